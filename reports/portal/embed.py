"""A card for other people's pages: one indicator or objective, in a frame, without a script."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, Unpack, cast

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt

from reports.portal.caching import public_page
from reports.portal.lookup import Place, find_indicator, find_objective, find_plan
from reports.progress import indicator_progress, objective_progress

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
ANYWHERE = {"frame-ancestors": ["*"], "form-action": ["'none'"]}


def embeddable(view: View) -> View:
    """Let any site frame a public page: it shows what everybody may read, and asks for nothing."""
    framed = csp_replace(ANYWHERE)(public_page(view))
    return cast("View", xframe_options_exempt(framed))


@embeddable
def embedded_indicator(
    request: HttpRequest,
    *,
    goal: str,
    objective: str,
    indicator: str,
    **place: Unpack[Place],
) -> HttpResponse:
    """An indicator's target, actual and percentage."""
    shown = find_plan(request, **place)
    row = indicator_progress(shown, find_indicator(shown, goal, objective, indicator))
    return render(
        request, "portal/embedded_indicator.html", {"shown": shown, "row": row}
    )


@embeddable
def embedded_objective(
    request: HttpRequest, *, goal: str, objective: str, **place: Unpack[Place]
) -> HttpResponse:
    """An objective's percentage with its coverage."""
    shown = find_plan(request, **place)
    row = objective_progress(shown, find_objective(shown, goal, objective))
    return render(
        request, "portal/embedded_objective.html", {"shown": shown, "row": row}
    )
