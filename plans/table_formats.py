"""CSV and Excel files whose texts no program takes for formulas."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from import_export.formats import base_formats
from tablib import Dataset
from xlsxwriter import Workbook

from plans.formulas import defused_text
from plans.tables.cells import (
    NO_UTF8,
    Rows,
    UnreadableTableError,
    csv_rows,
    workbook_rows,
)


def defused(cell: object) -> object:
    """Return a cell as CSV may hold it: a text that would start a formula behind an apostrophe.

    Numbers are written with a decimal comma.

    >>> print(defused("=1+1"), defused("-5 puan"), defused("Anket"))
    '=1+1 '-5 puan Anket
    >>> print(defused(Decimal("-1250.5000")))
    -1250,5
    >>> print(defused(Decimal("1.125")), defused(date(2024, 12, 31)))
    1,1250 31.12.2024
    """
    if isinstance(cell, Decimal):
        text = f"{cell.normalize():f}".replace(".", ",")
        decimals = text.partition(",")[2]
        return f"{text}0" if len(decimals) == 3 else text  # 1,125 could be two numbers
    if isinstance(cell, datetime):
        return f"{cell:%d.%m.%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    return defused_text(cell) if isinstance(cell, str) else cell


class PlainCSV(base_formats.CSV):
    """CSV in which a text stays a text."""

    def create_dataset(self, in_stream: Any, **kwargs: object) -> Dataset:  # noqa: ANN401
        """Return what was sent; raises UnreadableTableError."""
        try:
            text = (
                in_stream.decode("utf-8-sig")
                if isinstance(in_stream, bytes)
                else in_stream
            )
        except UnicodeDecodeError as error:
            raise UnreadableTableError(NO_UTF8) from error
        return _dataset(csv_rows(text))

    def export_data(self, dataset: Dataset, **kwargs: object) -> str:
        """Return the rows with every text defused."""
        safe = Dataset(headers=dataset.headers)
        for row in dataset:
            safe.append([defused(cell) for cell in row])
        text: str = super().export_data(safe, **kwargs)
        return text


class PlainXLSX(base_formats.XLSX):
    """An Excel workbook with numbers as numbers, and texts as texts."""

    def create_dataset(self, in_stream: bytes) -> Dataset:
        """Return what stands in the first sheet; raises UnreadableTableError."""
        return _dataset(workbook_rows(in_stream))

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


def _dataset(rows: Rows) -> Dataset:
    heads, *records = rows or [[]]
    table = Dataset(headers=[str(head or "").strip() for head in heads])
    for record in records:
        table.append(record)
    return table


FORMATS = [PlainXLSX, PlainCSV]
