"""Permanent identifiers: an address that names a thing for ever, and leads to its page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse

from indicators.models import Indicator
from reports.portal.caching import public_page

INDICATOR = "gosterge"
PERIOD = re.compile(r"([0-9]{4})-([0-9]{4})")
LEVELS = ("plan", "goal", "objective", "indicator")


@public_page
def identifier(request: HttpRequest, pieces: str) -> HttpResponse:
    """303 See Other to the page about a municipality, a plan, a goal, an objective or an indicator."""
    first, *others = pieces.strip("/").split("/")
    if first == INDICATOR and len(others) == 1:
        return _see(_page_of_indicator(others[0]))
    try:
        return _see(_page_of(first, others))
    except NoReverseMatch as error:
        raise Http404 from error


def _page_of(municipality: str, others: Sequence[str]) -> str:
    """Return the page about a municipality, or about a plan and what is in it."""
    if not others:
        return reverse("municipality", args=[municipality])
    period = PERIOD.fullmatch(others[0])
    if period is None or len(others) > len(LEVELS):
        raise Http404
    years = int(period[1]), int(period[2])
    return reverse(LEVELS[len(others) - 1], args=[municipality, *years, *others[1:]])


def _page_of_indicator(uid: str) -> str:
    """Return the page that an indicator has now, whatever became of its code; raises Http404."""
    try:
        wanted = UUID(uid)
    except ValueError as error:
        raise Http404 from error
    rows = Indicator.objects.filter(objective__goal__plan__is_public=True)
    related = rows.select_related("objective__goal__plan__municipality")
    found = get_object_or_404(related, uid=wanted)
    goal = found.objective.goal
    plan = goal.plan
    place = plan.municipality.slug, plan.start_year, plan.end_year
    slugs = goal.slug, found.objective.slug, found.slug
    return reverse("indicator", args=[*place, *slugs])


def _see(address: str) -> HttpResponse:
    return HttpResponse(status=303, headers={"Location": address})
