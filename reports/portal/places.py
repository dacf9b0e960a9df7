"""The home page and the page of a municipality."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from reports.changed.lately import published_lately
from reports.days.as_of import today_shown
from reports.municipalities import municipality_rows, reporting_first, with_public_plan
from reports.places import place_row
from reports.portal.caching import public_page

PAGE_SIZE = 48
NEWS = 6


@public_page
def municipality_list(request: HttpRequest) -> HttpResponse:
    """Home: every municipality with its newest plan, and what was published lately."""
    paginator = Paginator(reporting_first(), PAGE_SIZE)
    page = paginator.get_page(request.GET.get("sayfa"))
    context = {
        "page": page,
        "rows": municipality_rows(list(page)),
        "lately": published_lately(NEWS) if page.number == 1 else [],
    }
    return render(request, "portal/municipality_list.html", context)


@public_page
def municipality(request: HttpRequest, *, municipality: str) -> HttpResponse:
    """A municipality: its plans, the goals of the newest, and what changed lately."""
    found = get_object_or_404(with_public_plan(), slug=municipality)
    page = place_row(found, today_shown())
    context = {"place": found, "page": page, "shown": page.row.newest.shown}
    return render(request, "portal/municipality.html", context)
