"""The heading of a table that nothing rules: where it ends, and words in it that stand over several columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ingest.reading.flow import runs_of
from ingest.reading.open_rows import EVEN, blanks
from ingest.reading.ranks import Heads, Rank, rank_of
from ingest.reading.zones import (
    Line,
    bottom_of,
    centre_of,
    left_of,
    right_of,
    top_of,
)

GUTTER = Decimal("0.4")  # of a line's height; columns are at least so far apart
OFF = Decimal(
    "0.25"
)  # of its width; words over columns stand no further off their middle


@dataclass(frozen=True, slots=True)
class Group:
    """Words over several columns of a heading, from border `first` to border `last`, down to `bottom`."""

    first: int
    last: int
    bottom: Decimal


def row_lines(lines: Sequence[Line], heads: Heads) -> list[Line]:
    """Return the lines that begin a row by its code."""
    return [
        line
        for line in lines
        if any(rank_of(run, heads) is Rank.ROW for run in runs_of(line)[:2])
    ]


def heading_end(lines: Sequence[Line], heads: Heads) -> Decimal | None:
    """Return where the heading ends: in the widest blank above the first row; None where none shows."""
    rows = row_lines(lines, heads)
    named = [
        line
        for line in lines
        if any(rank_of(run, heads) is Rank.TABLE for run in runs_of(line))
    ]
    if not rows or not named:
        return None
    above, below = centre_of(named[0][0]), centre_of(rows[0][0])
    words = [word for line in lines for word in line]
    between = [
        blank for blank in blanks(words) if above < blank[0] and blank[1] < below
    ]
    if not between:
        return None
    widest = max(end - start for start, end in between)
    start, end = [b for b in between if b[1] - b[0] > widest - EVEN][-1]
    return (start + end) / 2


def groups(lines: Sequence[Line], xs: Sequence[Decimal], end: Decimal) -> list[Group]:
    """Return the words of a heading that stand over several columns and their headings."""
    heading = [line for line in lines if top_of(line) < end]
    found = []
    for line in heading:
        below = [
            word
            for other in heading
            for word in other
            if word.box[1] >= bottom_of(line) - EVEN
        ]
        for piece in pieces(line):
            group = _group(piece, [w for w in line if w not in piece], below, xs)
            if group is not None:
                found.append(group)
    return found


def pieces(line: Line) -> list[Line]:
    """Return the words of a heading's line that stand closer than columns do."""
    found: list[Line] = [line[:1]]
    for before, word in pairwise(line):
        height = word.box[3] - word.box[1]
        if word.box[0] - before.box[2] >= GUTTER * height:
            found.append([])
        found[-1].append(word)
    return found


def _group(
    piece: Line, beside: Line, below: Line, xs: Sequence[Decimal]
) -> Group | None:
    """Return the columns whose headings stand below the piece, evenly to both sides of its middle."""
    left, right = left_of(piece), right_of(piece)
    if not any(left < x < right for x in xs):
        return None
    inner = max(at for at, x in enumerate(xs) if x <= left + 1)
    outer = min(at for at, x in enumerate(xs) if x >= right - 1)
    spans = [
        (first, last)
        for first in range(inner, -1, -1)
        for last in range(outer, len(xs))
        if not any(xs[first] < w.box[0] and w.box[2] < xs[last] for w in beside)
    ]
    middle = (left + right) / 2
    off = {span: abs((xs[span[0]] + xs[span[1]]) / 2 - middle) for span in spans}
    even = [s for s in spans if off[s] <= OFF * (xs[s[1]] - xs[s[0]]) / (s[1] - s[0])]
    under = [word for word in below if left_of([word]) > xs[inner] - 1]
    if not even or not under:
        return None
    first, last = min(even, key=lambda span: (off[span], span[0] - span[1]))
    covered = [w.box[1] for w in below if xs[first] < w.box[0] < xs[last]]
    if len(covered) < last - first:
        return None
    return Group(first, last, (bottom_of(piece) + min(covered)) / 2)
