"""A table that was sent, cell by cell: what cannot be read for certain says so, nothing is guessed."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from math import isfinite
from typing import Any
from zlib import error as zlib_error

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.cell.cell import TYPE_ERROR, TYPE_FORMULA
from openpyxl.utils.exceptions import InvalidFileException

from plans.tables import safe_archive

NO_WORKBOOK = "Bu bir Excel (xlsx) dosyası değil, ya da dosya bozuk."
NO_UTF8 = "Dosya UTF-8 değil; Excel'de “CSV UTF-8” olarak kaydedip yükleyin."
NO_HEAD = "Tabloda başlığı olmayan bir sütunda değer var; başlık ilk satırdadır."
NO_LETTER = "Hücrede okunamayan bir karakter var."
TOO_LONG = "Tabloda çok fazla satır var; en çok {} satır okunur."
NO_RESULT = "Hücrede bir formül var, ama sonucu kayıtlı değil; değerini yazın."
HAS_HOUR = "Hücrede bir günün yanında saat de var: {}."
FAULTY = "Hücrede bir hata değeri var: {}."
MOST_ROWS = 20_000
MOST_COLUMNS = 100
SIGNIFICANT = ".15g"  # digits that Excel keeps of a number, and shows
BROKEN = (
    zipfile.BadZipFile,
    DefusedXmlException,
    InvalidFileException,
    SyntaxError,  # of either XML parser
    zlib_error,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,  # a part wants a password
    TypeError,
    ValueError,
)


class UnreadableTableError(Exception):
    """A file is no table; says why."""


@dataclass(frozen=True, slots=True)
class Percentage:
    """A number whose cell is shown as a percentage: 85 for %85."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that says something which cannot be read; `said` is why."""

    said: str

    def __str__(self) -> str:
        return self.said


Cell = None | str | Decimal | date | bool | Percentage | Unreadable
Rows = list[list[Cell]]


def cell_of(cell: Any, result: Any) -> Cell:  # noqa: ANN401 - the library's cells
    """Return what a cell holds; `result` is the same cell of the workbook's calculated values."""
    value = cell.value
    if value is None:
        return None
    if cell.data_type == TYPE_FORMULA:
        value = result.value
        if value is None:
            return Unreadable(NO_RESULT)
    if TYPE_ERROR in (cell.data_type, result.data_type):
        return Unreadable(FAULTY.format(value))
    return _plain(value, is_percentage="%" in (cell.number_format or ""))


def _plain(value: Any, *, is_percentage: bool) -> Cell:  # noqa: ANN401
    match value:
        case bool() | None:
            return value
        case int() | float():
            return _number(value, is_percentage=is_percentage)
        case datetime():
            has_hour = value.time() != time.min
            return Unreadable(HAS_HOUR.format(value)) if has_hour else value.date()
        case date():
            return value
    return str(value)


def _number(value: int | float, *, is_percentage: bool) -> Cell:
    if not isfinite(value):  # 1E400, which no program reckons with
        return Unreadable(FAULTY.format(value))
    number = Decimal(format(value, SIGNIFICANT))
    return Percentage(number * 100) if is_percentage else number


def workbook_rows(content: bytes) -> Rows:
    """Return the first sheet of a workbook, its heads first; raises UnreadableTableError."""
    require_safe(content)
    try:
        book = load_workbook(BytesIO(content), read_only=True)
        values = load_workbook(BytesIO(content), read_only=True, data_only=True)
        name = book.sheetnames[0]
        return _trimmed(sheet_rows(book[name], values[name]))
    except BROKEN as error:
        raise UnreadableTableError(NO_WORKBOOK) from error


def sheet_rows(page: Any, results: Any) -> Iterator[list[Cell]]:  # noqa: ANN401
    """Yield the rows of a sheet; one that claims to be a million rows long is cut before it is read."""
    reach = {"max_row": MOST_ROWS + 2, "max_col": MOST_COLUMNS}
    both = zip(page.iter_rows(**reach), results.iter_rows(**reach), strict=True)
    for row, result in both:
        yield [cell_of(*cells) for cells in zip(row, result, strict=True)]


def csv_rows(text: str) -> Rows:
    """Return the rows of a CSV, its heads first; the heads tell commas from semicolons."""
    head = text.partition("\n")[0]
    mark = ";" if head.count(";") > head.count(",") else ","
    rows = csv.reader(StringIO(text), delimiter=mark)
    try:
        return _trimmed([_letters(cell) for cell in row] for row in rows)
    except csv.Error as error:
        raise UnreadableTableError(NO_UTF8) from error


def _letters(text: str) -> Cell:
    """Return the text of a cell, None for an empty one; no database keeps a NUL."""
    return Unreadable(NO_LETTER) if "\0" in text else text or None


def _trimmed(rows: Iterable[list[Cell]]) -> Rows:
    """Return rows as wide as their heads, without what is blank below and beside them."""
    found = list(rows)
    while found and not any(cell is not None for cell in found[-1]):
        found.pop()
    if len(found) > MOST_ROWS + 1:
        raise UnreadableTableError(TOO_LONG.format(MOST_ROWS))
    heads = found[0] if found else []
    _require_heads(heads, found)
    wide = max((at + 1 for at, head in enumerate(heads) if head is not None), default=0)
    return [(row + [None] * wide)[:wide] for row in found]


def _require_heads(heads: list[Cell], rows: Rows) -> None:
    """Raise UnreadableTableError where a value stands below no head: it would be lost."""
    named = {at for at, head in enumerate(heads) if head is not None}
    for row in rows:
        if any(cell is not None and at not in named for at, cell in enumerate(row)):
            raise UnreadableTableError(NO_HEAD)


def require_safe(content: bytes) -> None:
    """Raise UnreadableTableError for an archive that would not be safe to unpack."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            safe_archive.require_safe(parts)
    except safe_archive.UnsafeArchiveError as error:
        raise UnreadableTableError(str(error)) from error
    except BROKEN as error:
        raise UnreadableTableError(NO_WORKBOOK) from error
