"""A report as a PDF that can be searched, read out and leafed through by its bookmarks (PDF/UA-1)."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import IO

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports.official.drawn import drawn
from reports.official.printed import Table, filled, parts, printable, words
from reports.official.report import Report, Row, Sheet
from reports.official.typeset import typeset


def pdf_file(report: Report) -> IO[bytes]:
    """Return the document as a file that is gone once it is closed; raises TypesettingError."""
    return BytesIO(typeset("report.typ", _told(report), "pdf"))


def _told(report: Report) -> dict[str, object]:
    """Return what the template reads."""
    return {
        "language": get_language() or "tr",
        "title": printable(report.title),
        "about": [printable(said) for said in report.about],
        "foot": printable(" · ".join([report.title, *report.about[:1]])),
        "sheets": [_sheet(sheet) for sheet in report.sheets],
        "notes_name": _("Açıklama"),
        "notes": [printable(said) for said in report.notes],
    }


def _sheet(sheet: Sheet) -> dict[str, object]:
    columns = len(sheet.widths)
    return {
        "name": printable(sheet.name),
        "widths": sheet.widths,
        "parts": [
            {
                "title": part.title,
                "level": part.level,
                "tables": [_table(table, columns) for table in part.tables],
                "charts": [
                    chart._asdict() for chart in map(drawn, part.charted) if chart
                ],
            }
            for part in parts(sheet)
        ],
    }


def _table(table: Table, columns: int) -> dict[str, object]:
    return {
        "leads": table.leads,
        "heads": _rows(table.heads, columns),
        "rows": _rows(table.rows, columns),
    }


def _rows(rows: Iterable[Row], columns: int) -> list[list[tuple[str, str, int]]]:
    return [
        [(words(cell), cell.look, cell.columns) for cell in filled(row, columns)]
        for row in rows
    ]
