"""Pages that set side by side: a plan's years, and municipalities that are alike."""

from __future__ import annotations

from typing import Unpack

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from reports.compared.alike import BANDS, KINDS, Group, groups
from reports.compared.towns import towns_compared
from reports.compared.years import years_compared
from reports.portal.caching import public_page
from reports.portal.lookup import Place, find_plan
from reports.years import NoSuchYearError

BY_PERCENT = "tamamlanma"


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


@public_page
def compare_towns(request: HttpRequest) -> HttpResponse:
    """Municipalities of the kind `?tur=` and the band `?nufus=`; without them, which groups there are."""
    kind, people = request.GET.get("tur"), request.GET.get("nufus")
    if kind is None and people is None:
        every = {"groups": groups(), "bands": BANDS}
        return render(request, "portal/groups.html", every)
    band = next((each for each in BANDS if each.slug == people), None)
    if kind not in KINDS or band is None:
        raise Http404
    by_percent = request.GET.get("sira") == BY_PERCENT
    try:
        towns = towns_compared(
            Group(kind, band),
            request.GET.get("yil"),
            by_percent=by_percent,
            page=request.GET.get("sayfa"),
        )
    except NoSuchYearError as error:
        raise Http404 from error
    context = {"group": Group(kind, band), "towns": towns}
    return render(request, "portal/towns_compared.html", context)
