"""Tables of a plan with a row for each indicator, or for each objective, read into cards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from ingest.reading.card_draft import CardDraft
from ingest.reading.card_labels import beside_label, label_of
from ingest.reading.card_titles import named_in
from ingest.reading.card_values import Coded, flowed
from ingest.reading.coded_cells import coded_in, is_same, titled
from ingest.reading.decimal_points import POINT_IS_DECIMAL
from ingest.reading.grid import Cell, Grid, joined
from ingest.reading.headings import Part
from ingest.reading.indicator_rows import Column, IndicatorCells, Row, distinct
from ingest.reading.plan_table_cards import (
    FIELDS,
    LISTS,
    CardFiling,
    PlanTables,
    number_of,
)
from ingest.reading.plan_table_heads import TableHeading, by_kind, heading_at
from ingest.reading.plan_table_rows import PlanTable
from ingest.reading.plan_table_words import Field, What, named
from plans.document import Issue, Severity
from plans.turkish import heading_key, tidy

_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of a sheet without an empty row between them, and the headings of tables by their row."""

    rows: Sequence[Row]
    headings: Mapping[int, TableHeading]

    @property
    def has_objectives(self) -> bool:
        """Whether a table in it has rows that name their objective."""
        return any(heading.has_objectives for heading in self.headings.values())


def tables_in(grids: Iterable[Grid]) -> list[Block]:
    """Return the blocks of a sheet with the tables that begin in them."""
    filled = [grid.filled() for grid in grids]
    return [
        Block(
            rows,
            {at: head for at in range(len(rows)) if (head := heading_at(rows, at))},
        )
        for rows in filled
    ]


def read_tables(
    blocks: Sequence[Block], found: PlanTables, *, has_points: bool
) -> None:
    """Add what the tables of one sheet say to what was found before.

    `has_points`: whether figures may be written with a decimal point, as machines do.
    """
    reader = _SheetReader(found, has_points=has_points)
    for block in blocks:
        reader.read(block)


def note_titles(blocks: Sequence[Block], found: PlanTables) -> None:
    """Note institution and period that a sheet without a table names, as a cover does."""
    reader = _SheetReader(found, has_points=False)
    for row in chain.from_iterable(block.rows for block in blocks):
        reader.note_title(distinct(row))


class _SheetReader:
    """Walks the rows of one sheet; knows the table it is in, and the goal and objective above."""

    def __init__(self, found: PlanTables, *, has_points: bool) -> None:
        self.found = found
        self.has_points = has_points
        self.table: PlanTable | None = None
        self.goal: Coded | None = None
        self.draft: CardDraft | None = None
        self.last: CardDraft | None = None  # that the last indicator went to
        self.filing = CardFiling()

    def read(self, block: Block) -> None:
        """Read one block of rows."""
        rows = block.rows
        loose: list[Cell] = []
        is_strange = self.table is not None and self.table.is_strange(rows)
        at = 0
        while at < len(rows):
            heading = block.headings.get(at)
            if heading:
                at += heading.height
                self._begin(heading, rows[at:])
                is_strange = False
                continue
            cells = distinct(rows[at])
            is_read = self.note_title(cells) or self._row(
                rows[at], cells, is_strange=is_strange
            )
            loose += [] if is_read or self.table is None else cells
            at += 1
        if loose:
            self.found.leftover.append(joined(loose))

    def _begin(self, heading: TableHeading, below: Sequence[Row]) -> None:
        self.table = PlanTable(heading, below, has_points=self.has_points)
        self.found.issues += self.table.issues
        example = self.table.example
        if example:
            reason = POINT_IS_DECIMAL.format(example=example)
            self.found.issues.append(Issue("", reason, severity=Severity.NOTICE))
        if heading.has_objectives:
            self.draft = None

    def note_title(self, cells: Sequence[Cell]) -> bool:
        """Note institution and period where a line above the table names them."""
        if self.table or len(cells) > 2:
            return False
        head = named(cells[0]) if len(cells) == 2 else None
        if head and head.what in (Field.INSTITUTION, Field.PERIOD):
            self._note({head.what: cells[1]})
            return True
        text = flowed(" ".join(cell.text for cell in cells))
        self.found.imprint.titles.append(text)
        return self.found.imprint.names(text, is_title=True)

    def _row(self, row: Row, cells: Sequence[Cell], *, is_strange: bool) -> bool:
        """File one row; return whether it was of use, or needs none.

        `is_strange`: whether it stands in rows that are none of the table above them.
        """
        if not cells or any(_is_total(cell) for cell in cells) or self._band(cells):
            return True
        if self.table is None or is_strange:
            return False
        row = self.table.prepared(row)
        indicator = self.table.indicator(row)
        kinds = by_kind(self.table.heading, row)
        is_filed = indicator is None and self._further_year(row)
        return is_filed or self._filed(row, kinds, indicator, self.table.heading)

    def _filed(
        self,
        row: Row,
        kinds: Mapping[What, Cell],
        indicator: IndicatorCells | None,
        heading: TableHeading,
    ) -> bool:
        """File what a row says of goals, objectives and an indicator; return whether it was of use."""
        is_named = self._objective(kinds)
        if heading.only_titles:
            return True
        has_parts = any(isinstance(what, Part) for what in kinds) or any(
            head and cell and head.what is Field.YEARLY_COST
            for head, cell in zip(heading.columns, row, strict=True)
        )
        goes_on = self.draft is not None and kinds and kinds.keys() <= LISTS
        if indicator is None and not (is_named and has_parts) and not goes_on:
            return False
        if indicator is not None and self._is_of_no_plan(indicator, heading):
            return False
        self._note(kinds)
        self.last = self.draft or self.found.card_by_code(indicator, self.goal)
        self._parts(self.last, kinds, row)
        if indicator is not None and heading.is_long:
            self.filing.year(self.last, indicator)
        elif indicator is not None:
            self.filing.indicator(self.last, indicator)
        return True

    def _is_of_no_plan(self, indicator: IndicatorCells, heading: TableHeading) -> bool:
        """Whether a row has neither code nor objective, in a table without weights or baselines: a statistic."""
        is_named = number_of(indicator) or self.draft is not None
        return not is_named and not heading.known & {Column.WEIGHT, Column.BASELINE}

    def _further_year(self, row: Row) -> bool:
        """Add one more year to the last indicator, where a row names none again."""
        more = self.table.further_year(row) if self.table else None
        if more is None or self.last is None or not self.last.indicators:
            return False
        self.filing.further(self.last, more)
        return True

    def _note(self, kinds: Mapping[What, Cell]) -> None:
        institution, period = kinds.get(Field.INSTITUTION), kinds.get(Field.PERIOD)
        if institution:
            text = flowed(institution.text)
            self.found.imprint.institutions[named_in(text)[0] or text] += 1
        years = _NUMBERS.findall(period.text) if period else []
        if len(years) == 2:
            self.found.imprint.periods[int(years[0]), int(years[1])] += 1

    # --- goals and objectives ---------------------------------------------------------------------

    def _band(self, cells: Sequence[Cell]) -> bool:
        """Take a row that heads the rows below it: "Amaç 1: …", "Hedef 1.1 | …"."""
        part = label_of(cells[0]) if len(cells) <= 3 else None
        known = self.table.heading.known if self.table else frozenset()
        if part is Part.GOAL and not known & {Field.GOAL, Field.GOAL_CODE}:
            self.goal = titled(cells, 1)
            self.found.goals += [self.goal] if self.goal else []
            self.draft = None
        elif part is Part.OBJECTIVE and not known & {
            Field.OBJECTIVE,
            Field.OBJECTIVE_CODE,
        }:
            objective = titled(cells, 2)
            self.draft = self._card(objective) if objective else None
        elif part in FIELDS and self.draft is not None:
            beside = beside_label(cells[0])
            for cell in [*([beside] if beside else []), *cells[1:]]:
                self.filing.part(self.draft, part, cell)
        else:
            return False
        return True

    def _objective(self, kinds: Mapping[What, Cell]) -> bool:
        """Note the goal and the objective that a row prints; return whether it prints an objective."""
        goal = coded_in(kinds.get(Field.GOAL_CODE), kinds.get(Field.GOAL), 1)
        if goal and not (self.goal and is_same(goal, self.goal)):
            self.goal, self.draft = goal, None
            self.found.goals.append(goal)
        code, title = kinds.get(Field.OBJECTIVE_CODE), kinds.get(Field.OBJECTIVE)
        objective = coded_in(code, title, 2)
        if objective is None:
            return False
        self.draft = self._card(objective)
        return True

    def _card(self, objective: Coded) -> CardDraft:
        return self.found.card_of(objective, self.goal, self.draft)

    def _parts(self, draft: CardDraft, kinds: Mapping[What, Cell], row: Row) -> None:
        """File what a row says of its objective."""
        for part, cell in kinds.items():
            if isinstance(part, Part):
                self.filing.part(draft, part, cell)
        columns = self.table.heading.columns if self.table else ()
        for head, cost in zip(columns, row, strict=True):
            is_cost = head and head.what is Field.YEARLY_COST and cost
            if head and is_cost and head.year and cost and tidy(cost.text):
                self.filing.yearly_cost(draft, head.year, cost)


def _is_total(cell: Cell) -> bool:
    return heading_key(cell.text) in {"toplam", "geneltoplam", "aratoplam"}
