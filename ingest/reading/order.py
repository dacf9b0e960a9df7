"""The order in which a person reads a page: columns, what stands side by side, lines that run on; geometry only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from ingest.reading.flow import cell_of, lines_of, runs_of
from ingest.reading.grid import Cell, Word

GUTTER = Decimal(9)  # points; columns of text are at least this far apart
NEAR = Decimal(1)  # of a line's height; a paragraph's lines are no further apart
ALIGNED = Decimal("1.5")  # points; lines of one paragraph begin no further apart
REACH = 2  # runs back: a tag may stand between a line and what runs on from it
SPACE = Decimal("0.25")  # of a line's height; the blank between two words

Run = list[Word]


def reading_order(words: Sequence[Word], page: int) -> list[Cell]:
    """Return the lines as a person reads them: column by column, from the top.

    A blank strip from top to bottom parts columns of two lines or more; where there
    is none, the widest blank strip from side to side parts what stands above and below;
    what neither parts stands side by side.  A line `wraps` that runs on from the one
    above it: its first word had no room there.
    """
    if not words:
        return []
    placed = list(_ordered(words, max(word.box[2] for word in words)))
    cells = [cell_of(run, page) for run, _ in placed]
    wraps = [
        any(_wraps(above, run) for above in placed[max(0, at - REACH) : at])
        for at, (run, _) in enumerate(placed)
    ]
    return [
        replace(cell, wraps=is_wrapped)
        for cell, is_wrapped in zip(cells, wraps, strict=True)
    ]


def _ordered(words: Sequence[Word], right: Decimal) -> list[tuple[Run, Decimal]]:
    """Return the runs in order, each with the place up to which its line had room."""
    for first, second in (_columns(words), _halves(words), _sides(words)):
        if not second:
            continue
        is_beside = max(word.box[2] for word in first) <= min(
            word.box[0] for word in second
        )
        edge = max(word.box[2] for word in first) if is_beside else right
        return _ordered(first, edge) + _ordered(second, right)
    placed = []
    for line in lines_of(words):
        runs = runs_of(line)
        ends = [run[0].box[0] for run in runs[1:]]
        placed += list(zip(runs, [*ends, right], strict=True))
    return placed


def _columns(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Part the words at the widest gutter that both sides of hold lines of text below one another."""
    for gap, at in sorted(_gaps(words, 0), reverse=True):
        left, right = _parted(words, at)
        if gap < GUTTER:
            break
        if _is_column(left) and _is_column(right):
            return left, right
    return list(words), []


def _is_column(words: Sequence[Word]) -> bool:
    """Whether two of the lines stand as near as the lines of a text: tags in a margin do not."""
    lines = [cell_of(line, 0).box for line in lines_of(words)]
    boxes = [box for box in lines if box is not None]
    return any(
        below[1] - above[3] < 2 * NEAR * (above[3] - above[1])
        for above, below in pairwise(boxes)
    )


def _halves(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Part the words at the widest blank between two lines; one line is never parted."""
    gaps = [gap for gap in _gaps(words, 1) if gap[0] > 0]
    if not gaps:
        return list(words), []
    _, at = max(gaps, key=lambda gap: (gap[0], -gap[1]))
    above = [word for word in words if word.box[1] < at]
    return above, [word for word in words if word.box[1] >= at]


def _sides(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Part what stands side by side without a blank strip across, at its widest gutter."""
    gaps = [gap for gap in _gaps(words, 0) if gap[0] >= GUTTER]
    if not gaps or len(lines_of(words)) < 2:
        return list(words), []
    return _parted(words, max(gaps)[1])


def _parted(words: Sequence[Word], at: Decimal) -> tuple[list[Word], list[Word]]:
    left = [word for word in words if word.box[0] < at]
    return left, [word for word in words if word.box[0] >= at]


def _gaps(words: Sequence[Word], axis: int) -> list[tuple[Decimal, Decimal]]:
    """Return the blank strips across an axis as (how wide, where the next word begins)."""
    gaps = []
    end: Decimal | None = None
    for word in sorted(words, key=lambda word: word.box[axis]):
        start = word.box[axis]
        if end is not None and start > end:
            gaps.append((start - end, start))
        end = max(end or word.box[axis + 2], word.box[axis + 2])
    return gaps


# --- lines that run on -----------------------------------------------------------------------


def _wraps(above: tuple[Run, Decimal], run: Run) -> bool:
    """Whether a run goes on from the one above it in its column: its first word had no room there."""
    before, right = above
    one, other = before[-1].box, run[0].box
    height = other[3] - other[1]
    is_near = -height / 2 < other[1] - one[3] < NEAR * height
    is_even = abs((one[3] - one[1]) - height) <= height / 10
    begins = [word.box[0] for word in before[:2]]
    is_aligned = any(abs(begin - other[0]) <= ALIGNED for begin in begins)
    has_no_room = one[2] + (other[2] - other[0]) + height * SPACE > right
    return is_near and is_even and is_aligned and has_no_room
