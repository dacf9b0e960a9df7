"""A plan by unit and by status: the units, one unit, and the list of indicators with its filters."""

from __future__ import annotations

from typing import Unpack

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from indicators.measures import bands_of
from reports.days.as_of import today_shown
from reports.lines import lines_of
from reports.listing import listing_of
from reports.portal.caching import public_page
from reports.portal.lookup import Place, find_plan
from reports.progress import plan_progress
from reports.statuses import statuses
from reports.units import periods_of, unit_row, unit_table, units_of

PAGE_SIZE = 50
PERIODS = 6


@public_page
def units(request: HttpRequest, **place: Unpack[Place]) -> HttpResponse:
    """A plan by unit: what each answers for, and how many indicators stand how."""
    shown = find_plan(request, **place)
    context = {"shown": shown, "table": unit_table(shown)}
    return render(request, "portal/units.html", context)


@public_page
def unit(request: HttpRequest, *, unit: int, **place: Unpack[Place]) -> HttpResponse:
    """One unit: its objectives, its indicators, and whether it reported in time."""
    shown = find_plan(request, **place)
    found = get_object_or_404(units_of(shown.plan), pk=unit)
    context = {
        "shown": shown,
        "unit": found,
        "row": unit_row(shown, found),
        "periods": periods_of(shown.plan, found, today_shown())[:PERIODS],
    }
    return render(request, "portal/unit.html", context)


@public_page
def indicators(request: HttpRequest, **place: Unpack[Place]) -> HttpResponse:
    """A plan by status: its indicators under each, narrowed by what the address asks."""
    shown = find_plan(request, **place)
    known = statuses(bands_of(shown.plan.municipality))
    lines = lines_of(plan_progress(shown))
    listing = listing_of(shown, lines, known, request.GET)
    page = Paginator(listing.lines, PAGE_SIZE).get_page(request.GET.get("sayfa"))
    context = {
        "shown": shown,
        "listing": listing,
        "page": page,
        "groups": listing.groups(page),
        "before": listing.page_query(page.number - 1),
        "after": listing.page_query(page.number + 1),
        "here": listing.page_query(page.number),
    }
    return render(request, "portal/indicators.html", context)
