"""The indicator table of a card whose lines are all that is left: words in order, no columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ingest.reading.grid import Cell, Line, joined
from ingest.reading.indicator_rows import Column, IndicatorCells, split_code
from plans.document import Issue, Severity
from plans.turkish import fold, heading_key, parse_year

PLAN_YEARS = 5
TWO_CODES = "Bir hücrede iki gösterge kodu var; ikincisinin adı ve satırın değerleri ayrılamadı."
MISCOUNTED = "Satırda {} değer, başlıkta {} sütun var; değerler yıllara dağıtılamadı."

_FREQUENCY = re.compile(
    r"(?:(?:\d{1,2}|iki|üç|dört|altı) (?:ayda|haftada) (?:bir|\d)(?: (?:kez|kere|defa))?"
    r"|(?:[1-9]|iki|üç|dört|beş) yılda (?:bir|\d)(?: (?:kez|kere|defa))?"
    r"|(?:yılda|ayda|haftada) (?:bir|iki|üç|dört|\d)(?: (?:kez|kere|defa))?"
    r"|(?:\d{1,2}|üç|altı) (?:aylık|ay)|yıllık|aylık|haftalık|günlük|sürekli)"
)
_WEIGHT = re.compile(r"%?\d{1,3}(?:,\d+)?%?")
_VALUE = re.compile(r"[%₺≥≤<>~]?\d[\d.,]*(?:[-–]\d[\d.,]*)?[%₺]?|[-_–—xX]|yeni", re.I)


@dataclass(frozen=True, slots=True)
class TableHead:
    """What the heading of a table says: its years, and the words over the baseline's column."""

    years: tuple[int, ...] = ()
    baseline: Cell | None = None
    has_weight: bool = False
    words: tuple[Cell, ...] = ()  # the heading's words that are not the baseline's

    @property
    def columns(self) -> int:
        """How many figures a row prints after its weight."""
        return len(self.years) + (self.baseline is not None)


@dataclass(frozen=True, slots=True)
class TextRow:
    """An indicator of a text, what of it could not be placed, and what to tell about it."""

    cells: IndicatorCells
    unplaced: Cell | None = None
    issues: tuple[Issue, ...] = field(default=())  # `where` from the indicator


def words_of(lines: Sequence[Line]) -> list[Cell]:
    """Return the lines' words, each knowing its line."""
    return [
        Cell(word, line.page, line.box, line=line.line)
        for line in lines
        for word in line.text.split()
    ]


def spoken(words: Sequence[Cell]) -> Cell:
    """Return words as one cell, broken where the lines were."""
    lines = [
        Cell(" ".join(word.text for word in on_line), page, line=number)
        for (page, number), group in groupby(words, lambda word: (word.page, word.line))
        if (on_line := list(group))
    ]
    whole = joined(lines)
    boxes = joined(words).box
    return Cell(whole.text, whole.page, boxes, line=whole.line, lines=tuple(lines))


def table_head(lines: Sequence[Line]) -> TableHead:
    """Read the heading: the longest run of consecutive years are the targets' columns.

    What stands between the weight's heading and that run is the baseline's; of six
    years without it the first is the baseline's, a plan being of five.
    """
    words = words_of(lines)
    first, last = _year_run(words)
    if first == last:
        return TableHead(words=tuple(words))
    weight = [
        at for at in range(first) if heading_key(words[at].text).startswith("etki")
    ]
    start = first
    if weight:
        start = weight[-1] + 1
        start += start < first and not heading_key(words[start].text)
    if start == first and last - first > PLAN_YEARS:
        first += 1
    years = tuple(year for word in words[first:last] if (year := parse_year(word.text)))
    baseline = words[start:first]
    return TableHead(
        years,
        spoken(baseline) if baseline else None,
        bool(weight),
        tuple(words[:start] + words[first:]),
    )


def _year_run(words: Sequence[Cell]) -> tuple[int, int]:
    """Return where the longest run of years that follow one another begins and ends."""
    best, start = (0, 0), 0
    years = [parse_year(word.text) for word in words]
    for at, year in enumerate(years):
        before = years[at - 1] if at else None
        if year is None or before is None or year != before + 1:
            start = at
        if year is not None and at + 1 - start > best[1] - best[0]:
            best = (start, at + 1)
    return best


def text_row(lines: Sequence[Line], code: Cell, head: TableHead) -> TextRow | None:
    """Return the row that these lines hold; None while its figures have not all come.

    `lines` begin behind the code.
    """
    words = words_of(lines)
    for at in range(1, len(words)):
        frequencies = _frequencies_after(words, at + head.has_weight + head.columns)
        if frequencies is not None and head.years and _is_row(words, at, head):
            return TextRow(_placed(code, words, at, head, frequencies))
    return None


def _is_row(words: Sequence[Cell], at: int, head: TableHead) -> bool:
    start = at + head.has_weight
    values = words[start : start + head.columns]
    weighed = not head.has_weight or _WEIGHT.fullmatch(words[at].text)
    return (
        bool(weighed)
        and len(values) == head.columns
        and all(_VALUE.fullmatch(word.text) for word in values)
    )


def _frequencies_after(words: Sequence[Cell], at: int) -> list[Cell] | None:
    """Return one or two frequencies that the words from `at` are; None when they are not."""
    rest = words[at:]
    if at > len(words) or not rest:
        return None
    if rest[0].text[0].islower() and _is_frequency(words[at - 1 : at + 2]):
        return None  # the figure before "ayda bir" is its own
    for cut in range(1, len(rest) + 1):
        parts = [part for part in (rest[:cut], rest[cut:]) if part]
        if all(map(_is_frequency, parts)):
            return [spoken(part) for part in parts]
    return None


def _is_frequency(words: Sequence[Cell]) -> bool:
    return _FREQUENCY.fullmatch(fold(" ".join(word.text for word in words))) is not None


def _placed(
    code: Cell,
    words: Sequence[Cell],
    at: int,
    head: TableHead,
    frequencies: Sequence[Cell],
) -> IndicatorCells:
    start = at + head.has_weight
    figures = list(words[start : start + head.columns])
    values = {Column.WEIGHT: words[at]} if head.has_weight else {}
    if head.baseline is not None:
        values[Column.BASELINE] = figures.pop(0)
    values |= dict(
        zip((Column.MONITORING, Column.REPORTING), frequencies, strict=False)
    )
    return IndicatorCells(
        code,
        spoken(words[:at]),
        values,
        dict(zip(head.years, figures, strict=True)),
        baseline_label=head.baseline,
    )


def fused_row(lines: Sequence[Line], code: Cell) -> TextRow | None:
    """Return the row of a cell in which a second indicator's code stands, None where none does.

    Whose the figures are is not certain: they are kept with the second code for a person.
    """
    words = words_of(lines)
    at = next((at for at in range(len(words)) if _is_code(words[at : at + 2])), None)
    if at is None:
        return None
    name = spoken(words[:at]) if at else Cell("", line=code.line)
    rest = spoken(words[at:])
    issue = Issue("name", TWO_CODES, rest.text, Severity.ERROR, rest.cite())
    return TextRow(IndicatorCells(code, name), rest, (issue,))


def _is_code(words: Sequence[Cell]) -> bool:
    """Whether an indicator's code with its letters begins here ("PG4.2.4", "PG 4.2.4")."""
    parted = split_code(Cell(" ".join(word.text for word in words)))
    return parted is not None and any(map(str.isalpha, parted[0].text))


def miscounted_row(lines: Sequence[Line], code: Cell, head: TableHead) -> TextRow:
    """Return the row with its name alone, its figures kept for a person to place."""
    words = words_of(lines)
    at = next(
        (
            at
            for at in range(1, len(words) - 1)
            if all(_VALUE.fullmatch(word.text) for word in words[at : at + 3])
        ),
        len(words),
    )
    name = spoken(words[:at]) if words[:at] else Cell("", line=code.line)
    if at == len(words):
        return TextRow(IndicatorCells(code, name))
    rest = spoken(words[at:])
    count = sum(_VALUE.fullmatch(word.text) is not None for word in words[at + 1 :])
    reason = MISCOUNTED.format(count, head.columns)
    issue = Issue("targets", reason, rest.text, Severity.ERROR, rest.cite())
    return TextRow(IndicatorCells(code, name), rest, (issue,))
