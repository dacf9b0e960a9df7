"""Rows that only their heading parts into columns: its borders are drawn on where the words leave blanks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ingest.reading.flow import lines_of
from ingest.reading.grid import Word
from ingest.reading.lattice import SNAP, Lattice
from ingest.reading.open_rows import column_words, row_borders
from ingest.reading.zones import Line, centre_of, crosses, middle_of

COLUMNS = 3  # a row that is parted has words in at least so many
GUTTER = Decimal("0.4")  # of a line's height; columns are at least so far apart
UNLIKE = Decimal("1.3")  # times the blank between two words that parts two columns
PADDED = Decimal(
    "0.5"
)  # of a line's height; rows in one frame are at least so far apart
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of a row that nothing drawn parts, and the borders of the columns that its words leave."""

    top: Decimal
    bottom: Decimal
    columns: list[Decimal]
    words: list[Word]


def parted(table: Lattice, words: Sequence[Word]) -> Lattice:
    """Return the table with the columns of its heading drawn through the rows that leave blanks there.

    Where there is only one such row it may hold several, and is parted at their blanks.
    """
    down = {x: list(stretches) for x, stretches in table.down.items()}
    across = {y: list(stretches) for y, stretches in table.across.items()}
    found = list(_stretches(table, words))
    for one in found:
        for x in one.columns[1:-1]:
            down.setdefault(x, []).append((one.top, one.bottom))
        if len(found) == 1:
            whole = (one.columns[0], one.columns[-1])
            for y in row_borders(one.words, one.columns, []):
                across.setdefault(y, []).append(whole)
    return Lattice(across, down)


def _stretches(table: Lattice, words: Sequence[Word]) -> Iterator[_Stretch]:
    """Yield the stretches of rows that hold words in three columns or more."""
    for top, bottom in pairwise(table.ys):
        row = [word for word in words if top < centre_of(word) < bottom]
        for xs in _open_columns(table, top, bottom):
            inside = [word for word in row if xs[0] < middle_of(word) < xs[-1]]
            lines = lines_of(inside)
            clear = [x for x in xs[1:-1] if _is_clear(lines, x, xs)]
            columns = [xs[0], *clear, xs[-1]]
            if sum(map(bool, column_words(inside, columns))) >= COLUMNS:
                yield _Stretch(top, bottom, columns, inside)


def _open_columns(
    table: Lattice, top: Decimal, bottom: Decimal
) -> Iterator[list[Decimal]]:
    """Yield the borders of each stretch of a row inside which no border is drawn."""
    undrawn = _undrawn(table, top, bottom)
    run = [table.xs[0]]
    for x in table.xs[1:]:
        is_headed = any(start < top - SNAP for start, _ in table.down.get(x, []))
        if x in undrawn and not is_headed:
            continue
        run.append(x)
        if x not in undrawn:
            if len(run) > COLUMNS:
                yield run
            run = [x]


def _undrawn(table: Lattice, top: Decimal, bottom: Decimal) -> list[Decimal]:
    middle = (top + bottom) / 2
    return [
        x
        for x in table.xs[1:-1]
        if not any(start < middle < end for start, end in table.down[x])
    ]


def _is_clear(lines: Sequence[Line], x: Decimal, xs: Sequence[Decimal]) -> bool:
    """Whether every line leaves a blank at a border that parts columns: wider than those between its words."""
    for line in lines:
        inner = [
            after.box[0] - before.box[2]
            for before, after in pairwise(line)
            if not any(middle_of(before) < x < middle_of(after) for x in xs)
        ]
        least = max(
            GUTTER * (line[0].box[3] - line[0].box[1]),
            UNLIKE * max(inner, default=ZERO),
        )
        before = [word.box[2] for word in line if middle_of(word) < x]
        after = [word.box[0] for word in line if middle_of(word) >= x]
        is_narrow = before and after and min(after) - max(before) < least
        if is_narrow or any(crosses(word, [x]) for word in line):
            return False
    return True
