"""Where the rows of a table end that no line parts: at strokes, else in the blank between its figures; geometry only."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from statistics import median

from ingest.reading.flow import lines_of
from ingest.reading.grid import Word
from ingest.reading.lattice import SNAP, Stretch

Stroke = tuple[Decimal, Stretch]  # y and the stretch of x that is drawn there

ACROSS = Decimal("0.6")  # of the table's width that a stroke between two rows covers
EVEN = Decimal("0.4")  # points; blanks that differ by less are equally wide
SINGLE = Decimal("0.3")  # of a row's columns hold one line
CLEAR = Decimal("1.5")  # times the blank inside a row that one between rows has


def column_words(words: Sequence[Word], xs: Sequence[Decimal]) -> list[list[Word]]:
    """Return the words of each column, by their middle."""
    columns: list[list[Word]] = [[] for _ in xs[1:]]
    for word in words:
        at = bisect_right(xs, (word.box[0] + word.box[2]) / 2) - 1
        if 0 <= at < len(columns):
            columns[at].append(word)
    return columns


def row_borders(
    words: Sequence[Word],
    xs: Sequence[Decimal],
    strokes: Sequence[Stroke],
    expected: int | None = None,
) -> list[Decimal]:
    """Return the places between the rows, from the top, without the outer two.

    They are the strokes that are drawn there where these leave one row between two.
    Else a row has one line in most of its columns, and between two such lines the rows
    part at a stroke or at the widest blank, the lower of equal ones.  `expected` is the
    number of rows where they say themselves where they begin.
    """
    drawn = _drawn(words, xs, strokes)
    is_whole = expected is None or len(drawn) + 1 == expected
    if is_whole and all(_is_one_row(row, xs) for row in _cut(words, drawn)):
        return drawn
    middles = _row_middles(words, xs, expected)
    strips = blanks(words)
    borders = [
        _border(strips, drawn, above, below) for above, below in pairwise(middles)
    ]
    return sorted({*borders, *_rows_without_figures(strips, borders)})


def _cut(words: Sequence[Word], borders: Sequence[Decimal]) -> list[list[Word]]:
    rows: list[list[Word]] = [[] for _ in range(len(borders) + 1)]
    for word in words:
        rows[bisect_right(borders, (word.box[1] + word.box[3]) / 2)].append(word)
    return rows


def _is_one_row(words: Sequence[Word], xs: Sequence[Decimal]) -> bool:
    """Whether several columns hold one line, so that the longer ones are of the same row."""
    counts = [len(lines_of(column)) for column in column_words(words, xs) if column]
    single = counts.count(1)
    return single >= 2 and single >= len(counts) * SINGLE


def _row_middles(
    words: Sequence[Word], xs: Sequence[Decimal], expected: int | None
) -> list[Decimal]:
    """Return the middle of each row: of its line in the columns that have one line a row."""
    lines = [
        [_middle(line) for line in lines_of(column)]
        for column in column_words(words, xs)
        if column
    ]
    counts = Counter(map(len, lines))
    usual = max(counts, key=lambda count: (counts[count], -count), default=0)
    rows = expected if expected in counts else usual
    return [
        median(middles)
        for middles in zip(*(m for m in lines if len(m) == rows), strict=True)
    ]


def _middle(line: Sequence[Word]) -> Decimal:
    return median((word.box[1] + word.box[3]) / 2 for word in line)


def _drawn(
    words: Sequence[Word], xs: Sequence[Decimal], strokes: Sequence[Stroke]
) -> list[Decimal]:
    """Return the strokes across the table that words stand above and below of."""
    width = xs[-1] - xs[0]
    found: list[Decimal] = []
    for y, (start, end) in sorted(strokes):
        is_across = min(end, xs[-1]) - max(start, xs[0]) >= ACROSS * width
        before = found[-1] if found else None
        has_words = any(
            (before is None or word.box[1] > before - SNAP) and word.box[3] < y + SNAP
            for word in words
        )
        if is_across and has_words:
            found.append(y)
    while found and not any(word.box[1] > found[-1] - SNAP for word in words):
        found.pop()
    return found


def blanks(words: Sequence[Word]) -> list[Stretch]:
    """Return the blank strips from side to side."""
    strips = []
    end: Decimal | None = None
    for word in sorted(words, key=lambda word: word.box[1]):
        if end is not None and word.box[1] > end:
            strips.append((end, word.box[1]))
        end = max(end or word.box[3], word.box[3])
    return strips


def _border(
    blanks: Sequence[Stretch],
    drawn: Sequence[Decimal],
    above: Decimal,
    below: Decimal,
) -> Decimal:
    for y in drawn:
        if above < y < below:
            return y
    between = [blank for blank in blanks if above < blank[0] and blank[1] < below]
    if not between:
        return (above + below) / 2
    widest = max(end - start for start, end in between)
    start, end = [b for b in between if b[1] - b[0] > widest - EVEN][-1]
    return (start + end) / 2


def _rows_without_figures(
    blanks: Sequence[Stretch], borders: Sequence[Decimal]
) -> list[Decimal]:
    """Return further borders: blanks as wide as those between rows, where these are clearly wider."""
    parting = [b for b in blanks if any(b[0] < y < b[1] for y in borders)]
    if not borders or len(parting) < len(borders):
        return []
    least = min(end - start for start, end in parting)
    others = [blank for blank in blanks if blank not in parting]
    wide = [blank for blank in others if blank[1] - blank[0] >= least - EVEN]
    inner = [end - start for start, end in others if (start, end) not in wide]
    is_clear = bool(inner) and least > CLEAR * max(inner)
    return [(start + end) / 2 for start, end in wide] if is_clear else []
