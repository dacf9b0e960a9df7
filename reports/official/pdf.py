"""A report as a PDF that can be searched, read out and leafed through by its bookmarks (PDF/UA-1)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import IO

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from PIL import ImageFont
from typst import Fonts, TypstError
from typst import compile as typeset

from reports.official.printed import Table, filled, parts, printable, words
from reports.official.report import Report, Row, Sheet
from reports.portal.picture import FONTS

TEMPLATE = Path(__file__).with_name("report.typ")
IN_NO_FONT = "\U0010ffff"
BOX = "□"  # for a letter that the fonts do not have: without one the file would not be PDF/UA


class TypesettingError(Exception):
    """The typesetter took a report for impossible; says why, and nothing was written."""


def pdf_file(report: Report) -> IO[bytes]:
    """Return the document as a file that is gone once it is closed; raises TypesettingError."""
    told = json.dumps(_told(report), ensure_ascii=False)
    try:
        made = typeset(
            str(TEMPLATE),
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"report": "".join(map(_shown, told))},
            format="pdf",
            pdf_standards=["ua-1"],
        )
    except TypstError as error:
        raise TypesettingError(str(error)) from error
    return BytesIO(made)


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


@cache
def _fonts() -> Fonts:
    return Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(FONTS)],
    )


@cache
def _shown(letter: str) -> str:
    """Return a letter that both fonts have, else the box: what they lack is drawn as what none has."""
    return letter if all(_has(face, letter) for face in FONTS.glob("*.ttf")) else BOX


def _has(face: Path, letter: str) -> bool:
    font = ImageFont.truetype(face, 16, layout_engine=ImageFont.Layout.BASIC)
    return bytes(font.getmask(letter)) != bytes(font.getmask(IN_NO_FONT))
