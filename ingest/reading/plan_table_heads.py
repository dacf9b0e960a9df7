"""The heading of a plan's table: which of its rows it takes, and what each column below it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.reading.grid import Cell
from ingest.reading.headings import Part
from ingest.reading.indicator_rows import Column, Head, Row, distinct, split_code
from ingest.reading.one_period import PLAN_YEARS
from ingest.reading.plan_table_words import (
    CARD_PARTS,
    Field,
    TableHead,
    What,
    head_in,
    is_figures_head,
)
from plans.turkish import fold, parse_number, tidy


@dataclass(frozen=True, slots=True)
class TableHeading:
    """A heading with its columns, None for those that nothing names; `height` in rows."""

    columns: tuple[TableHead | None, ...]
    printed: tuple[Cell | None, ...]  # the lowest heading of each column
    height: int

    @property
    def known(self) -> frozenset[What]:
        """What the columns hold."""
        return frozenset(head.what for head in self.columns if head)

    @property
    def is_long(self) -> bool:
        """Whether each year of an indicator has a row of its own."""
        return {Field.YEAR, Column.TARGET} <= self.known

    @property
    def has_indicators(self) -> bool:
        """Whether a row below it can be an indicator."""
        return bool(self.known & _NAMING and self.known & _MEASURING)

    @property
    def has_objectives(self) -> bool:
        """Whether a row below it says of which objective it is."""
        return bool(self.known & {Field.OBJECTIVE, Field.OBJECTIVE_CODE})

    @property
    def target_years(self) -> int:
        """How many years have a column of targets."""
        heads = [head for head in self.columns if head and head.what is Column.TARGET]
        return len({head.year for head in heads if head.year})

    @property
    def only_titles(self) -> bool:
        """Whether it lists goals or objectives by code and title, and nothing else."""
        has_pair = any(self.known.issuperset(pair) for pair in _TITLED)
        return has_pair and self.known <= set().union(*_TITLED)

    @property
    def only_parts(self) -> bool:
        """Whether it lists by the objective's code what belongs to each: risks, activities, costs."""
        rest = self.known - set().union(*_TITLED)
        has_code = Field.OBJECTIVE_CODE in self.known
        return has_code and bool(rest) and rest <= _OF_OBJECTIVES


_NAMING = {Column.NAME, Column.CODE}
_OF_OBJECTIVES = CARD_PARTS | {Field.YEARLY_COST}
_MEASURING = {Column.WEIGHT, Column.TARGET, Column.BASELINE}
_TITLED = (
    (Field.GOAL_CODE, Field.GOAL),
    (Field.OBJECTIVE_CODE, Field.OBJECTIVE),
)
_DEPARTMENT = re.compile(r"müdürlü|başkanlı|daire|şefli|sekreterli|rektörlü|fakülte")
_LONGEST = 80  # letters of a heading
_YEAR = len("2025")


def heading_at(rows: Sequence[Row], at: int) -> TableHeading | None:
    """Return the heading of a plan's table that begins at this row, None where none does."""
    cells = distinct(rows[at])
    if len(cells) < 2 or not _may_head(cells):
        return None
    height = min(max(cell.height for cell in cells), len(rows) - at)
    if at + height < len(rows) and _parts_figures(rows[at + height]):
        height += 1
    stacks, groups = _stacks(rows[at : at + height], rows[at - 1] if at else ())
    height += at + height < len(rows) and _numbers_columns(rows[at + height])
    first = _first_year(stacks, groups)
    columns = [head_in(*one, first) for one in zip(stacks, groups, strict=True)]
    heading = TableHeading(
        tuple(_with_own_codes(columns)),
        tuple(stack[-1] if stack else None for stack in stacks),
        height,
    )
    return heading if _is_table(heading, len(cells)) else None


def _may_head(cells: Sequence[Cell]) -> bool:
    """Whether a row can head columns: two of its cells name some; cheap, for every row is asked."""
    found = 0
    for cell in cells:
        is_short = len(cell.text) <= _LONGEST
        is_figure = cell.number is not None and len(cell.text) != _YEAR
        found += is_short and not is_figure and _may_name(cell.text)
        if found > 1:
            return True
    return False


@lru_cache(maxsize=4096)
def _may_name(text: str) -> bool:
    return head_in([Cell(text)]) is not None


def _parts_figures(row: Row) -> bool:
    """Whether a row is the lower half of a heading whose cells are not merged: "2025 | 2026 | …"."""
    cells = distinct(row)
    return len(cells) > 1 and all(map(is_figures_head, cells))


def _numbers_columns(row: Row) -> bool:
    """Whether a row below a heading only counts its columns: "(1) | (2) | (3)"."""
    texts = [cell.text.strip().strip("().") for cell in distinct(row)]
    return len(texts) > 2 and texts == [str(n) for n in range(1, len(texts) + 1)]


def _stacks(
    rows: Sequence[Row], above: Row
) -> tuple[list[list[Cell]], list[Cell | None]]:
    """Return each column's headings from top to bottom, and the one that stands above several.

    Where it is not merged it goes on to the right over blanks, as far as the figures that it parts.
    """
    own = [distinct(column) for column in zip(*rows, strict=True)]
    lowest = [stack[-1] if stack else None for stack in own]
    group = list(above if len(distinct(above)) > 1 else [None] * len(own))
    upper: list[Cell | None] = list(rows[0]) if len(rows) > 1 else [None] * len(own)
    for row in (group, upper):
        for at in range(1, len(row)):
            if not _is_printed(row[at]) and _are_parted(lowest[at - 1], lowest[at]):
                row[at] = row[at - 1]
    stacks = [distinct([head, *stack]) for head, stack in zip(upper, own, strict=True)]
    return stacks, [cell if _is_printed(cell) else None for cell in group]


def _is_printed(cell: Cell | None) -> bool:
    return cell is not None and tidy(cell.text) != ""


def _are_parted(left: Cell | None, cell: Cell | None) -> bool:
    """Whether two neighbouring headings part figures, each its own."""
    both = [one for one in (left, cell) if one and is_figures_head(one)]
    return len(both) == 2 and both[0] is not both[1]


def _with_own_codes(
    columns: Sequence[TableHead | None],
) -> Sequence[TableHead | None]:
    """Return the columns of a list of goals or objectives with "Kod" for their codes."""
    known = [head.what if head else None for head in columns]
    for code, title in _TITLED:
        if sorted(map(str, known)) == sorted(map(str, (Column.CODE, title))):
            return [
                replace(head, what=code) if head and head.what is Column.CODE else head
                for head in columns
            ]
    return columns


def _is_table(heading: TableHeading, cells: int) -> bool:
    known = [head for head in heading.columns if head]
    if heading.only_titles or heading.only_parts:
        return len(known) == cells
    if len(known) < 3 or 2 * len({id(head.cell) for head in known}) < cells:
        return False
    of_objectives = heading.has_objectives and heading.known & _OF_OBJECTIVES
    return heading.has_indicators or bool(of_objectives)


def _first_year(stacks: Sequence[Sequence[Cell]], groups: Sequence[Cell | None]) -> int:
    heads = [head_in(*one) for one in zip(stacks, groups, strict=True)]
    years = {head.year or 0 for head in heads if head and head.what is Column.TARGET}
    return min((year for year in years if year > PLAN_YEARS), default=0)


def settled(heading: TableHeading, body: Sequence[Row]) -> TableHeading:
    """Return the heading with the columns whose heading alone does not say what they hold."""
    columns = [
        _settled(head, heading, [cell for row in body if (cell := row[at])])
        for at, head in enumerate(heading.columns)
    ]
    columns = _beside_codes(_with_names(columns), heading.printed, body)
    columns = _with_baseline(columns)
    return replace(heading, columns=_without_doubles(columns))


def _settled(
    head: TableHead | None, heading: TableHeading, column: Sequence[Cell]
) -> TableHead | None:
    """Judge a column by what stands in it.

    A column of row numbers has no codes; "Birim" heads units of measure or departments,
    and "Hedef" objectives or figures.
    """
    cells = [cell for cell in column if tidy(cell.text)]
    if head is None:
        return None
    if head.what is Column.CODE and not any(map(split_code, cells)):
        return None
    if head.what is Column.UNIT and any(
        _DEPARTMENT.search(fold(cell.text)) for cell in cells
    ):
        return replace(head, what=Part.RESPONSIBLE)
    has_figures = cells and all(map(_is_figure, cells))
    if head.what is Field.OBJECTIVE and Field.YEAR in heading.known and has_figures:
        return replace(head, what=Column.TARGET)
    return head


def _with_names(columns: Sequence[TableHead | None]) -> list[TableHead | None]:
    """Return the columns with "Gösterge Tanımı" for the names beside codes, where no other column names."""
    known = {head.what for head in columns if head}
    if Column.CODE not in known or Column.NAME in known:
        return list(columns)
    return [
        replace(head, what=Column.NAME)
        if head and head.what is Column.DEFINITION
        else head
        for head in columns
    ]


def _beside_codes(
    columns: Sequence[TableHead | None],
    printed: Sequence[Cell | None],
    body: Sequence[Row],
) -> list[TableHead | None]:
    """Return the columns with the names right of bare codes, where one heading stands over both, not merged."""
    kept = list(columns)
    for at, head in enumerate(columns[:-1]):
        if head is None or head.what is not Column.NAME or printed[at + 1]:
            continue
        codes = [cell and split_code(cell) for row in body for cell in [row[at]]]
        if any(codes) and not any(one and tidy(one[1].text) for one in codes):
            kept[at + 1] = head
    return kept


def _is_figure(cell: Cell) -> bool:
    number = cell.number or parse_number(cell.text)
    return number.value is not None or not number.reason


def _with_baseline(columns: Sequence[TableHead | None]) -> list[TableHead | None]:
    """Return the columns with the last actual before the plan as its baseline, where no other is printed."""
    targets = [one.year for one in columns if one and one.what is Column.TARGET]
    first = min((year for year in targets if year and year > PLAN_YEARS), default=0)
    before = [
        (one.year, at)
        for at, one in enumerate(columns)
        if one and one.what is Column.ACTUAL and one.year and one.year < first
    ]
    kept = list(columns)
    has_own = any(one and one.what is Column.BASELINE for one in columns)
    for _, at in sorted(before)[:-1] if not has_own else sorted(before):
        kept[at] = None
    if before and not has_own:
        last = max(before)[1]
        head = columns[last]
        kept[last] = replace(head, what=Column.BASELINE, year=None) if head else None
    return kept


def _without_doubles(
    columns: Sequence[TableHead | None],
) -> tuple[TableHead | None, ...]:
    """Return the columns, the second of two for the same thing left out for a person."""
    seen: dict[tuple[What, int | None], str | None] = {}
    kept: list[TableHead | None] = []
    for head in columns:
        if head is None:
            kept.append(None)
            continue
        first = seen.setdefault((head.what, head.year), head.cell.ref)
        is_known = first == head.cell.ref or head.what in _NAMING
        kept.append(head if is_known else None)
    return tuple(kept)


def indicator_columns(
    heading: TableHeading, year: int | None = None
) -> tuple[Head | None, ...]:
    """Return the columns of the indicators, as the reader of their rows wants them.

    `year` is that of the row, where each year has a row of its own.
    """
    return tuple(
        Head(
            head.what, head.cell, head.year or (year if head.what in _YEARLY else None)
        )
        if head and isinstance(head.what, Column)
        else None
        for head in heading.columns
    )


_YEARLY = {Column.TARGET, Column.ACTUAL}


def by_kind(heading: TableHeading, row: Row) -> Mapping[What, Cell]:
    """Return the row's printed cells by what they hold; years stand apart."""
    found: dict[What, Cell] = {}
    for head, cell in zip(heading.columns, row, strict=True):
        if head and head.year is None and cell and tidy(cell.text):
            found.setdefault(head.what, cell)
    return found
