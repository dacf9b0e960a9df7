"""Official tables to take away, with the addresses of the pages that show the same rows."""

from __future__ import annotations

from typing import Unpack

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from indicators.models import Period
from reports.official.answers import file_of
from reports.official.asked import EVERY_YEAR, Asked
from reports.official.formats import FORMATS
from reports.official.kinds import KINDS
from reports.portal.caching import public_file, public_page
from reports.portal.lookup import Place, find_plan

PERIOD = "donem"


@public_page
def official_tables(request: HttpRequest, **place: Unpack[Place]) -> HttpResponse:
    """Which official tables there are of a plan in the year shown."""
    context = {
        "shown": find_plan(request, **place),
        "kinds": [kind for kind in KINDS if kind.public],
        "suffixes": [*FORMATS],
        "parts": [(Period.H1, Period.H1.label), (EVERY_YEAR, _("bütün yıllar"))],
    }
    return render(request, "portal/official_tables.html", context)


@public_file
def official_table(
    request: HttpRequest, kind: str, suffix: str, **place: Unpack[Place]
) -> FileResponse:
    """One official table of a public plan as a file."""
    period = request.GET.get(PERIOD, Period.YEAR)
    asked = Asked(find_plan(request, **place), period)
    return file_of(asked, kind, suffix, only_public=True)
