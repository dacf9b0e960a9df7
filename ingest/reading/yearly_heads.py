"""The headings of a table of a year's figures: programme, monitoring table, results of an activity report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from ingest.reading.grid import Cell
from ingest.reading.indicator_rows import Column, Row, distinct, head_of, split_code
from ingest.reading.parts_of_year import part_of_year
from ingest.reading.reported_columns import Figure, Reports, reports
from plans.turkish import fold, heading_key, parse_number, parse_year, tidy


class Field(Enum):
    """What a column can hold beside an indicator's own terms and figures."""

    GOAL = "amaç"
    GOAL_CODE = "amaç kodu"
    OBJECTIVE = "hedef"
    OBJECTIVE_CODE = "hedef kodu"
    RESPONSIBLE = "sorumlu birim"
    MONEY = "kaynak ihtiyacı"


What = Field | Column | Figure


@dataclass(frozen=True, slots=True)
class YearlyHead:
    """One column: what it holds, its lowest heading, and for figures what they report."""

    what: What
    cell: Cell
    reports: Reports | None = None


@dataclass(frozen=True, slots=True)
class YearlyHeading:
    """A heading with its columns, None for those that nothing names; `height` in rows."""

    columns: tuple[YearlyHead | None, ...]
    height: int
    kinds_at: int | None = None  # the column that says of each row what it reports
    unknown: tuple[Cell, ...] = ()  # headings that name nothing that is read

    @property
    def known(self) -> frozenset[What]:
        """What the columns hold."""
        return frozenset(head.what for head in self.columns if head)

    def of_row(self, row: Row) -> YearlyHeading:
        """Return the heading as it stands over this row: targets in one, actuals in the next."""
        said = row[self.kinds_at] if self.kinds_at is not None else None
        found = reports([said]) if said else None
        if found is None:
            return self
        figure = found.figure
        columns = tuple(
            replace(head, what=figure, reports=replace(head.reports, figure=figure))
            if head and head.reports and head.what is Figure.BARE
            else head
            for head in self.columns
        )
        return replace(self, columns=columns)


_HIGHEST = 4  # rows of a heading
_FIGURES = frozenset(
    [Figure.TARGET, Figure.ACTUAL, Figure.RESULT, Figure.PERCENT, Figure.ESTIMATE, Figure.BARE]
)  # fmt: skip
_CODE = r"(kodu|no|numarasi)"
_NAMED: tuple[tuple[What, re.Pattern[str]], ...] = (
    (Field.GOAL_CODE, re.compile(rf"(stratejik)?amac{_CODE}")),
    (Field.GOAL, re.compile(r"(stratejik)?amac(lar|i|adi|ifadesi)?")),
    (Field.OBJECTIVE_CODE, re.compile(rf"(stratejik)?hedef{_CODE}")),
    (Field.OBJECTIVE, re.compile(r"(stratejik)?hedef(ler|adi|ifadesi)|stratejikhedef")),
    (Field.RESPONSIBLE, re.compile(r"(hedeften|gostergeden)?sorumlu\w*|(ilgili|harcama)(birimi?|mudurluk)|mudurluk(adi)?")),
    (Field.MONEY, re.compile(r"\w*(butce|odenek|maliyet|harcama|kaynak|tutar)\w*")),
    (Column.NAME, re.compile(r"(amachedef)?(ve)?(performans)?gosterge(si|leri|ler)?(nin)?(adi|ismi)?((ve)?(olcu)?birimi?)?|pg(adi)?|performans(kriteri|olcutu)")),
    (Column.UNIT, re.compile(r"olcu|olcumbirimi")),
    (Column.DEVIATION, re.compile(r"(\w*sapma\w*(neden|sebe|gerekce|aciklama|durumu)\w*)(?<!onlemler)(?<!tedbirler)|gerceklesmemenedeni")),
    (Column.MEASURE, re.compile(r"\w*(alinacak|alinan|alinmasigereken)(onlem|tedbir)\w*|(onlem|tedbir)ler")),
    (Column.EXPLANATION, re.compile(r"aciklama\w*|degerlendirme(ler)?|gerekce|notlar|\w*sapma\w*(onlem|tedbir)\w*")),
    (Column.MONITORING, re.compile(r"olcum(periyodu|sikligi|donemi)")),
)  # fmt: skip
_BASELINE = re.compile(r"baslangic|mevcutdurum|mevcutdeger|bazdeger|bazyil|referans")
_OWN = {Column.TARGET, Column.ACTUAL, Column.PERFORMANCE, Column.BASELINE}
_DEPARTMENT = re.compile(r"müdürlü|başkanlı|daire|şefli|sekreterli|rektörlü|fakülte")


def yearly_heading(rows: Sequence[Row], at: int) -> YearlyHeading | None:
    """Return the heading that begins at this row, None where none does."""
    cells = distinct(rows[at])
    if len(cells) < 3 or any(map(_is_of_body, cells)):
        return None
    height = min(max(cell.height for cell in cells), len(rows) - at, _HIGHEST)
    while height < _HIGHEST and at + height < len(rows):
        if not _goes_on(rows[at : at + height], rows[at + height]):
            break
        height += 1
    stacks = [distinct(column) for column in zip(*rows[at : at + height], strict=True)]
    columns = tuple(map(_head, _grouped(stacks)))
    lowest = [stack[-1] for stack in stacks if stack]
    named = [head.cell for head in columns if head]
    unknown = [cell for cell in lowest if not any(cell is one for one in named)]
    heading = YearlyHeading(_of_objectives(columns), height, unknown=tuple(unknown))
    return heading if _is_table(heading, stacks) else None


def _is_of_body(cell: Cell) -> bool:
    """Whether a cell holds a code or a figure, as no heading does."""
    if reports([cell]) is not None:  # a date may stand in a heading
        return False
    is_figure = _is_figure(cell) and parse_year(cell.text) is None
    return is_figure or split_code(cell) is not None


def _goes_on(above: Sequence[Row], row: Row) -> bool:
    """Whether a row is the lower half of a heading: years, parts of one, or what is reported."""
    known = [cell for one in above for cell in one if cell]
    new = [cell for cell in distinct(row) if not any(cell is one for one in known)]
    return len(new) > 1 and all(
        reports([cell]) or part_of_year(cell.text) or _named(cell) for cell in new
    )


def _grouped(stacks: Sequence[Sequence[Cell]]) -> list[Sequence[Cell]]:
    """Return the headings of each column, one that stands left of its empty neighbours over them too.

    Sheets leave the cells of a group unmerged.
    """
    grouped: list[Sequence[Cell]] = []
    for stack in stacks:
        left = grouped[-1] if grouped else ()
        is_open = len(stack) == 1 and len(left) > 1 and stack[0].ref is not None
        is_part = is_open and left[0].width == 1 and stack[0] is not left[-1]
        row = _row_of(stack[0]) if is_part else None
        is_below = row is not None and row == _row_of(left[-1])
        grouped.append([left[0], *stack] if is_below else stack)
    return grouped


def _row_of(cell: Cell) -> str | None:
    found = re.search(r"\d+$", cell.ref or "")
    return found[0] if found else None


def _head(stack: Sequence[Cell]) -> YearlyHead | None:
    if not stack:
        return None
    if any(_BASELINE.search(heading_key(cell.text)) for cell in stack):
        return YearlyHead(Column.BASELINE, stack[-1])
    found = reports(stack)
    if found is not None and found.figure is not Figure.BARE:
        return YearlyHead(found.figure, stack[-1], found)
    for cell in reversed(stack):
        what = _named(cell)
        if what is not None and (found is None or what is Field.MONEY):
            return YearlyHead(what, cell)
    return YearlyHead(Figure.BARE, stack[-1], found) if found else None


def _named(cell: Cell) -> What | None:
    key = heading_key(cell.text)
    for what, pattern in _NAMED:
        if pattern.fullmatch(key):
            return what
    head = head_of(cell)
    return head.column if head and head.column not in _OWN else None


def _of_objectives(
    columns: Sequence[YearlyHead | None],
) -> tuple[YearlyHead | None, ...]:
    """Return the columns, a "Hedef" left of the indicators being the objective and no figure."""
    names = [at for at, head in enumerate(columns) if head and head.what is Column.NAME]
    first = names[0] if names else 0
    return tuple(
        _objective_head(head)
        if head and at < first and head.what is Figure.TARGET
        else head
        for at, head in enumerate(columns)
    )


def _objective_head(head: YearlyHead) -> YearlyHead | None:
    """Return the column of objectives; a programme's own objective is none of the plan's."""
    if heading_key(head.cell.text).startswith("performans"):
        return None
    return replace(head, what=Field.OBJECTIVE, reports=None)


def _is_table(heading: YearlyHeading, stacks: Sequence[Sequence[Cell]]) -> bool:
    known = {id(head.cell) for head in heading.columns if head}
    printed = {id(stack[-1]) for stack in stacks if stack}
    codes = [head for head in heading.columns if head and head.what is Column.CODE]
    has_names = Column.NAME in heading.known or any(
        re.search(r"gosterge|pg", heading_key(head.cell.text)) for head in codes
    )
    has_figures = heading.known & _FIGURES
    return bool(has_names and has_figures) and 2 * len(known) >= len(printed)


def settled(heading: YearlyHeading, body: Sequence[Row]) -> YearlyHeading:
    """Return the heading with the columns whose heading alone does not say what they hold.

    Row numbers are no codes, "Birim" may head departments, and the name may stand
    beside the codes without a heading of its own.
    """
    columns = list(heading.columns)
    width = len(columns)
    kinds_at = None
    rows = [row for row in body if len(row) == width]
    for at, head in enumerate(columns):
        cells = [
            cell
            for row in rows
            if (cell := row[at]) and tidy(cell.text) and cell.width < width
        ]  # what stands across the table is of no column
        if head is None and len(cells) > 1 and _says_kinds(cells):
            kinds_at = at
        if head is None or not cells:
            continue
        if head.what is Column.CODE and not any(map(_is_code, cells)):
            columns[at] = None
        is_department = any(_DEPARTMENT.search(fold(cell.text)) for cell in cells)
        if head.what is Column.UNIT and is_department:
            columns[at] = YearlyHead(Field.RESPONSIBLE, head.cell)
        if head.what is Figure.RESULT and not any(map(_is_figure, cells)):
            columns[at] = YearlyHead(Column.EXPLANATION, head.cell)
        if head.what is Figure.DEVIATION and not any(map(_is_figure, cells)):
            columns[at] = YearlyHead(Column.DEVIATION, head.cell)
    return replace(heading, columns=tuple(columns), kinds_at=kinds_at)


def _says_kinds(cells: Sequence[Cell]) -> bool:
    """Whether most cells name a figure: "Hedef", "Gerçekleşme"."""
    named = [found for cell in cells if (found := reports([cell]))]
    return len(named) * 2 > len(cells) and len({one.figure for one in named}) > 1


_BARE_CODE = re.compile(r"\s*(?:p\.?\s?g|g|gösterge)[\s._-]*\d{1,3}\s*", re.IGNORECASE)


def _is_code(cell: Cell) -> bool:
    return split_code(cell) is not None or is_bare_code(cell)


def is_bare_code(cell: Cell) -> bool:
    """Whether a cell holds a code of one number and nothing else: "PG1"."""
    return _BARE_CODE.fullmatch(cell.text) is not None


def _is_figure(cell: Cell) -> bool:
    return (cell.number or parse_number(cell.text)).value is not None
