"""Pages whose sections stand beside one another: where to cut them apart; geometry only.

What begins a section is said by the caller.  A section that begins right of another one
begins a column, and so does a table right of sections; it ends at the first thing that
stands across the blank between the two, or that begins another card.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.reading.beside_columns import LINES, MARGIN, Column, Cut
from ingest.reading.boxes import Frame, frames
from ingest.reading.flow import lines_of
from ingest.reading.grid import Page, Ruling, Word
from ingest.reading.lattice import Lattice
from ingest.reading.marked_lines import MarkedLine
from ingest.reading.ranks import Heads, Rank


def side_by_side(page: Page, tables: Sequence[Lattice], heads: Heads) -> Cut | None:
    """Return the first place where a section begins right of another one, None where none does."""
    lines = [MarkedLine.of(line, heads) for line in lines_of(page.words)]
    framed = _beside_frame(page, lines, tables)
    if framed is not None:
        return framed
    for at, line in enumerate(lines):
        for run, rank in line.runs:
            is_loose = not any(t.place(run[0]) for t in tables)
            if is_loose and (rank.is_label or rank is Rank.TABLE):
                cut = Column(lines[at:], run, rank, tables).cut()
                if cut is not None:
                    return cut
    return None


def _beside_frame(
    page: Page, lines: Sequence[MarkedLine], tables: Sequence[Lattice]
) -> Cut | None:
    """Return the cut beside a frame that holds sections and has something else beside it."""
    framed = list(frames(page.rulings, tables))
    for frame in framed:
        top, bottom = _level_with(frame, framed)
        inside = [
            line
            for line in lines
            if any(frame.holds(run) and rank.is_label for run, rank in line.runs)
        ]
        level = [word for word in page.words if top < _middle(word) < bottom]
        if not inside or len(lines_of([w for w in level if frame.holds([w])])) <= LINES:
            continue
        for x in (frame.left, frame.right):
            left = [word for word in level if word.box[2] < x + MARGIN]
            right = [word for word in level if word.box[0] > x - MARGIN]
            if left and right and len(left) + len(right) == len(level):
                is_named = _is_titled(lines, right) and not _is_titled(lines, left)
                return Cut(x, top, bottom, is_named)
    return None


def _level_with(frame: Frame, framed: Sequence[Frame]) -> tuple[Decimal, Decimal]:
    """Return top and bottom of the frame and of all that stand beside it, or beside those."""
    top, bottom = frame.top, frame.bottom
    for _ in framed:
        level = [one for one in framed if one.top < bottom and one.bottom > top]
        top = min(one.top for one in level)
        bottom = max(one.bottom for one in level)
    return top, bottom


def _is_titled(lines: Sequence[MarkedLine], words: Sequence[Word]) -> bool:
    within = {id(word) for word in words}
    return any(
        rank in (Rank.GOAL, Rank.OBJECTIVE) and id(run[0]) in within
        for line in lines
        for run, rank in line.runs
    )


def parts(page: Page, cut: Cut) -> Iterator[Page]:
    """Yield what stands above the cut, left and right of it, and below it, as pages of their own."""
    sides = (_is_right, _is_left) if cut.right_first else (_is_left, _is_right)
    for is_part in (_is_above, *sides, _is_below):
        words = tuple(word for word in page.words if is_part(word, cut))
        rulings = tuple(line for line in page.rulings if is_part(line, cut))
        if words:
            yield replace(page, words=words, rulings=rulings)


def _is_above(drawn: Word | Ruling, cut: Cut) -> bool:
    return _middle(drawn) < cut.top


def _is_below(drawn: Word | Ruling, cut: Cut) -> bool:
    return _middle(drawn) > cut.bottom


def _is_left(drawn: Word | Ruling, cut: Cut) -> bool:
    is_level = cut.top <= _middle(drawn) <= cut.bottom
    if isinstance(drawn, Ruling):
        return is_level and drawn.box[2] < cut.x + MARGIN
    return is_level and drawn.box[0] < cut.x - MARGIN


def _is_right(drawn: Word | Ruling, cut: Cut) -> bool:
    is_level = cut.top <= _middle(drawn) <= cut.bottom
    if isinstance(drawn, Ruling):
        return is_level and drawn.box[0] >= cut.x - MARGIN
    return is_level and drawn.box[0] >= cut.x - MARGIN


def _middle(drawn: Word | Ruling) -> Decimal:
    return (drawn.box[1] + drawn.box[3]) / 2
