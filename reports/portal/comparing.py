"""Pages that set side by side: a plan's years."""

from __future__ import annotations

from typing import Unpack

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from reports.portal.caching import public_page
from reports.portal.lookup import Place, find_plan
from reports.years import NoSuchYearError
from reports.years_compared import years_compared


@public_page
def compare_years(request: HttpRequest, **place: Unpack[Place]) -> HttpResponse:
    """Every goal and objective year by year, and the change from `?a=` to `?b=`."""
    shown = find_plan(request, **place)
    try:
        compared = years_compared(shown, request.GET.get("a"), request.GET.get("b"))
    except NoSuchYearError as error:
        raise Http404 from error
    context = {"shown": shown, "compared": compared}
    return render(request, "portal/years_compared.html", context)
