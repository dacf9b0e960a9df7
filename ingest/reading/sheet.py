"""A sheet of any spreadsheet file: its cells, what is merged, what is hidden; grids for the readers of plans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby, product

from ingest.reading.grid import Cell, Grid
from ingest.reading.sheet_values import Value
from plans.document import Citation, Issue
from plans.turkish import tidy

TOO_MANY_CELLS = "Sayfada çok fazla dolu hücre var; en çok {most} hücre okunuyor."
HIDDEN_SHEET = "'{which}' sayfası gizli; okunmadı."
HIDDEN_ROWS = "Gizli satırlar okunmadı: {which}."
HIDDEN_COLUMNS = "Gizli sütunlar okunmadı: {which}."
BEYOND = "{at} hücresinden sonrası okunmadı; sayfa okunabilecek sınırı aşıyor."

MAX_ROWS = 10_000
MAX_COLUMNS = 200
MAX_CELLS = 300_000
_LONGEST_QUOTE = 300  # characters

Place = tuple[int, int]
"""Row and column, both from 1."""


class UnreadableSheetError(ValueError):
    """The file cannot be read as a spreadsheet; the message is a Turkish sentence."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, its edges included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: only cells that hold something, and never one beyond the limits."""

    name: str
    values: Mapping[Place, Value]
    merged: Sequence[Area] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    beyond: str | None = None  # the first place with content that was not read

    def ref(self, place: Place) -> str:
        """Return the place as a person finds it: "Sayfa1!B7"."""
        return f"{self.name}!{address(place)}"


@dataclass(slots=True)
class SheetBuilder:
    """Collects a sheet's cells within the limits."""

    name: str
    values: dict[Place, Value] = field(default_factory=dict)
    beyond: str | None = None

    def add(self, place: Place, value: Value) -> None:
        """Keep one cell; raise UnreadableSheetError where there are more than can be read."""
        if not tidy(value.text):
            return
        if place[0] > MAX_ROWS or place[1] > MAX_COLUMNS:
            self.beyond = self.beyond or address(place)
            return
        if len(self.values) >= MAX_CELLS:
            raise UnreadableSheetError(TOO_MANY_CELLS.format(most=MAX_CELLS))
        self.values[place] = value


def address(place: Place) -> str:
    """Return "B7" for row 7, column 2.

    >>> address((7, 2)), address((1, 28))
    ('B7', 'AB1')
    """
    row, column = place
    return f"{column_letters(column)}{row}"


def column_letters(column: int) -> str:
    """Return the letters of a column counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def blocks(sheet: Sheet) -> Iterator[Grid]:
    """Yield the visible cells as grids, a new one after every empty row, all of one width.

    A merged cell stands once, at its first visible place, with its height and width.
    """
    last_row = max((row for row, _ in sheet.values), default=0)
    last_column = max((column for _, column in sheet.values), default=0)
    rows = [row for row in range(1, last_row + 1) if row not in sheet.hidden_rows]
    columns = [
        column
        for column in range(1, last_column + 1)
        if column not in sheet.hidden_columns
    ]
    cells, covered = _cells(sheet, rows, columns)
    filled = {row for row, _ in cells} | {row for row, _ in covered}
    for is_filled, run in groupby(rows, filled.__contains__):
        if is_filled:
            yield _grid(list(run), columns, cells)


def _cells(
    sheet: Sheet, rows: Sequence[int], columns: Sequence[int]
) -> tuple[dict[Place, Cell], set[Place]]:
    """Return the visible cells by their place, and the places that merged ones cover."""
    cells: dict[Place, Cell] = {}
    covered: set[Place] = set()
    for area in sheet.merged:
        value = sheet.values.get((area.top, area.left))
        high = rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]
        wide = columns[
            bisect_left(columns, area.left) : bisect_right(columns, area.right)
        ]
        if value is None or not high or not wide:
            continue
        cell = _cell(sheet, (area.top, area.left), value)
        cells[high[0], wide[0]] = replace(cell, height=len(high), width=len(wide))
        covered.update(product(high, wide))
    seen_rows, seen_columns = set(rows), set(columns)
    for place, value in sheet.values.items():
        is_seen = place[0] in seen_rows and place[1] in seen_columns
        if is_seen and place not in covered:
            cells[place] = _cell(sheet, place, value)
    return cells, covered


def _cell(sheet: Sheet, place: Place, value: Value) -> Cell:
    """Return a value as a cell; lines that a person typed into it are lines of it."""
    cell = Cell(value.text, ref=sheet.ref(place), number=value.number)
    typed = [line for line in value.text.splitlines() if tidy(line)]
    if len(typed) < 2:
        return cell
    return replace(cell, lines=tuple(replace(cell, text=line) for line in typed))


def _grid(
    rows: Sequence[int], columns: Sequence[int], cells: Mapping[Place, Cell]
) -> Grid:
    """Return these rows as a grid; its box counts columns and rows of the sheet."""
    edges = (columns[0] - 1, rows[0] - 1, columns[-1], rows[-1])
    x0, top, x1, bottom = map(Decimal, edges)
    return Grid(
        tuple(tuple(cells.get((row, column)) for column in columns) for row in rows),
        box=(x0, top, x1, bottom),
    )


# --- what is not read, and must be said ----------------------------------------------------------------


def unread(sheet: Sheet) -> list[Issue]:
    """Return a notice for content that is hidden, and for content beyond the limits."""
    if sheet.is_hidden:
        return _left_out(sheet, HIDDEN_SHEET, sorted(sheet.values), sheet.name)
    shown = _shown_by_merging(sheet)
    of_rows = sorted(
        place
        for place in sheet.values
        if place[0] in sheet.hidden_rows and place not in shown
    )
    of_columns = sorted(
        (
            place
            for place in sheet.values
            if place[1] in sheet.hidden_columns
            and place[0] not in sheet.hidden_rows
            and place not in shown
        ),
        key=lambda place: (place[1], place[0]),
    )
    rows = runs([row for row, _ in of_rows], str)
    columns = runs([column for _, column in of_columns], column_letters)
    issues = _left_out(sheet, HIDDEN_ROWS, of_rows, rows)
    issues += _left_out(sheet, HIDDEN_COLUMNS, of_columns, columns)
    if sheet.beyond:
        at = Citation(cell=f"{sheet.name}!{sheet.beyond}")
        issues.append(Issue("", BEYOND.format(at=sheet.beyond), citation=at))
    return issues


def _shown_by_merging(sheet: Sheet) -> set[Place]:
    """Return the places whose content is seen although their own row or column is hidden."""
    return {
        (area.top, area.left)
        for area in sheet.merged
        if not sheet.hidden_rows.issuperset(range(area.top, area.bottom + 1))
        and not sheet.hidden_columns.issuperset(range(area.left, area.right + 1))
    }


def _left_out(
    sheet: Sheet, reason: str, places: Sequence[Place], which: str
) -> list[Issue]:
    if not places:
        return []
    texts = [tidy(sheet.values[place].text) for place in places]
    at = Citation(texts[0], cell=sheet.ref(places[0]))
    text = " | ".join(texts)
    if len(text) > _LONGEST_QUOTE:
        text = text[:_LONGEST_QUOTE].rstrip() + " …"
    return [Issue("", reason.format(which=which), text, citation=at)]


def runs(numbers: Iterable[int], name: Callable[[int], str]) -> str:
    """Return numbers as a person lists them.

    >>> runs([7, 3, 4, 5], str)
    '3–5, 7'
    """
    ordered = sorted(set(numbers))
    parts = []
    for _, group in groupby(enumerate(ordered), lambda one: one[1] - one[0]):
        run = [number for _, number in group]
        first, last = name(run[0]), name(run[-1])
        parts.append(first if first == last else f"{first}–{last}")
    return ", ".join(parts)
