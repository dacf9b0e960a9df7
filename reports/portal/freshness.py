"""The public page of güncellik."""

from __future__ import annotations

from typing import Unpack

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from reports.days.as_of import today_shown
from reports.freshness import freshness_of, next_due
from reports.portal.caching import public_page
from reports.portal.lookup import Place, find_plan


@public_page
def freshness(request: HttpRequest, **place: Unpack[Place]) -> HttpResponse:
    """Which units reported in time, period by period."""
    shown = find_plan(request, **place)
    today = today_shown()
    return render(
        request,
        "portal/freshness.html",
        {
            "shown": shown,
            "periods": freshness_of(shown.plan, today),
            "next_due": next_due(shown.plan, today),
        },
    )
