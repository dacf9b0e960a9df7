"""The pictures that shared links show, at an address beside each page's own."""

from __future__ import annotations

from typing import Unpack

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from reports.municipalities import municipality_rows, with_public_plan
from reports.portal.caching import public_page
from reports.portal.lookup import (
    Place,
    find_goal,
    find_indicator,
    find_objective,
    find_plan,
)
from reports.portal.picture import draw
from reports.portal.sharing import SharedCard, card_of, site_card
from reports.progress import (
    goal_progress,
    indicator_progress,
    objective_progress,
    plan_overview,
)


@public_page
def site_picture(_request: HttpRequest) -> HttpResponse:
    """The site's."""
    return _picture(site_card())


@public_page
def municipality_picture(_request: HttpRequest, *, municipality: str) -> HttpResponse:
    """A municipality's: that of its newest plan."""
    place = get_object_or_404(with_public_plan(), slug=municipality)
    (row,) = municipality_rows([place])
    shown = row.newest.shown
    return _picture(card_of(shown, plan_overview(shown)))


@public_page
def plan_picture(request: HttpRequest, **place: Unpack[Place]) -> HttpResponse:
    """A plan's."""
    shown = find_plan(request, **place)
    return _picture(card_of(shown, plan_overview(shown)))


@public_page
def goal_picture(
    request: HttpRequest, *, goal: str, **place: Unpack[Place]
) -> HttpResponse:
    """A goal's."""
    shown = find_plan(request, **place)
    return _picture(card_of(shown, goal_progress(shown, find_goal(shown, goal))))


@public_page
def objective_picture(
    request: HttpRequest, *, goal: str, objective: str, **place: Unpack[Place]
) -> HttpResponse:
    """An objective's."""
    shown = find_plan(request, **place)
    row = objective_progress(shown, find_objective(shown, goal, objective))
    return _picture(card_of(shown, row))


@public_page
def indicator_picture(
    request: HttpRequest,
    *,
    goal: str,
    objective: str,
    indicator: str,
    **place: Unpack[Place],
) -> HttpResponse:
    """An indicator's."""
    shown = find_plan(request, **place)
    row = indicator_progress(shown, find_indicator(shown, goal, objective, indicator))
    return _picture(card_of(shown, row))


def _picture(card: SharedCard) -> HttpResponse:
    return HttpResponse(draw(card), content_type="image/png")
