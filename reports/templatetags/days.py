"""Template tags of pages of a past day: what they say of it, and the address that stays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import template
from django.template import Context
from django.utils import timezone

from plans.models import Plan
from plans.models.remembered import BEGAN
from reports.days.as_of import PARAMETER, day_shown, end_of
from reports.templatetags.portal import address
from reports.years import PlanYear

register = template.Library()


@register.simple_tag
def page_of(shown: PlanYear, slugs: Sequence[str]) -> str:
    """Return the address of what slugs name within a plan."""
    return address(shown, *slugs)


@register.inclusion_tag("portal/_dated.html", takes_context=True)
def banner(context: Context) -> dict[str, Any]:
    """Say which past day is shown, and lead to today; nothing on a page of now."""
    day, request = day_shown(), context.get("request")
    if day is None or request is None:
        return {}
    query = request.GET.copy()
    query.pop(PARAMETER, None)
    today = f"{request.path}?{query.urlencode()}" if query else request.path
    shown: PlanYear | None = context.get("shown")
    return {
        "day": day,
        "today": today,
        "shown": shown,
        "began": None if shown is None else began_after(shown.plan, day),
    }


def began_after(plan: Plan, day: date) -> date | None:
    """Return the day on which histories began, where the plan is older and the day too; one query."""
    first = (
        Plan.history.filter(
            id=plan.pk, history_change_reason=BEGAN, history_date__gte=end_of(day)
        )
        .values_list("history_date", flat=True)
        .first()
    )
    return None if first is None else timezone.localdate(first)
