"""The public page of what changed in a plan since a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Unpack

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from plans.models import Plan
from reports.changed.since import happenings_since
from reports.days.as_of import PARAMETER, asked_day
from reports.portal.caching import public_page
from reports.portal.dated import of_now
from reports.portal.lookup import Place, find_plan

LINES = 100
LATELY = timedelta(days=30)
YEAR = timedelta(days=365)


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
    context = {
        "shown": shown,
        "day": day,
        "today": today,
        "beginnings": _beginnings(shown.plan, today),
        "page": page,
        "of_now": True,
    }
    return render(request, "portal/changes_since.html", context)


def _beginnings(plan: Plan, today: date) -> list[tuple[StrOrPromise, date]]:
    """Return the days from which people ask, none of them in the future."""
    days = [
        (_("Son 30 gün"), today - LATELY),
        (_("Bu yıl"), date(today.year - 1, 12, 31)),
        (_("Bir yıldır"), today - YEAR),
        (_("Planın başından beri"), date(plan.start_year - 1, 12, 31)),
    ]
    return [(name, day) for name, day in days if day < today]
