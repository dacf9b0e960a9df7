"""A filled-in workbook as rows of typed text; what is in a cell and cannot be read for certain is told of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import islice
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import TYPE_FORMULA

from ingest.filled.layout import (
    CODE,
    HEAD_ROW,
    HIDDEN,
    MARKS,
    MOST_COLUMNS,
    MOST_ROWS,
    SHEET,
    TYPED,
    VERSION,
)
from ingest.reading.sheet import UnreadableSheetError
from ingest.reading.sheet_archive import Workbook, examined
from ingest.reading.sheet_xlsx import BROKEN
from plans.tables.cells import Percentage, Unreadable, cell_of
from plans.tables.columns import worded
from plans.tables.values import shown
from plans.uncollected import uncollected

NOT_OURS = "Bu, veri girişi için indirilen çalışma kitabı değil; önce şablonu indirin."
OLD = "Bu şablon eski bir sürümden; yenisini indirip oraya yapıştırın."
LACKING = "Şablonun şu sütunu silinmiş: {}. Yeni bir şablon indirin."
TOO_LONG = "Çalışma kitabında çok fazla satır var; en çok {} satır okunur."
NO_NUMBER = "Buraya sayı yazılır; {} okunamadı."
NO_PERCENT = (
    "Hücre yüzde biçiminde (%{}), ama gösterge yüzde değil; değeri sayı olarak yazın."
)


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One row: `typed` is by the form's fields, `troubles` what could not be read of them."""

    line: int  # in the sheet, 1 for the first
    uid: str
    seen: str
    typed: Mapping[str, Decimal | str]
    troubles: Mapping[str, str] = field(default_factory=dict)
    percents: frozenset[str] = (
        frozenset()
    )  # fields whose cell is a percentage, as 85 for %85


@dataclass(frozen=True, slots=True)
class Filled:
    """A whole workbook: the period and the unit it was handed out for, and its rows."""

    period: str
    unit: str
    rows: tuple[FilledRow, ...]
    columns: Mapping[
        str, int
    ]  # where each field stands, 1 for the first; the code's for ""


@uncollected()
def read_filled(content: bytes) -> Filled:
    """Return what stands in a workbook; raises UnreadableSheetError with the sentence that says why not."""
    if examined(content) is not Workbook.XLSX:
        raise UnreadableSheetError(NOT_OURS)
    try:
        return _filled(load_workbook(BytesIO(content), read_only=True), content)
    except UnreadableSheetError:
        raise
    except BROKEN as error:
        raise UnreadableSheetError(NOT_OURS) from error


def _filled(book: Any, content: bytes) -> Filled:  # noqa: ANN401 - the library's types lack read-only cells
    if SHEET not in book.sheetnames or MARKS not in book.sheetnames:
        raise UnreadableSheetError(NOT_OURS)
    marks = book[MARKS].iter_rows(max_row=3, max_col=1, values_only=True)
    version, period, unit = (str(cell or "") for (cell,) in marks)
    if version != VERSION:
        raise UnreadableSheetError(OLD)
    rows = _cells(book[SHEET])
    places = _places(next(rows, ()))
    wanted = [places[column.heading] for column in (*HIDDEN, *TYPED)]
    cells = [[row[at] for at in wanted] for row in rows]
    results = cells
    if any(cell.data_type == TYPE_FORMULA for row in cells for cell in row):
        values = load_workbook(BytesIO(content), read_only=True, data_only=True)
        kept = islice(_cells(values[SHEET]), 1, None)
        results = [[row[at] for at in wanted] for row in kept]
    found = [
        _row(line, row, result)
        for line, (row, result) in enumerate(
            zip(cells, results, strict=True), start=HEAD_ROW + 1
        )
        if row[0].value
    ]
    if len(found) > MOST_ROWS:
        raise UnreadableSheetError(TOO_LONG.format(MOST_ROWS))
    columns = {column.field: places[column.heading] + 1 for column in (CODE, *TYPED)}
    return Filled(period, unit, tuple(found), columns)


def _cells(page: Any) -> Any:  # noqa: ANN401
    # A sheet may claim to be a million rows long: no more than this is looked at.
    last = HEAD_ROW + MOST_ROWS + 1
    return page.iter_rows(min_row=HEAD_ROW, max_row=last, max_col=MOST_COLUMNS)


def _places(heads: Iterable[Any]) -> dict[str, int]:
    places = {str(cell.value or "").strip(): at for at, cell in enumerate(heads)}
    for column in (*HIDDEN, CODE, *TYPED):
        if column.heading not in places:
            raise UnreadableSheetError(LACKING.format(column.heading))
    return places


def _row(line: int, row: list[Any], results: list[Any]) -> FilledRow:
    uid, seen, *cells = row
    typed: dict[str, Decimal | str] = {}
    troubles: dict[str, str] = {}
    percents: set[str] = set()
    for column, cell, result in zip(TYPED, cells, results[len(HIDDEN) :], strict=True):
        said, trouble, is_percent = _said(cell, result, is_number=column.is_number)
        typed[column.field] = said
        if trouble:
            troubles[column.field] = trouble
        if is_percent:
            percents.add(column.field)
    return FilledRow(
        line,
        str(uid.value).strip(),
        str(seen.value or ""),
        typed,
        troubles,
        frozenset(percents),
    )


def _said(
    cell: Any,  # noqa: ANN401
    result: Any,  # noqa: ANN401
    *,
    is_number: bool,
) -> tuple[Decimal | str, str, bool]:
    """Return a cell as the entry form would get it, what is wrong with it, and whether it is a percentage."""
    said = cell_of(cell, result)
    if said is None:
        return "", "", False
    if isinstance(said, Unreadable):
        return "", said.said, False
    if is_number and not isinstance(said, str):
        return _number(said)
    try:
        return worded(said), "", False  # the form says whether a text is a number
    except ValueError as trouble:
        return "", str(trouble), False


def _number(
    said: Decimal | Percentage | date | bool,  # noqa: FBT001 - a cell
) -> tuple[Decimal | str, str, bool]:
    match said:
        case Percentage(value):
            return value, "", True
        case Decimal():
            return said, "", False
    return "", NO_NUMBER.format(shown(said)), False
