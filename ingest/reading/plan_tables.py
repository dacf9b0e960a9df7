"""Tables of a plan with a row for each indicator, or for each objective, read into cards."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from ingest.reading.card_draft import CardDraft
from ingest.reading.card_labels import beside_label, label_of
from ingest.reading.card_titles import named_in
from ingest.reading.card_values import Coded, flowed, items
from ingest.reading.coded_cells import coded_in, is_same, titled
from ingest.reading.decimal_points import POINT_IS_DECIMAL
from ingest.reading.grid import Cell, Grid, joined
from ingest.reading.headings import Part
from ingest.reading.indicator_rows import IndicatorCells, Row, distinct
from ingest.reading.plan_table_heads import (
    Field,
    TableHeading,
    What,
    by_kind,
    heading_at,
)
from ingest.reading.plan_table_rows import PlanTable
from plans.document import Issue, Severity
from plans.turkish import Number, fold, heading_key, parse_money, tidy

DIFFERS = "Bu hedef için başka bir satırda ya da tabloda farklı yazılmış; denetleyin."
UNCODED = "Göstergenin kodu yazılı değil ya da okunamadı; hedefin koduna sırası eklendi, denetleyin."
OTHER_OBJECTIVE = "Göstergenin kodu, satırındaki hedefin koduyla uyuşmuyor; denetleyin."

_FIELDS = {
    Part.RESPONSIBLE: "responsible_unit",
    Part.COOPERATING: "cooperating_units",
    Part.COST: "cost_estimate.total",
    Part.RISKS: "risks",
    Part.ACTIVITIES: "activities",
    Part.STRATEGIES: "strategies",
    Part.FINDINGS: "findings",
    Part.NEEDS: "needs",
}
_LISTS = {
    Part.RISKS,
    Part.ACTIVITIES,
    Part.STRATEGIES,
    Part.FINDINGS,
    Part.NEEDS,
}
_NUMBERS = re.compile(r"\d+")


@dataclass(slots=True)
class PlanTables:
    """What the tables of a workbook say, sheet after sheet."""

    drafts: list[CardDraft] = field(default_factory=list)
    leftover: list[Cell] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    institutions: Counter[str] = field(default_factory=Counter)
    periods: Counter[tuple[int, int]] = field(default_factory=Counter)


def has_table(grids: Sequence[Grid], *, of_objectives: bool) -> bool:
    """Whether the grids hold such a table, `of_objectives` one whose rows name their objective."""
    return any(
        heading.has_objectives or not of_objectives
        for grid in grids
        for heading in _headings(grid.filled())
    )


def _headings(rows: Sequence[Row]) -> Iterator[TableHeading]:
    for at in range(len(rows)):
        heading = heading_at(rows, at)
        if heading:
            yield heading


def read_tables(grids: Sequence[Grid], found: PlanTables, *, has_points: bool) -> None:
    """Add what the tables of one sheet say to what was found before.

    `has_points`: whether figures may be written with a decimal point, as machines do.
    """
    reader = _SheetReader(found, has_points=has_points)
    for grid in grids:
        reader.read(grid.filled())


class _SheetReader:
    """Walks the rows of one sheet; knows the table it is in, and the goal and objective above."""

    def __init__(self, found: PlanTables, *, has_points: bool) -> None:
        self.found = found
        self.has_points = has_points
        self.table: PlanTable | None = None
        self.goal: Coded | None = None
        self.draft: CardDraft | None = None
        self.begun: set[tuple[int, Part]] = set()  # parts that this sheet itself filled

    def read(self, rows: Sequence[Row]) -> None:
        """Read one block of rows, without an empty row between them."""
        loose: list[Cell] = []
        at = 0
        while at < len(rows):
            heading = heading_at(rows, at)
            if heading:
                at += heading.height
                self._begin(heading, rows[at:])
                continue
            cells = distinct(rows[at])
            is_read = self._title(cells) or self._row(rows[at], cells)
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

    def _title(self, cells: Sequence[Cell]) -> bool:
        """Note institution and period where a line above the table names them."""
        if self.table or len(cells) > 2:
            return False
        name, period = named_in(flowed(" ".join(cell.text for cell in cells)))
        self.found.institutions.update([name] if name else [])
        self.found.periods.update([period] if period else [])
        return bool(name or period)

    def _row(self, row: Row, cells: Sequence[Cell]) -> bool:
        """File one row; return whether it was of use, or needs none."""
        if not cells or any(_is_total(cell) for cell in cells) or self._band(cells):
            return True
        if self.table is None:
            return False
        row = self.table.prepared(row)
        kinds = by_kind(self.table.heading, row)
        indicator = self.table.indicator(row)
        is_named = self._objective(kinds)
        has_parts = any(isinstance(what, Part) for what in kinds)
        goes_on = self.draft is not None and kinds and kinds.keys() <= _LISTS
        if indicator is None and not (is_named and has_parts) and not goes_on:
            return False
        self._note(kinds)
        draft = self._draft(indicator)
        self._parts(draft, kinds)
        self._yearly_cost(draft, row)
        if indicator is not None:
            self._indicator(draft, indicator)
        return True

    def _note(self, kinds: Mapping[What, Cell]) -> None:
        institution, period = kinds.get(Field.INSTITUTION), kinds.get(Field.PERIOD)
        if institution:
            self.found.institutions[flowed(institution.text)] += 1
        years = _NUMBERS.findall(period.text) if period else []
        if len(years) == 2:
            self.found.periods[int(years[0]), int(years[1])] += 1

    # --- goals and objectives ---------------------------------------------------------------------

    def _band(self, cells: Sequence[Cell]) -> bool:
        """Take a row that heads the rows below it: "Amaç 1: …", "Hedef 1.1 | …"."""
        part = label_of(cells[0]) if len(cells) <= 3 else None
        known = self.table.heading.known if self.table else frozenset()
        if part is Part.GOAL and not known & {Field.GOAL, Field.GOAL_CODE}:
            self.goal = titled(cells, 1)
            self.draft = None
        elif part is Part.OBJECTIVE and not known & {
            Field.OBJECTIVE,
            Field.OBJECTIVE_CODE,
        }:
            objective = titled(cells, 2)
            self.draft = self._of(objective) if objective else None
        elif part in _FIELDS and self.draft is not None:
            beside = beside_label(cells[0])
            for cell in [*([beside] if beside else []), *cells[1:]]:
                self._part(self.draft, part, cell)
        else:
            return False
        return True

    def _objective(self, kinds: Mapping[What, Cell]) -> bool:
        """Note the goal and the objective that a row prints; return whether it prints an objective."""
        goal = coded_in(kinds.get(Field.GOAL_CODE), kinds.get(Field.GOAL), 1)
        if goal and not (self.goal and is_same(goal, self.goal)):
            self.goal, self.draft = goal, None
        code, title = kinds.get(Field.OBJECTIVE_CODE), kinds.get(Field.OBJECTIVE)
        objective = coded_in(code, title, 2)
        if objective is None:
            return False
        self.draft = self._of(objective)
        return True

    def _of(self, objective: Coded) -> CardDraft:
        """Return the card of an objective, a new one where none was found before."""
        current = [self.draft] if self.draft else []
        for draft in chain(current, self.found.drafts):
            if draft.objective is None or not is_same(draft.objective, objective):
                continue
            if draft.goal and self.goal and not is_same(draft.goal, self.goal):
                continue
            draft.goal = draft.goal or self.goal
            if draft.objective.title is None:
                draft.objective = replace(draft.objective, title=objective.title)
            return draft
        return self._new(objective)

    def _new(self, objective: Coded | None) -> CardDraft:
        draft = CardDraft(self.goal, objective)
        self.found.drafts.append(draft)
        return draft

    def _draft(self, indicator: IndicatorCells | None) -> CardDraft:
        """Return the card a row belongs to; where nothing says so, the indicator's code does."""
        if self.draft is not None:
            return self.draft
        number = _number(indicator)[:2]
        for draft in self.found.drafts:
            known = draft.objective.number if draft.objective else ()
            if number and number == (known or _number_of(draft)):
                return draft
        return self._new(None)

    # --- what a row says of them --------------------------------------------------------------------

    def _parts(self, draft: CardDraft, kinds: Mapping[What, Cell]) -> None:
        for part, cell in kinds.items():
            if isinstance(part, Part):
                self._part(draft, part, cell)

    def _part(self, draft: CardDraft, part: Part, cell: Cell) -> None:
        """File a part of the card once; what another row says differently is for a person."""
        key = id(draft), part
        known = draft.parts.setdefault(part, [])
        if not known:
            known.append(cell)
            self.begun.add(key)
        elif _says(part, [cell]) <= _says(part, known):
            return
        elif part in _LISTS and key in self.begun:
            known.append(cell)
        else:
            where = _FIELDS[part]
            issue = Issue(where, DIFFERS, cell.text, citation=cell.cite())
            draft.warnings.append(issue)
            if part is Part.COST and key in self.begun:
                doubt = Number(None, known[0].text, DIFFERS)
                known[0] = replace(known[0], number=doubt)

    def _yearly_cost(self, draft: CardDraft, row: Row) -> None:
        columns = self.table.heading.columns if self.table else ()
        for head, cell in zip(columns, row, strict=True):
            if not head or head.what is not Field.YEARLY_COST or not head.year:
                continue
            if cell and tidy(cell.text):
                known = draft.yearly_costs.setdefault(head.year, cell)
                if _says(Part.COST, [known]) != _says(Part.COST, [cell]):
                    where = f"cost_estimate.by_year.{head.year}"
                    issue = Issue(where, DIFFERS, cell.text, citation=cell.cite())
                    draft.warnings.append(issue)

    def _indicator(self, draft: CardDraft, indicator: IndicatorCells) -> None:
        at = f"indicators[{len(draft.indicators)}].code"
        draft.indicators.append(indicator)
        number = _number(indicator)
        known = draft.objective.number if draft.objective else ()
        cited = indicator.code.cite()
        if not number:
            draft.warnings.append(Issue(at, UNCODED, citation=cited))
        elif len(known) == 2 and len(number) > 2 and number[:2] != known:
            issue = Issue(at, OTHER_OBJECTIVE, indicator.code.text, citation=cited)
            draft.warnings.append(issue)


def _is_total(cell: Cell) -> bool:
    return heading_key(cell.text) in {"toplam", "geneltoplam", "aratoplam"}


def _number(indicator: IndicatorCells | None) -> tuple[int, ...]:
    return tuple(map(int, _NUMBERS.findall(indicator.code.text))) if indicator else ()


def _number_of(draft: CardDraft) -> tuple[int, ...]:
    """Return the objective's number by its first indicator, () where there is none."""
    return _number(draft.indicators[0])[:2] if draft.indicators else ()


def _says(part: Part, cells: Sequence[Cell]) -> frozenset[str]:
    """Return what cells say of a part, in a form in which the same is equal."""
    if part is Part.COST:
        numbers = [cell.number or parse_money(cell.text) for cell in cells]
        return frozenset(str(one.value) for one in numbers)
    if part in _LISTS:
        return frozenset(fold(item.text) for item in items(cells))
    return frozenset(fold(flowed(cell.text)) for cell in cells)
