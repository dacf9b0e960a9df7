"""Official tables to take away, with the addresses of the pages that show the same rows."""

from __future__ import annotations

from typing import Unpack

from django.http import FileResponse, Http404, HttpRequest

from indicators.models import Period
from reports.official.asked import Asked
from reports.official.formats import FORMATS
from reports.official.kinds import kind_named
from reports.portal.caching import public_file
from reports.portal.lookup import Place, find_plan

PERIOD = "donem"


@public_file
def official_table(
    request: HttpRequest, kind: str, suffix: str, **place: Unpack[Place]
) -> FileResponse:
    """One official table of a public plan as a file."""
    found, written = kind_named(kind), FORMATS.get(suffix)
    if found is None or written is None or not found.public:
        raise Http404
    period = request.GET.get(PERIOD, Period.YEAR)
    if period != Period.YEAR and period not in found.periods:
        raise Http404
    asked = Asked(find_plan(request, **place), period)
    return FileResponse(
        written.write(found.build(asked)),
        content_type=written.content_type,
        as_attachment=True,
        filename=asked.file_name(kind, suffix, of_year=found.of_year),
    )
