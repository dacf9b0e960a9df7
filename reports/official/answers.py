"""An official table as the answer to a request."""

from __future__ import annotations

from django.http import FileResponse, Http404
from django.utils.translation import override

from indicators.models import Period
from reports.official.asked import Asked
from reports.official.formats import FORMATS
from reports.official.kinds import kind_named
from reports.official.making import made


def file_of(
    asked: Asked, kind: str, suffix: str, *, only_public: bool = False
) -> FileResponse:
    """Return the table as a file to save, in Turkish whatever the page; raises Http404 for one that there is not."""
    found, written = kind_named(kind), FORMATS.get(suffix)
    if found is None or written is None or (only_public and not found.public):
        raise Http404
    if asked.period != Period.YEAR and asked.period not in found.periods:
        raise Http404
    with override(
        "tr"
    ):  # the layout is an official one, and the plan's words are Turkish
        file = made(found, asked, written)
    return FileResponse(
        file,
        content_type=written.content_type,
        as_attachment=True,
        filename=asked.file_name(kind, suffix, of_year=found.of_year),
    )
