"""The public page of what changed in a plan since a day."""

from __future__ import annotations

from datetime import timedelta
from typing import Unpack

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from reports.changed.since import happenings_since
from reports.days.as_of import PARAMETER, asked_day
from reports.portal.caching import public_page
from reports.portal.dated import of_now
from reports.portal.lookup import Place, find_plan

LINES = 100
LATELY = timedelta(days=30)


@public_page
@of_now
def changes_since(request: HttpRequest, **place: Unpack[Place]) -> HttpResponse:
    """Everything that became public since the end of the day asked for, else in the last 30 days."""
    shown = find_plan(request, **place)
    today = timezone.localdate()
    asked = request.GET.get(PARAMETER)
    day = (asked_day(asked, today) or today) if asked else today - LATELY
    found = happenings_since(shown.plan, day)
    page = Paginator(found, LINES).get_page(request.GET.get("sayfa"))
    context = {"shown": shown, "day": day, "today": today, "page": page, "of_now": True}
    return render(request, "portal/changes_since.html", context)
