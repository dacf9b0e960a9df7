"""Plan kalitesi: what could be found fault with in a plan, found by our own rules, for everyone."""

from __future__ import annotations

from typing import Unpack

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from indicators.judging import groups_of, judged_plan, spots_of
from plans.quality import MANUAL_CHECKS
from reports.portal.caching import public_page
from reports.portal.lookup import Place, find_plan
from reports.templatetags.portal import address


@public_page
def plan_quality(request: HttpRequest, **place: Unpack[Place]) -> HttpResponse:
    """What the rules say of a plan as it stands, each finding with the way to its card."""
    shown = find_plan(request, **place)
    report = judged_plan(shown.plan, public=True)
    spots = spots_of(shown.plan)

    def card_of(path: str) -> str:
        spot = spots.get(path)
        return address(shown, *spot.slugs) if spot else ""

    context = {
        "shown": shown,
        "report": report,
        "groups": groups_of(report, card_of),
        "manual": MANUAL_CHECKS,
    }
    return render(request, "portal/quality.html", context)
