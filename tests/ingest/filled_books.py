"""Workbooks of figures as somebody would download, fill in and send them."""

from __future__ import annotations

import re
from collections.abc import Callable
from http import HTTPStatus
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingest.filled.layout import COLUMNS, HEAD_ROW, SHEET

FIRST = HEAD_ROW + 1
PLACES = {column.heading: at for at, column in enumerate(COLUMNS, start=1)}


def handed_out(client: Client, query: str = "") -> bytes:
    """Return the template that a person downloads."""
    return client.get(reverse("figure_template") + query).getvalue()


def filled_in(content: bytes, fill: Callable[[Worksheet], None]) -> bytes:
    """Return a workbook with something typed into it."""
    book = load_workbook(BytesIO(content))
    fill(book[SHEET])
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Return a workbook as a file's content."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def typed(line: int = FIRST, **cells: Any) -> Callable[[Worksheet], None]:  # noqa: ANN401
    """Type into a row, by the headings of its columns."""

    def fill(page: Worksheet) -> None:
        for heading, value in cells.items():
            page.cell(line, PLACES[heading.replace("_", " ")]).value = value

    return fill


def uploaded(client: Client, content: bytes) -> str:
    """Upload a workbook; return what the page says then."""
    sheet = SimpleUploadedFile("veri.xlsx", content)
    return _said(client.post(reverse("filled_sheets"), {"sheet": sheet}, follow=True))


def shown_on(page: str) -> str:
    """Return what a page says it shows, as its button sends it."""
    found = re.search(r'name="shown" value="(\w+)"', page)
    return found[1] if found else ""


def pressed(client: Client, seen: str | None = None) -> Any:  # noqa: ANN401 - the test client's answer
    """Press the button that writes, on a page seen before where one is given."""
    if seen is None:
        seen = client.get(reverse("filled_sheet")).content.decode()
    return client.post(reverse("filled_sheet"), {"shown": shown_on(seen)})


def applied(client: Client, seen: str | None = None) -> str:
    """Press the button as `pressed` does; return what the page says then."""
    answer = pressed(client, seen)
    while answer.status_code == HTTPStatus.FOUND:
        answer = client.get(answer.headers["Location"])
    return _said(answer)


def _said(answer: Any) -> str:  # noqa: ANN401
    """Return a page without the line breaks and the roles of its cells."""
    return re.sub(r"<td [^>]*>", "<td>", " ".join(answer.content.decode().split()))
