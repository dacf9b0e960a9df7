"""How data is answered: streamed, to be saved under a name of its own, and open to every site."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from django.http import FileResponse, HttpResponse, StreamingHttpResponse

from reports.opendata.formats.json_rows import to_text

JSON = "application/json; charset=utf-8"
LINKED_JSON = "application/ld+json; charset=utf-8"
CSV = "text/csv; charset=utf-8; header=present"
CSVW = "application/csvm+json; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPEN = {"Access-Control-Allow-Origin": "*"}


def streamed(pieces: Iterable[str], kind: str, name: str) -> StreamingHttpResponse:
    """Return pieces of text as a file to save."""
    return StreamingHttpResponse(pieces, content_type=kind, headers=saved_as(name))


def workbook(file: IO[bytes], name: str) -> FileResponse:
    """Return a workbook to save; the file is closed once it is sent."""
    return FileResponse(file, content_type=XLSX, headers=saved_as(name))


def json_answer(value: Any, kind: str = JSON) -> HttpResponse:  # noqa: ANN401 - JSON
    """Return a value as JSON to read."""
    return HttpResponse(to_text(value), content_type=kind, headers=OPEN)


def saved_as(name: str) -> dict[str, str]:
    """Return the headers of an open file with a name."""
    return {**OPEN, "Content-Disposition": f'attachment; filename="{name}"'}
