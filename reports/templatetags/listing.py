"""Template tags of the list of indicators: its address, plain and with filters."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from django import template
from django.urls import reverse

from reports.years import PlanYear

register = template.Library()


@register.simple_tag
def list_page(shown: PlanYear) -> str:
    """Return the address of the list without its query."""
    plan = shown.plan
    place = plan.municipality.slug, plan.start_year, plan.end_year
    return reverse("indicators", args=place)


@register.simple_tag
def listed(shown: PlanYear, **asked: object) -> str:
    """Return the address of the list narrowed to what is asked, in the year shown."""
    said = dict(parse_qsl(shown.query.removeprefix("?")))
    said |= {name: str(value) for name, value in asked.items()}
    return f"{list_page(shown)}?{urlencode(said)}"
