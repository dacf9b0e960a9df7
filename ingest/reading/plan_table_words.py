"""What the heading of one column of a plan's table says that it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from ingest.reading.grid import Cell, Line, joined
from ingest.reading.headings import LABELS, Part, mark_of
from ingest.reading.indicator_rows import Column, head_of
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
    YEAR = "yıl"  # of the figures in its row


What = Field | Part | Column


@dataclass(frozen=True, slots=True)
class TableHead:
    """One column: what it holds, its heading; `year` of its figures, `power` of "bin TL" (3)."""

    what: What
    cell: Cell
    year: int | None = None
    power: int = 0


CARD_PARTS = frozenset(Part) - LABELS - {Part.GOAL, Part.OBJECTIVE, Part.INDICATOR}
_TITLE = r"(?:in)?(lar|ler|adi|ifadesi|metni|tanimi|basligi|aciklamasi)?"
_CODE = r"(?:in)?(kodu?|no|numarasi)"
_NAMED: tuple[tuple[What, str], ...] = (
    (Field.INSTITUTION, r"(kurum|idare|belediye)(nin)?(adi)?"),
    (Field.PERIOD, r"(stratejik)?plan(donemi|yillari)|donem"),
    (Field.YEAR, r"(plan|hedef)?yili?"),
    (Column.TARGET, r"hedef(lenen)?deger(ler)?i?"),
    (Column.UNIT, r"olcubr"),
    (Field.GOAL_CODE, rf"(stratejik)?amac{_CODE}"),
    (Field.GOAL, rf"(stratejik)?amac{_TITLE}"),
    (Field.OBJECTIVE_CODE, rf"(stratejik)?hedef{_CODE}"),
    (Field.OBJECTIVE, rf"(stratejik)?hedef{_TITLE}"),
    (
        Part.RESPONSIBLE,
        r"(hedeften)?sorumlu(birim(ler|i)?|mudurluk(ler)?|dairebaskanligi|harcamabirimi)?",
    ),
    (Part.COOPERATING, r"isbirligi.*(birim|paydas|kurum).*|isbirligi"),
    (Part.RISKS, r"(hedef)?risk(ler|leri)?"),
    (Part.ACTIVITIES, r"(faaliyet|proje)(ler)?(ve(proje|faaliyet)(ler)?)?"),
    (Part.STRATEGIES, r"strateji(ler)?"),
    (Part.FINDINGS, r"tespit(ler)?"),
    (Part.NEEDS, r"ihtiyac(lar)?"),
)
_ANY_NAME = re.compile("|".join(f"(?:{pattern})" for _, pattern in _NAMED))
_COST = re.compile(
    r"(?:hedef)?(?:tahmini)?(?:toplam)?(?:maliyet|butce)(?:i|si|ler)?(?:tahmini|tutari)?(?:toplami?)?"
)
_MONEY_TAIL = re.compile(r"(?:bin|milyon|1000|1000000)?(?:tl|try|turklirasi)?$")
_POWER = re.compile(
    r"(?P<power>\bbin|\bmilyon|\b1\.?000(?:\.?000)?) ?(?:tl\b|try\b|₺|türk lirası)"
)
_POWERS = {"bin": 3, "1000": 3, "milyon": 6, "1000000": 6}
_COST_WORDS = re.compile(r"maliyet|butce|odenek|tutar|harcama")
_ACTUAL_WORDS = re.compile(r"gerceklesen|gerceklesme")
_TARGET_WORDS = re.compile(r"hedef|planlanan")
_DERIVED_WORDS = re.compile(r"tahmin|oran|yuzde|sapma|performansi|fark|puan|durum")
_ACTUAL = re.compile(r"(?:yilsonu)?(?:gerceklesen|gerceklesme)(?:leri?)?(?:degeri?)?")
_AHEAD = re.compile(
    r"(?:yilsonu)?(?:gerceklesme)?tahmin(?:i|ler|leri)?|planlanan|ongorulen"
)
_SPAN = re.compile(r"(?:19|20)\d\d\s*[-–—/]\s*(?:19|20)\d\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ORDINAL = re.compile(r"(?<!\d)([1-5])\s*\.?\s*yıl\w*|\byıl ([1-5])(?!\d)")
_OF_YEAR = re.compile(
    r"(?:\d+|hedef(?:i|ler|leri|lenen)?|planlanan|ongorulen|planin|yil(?:i|lar|lari)?|sonu|deger(?:i|ler|leri)?"
    r"|donem(?:i|sonu)?|gercekles(?:en|me)(?:si|ler|leri)?|icin|[abc])*"
)
_LONGEST = 120  # letters; what is longer heads no column


def head_in(
    stack: Sequence[Cell], group: Cell | None = None, first: int = 0
) -> TableHead | None:
    """Return what a column's headings, from top to bottom, say of it.

    The lowest heading counts before those above it, and a year wherever it stands;
    `group` stands above several columns, `first` is the first year with a target, or 0.
    """
    if not stack or len(" ".join(cell.text for cell in stack)) > _LONGEST:
        return None
    whole = [group, *stack] if group and (group.width > 1 or _parts(stack)) else stack
    year = None
    if _parts(stack):
        year = year_in(whole)
    is_over = bool(year and 0 < first <= year and _says(_ACTUAL_WORDS, whole))
    baseline = None if is_over else _baseline(stack)
    if baseline or year is None:
        return baseline or _unyeared(whole, stack)
    return _yearly(whole, stack, year)


def _parts(stack: Sequence[Cell]) -> bool:
    """Whether a column's own heading says only which of several figures it holds."""
    return year_in(stack) is not None or is_figures_head(stack[-1])


def _yearly(
    whole: Sequence[Cell], stack: Sequence[Cell], year: int
) -> TableHead | None:
    """Return what a column with a year holds: a cost, a target, or what was reached."""
    if _says(_COST_WORDS, whole):
        return TableHead(Field.YEARLY_COST, stack[-1], year, power_in(whole))
    is_target = _says(_TARGET_WORDS, stack[-1:])
    is_derived = not is_target and _says(_DERIVED_WORDS, whole)
    if is_derived or not _OF_YEAR.fullmatch(heading_key(stack[-1].text)):
        return None
    is_actual = not is_target and _says(_ACTUAL_WORDS, whole)
    what = Column.ACTUAL if is_actual else Column.TARGET
    return TableHead(what, stack[-1] if year_in(stack[-1:]) else joined(whole), year)


def _says(words: re.Pattern[str], stack: Sequence[Cell]) -> bool:
    return words.search(heading_key(" ".join(one.text for one in stack))) is not None


def _baseline(stack: Sequence[Cell]) -> TableHead | None:
    heads = [head for cell in (*stack, joined(stack)) if (head := head_of(cell))]
    is_one = any(head.column is Column.BASELINE for head in heads)
    return TableHead(Column.BASELINE, joined(stack)) if is_one else None


def year_in(stack: Sequence[Cell]) -> int | None:
    """Return the year that headings name, or its place among the plan's years (1 to 5)."""
    for cell in reversed(stack):
        text = _SPAN.sub(" ", fold(cell.text))
        found = set(_YEAR.findall(text))
        if len(found) == 1:
            return int(found.pop())
        ordinal = _ORDINAL.search(text)
        if ordinal and not found:
            return int(ordinal[1] or ordinal[2])
    return None


def _unyeared(whole: Sequence[Cell], stack: Sequence[Cell]) -> TableHead | None:
    for cell in (joined(whole), *reversed(stack)):
        found = named(cell)
        if found:
            return found
    return None


def named(cell: Cell) -> TableHead | None:
    """Return what one heading without a year names."""
    what = _what_named(tidy(cell.text))
    if what is None:
        return None
    return TableHead(what, cell, power=power_in([cell]) if what is Part.COST else 0)


@lru_cache(maxsize=4096)  # every cell of a sheet is asked, and most of them come again
def _what_named(text: str) -> What | None:
    key = heading_key(text)
    if _ANY_NAME.fullmatch(key):
        return next(what for what, one in _NAMED if re.fullmatch(one, key))
    if _COST.fullmatch(_MONEY_TAIL.sub("", key)):
        return Part.COST
    part = mark_of(Line(text)).part
    if part in CARD_PARTS:
        return part
    if _ACTUAL.fullmatch(key):
        return Column.ACTUAL
    head = head_of(Cell(text))
    return head.column if head else None


def is_figures_head(cell: Cell) -> bool:
    """Whether a cell only parts the figures below a heading: a year, "Hedef", "Gerçekleşen"."""
    head = head_of(cell)
    if head and head.column in (Column.TARGET, Column.ACTUAL, Column.PERFORMANCE):
        return True
    key = heading_key(cell.text)
    return key == "hedef" or any(one.fullmatch(key) for one in (_ACTUAL, _AHEAD))


def power_in(cells: Sequence[Cell]) -> int:
    """Return the power of ten of the sums below a heading: 3 for "bin TL" and "1.000 TL"."""
    found = _POWER.search(fold(" ".join(cell.text for cell in cells)))
    return _POWERS[found["power"].replace(".", "")] if found else 0
