"""CSV and Excel files whose texts no program takes for formulas."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

from import_export.formats import base_formats
from tablib import Dataset
from xlsxwriter import Workbook

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001


def defused(cell: object) -> object:
    """Return a cell as CSV may hold it: a text that would start a formula behind an apostrophe.

    Numbers are written with a decimal comma.

    >>> print(defused("=1+1"), defused("-5 puan"), defused("Anket"))
    '=1+1 '-5 puan Anket
    >>> print(defused(Decimal("-1250.5000")))
    -1250,5
    """
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}".replace(".", ",")
    return defused_text(cell) if isinstance(cell, str) else cell


def defused_text(text: str) -> str:
    """Return a text behind an apostrophe where it would start a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


class PlainCSV(base_formats.CSV):
    """CSV in which a text stays a text."""

    def export_data(self, dataset: Dataset, **kwargs: object) -> str:
        """Return the rows with every text defused."""
        safe = Dataset(headers=dataset.headers)
        for row in dataset:
            safe.append([defused(cell) for cell in row])
        text: str = super().export_data(safe, **kwargs)
        return text


class PlainXLSX(base_formats.XLSX):
    """An Excel workbook with numbers as numbers, and texts as texts."""

    def export_data(self, dataset: Dataset, **kwargs: object) -> bytes:
        """Return the workbook's bytes."""
        held = BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "remove_timezone": True,
            "default_date_format": "dd.mm.yyyy",
        }
        with Workbook(held, options) as book:
            sheet = book.add_worksheet()
            bold = book.add_format({"bold": True})
            sheet.write_row(0, 0, dataset.headers or [], bold)
            for number, row in enumerate(dataset, start=1):
                sheet.write_row(number, 0, row)
        return held.getvalue()


FORMATS = [PlainXLSX, PlainCSV]
