"""Reads the workbook of a report as Excel would show it, and the formulas behind what it shows."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from reports.official.report import Report
from reports.official.xlsx import xlsx_file

Rows = list[tuple[Any, ...]]


def book_of(report: Report, *, values: bool = True) -> Workbook:
    """Return the workbook; with `values` what its formulas come to stands in their place."""
    with xlsx_file(report) as file:
        return load_workbook(BytesIO(file.read()), data_only=values)


def rows_of(report: Report, sheet: int = 0) -> Rows:
    """Return what stands in the rows of a sheet."""
    return list(book_of(report).worksheets[sheet].iter_rows(values_only=True))


def row_starting(rows: Rows, text: str) -> tuple[Any, ...]:
    """Return the first row whose first cell begins so."""
    return next(row for row in rows if str(row[0] or "").startswith(text))


def formulas_of(report: Report, sheet: int = 0) -> dict[str, str]:
    """Return the formulas of a sheet by their cells."""
    page = book_of(report, values=False).worksheets[sheet]
    cells = (cell for row in page.iter_rows() for cell in row)
    return {cell.coordinate: str(cell.value) for cell in cells if cell.data_type == "f"}
