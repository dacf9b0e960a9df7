"""A plan's workbook that came back, as typed rows of its sheets."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from ingest.filled.plan.layout import HEAD_ROW, MARKS, VERSION, Typed
from ingest.filled.plan.sheets import SHEETS
from plans.tables.cells import (
    BROKEN,
    MOST_ROWS,
    TOO_LONG,
    Cell,
    UnreadableTableError,
    require_safe,
    sheet_rows,
)
from plans.tables.columns import is_blank, plain_text
from plans.tables.keys import KEY, SEEN

NOT_OURS = "Bu, planın indirilen çalışma kitabı değil; önce onu indirin."
OLD = "Bu çalışma kitabı eski bir sürümden; yenisini indirip oraya yapıştırın."
NO_SHEET = "Çalışma kitabının şu sayfası silinmiş: {}. Yenisini indirin."
LACKING = "“{}” sayfasının şu sütunu silinmiş: {}. Yenisini indirin."


@dataclass(frozen=True, slots=True)
class TypedSheet:
    """One sheet: its rows, and where each heading stands, 1 for the first column."""

    rows: tuple[Typed, ...]
    columns: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class TypedBook:
    """A whole workbook: of which plan it is, and its sheets by name."""

    plan: int
    sheets: Mapping[str, TypedSheet]


def read_plan_book(content: bytes) -> TypedBook:
    """Return what stands in a workbook; raises UnreadableTableError with the sentence that says why not."""
    require_safe(content)
    try:
        book = load_workbook(BytesIO(content), read_only=True)
        values = load_workbook(BytesIO(content), read_only=True, data_only=True)
        return TypedBook(
            _plan_in(book),
            {each.name: _sheet(each.name, book, values) for each in SHEETS},
        )
    except BROKEN as error:
        raise UnreadableTableError(NOT_OURS) from error


def _plan_in(book: Any) -> int:  # noqa: ANN401 - the library's types lack read-only cells
    if MARKS not in book.sheetnames:
        raise UnreadableTableError(NOT_OURS)
    marks = book[MARKS].iter_rows(max_row=2, max_col=1, values_only=True)
    version, plan = (str(cell or "") for (cell,) in marks)
    if not version.startswith(VERSION.rstrip("0123456789")):
        raise UnreadableTableError(NOT_OURS)  # a unit's figures, most likely
    if version != VERSION:
        raise UnreadableTableError(OLD)
    return int(plan)


def _sheet(name: str, book: Any, values: Any) -> TypedSheet:  # noqa: ANN401
    if name not in book.sheetnames:
        raise UnreadableTableError(NO_SHEET.format(name))
    rows = enumerate(sheet_rows(book[name], values[name]), start=1)
    places: dict[str, int] = {}
    found: list[Typed] = []
    for line, cells in rows:
        if line == HEAD_ROW:
            places = _places(name, cells)
        elif line > HEAD_ROW:
            found += _typed(line, cells, places)
    if len(found) > MOST_ROWS:
        raise UnreadableTableError(TOO_LONG.format(MOST_ROWS))
    return TypedSheet(tuple(found), {head: at + 1 for head, at in places.items()})


def _places(name: str, cells: list[Cell]) -> dict[str, int]:
    places = {plain_text(cell): at for at, cell in enumerate(cells) if cell is not None}
    for heading in (KEY, SEEN):
        if heading not in places:
            raise UnreadableTableError(LACKING.format(name, heading))
    return places


def _typed(line: int, cells: list[Cell], places: dict[str, int]) -> Iterator[Typed]:
    """Yield a row unless nothing stands in it."""
    said = {head: cells[at] for head, at in places.items() if at < len(cells)}
    key, seen = said.pop(KEY, None), said.pop(SEEN, None)
    if key is None and all(is_blank(cell) for cell in said.values()):
        return
    yield Typed(line, said, key, _seen(seen))


def _seen(cell: Cell) -> dict[str, str]:
    """Return what was handed out, nothing where somebody wrote over it."""
    try:
        shown = json.loads(str(cell or "{}"))
        return {str(head): str(said) for head, said in shown.items()}
    except (ValueError, AttributeError, RecursionError):
        return {}
