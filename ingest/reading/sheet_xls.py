"""Sheets of an old xls workbook, by xlrd: the reader that tells its formats and what is hidden."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Mapping

import xlrd
from xlrd.biffh import XLRDError
from xlrd.book import Book
from xlrd.compdoc import CompDocError
from xlrd.sheet import Cell as WorkbookCell
from xlrd.sheet import Sheet as Worksheet

from ingest.reading.sheet import Area, Sheet, SheetBuilder, UnreadableSheetError
from ingest.reading.sheet_archive import DAMAGED, LOCKED
from ingest.reading.sheet_values import (
    A_DATE,
    A_TRUTH_VALUE,
    FORMULA_ERROR,
    Value,
    figure,
    noted,
    unreadable,
)

NO_WORKBOOK = (
    "Bu bir eski Office dosyası, Excel çalışma kitabı değil; "
    "PDF ya da xlsx olarak kaydedip yükleyin."
)
_OTHERS = tuple(
    stream.encode("utf-16-le")
    for stream in ("WordDocument", "PowerPoint Document", "__substg1.0_")
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (
    XLRDError,
    CompDocError,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NameError,
    TypeError,
    ValueError,
)
_NO_FIGURES = {
    xlrd.XL_CELL_DATE: A_DATE,
    xlrd.XL_CELL_BOOLEAN: A_TRUTH_VALUE,
    xlrd.XL_CELL_ERROR: FORMULA_ERROR,
}


def read_xls(content: bytes) -> list[Sheet]:
    """Return the sheets of an xls workbook; formulas count by their cached value.

    Raises UnreadableSheetError, also for what else comes in the same container.
    """
    if _ENCRYPTED in content:
        raise UnreadableSheetError(LOCKED)
    if any(stream in content for stream in _OTHERS):
        raise UnreadableSheetError(NO_WORKBOOK)
    try:
        book = xlrd.open_workbook(
            file_contents=content,
            formatting_info=True,
            ragged_rows=True,  # else one far cell fills the whole rectangle
            logfile=io.StringIO(),
        )
        return [_sheet(book, sheet) for sheet in book.sheets()]
    except UnreadableSheetError:
        raise
    except _BROKEN as error:
        is_locked = "encrypted" in str(error).lower()
        raise UnreadableSheetError(LOCKED if is_locked else DAMAGED) from error


def _sheet(book: Book, sheet: Worksheet) -> Sheet:
    found = SheetBuilder(sheet.name)
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            value = _value(book, cell)
            if value is not None:
                note = sheet.cell_note_map.get((row, column))
                found.add(
                    (row + 1, column + 1), noted(value, note.text if note else None)
                )
    return Sheet(
        sheet.name,
        found.values,
        [
            Area(top + 1, left + 1, bottom, right)
            for top, bottom, left, right in sheet.merged_cells
        ],
        frozenset(_hidden(sheet.rowinfo_map)),
        frozenset(_hidden(sheet.colinfo_map)),
        sheet.visibility != 0,
        found.beyond,
    )


def _value(book: Book, cell: WorkbookCell) -> Value | None:
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return None
    if cell.ctype == xlrd.XL_CELL_NUMBER and cell.xf_index is not None:
        shape = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
        return figure(float(cell.value), shape)
    reason = _NO_FIGURES.get(cell.ctype)
    text = _text(book, cell)
    return unreadable(text, reason) if reason else Value(text)


def _text(book: Book, cell: WorkbookCell) -> str:
    if cell.ctype == xlrd.XL_CELL_DATE:
        return str(xlrd.xldate_as_datetime(float(cell.value), book.datemode))
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(int(cell.value), "#HATA")
    return str(cell.value)


def _hidden(infos: Mapping[int, object]) -> Iterator[int]:
    for index, info in infos.items():
        if getattr(info, "hidden", 0):
            yield index + 1
