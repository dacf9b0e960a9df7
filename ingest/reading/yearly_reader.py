"""Walks the grids of a document and takes the rows of a year's figures, each under goal and objective."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ingest.reading.breaks import Printed
from ingest.reading.card_labels import beside_label, label_of
from ingest.reading.card_titles import is_furniture
from ingest.reading.card_values import Coded, flowed
from ingest.reading.coded_cells import coded_in, is_same, titled
from ingest.reading.grid import Cell, Grid, joined
from ingest.reading.headings import Part
from ingest.reading.imprint import Imprint
from ingest.reading.indicator_rows import Column, Row, distinct, split_code
from ingest.reading.monitoring import is_aside, note_of
from ingest.reading.yearly_heads import (
    Field,
    YearlyHeading,
    settled,
    yearly_heading,
)
from ingest.reading.yearly_rows import (
    YearlyRow,
    beneath,
    fields_of,
    heads_money,
    is_coded,
    is_total,
    reads,
    row_of,
)
from plans.turkish import tidy


@dataclass(slots=True)
class Section:
    """The rows of one objective, as the document prints them in one place."""

    goal: Coded | None
    objective: Coded | None
    responsible: list[Cell] = field(default_factory=list)
    rows: list[YearlyRow] = field(default_factory=list)
    asides: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class YearlyReader:
    """Grows with every grid: sections of rows, titles, names of institutions."""

    sections: list[Section] = field(default_factory=list)
    imprint: Imprint = field(default_factory=Imprint)
    printed: Printed = field(default_factory=Printed)
    heading: YearlyHeading | None = None
    goal: Coded | None = None
    section: Section | None = None
    stray: list[Cell] = field(default_factory=list)  # coded rows that fit no column
    part: Part | None = None
    cells: list[Cell] = field(default_factory=list)  # of an open goal or objective

    @property
    def rows(self) -> list[YearlyRow]:
        """All indicators, in printed order."""
        return [row for section in self.sections for row in section.rows]

    def read(self, grid: Grid) -> None:
        """Take in one grid: a table, or the loose lines between two."""
        rows = grid.filled()
        for row in grid.rows:
            for cell in row:
                if cell is not None:
                    self.printed.add(cell.text)
        is_loose = grid.box is None
        at = 0
        while at < len(rows):
            heading = yearly_heading(rows, at)
            if heading:
                self._close()
                at += heading.height
                self.heading = settled(heading, rows[at:])
                continue
            cells = distinct(rows[at])
            if cells:
                self._row(rows[at], cells, is_loose=is_loose, is_first=at == 0)
            at += 1
        self._close()

    # --- rows -------------------------------------------------------------------------------------

    def _row(
        self, row: Row, cells: Sequence[Cell], *, is_loose: bool, is_first: bool
    ) -> None:
        if self._title(cells) or self._band(cells) or self._told(cells):
            return
        if self._runs_on(cells, is_loose=is_loose):
            return
        self._close()
        if self.heading is None or is_total(cells):
            return
        if is_loose or len(row) != len(self.heading.columns):
            row = beneath(cells, self.heading)
        if row:
            self._below(self.heading, row, cells, is_first=is_first)
        elif is_coded(cells):
            self.stray.append(joined(cells))

    def _below(
        self, heading: YearlyHeading, row: Row, cells: Sequence[Cell], *, is_first: bool
    ) -> None:
        """File a row of the table: an indicator, or the end of one that a page cut."""
        found = row_of(row, heading.of_row(row))
        if found is not None:
            self._objective(row)
            self._of_row(row).rows.append(found)
        elif self._ends_table(heading, row, cells):
            return
        elif is_first and _is_overleaf(cells[0], self.rows[-1:]):
            self._overleaf(row)

    def _title(self, cells: Sequence[Cell]) -> bool:
        """Note what a line that stands alone names; return whether it is nothing but that."""
        text = flowed(" ".join(cell.text for cell in cells))
        if len(cells) > 2 or len(text) > 160:
            return False
        lines = [tidy(line) for cell in cells for line in cell.text.splitlines()]
        self.imprint.titles += lines
        self.imprint.titles += [text] if "\n" in cells[0].text else []
        return self.imprint.names(text) or is_furniture(text)

    def _band(self, cells: Sequence[Cell]) -> bool:
        """Take a row that heads the rows below it: "Amaç 1: …", "H1.1 | …", "Sorumlu Birim | …"."""
        if len(cells) > 4 or is_aside(cells[0]):
            return False
        part = label_of(cells[0])
        if part in (Part.GOAL, Part.OBJECTIVE):
            self._close()
            self.part, self.cells = part, list(cells)
            return True
        if part is Part.RESPONSIBLE:
            self._close()
            own = beside_label(cells[0])
            beside = [cell for cell in (own, *cells[1:]) if cell and tidy(cell.text)]
            if self.section is not None and not self.section.rows:
                self.section.responsible += beside
            return True
        return False

    def _runs_on(self, cells: Sequence[Cell], *, is_loose: bool) -> bool:
        """Add a loose line right below a goal's or an objective's to its title."""
        if not (self.cells and is_loose and len(cells) == 1):
            return False
        above, line = self.cells[-1].box, cells[0].box
        if above is None or line is None or label_of(cells[0]):
            return False
        is_close = line[1] - above[3] <= (line[3] - line[1]) * Decimal("0.8")
        if is_close:
            self.cells.append(cells[0])
        return is_close

    def _close(self) -> None:
        """File the open title: what comes below belongs to it."""
        part, cells = self.part, self.cells
        self.part, self.cells = None, []
        if part is Part.GOAL:
            goal = titled(cells, 1)
            if goal and not (self.goal and is_same(goal, self.goal)):
                self.goal, self.section = goal, None
        elif part is Part.OBJECTIVE:
            objective = titled(cells, 2)
            if objective:
                self._begin(objective)

    def _begin(self, objective: Coded) -> None:
        known = self.section.objective if self.section else None
        if known is None or not is_same(known, objective):
            self.section = Section(self.goal, objective)
            self.sections.append(self.section)

    def _objective(self, row: Row) -> None:
        """Note the goal and the objective that the row itself names in columns."""
        by_field = fields_of(row, self.heading)
        goal = coded_in(by_field.get(Field.GOAL_CODE), by_field.get(Field.GOAL), 1)
        if goal and not (self.goal and is_same(goal, self.goal)):
            self.goal, self.section = goal, None
        code, title = by_field.get(Field.OBJECTIVE_CODE), by_field.get(Field.OBJECTIVE)
        objective = coded_in(code, title, 2)
        known = self.section.objective if self.section else None
        if objective and known and title and _is_tail(objective, known, title):
            self._lengthen(known, objective)
        elif objective:
            self._begin(objective)

    def _lengthen(self, known: Coded, rest: Coded) -> None:
        """Add to an objective's title what a page's end cut off it."""
        if self.section is None or rest.title is None or known.title is None:
            return
        text = f"{known.title.text} {rest.title.text}"
        title = replace(known.title, text=text)
        if not known.title.text.endswith(rest.title.text):
            self.section.objective = replace(known, title=title)

    def _of_row(self, row: Row) -> Section:
        if self.section is None:
            self.section = Section(self.goal, None)
            self.sections.append(self.section)
        unit = fields_of(row, self.heading).get(Field.RESPONSIBLE)
        if unit and not any(unit is one for one in self.section.responsible):
            self.section.responsible.append(unit)
        return self.section

    def _told(self, cells: Sequence[Cell]) -> bool:
        """File what stands below an indicator, or tells of the objective; return whether it does."""
        section = self.section if self.part is None else None
        note = note_of(cells) if section and section.rows else None
        if note and section:
            section.rows[-1].values.setdefault(*note)
            return True
        if not is_aside(cells[0]):
            return False
        self._close()
        if self.section and len(cells) > 1:
            self.section.asides.append(joined(cells))
        return True

    def _ends_table(
        self, heading: YearlyHeading, row: Row, cells: Sequence[Cell]
    ) -> bool:
        """Whether the row begins something else: activities with their cost, risks.

        What stands in the table's own column of goals, objectives or units begins nothing.
        """
        part = label_of(cells[0])
        is_own = any(cells[0] is cell for cell in fields_of(row, heading).values())
        is_other = part is not None and not is_own and not split_code(cells[0])
        has_figure = any(reads(cell) for cell in cells)
        is_head = not has_figure and sum(map(heads_money, cells)) > 0 and len(cells) > 1
        if is_other or is_head:
            self.heading = None
        return is_other or is_head

    def _overleaf(self, row: Row) -> None:
        """Add what a page's end cut off the last row: text without code and without figures."""
        if not self.section or not self.section.rows or self.heading is None:
            return
        last = self.section.rows[-1]
        if len(last.heading.columns) != len(row):
            return
        for head, cell in zip(self.heading.columns, row, strict=True):
            if head is None or cell is None or not tidy(cell.text):
                continue
            if head.what is Column.NAME:
                last.name = joined([last.name, cell])
            elif isinstance(head.what, Column) and head.what in last.values:
                last.values[head.what] = joined([last.values[head.what], cell])


def _is_tail(found: Coded, known: Coded, cell: Cell) -> bool:
    """Whether a text without a code goes on with the coded title at the end of the page before."""
    page = known.title.at.page if known.title else None
    is_next = page is not None and cell.page == page + 1
    return bool(known.number) and not found.number and is_next


def _is_overleaf(cell: Cell, last: Sequence[YearlyRow]) -> bool:
    return any((cell.page or 0) > (row.name.page or 0) > 0 for row in last)
