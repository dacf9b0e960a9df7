"""Sheets of an xlsx workbook, by openpyxl: it knows formats, merged cells and what is hidden.

A reader of values alone (calamine) is faster and does not tell 0.85 from %85.
"""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zlib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.cell import Cell as WorkbookCell
from openpyxl.cell import MergedCell
from openpyxl.utils import column_index_from_string as column_number
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingest.reading.sheet import Area, Place, Sheet, SheetBuilder, UnreadableSheetError
from ingest.reading.sheet_archive import DAMAGED
from ingest.reading.sheet_values import (
    A_DATE,
    A_TRUTH_VALUE,
    FORMULA_ERROR,
    UNCALCULATED,
    Value,
    figure,
    noted,
    unreadable,
)

BROKEN = (
    BadZipFile,
    DefusedXmlException,
    InvalidFileException,
    SyntaxError,  # of either XML parser: openpyxl takes lxml's where it is installed
    zlib.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    TypeError,
    ValueError,
)
"""What openpyxl raises over a workbook that is not as the format wants it."""

TOO_MUCH_MERGED = "Çalışma kitabında okunamayacak kadar çok hücre birleştirilmiş."

MAX_MERGED = 2_000_000  # cells; openpyxl makes an object of each
_MERGED = re.compile(rb'<mergeCell [^>]*?ref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
_DATES = (datetime.date, datetime.time, datetime.timedelta)


def read_xlsx(content: bytes) -> list[Sheet]:
    """Return the sheets of a workbook that was examined; formulas count by their cached value.

    Raises UnreadableSheetError.
    """
    try:
        if _merged_cells(content) > MAX_MERGED:
            raise UnreadableSheetError(TOO_MUCH_MERGED)
        workbook = _loaded(content, data_only=True)
        formulas = _loaded(content, data_only=False) if _has_formulas(content) else None
        return [
            _sheet(sheet, formulas[sheet.title] if formulas else None)
            for sheet in workbook.worksheets
        ]
    except UnreadableSheetError:
        raise
    except BROKEN as error:
        raise UnreadableSheetError(DAMAGED) from error


def _loaded(content: bytes, *, data_only: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that hold no cell
        return load_workbook(io.BytesIO(content), data_only=data_only, keep_links=False)


def _merged_cells(content: bytes) -> int:
    """Return how many cells the merged ones of all sheets cover."""
    with ZipFile(io.BytesIO(content)) as archive:
        parts = [name for name in archive.namelist() if "worksheets/" in name]
        areas = [area for name in parts for area in _MERGED.findall(archive.read(name))]
    return sum(
        (int(bottom) - int(top) + 1)
        * (column_number(right.decode()) - column_number(left.decode()) + 1)
        for left, top, right, bottom in areas
    )


def _has_formulas(content: bytes) -> bool:
    """Whether any sheet computes something; only then are the formulas themselves needed."""
    with ZipFile(io.BytesIO(content)) as archive:
        return any(
            b"<f>" in part or b"<f " in part
            for part in map(archive.read, archive.namelist())
        )


def _sheet(sheet: Worksheet, formulas: Worksheet | None) -> Sheet:
    found = SheetBuilder(sheet.title)
    computed = _cells(formulas) if formulas else {}
    for place, cell in sorted(_cells(sheet).items()):
        value = _value(cell, computed.get(place))
        if value is not None:
            found.add(place, noted(value, cell.comment.text if cell.comment else None))
    areas = [
        Area(one.min_row, one.min_col, one.max_row, one.max_col)
        for one in sheet.merged_cells.ranges
    ]
    return Sheet(
        sheet.title,
        found.values,
        areas,
        frozenset(_hidden_rows(sheet)),
        frozenset(_hidden_columns(sheet)),
        sheet.sheet_state != "visible",
        found.beyond,
    )


def _cells(sheet: Worksheet) -> Mapping[Place, WorkbookCell | MergedCell]:
    """Return the cells that the file holds.

    The public iterators walk the whole rectangle, all seventeen thousand million
    places of it where one cell stands in the last corner.
    """
    cells: Mapping[Place, WorkbookCell | MergedCell] = sheet._cells
    return cells


def _value(
    cell: WorkbookCell | MergedCell, formula: WorkbookCell | MergedCell | None
) -> Value | None:
    stored = cell.value
    if stored is None:
        is_formula = formula is not None and formula.data_type == "f"
        return unreadable("=…", UNCALCULATED) if is_formula else None
    if isinstance(stored, int | float | Decimal) and not isinstance(stored, bool):
        return figure(stored, cell.number_format)
    reason = _no_figure(stored, cell.data_type)
    return unreadable(str(stored), reason) if reason else Value(str(stored))


def _no_figure(stored: object, kind: str) -> str | None:
    """Return why a cell that looks like a figure is none, None for a text."""
    if isinstance(stored, bool):
        return A_TRUTH_VALUE
    if isinstance(stored, _DATES):
        return A_DATE
    return FORMULA_ERROR if kind == "e" else None


def _hidden_rows(sheet: Worksheet) -> Iterator[int]:
    for number, row in sheet.row_dimensions.items():
        if row.hidden or row.height == 0:
            yield number


def _hidden_columns(sheet: Worksheet) -> Iterator[int]:
    """Yield the hidden columns; one entry may stand for many."""
    for column in sheet.column_dimensions.values():
        if column.hidden or column.width == 0:
            yield from range(column.min or 0, (column.max or 0) + 1)
