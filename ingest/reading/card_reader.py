"""Walks the grids of a document and files what they hold in cards, each cell under its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.reading.breaks import Printed, settled
from ingest.reading.card_draft import CardDraft, document_of
from ingest.reading.card_labels import (
    LABEL_TAILS,
    beside_label,
    is_bare_label,
    label_of,
    side_by_side,
    under_labels,
)
from ingest.reading.card_sections import heading_height, stand_left, without_section
from ingest.reading.card_values import Coded, Item, coded, flowed, is_bulleted
from ingest.reading.column_doubts import column_doubts
from ingest.reading.earlier_cards import without_earlier
from ingest.reading.grid import Cell, Grid, joined
from ingest.reading.headings import Part
from ingest.reading.imprint import Imprint
from ingest.reading.indicator_plates import read_plate
from ingest.reading.indicator_rows import (
    Head,
    Row,
    beside_codes,
    distinct,
    has_same_code,
    heads,
    indicator_of,
    is_row_of_years,
    lengthened,
    realigned,
)
from ingest.reading.monitoring import is_aside, note_of, reported_period
from ingest.reading.row_kinds import (
    goal_over,
    heads_table,
    is_over_table,
    is_printed_again,
    is_total,
)
from plans.document import Kind, PlanDocument
from plans.turkish import heading_key, parse_year, tidy

NO_CARD = "Belgede hedef kartı bulunamadı; bir stratejik plan olarak okunamaz."
NO_TEXT = "PDF'nin metin katmanı yok (taranmış görüntü olabilir); okunamadı."

_FIRST_ROWS = 5  # of a table, enough to see what its columns hold


@dataclass(slots=True)
class CardReader:
    """Walks the grids and files what it finds under the heading that was last seen."""

    drafts: list[CardDraft] = field(default_factory=list)
    draft: CardDraft | None = None
    goal: Coded | None = None
    part: Part | None = None
    label: Cell | None = None
    cells: list[Cell] = field(default_factory=list)
    columns: tuple[Head | None, ...] = ()
    stray: list[Cell] = field(
        default_factory=list
    )  # loose rows below a table's heading
    early: list[list[Cell]] = field(default_factory=list)  # labels above an objective
    is_loose: bool = False
    is_row_open: bool = True  # whether the last indicator's row may go on below
    has_titles: bool = False  # whether lines above the first card stand for titles
    has_text: bool = False
    imprint: Imprint = field(default_factory=Imprint)
    printed: Printed = field(default_factory=Printed)

    def read(self, grid: Grid, *, continues: bool = True) -> None:
        """Take in one grid: a ruled table, or the loose lines between two.

        `continues`: whether its first row may go on with what stood at a page's end.
        """
        self._note_words(grid)
        if grid.is_plate:
            self._plate(grid)
            return
        rows = grid.filled()
        is_loose = grid.box is None
        is_first = continues
        at = 0
        while at < len(rows):
            cells = distinct(rows[at])
            if not cells or self._is_furniture(cells):
                at += 1
                continue
            at += self._row(rows, at, cells, is_loose=is_loose, continues=is_first)
            is_first = False

    def _note_words(self, grid: Grid) -> None:
        for row in grid.rows:
            for cell in row:
                if cell is not None:
                    self.printed.add(cell.text)

    def _plate(self, grid: Grid) -> None:
        """File an indicator that stands in a plate of its own."""
        plate = read_plate(grid)
        self.end_section()
        self.has_text = True
        if plate is not None and self.draft is not None:
            where = f"indicators[{len(self.draft.indicators)}]"
            self.draft.warnings += plate.doubts(where)
            self.draft.indicators.append(plate.cells())
            self.draft.unassigned += plate.strays

    def end_section(self) -> None:
        """File the open section; what follows belongs to it no longer, nor to the last indicator."""
        self._close()
        self.is_row_open = False

    def leave(self) -> None:
        """End the card: pages that nobody reads come between it and what follows."""
        self._close()
        self.draft = None
        self.columns = ()

    def document(self) -> PlanDocument:
        """Return all that was read, once nothing more comes."""
        self._close()
        cards = [draft for draft in self.drafts if draft.is_card]
        if not cards:
            return PlanDocument(
                kind=Kind.REFUSED, refusal=NO_CARD if self.has_text else NO_TEXT
            )
        cards, told = without_earlier(cards)
        document = document_of(
            cards,
            self.imprint.institution,
            self.imprint.period,
            reported_period(self.imprint.titles),
        )
        document = replace(document, issues=(*document.issues, *told))
        return settled(document, self.printed)

    def _is_furniture(self, cells: Sequence[Cell]) -> bool:
        """Whether a line belongs to no card; institution and period are noted where it names them."""
        self.has_text = True
        if len(cells) > 1:
            return False
        is_above = self.has_titles and self.goal is None and self.draft is None
        text = flowed(cells[0].text)
        return self.imprint.takes(text, is_title=is_above and self.part is None)

    def _row(
        self,
        rows: Sequence[Row],
        at: int,
        cells: Sequence[Cell],
        *,
        is_loose: bool,
        continues: bool,
    ) -> int:
        """File one row; return how many rows that took."""
        headed = self._headed(rows, at, cells, is_loose=is_loose)
        if headed:
            return headed
        part = label_of(cells[0]) or goal_over(rows, at)
        if cells[0] is self.label:
            self.cells += cells[1:]
        elif (not is_loose and (self._told(cells) or self._indicator(rows, at))) or (
            self._labels_side_by_side(cells, is_loose=is_loose)
        ):
            return 1
        elif part and not any(is_bare_label(cell) for cell in cells[1:]):
            return self._begin(part, rows, at, is_loose=is_loose)
        elif part and (runs := under_labels(rows, at))[0]:
            for run in runs[0]:
                self._open(label_of(run[0]), run, is_loose=is_loose)
            return runs[1]
        elif not is_loose and cells[0] is rows[at][0] and self._stands_apart(cells):
            self._close()
            self._content(cells, is_loose=is_loose, continues=continues)
        else:
            self._content(cells, is_loose=is_loose, continues=continues)
        return 1

    def _headed(
        self, rows: Sequence[Row], at: int, cells: Sequence[Cell], *, is_loose: bool
    ) -> int:
        """File a table's heading, the title above it, or the cost by year; return how many rows that took."""
        if heads_table(rows, at):
            return self._table_head(rows, at, cells)
        if is_loose and len(cells) == 1 and is_over_table(cells[0]):
            self._close()
            return 1
        if self.part is not Part.COST or self.draft is None:
            return 0
        if self._yearly_cost(self.draft, rows, at) == 1:
            return 0
        self._close()
        return 2

    def _labels_side_by_side(self, cells: Sequence[Cell], *, is_loose: bool) -> bool:
        """File a row of labels that have their texts beside them; return whether it is one.

        What stands beside a goal belongs to the objective that comes below it.
        """
        runs = side_by_side(cells)
        has_goal = any(label_of(run[0]) is Part.GOAL for run in runs)
        for run in runs:
            part = label_of(run[0])
            if has_goal and part not in (Part.GOAL, Part.OBJECTIVE):
                self.early.append(run)
            else:
                self._open(part, run, is_loose=is_loose)
        return bool(runs)

    def _table_head(self, rows: Sequence[Row], at: int, cells: Sequence[Cell]) -> int:
        self._close()
        height = heading_height(cells)
        if at + height < len(rows) and is_row_of_years(rows[at + height]):
            height += 1
        columns = without_section(heads(rows[at : at + height]), rows[at], height)
        below = rows[at + height : at + height + _FIRST_ROWS]
        self.columns = beside_codes(columns, rows[at], below)
        return height

    def _indicator(self, rows: Sequence[Row], at: int) -> bool:
        row = rows[at]
        self.columns = realigned(self.columns, row)
        if self.draft is None or len(row) != len(self.columns):
            return False
        # A text across the table is a sum or a heading.
        is_one = len({id(cell) for cell in row if cell is not None}) == 1
        is_tail = at > 0 and has_same_code(rows[at - 1], row, self.columns)
        found = None if is_one or is_tail else indicator_of(row, self.columns)
        if found is not None:
            columns = self.columns  # an objective that begins here has none yet
            self._close()
            where = f"indicators[{len(self.draft.indicators)}]"
            self.draft.warnings += column_doubts(row, columns, where)
            self.draft.indicators.append(found)
            self.is_row_open = True
            return True
        above = rows[at - 1] if at else ()
        texts = distinct(row)  # a page's end leaves blanks beside what it cuts
        is_cut = len(texts) * 2 < len(row) and all(cell.box for cell in texts)
        return (at > 0 or is_cut) and self._rest_of_indicator(above, row)

    def _told(self, cells: Sequence[Cell]) -> bool:
        """File what a monitoring table tells below an indicator, or of the objective; return whether it does."""
        note = note_of(cells) if self.draft and self.draft.indicators else None
        if note and self.draft and self.part is None:
            last = self.draft.indicators[-1]
            values = {**last.values, note[0]: note[1]}
            self.draft.indicators[-1] = replace(last, values=values)
            return True
        if not is_aside(cells[0]):
            return False
        self._close()
        if self.draft is not None and len(cells) > 1:
            self.draft.unassigned.append(joined(cells))
        return True

    def _rest_of_indicator(self, above: Row, row: Row) -> bool:
        """Add what runs on of the last indicator: cells that a page's end or a ruled line cut."""
        if self.draft is None or not self.draft.indicators or self.part is not None:
            return False
        if not self.is_row_open:
            return False
        more = {
            at: cell
            for at, cell in enumerate(row)
            if cell and cell.text and not any(cell is one for one in above)
        }
        first = next(iter(more.values()), None)
        if first is None or label_of(first) or is_total(first):
            return False
        if any(self.columns[at] is None or cell.width > 1 for at, cell in more.items()):
            return False
        last = self.draft.indicators[-1]
        self.draft.indicators[-1] = lengthened(last, more, self.columns)
        return True

    def _begin(
        self, part: Part, rows: Sequence[Row], at: int, *, is_loose: bool
    ) -> int:
        """Begin the section that the row's first cell heads."""
        self._open(part, distinct(rows[at]), is_loose=is_loose)
        if part is Part.COST and self.draft is not None:
            return self._yearly_cost(self.draft, rows, at)
        return 1

    def _open(
        self, part: Part | None, cells: Sequence[Cell], *, is_loose: bool
    ) -> None:
        """End the open section and begin one with a label and what stands beside it."""
        self._close()
        self.part, self.label, self.is_loose = part, cells[0], is_loose
        is_titled = part in (Part.GOAL, Part.OBJECTIVE)
        if is_titled and re.search(r"\d", cells[0].text):
            self.cells = list(cells)
        else:
            beside = beside_label(cells[0])
            self.cells = [*([beside] if beside else []), *cells[1:]]

    def _yearly_cost(self, draft: CardDraft, rows: Sequence[Row], at: int) -> int:
        """Read the row below the years of a cost table; one row where there is no such table."""
        years = [parse_year(cell.text) if cell else None for cell in rows[at]]
        if sum(year is not None for year in years) < 2 or at + 1 == len(rows):
            return 1
        for head, year, cell in zip(rows[at], years, rows[at + 1], strict=True):
            if head is None or cell is None or cell is self.label:
                continue
            if year is not None:
                draft.yearly_costs[year] = cell
            elif heading_key(head.text) in {"toplam", "geneltoplam"}:
                draft.total_cost = cell
        self.cells = []
        return 2

    def _stands_apart(self, cells: Sequence[Cell]) -> bool:
        """Whether a row begins where the open section has its label: it has another, an unknown one."""
        if (
            self.is_loose
            or self.label is None
            or heading_key(cells[0].text) in LABEL_TAILS
        ):
            return False
        texts = [cell for cell in self.cells if cell is not self.label]
        return stand_left([self.label, cells[0]], texts)

    def _content(
        self, cells: Sequence[Cell], *, is_loose: bool, continues: bool
    ) -> None:
        """Add a row without a heading to the open section, or keep it for a person."""
        if is_loose and continues and is_bulleted(cells[0].text):
            self.is_loose = True  # a list goes on where a further page frames nothing
        if self.part is not None and self.is_loose == is_loose:
            is_tail = heading_key(cells[0].text) in LABEL_TAILS and is_loose
            self.cells += cells[1:] if is_tail else cells
        elif is_loose:
            # Rows without ruling lines below a table's heading are kept; prose is not the card's.
            awaited = (
                self.draft is not None and self.columns and not self.draft.indicators
            )
            self.stray += [joined(cells)] if awaited else []
        elif continues:
            self.leave()
        elif self.draft is not None and not is_total(cells[0]):
            self.is_row_open = False
            self.draft.unassigned.append(joined(cells))

    def _close(self) -> None:
        """File the open section in its card."""
        part, cells = self.part, [cell for cell in self.cells if tidy(cell.text)]
        self.part, self.label, self.cells = None, None, []
        if self.stray and self.draft is not None:
            self.draft.unassigned.append(joined(self.stray))
        self.stray = []
        if part is Part.GOAL and cells:
            self.goal = coded(joined(cells), 1) or _uncoded(joined(cells))
        elif part is Part.OBJECTIVE and cells:
            self._objective(coded(joined(cells), 2) or _uncoded(joined(cells)))
        elif part is not None and self.draft is not None:
            self.draft.parts.setdefault(part, []).extend(cells)

    def _objective(self, objective: Coded) -> None:
        """Begin a card, unless its heading is only printed again on the next page."""
        early, self.early = self.early, []
        known = self.draft.objective if self.draft else None
        if known and is_printed_again(known, objective):
            return
        self.draft = CardDraft(self.goal, objective)
        for label, *cells in early:
            part = label_of(label)
            if part is not None:
                self.draft.parts.setdefault(part, []).extend(cells)
        self.drafts.append(self.draft)
        self.columns = ()


def _uncoded(cell: Cell) -> Coded:
    return Coded(Item("", cell.cite("")), Item(flowed(cell.text), cell.cite()))
