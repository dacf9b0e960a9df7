"""Pages whose sections stand beside one another: where to cut them apart; geometry only.

What begins a section is said by the caller.  A section that begins right of another one
begins a column, down to the first thing that stands across it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.reading.flow import lines_of, runs_of
from ingest.reading.grid import Page, Ruling, Word
from ingest.reading.lattice import Lattice
from ingest.reading.zones import Line, bottom_of, left_of, top_of

MARGIN = Decimal(2)  # points left of a column's first letter at which it is cut
APART = Decimal(3)  # points; columns are at least so far apart
TABLE = 4  # runs; a line of so many is a row of a table
LINES = 2  # a column has at least so many


@dataclass(frozen=True, slots=True)
class Cut:
    """Where two columns part: at `x`, between `top` and `bottom`."""

    x: Decimal
    top: Decimal
    bottom: Decimal


def side_by_side(
    page: Page, tables: Sequence[Lattice], heads: Callable[[str], bool]
) -> Cut | None:
    """Return the first place where a section begins right of another one, None where none does."""
    loose = [word for word in page.words if not any(t.place(word) for t in tables)]
    lines = lines_of(loose)
    begun = [
        (at, run)
        for at, line in enumerate(lines)
        for run in runs_of(line)
        if _begins(run, heads)
    ]
    for at, run in begun:
        cut = _cut(run, lines[at:], tables)
        if cut and any(_is_left(other[0], cut) for _, other in begun):
            return cut
    return None


def _begins(run: Line, heads: Callable[[str], bool]) -> bool:
    """Whether a run is the bare heading of a section, without a number or a text of its own."""
    text = " ".join(word.text for word in run)
    return not any(letter.isdigit() or letter == ":" for letter in text) and heads(text)


def _cut(run: Line, lines: Sequence[Line], tables: Sequence[Lattice]) -> Cut | None:
    """Return the column that begins with this run: all lines up to the first across its edge."""
    x, top = left_of(run) - MARGIN, top_of(run) - MARGIN
    bottom = top
    across = [t.ys[0] for t in tables if t.xs[0] < x < t.xs[-1] and t.ys[-1] > top]
    end = min(across, default=None)
    count = 0
    for line in lines:
        is_row = len(runs_of(line)) >= TABLE and count
        if is_row or (end is not None and top_of(line) > end):
            break
        if any(word.box[0] < x < word.box[2] + APART for word in line):
            break
        bottom = max(bottom, bottom_of(line))
        count += 1
    return Cut(x, top, bottom) if count >= LINES else None


def parts(page: Page, cut: Cut) -> Iterator[Page]:
    """Yield what stands above the cut, left and right of it, and below it, as pages of their own."""
    for is_part in (_is_above, _is_left, _is_right, _is_below):
        words = tuple(word for word in page.words if is_part(word, cut))
        rulings = tuple(line for line in page.rulings if is_part(line, cut))
        if words:
            yield replace(page, words=words, rulings=rulings)


def _is_above(drawn: Word | Ruling, cut: Cut) -> bool:
    return _middle(drawn) < cut.top


def _is_below(drawn: Word | Ruling, cut: Cut) -> bool:
    return _middle(drawn) > cut.bottom


def _is_left(drawn: Word | Ruling, cut: Cut) -> bool:
    return cut.top <= _middle(drawn) <= cut.bottom and drawn.box[2] < cut.x


def _is_right(drawn: Word | Ruling, cut: Cut) -> bool:
    return cut.top <= _middle(drawn) <= cut.bottom and drawn.box[0] >= cut.x


def _middle(drawn: Word | Ruling) -> Decimal:
    return (drawn.box[1] + drawn.box[3]) / 2
