"""What the columns of a plan's table hold, by their headings: goals, objectives, indicators, years, costs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from ingest.reading.grid import Cell, Line, joined
from ingest.reading.headings import LABELS, Part, mark_of
from ingest.reading.indicator_rows import (
    Column,
    Head,
    Row,
    distinct,
    head_of,
    is_row_of_years,
    split_code,
)
from plans.turkish import fold, heading_key, tidy


class Field(Enum):
    """What a column can hold beside the figures of an indicator and the parts of a card."""

    INSTITUTION = "kurum"
    PERIOD = "plan dönemi"
    GOAL_CODE = "amaç kodu"
    GOAL = "amaç"
    OBJECTIVE_CODE = "hedef kodu"
    OBJECTIVE = "hedef"
    YEARLY_COST = "yıllık maliyet"


What = Field | Part | Column


@dataclass(frozen=True, slots=True)
class TableHead:
    """One column: what it holds, its heading; `year` of a target or cost, `power` of "bin TL" (3)."""

    what: What
    cell: Cell
    year: int | None = None
    power: int = 0


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
    def has_indicators(self) -> bool:
        """Whether a row below it can be an indicator."""
        return bool(self.known & _NAMING and self.known & _MEASURING)

    @property
    def has_objectives(self) -> bool:
        """Whether a row below it says of which objective it is."""
        return bool(self.known & {Field.OBJECTIVE, Field.OBJECTIVE_CODE})


_NAMING = {Column.NAME, Column.CODE}
_MEASURING = {Column.WEIGHT, Column.TARGET, Column.BASELINE}
_CARD_PARTS = frozenset(Part) - LABELS - {Part.GOAL, Part.OBJECTIVE, Part.INDICATOR}
_TITLE = r"(lar|ler|adi|ifadesi|metni|tanimi|basligi|aciklamasi)?"
_CODE = r"(kodu|no|numarasi)"
_NAMED: tuple[tuple[What, str], ...] = (
    (Field.INSTITUTION, r"(kurum|idare|belediye)(nin)?(adi)?"),
    (Field.PERIOD, r"(stratejik)?plan(donemi|yillari)|donem"),
    (Field.GOAL_CODE, rf"(stratejik)?amac{_CODE}"),
    (Field.GOAL, rf"(stratejik)?amac{_TITLE}"),
    (Field.OBJECTIVE_CODE, rf"(stratejik)?hedef{_CODE}"),
    (Field.OBJECTIVE, rf"(stratejik)?hedef{_TITLE}"),
    (
        Part.RESPONSIBLE,
        r"(hedeften)?sorumlu(birim(ler|i)?|mudurluk(ler)?|harcamabirimi)?",
    ),
    (Part.COOPERATING, r"isbirligi.*(birim|paydas|kurum).*|isbirligi"),
    (Part.RISKS, r"(hedef)?risk(ler|leri)?"),
    (Part.ACTIVITIES, r"(faaliyet|proje)(ler)?(ve(proje|faaliyet)(ler)?)?"),
    (Part.STRATEGIES, r"strateji(ler)?"),
    (Part.FINDINGS, r"tespit(ler)?"),
    (Part.NEEDS, r"ihtiyac(lar)?"),
)
_COST = re.compile(
    r"(?:tahmini)?(?:toplam)?(?:maliyet|butce)(?:i|si|ler)?(?:tahmini|tutari)?(?:toplami?)?"
)
_MONEY_TAIL = re.compile(r"(?:bin|milyon|1000|1000000)?(?:tl|try|turklirasi)?$")
_POWER = re.compile(
    r"(?P<power>\bbin|\bmilyon|\b1\.?000(?:\.?000)?) ?(?:tl\b|try\b|₺|türk lirası)"
)
_COST_WORDS = re.compile(r"maliyet|butce|odenek|tutar")
_ACTUAL_WORDS = re.compile(r"gerceklesen|gerceklesme")
_YEAR_IN = re.compile(r"(?:19|20)\d\d")
_DEPARTMENT = re.compile(r"müdürlü|başkanlı|daire|şefli|sekreterli|rektörlü|fakülte")
_POWERS = {"bin": 3, "1000": 3, "milyon": 6, "1000000": 6}


def heading_at(rows: Sequence[Row], at: int) -> TableHeading | None:
    """Return the heading of a plan's table that begins at this row, None where none does."""
    cells = distinct(rows[at])
    if len(cells) < 3:
        return None
    height = min(max(cell.height for cell in cells), len(rows) - at)
    if at + height < len(rows) and is_row_of_years(rows[at + height]):
        height += 1
    stacks = [distinct(column) for column in zip(*rows[at : at + height], strict=True)]
    above = (
        rows[at - 1] if at and len(distinct(rows[at - 1])) > 1 else [None] * len(stacks)
    )
    first = _first_year(cells if height == 1 else [c for s in stacks for c in s])
    columns = [
        _head(stack, group, first) for stack, group in zip(stacks, above, strict=True)
    ]
    printed = tuple(stack[-1] if stack else None for stack in stacks)
    heading = TableHeading(_without_doubles(columns), printed, height)
    return heading if _is_table(heading, len(cells)) else None


def _is_table(heading: TableHeading, cells: int) -> bool:
    known = [head for head in heading.columns if head]
    if len(known) < 3 or 2 * len({id(head.cell) for head in known}) < cells:
        return False
    of_objectives = heading.has_objectives and heading.known & _CARD_PARTS
    return heading.has_indicators or bool(of_objectives)


def _first_year(cells: Sequence[Cell]) -> int:
    heads = [head for cell in cells if (head := head_of(cell))]
    return min((head.year for head in heads if head.year), default=0)


def _head(stack: Sequence[Cell], group: Cell | None, first: int) -> TableHead | None:
    """Return what a column's headings, from top to bottom, say of it."""
    heads = [(cell, head) for cell in reversed(stack) if (head := head_of(cell))]
    for cell, head in heads:
        if head.column is Column.BASELINE and not _is_later_actual(cell, first):
            return TableHead(Column.BASELINE, joined(stack))
    words = heading_key(" ".join(cell.text for cell in (*stack, group) if cell))
    year = next((head.year for _, head in heads if head.year), None) or _year_in(stack)
    if year and _COST_WORDS.search(words):
        above = [group] if group else []
        return TableHead(Field.YEARLY_COST, stack[-1], year, power_in([*stack, *above]))
    if _ACTUAL_WORDS.search(words):
        return None
    for cell in reversed(stack):
        found = _named(cell)
        if found:
            return found
    return None


def _is_later_actual(cell: Cell, first: int) -> bool:
    """Whether "2021 Gerçekleşen" is of a year that has a target, and so no baseline."""
    year = _year_in([cell])
    is_actual = _ACTUAL_WORDS.search(heading_key(cell.text)) is not None
    return is_actual and year is not None and first <= year


def _year_in(stack: Sequence[Cell]) -> int | None:
    found = _YEAR_IN.search(heading_key(stack[-1].text)) if stack else None
    return int(found[0]) if found else None


def _named(cell: Cell) -> TableHead | None:
    key = heading_key(cell.text)
    for what, pattern in _NAMED:
        if re.fullmatch(pattern, key):
            return TableHead(what, cell)
    if _COST.fullmatch(_MONEY_TAIL.sub("", key)):
        return TableHead(Part.COST, cell, power=power_in([cell]))
    part = mark_of(Line(tidy(cell.text))).part
    if part in _CARD_PARTS:
        return TableHead(part, cell)
    head = head_of(cell)
    return TableHead(head.column, cell, head.year) if head else None


def power_in(cells: Sequence[Cell]) -> int:
    """Return the power of ten of the sums below a heading: 3 for "bin TL" and "1.000 TL"."""
    found = _POWER.search(fold(" ".join(cell.text for cell in cells)))
    return _POWERS[found["power"].replace(".", "")] if found else 0


def _without_doubles(
    columns: Sequence[TableHead | None],
) -> tuple[TableHead | None, ...]:
    """Return the columns, the second of two for the same thing left out for a person."""
    seen: dict[tuple[What, int | None], Cell] = {}
    kept: list[TableHead | None] = []
    for head in columns:
        if head is None:
            kept.append(None)
            continue
        first = seen.setdefault((head.what, head.year), head.cell)
        is_known = first is head.cell or head.what in _NAMING
        kept.append(head if is_known else None)
    return tuple(kept)


def settled(heading: TableHeading, body: Sequence[Row]) -> TableHeading:
    """Return the heading with the columns whose heading alone does not say what they hold.

    A column of row numbers has no codes; "Birim" heads units of measure or departments.
    """
    columns = list(heading.columns)
    for at, head in enumerate(columns):
        cells = [cell for row in body if (cell := row[at]) and tidy(cell.text)]
        if head and head.what is Column.CODE and not any(map(split_code, cells)):
            columns[at] = None
        if (
            head
            and head.what is Column.UNIT
            and any(_DEPARTMENT.search(fold(cell.text)) for cell in cells)
        ):
            columns[at] = TableHead(Part.RESPONSIBLE, head.cell)
    return TableHeading(_without_doubles(columns), heading.printed, heading.height)


def indicator_columns(heading: TableHeading) -> tuple[Head | None, ...]:
    """Return the columns of the indicators, as the reader of their rows wants them."""
    return tuple(
        Head(head.what, head.cell, head.year)
        if head and isinstance(head.what, Column)
        else None
        for head in heading.columns
    )


def by_kind(heading: TableHeading, row: Row) -> Mapping[What, Cell]:
    """Return the row's printed cells by what they hold; years stand apart."""
    found: dict[What, Cell] = {}
    for head, cell in zip(heading.columns, row, strict=True):
        if head and head.year is None and cell and tidy(cell.text):
            found.setdefault(head.what, cell)
    return found
