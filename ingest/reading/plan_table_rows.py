"""One table of a plan: its rows made ready for reading, and the columns that nobody reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.reading.decimal_points import point_example, with_point
from ingest.reading.grid import Cell
from ingest.reading.headings import Part
from ingest.reading.indicator_rows import (
    Column,
    Head,
    IndicatorCells,
    Row,
    indicator_of,
    split_code,
)
from ingest.reading.plan_table_heads import (
    TableHeading,
    by_kind,
    indicator_columns,
    settled,
)
from ingest.reading.plan_table_words import Field, TableHead
from plans.document import Issue, Severity
from plans.turkish import parse_money, parse_number, parse_year, plain, tidy

UNKNOWN_COLUMN = "'{name}' başlıklı sütun tanınmadı; okunmadı."
UNNAMED_COLUMN = "Başlığı olmayan bir sütun okunmadı."

_NAMING = {Column.NAME, Column.CODE}
_CODES = {Field.GOAL_CODE, Field.OBJECTIVE_CODE, Column.CODE}
_FIGURES = {
    Column.WEIGHT,
    Column.BASELINE,
    Column.TARGET,
    Column.ACTUAL,
    Part.COST,
    Field.YEARLY_COST,
}


class PlanTable:
    """A heading and what it makes of the rows below it."""

    def __init__(
        self, heading: TableHeading, below: Sequence[Row], *, has_points: bool
    ) -> None:
        self.heading = settled(heading, below)
        self.columns = indicator_columns(self.heading)
        self.of_years: dict[int, tuple[Head | None, ...]] = {}
        self.example = point_example(self._figures(below)) if has_points else None
        self.issues = list(self._unread(heading, below))
        self.is_coded = self._has_codes(below)

    def is_strange(self, block: Sequence[Row]) -> bool:
        """Whether rows below an empty one are no part of this table: none has a code, and its own have."""
        return self.is_coded and not self._has_codes(block)

    def _has_codes(self, rows: Sequence[Row]) -> bool:
        named = [
            at
            for at, head in enumerate(self.columns)
            if head and head.column in _NAMING
        ]
        cells = (row[at] for row in rows for at in named)
        return any(cell and split_code(cell) for cell in cells)

    def prepared(self, row: Row) -> Row:
        """Return the row with codes as they are typed, and sums of "bin TL" in lira."""
        return tuple(
            self._prepared(head, cell) if head and cell else cell
            for head, cell in zip(self.heading.columns, row, strict=True)
        )

    def _prepared(self, head: TableHead, cell: Cell) -> Cell:
        if head.what in _CODES and cell.number:
            value = cell.number.value  # 1.1 typed as a number, or turned into a date
            return replace(cell, text="" if value is None else f"{value}", number=None)
        if head.what in _FIGURES and self.example:
            cell = with_point(cell)
        if head.power:
            number = cell.number or parse_money(cell.text)
            if number.value is not None:
                value = plain(number.value.scaleb(head.power))
                return replace(cell, number=replace(number, value=value))
        return cell

    def indicator(self, row: Row) -> IndicatorCells | None:
        """Return the indicator of a prepared row; one without a code must have a figure."""
        columns = self._columns(row) if self.heading.has_indicators else None
        if columns is None:
            return None
        coded = indicator_of(row, columns)
        if coded is not None:
            return coded
        found = indicator_of(row, columns, needs_code=False)
        if found is None:
            return None
        figures = [*found.years.values(), found.values.get(Column.WEIGHT)]
        return found if any(cell and _is_figure(cell) for cell in figures) else None

    def further_year(self, row: Row) -> IndicatorCells | None:
        """Return the figures of one more year, of a row that names no indicator again."""
        columns = self._columns(row) if self.heading.is_long else None
        if columns is None or by_kind(self.heading, row).keys() & _NAMING:
            return None
        found = {
            (head.column, head.year): cell
            for head, cell in zip(columns, row, strict=True)
            if head and head.year and cell
        }
        targets, actuals = (
            {year: cell for (column, year), cell in found.items() if column is what}
            for what in (Column.TARGET, Column.ACTUAL)
        )
        return IndicatorCells(Cell(""), Cell(""), years=targets, actuals=actuals)

    def _columns(self, row: Row) -> tuple[Head | None, ...] | None:
        """Return what the row's columns hold, None where it is a year's and names none."""
        if not self.heading.is_long:
            return self.columns
        cell = by_kind(self.heading, row).get(Field.YEAR)
        year = parse_year(cell.text) if cell else None
        if year and year not in self.of_years:
            self.of_years[year] = indicator_columns(self.heading, year)
        return self.of_years.get(year or 0)

    def _figures(self, rows: Sequence[Row]) -> Iterator[Cell]:
        for row in rows:
            for head, cell in zip(self.heading.columns, row, strict=True):
                if head and cell and head.what in _FIGURES:
                    yield cell

    def _unread(self, printed: TableHeading, rows: Sequence[Row]) -> Iterator[Issue]:
        """Yield a notice for each column with content that no heading explains."""
        for at, head in enumerate(self.heading.columns):
            numbering = printed.columns[at]
            if head or (numbering and numbering.what is Column.CODE):
                continue
            cells = [
                cell for row in rows if (cell := row[at]) and self._is_only(row, at)
            ]
            texts = [tidy(cell.text) for cell in cells if tidy(cell.text)]
            if texts:
                name = printed.printed[at]
                reason = UNNAMED_COLUMN
                if name and tidy(name.text):
                    reason = UNKNOWN_COLUMN.format(name=tidy(name.text))
                yield Issue(
                    "",
                    reason,
                    " | ".join(texts[:10]),
                    Severity.NOTICE,
                    (name or cells[0]).cite(),
                )

    def _is_only(self, row: Row, at: int) -> bool:
        """Whether the cell stands in this column alone, and does not reach in from a known one."""
        return not any(
            row[other] is row[at]
            for other, head in enumerate(self.heading.columns)
            if head
        )


def _is_figure(cell: Cell) -> bool:
    return (cell.number or parse_number(cell.text)).value is not None
