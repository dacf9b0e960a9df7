"""Frames and filled boxes that stand alone on a page: geometry only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.reading.grid import Ruling, Word
from ingest.reading.lattice import SNAP, Lattice

LEAST = Decimal(30)  # points; what is narrower or lower frames no sections


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle whose four sides are drawn."""

    left: Decimal
    top: Decimal
    right: Decimal
    bottom: Decimal

    def holds(self, words: Sequence[Word]) -> bool:
        """Whether all words stand inside."""
        return all(
            self.left - SNAP < word.box[0]
            and word.box[2] < self.right + SNAP
            and self.top - SNAP < (word.box[1] + word.box[3]) / 2 < self.bottom + SNAP
            for word in words
        )


def frames(rulings: Iterable[Ruling], tables: Sequence[Lattice]) -> Iterator[Frame]:
    """Yield the rectangles that are drawn and are no part of a table, the largest first."""
    flat = [line.box for line in rulings if not line.is_vertical]
    # A frame is of the table that its corner lies in; most lines of a page are a table's.
    tops = [line for line in flat if not any(_holds(t, line[:2]) for t in tables)]
    found = {
        Frame(upper[0], upper[1], upper[2], lower[1])
        for upper in tops
        for lower in flat
        if lower[1] - upper[1] > LEAST
        and upper[2] - upper[0] > LEAST
        and abs(upper[0] - lower[0]) < SNAP
        and abs(upper[2] - lower[2]) < SNAP
    }
    steep = [line.box for line in rulings if line.is_vertical]
    for frame in sorted(found, key=_area, reverse=True):
        if _has_sides(frame, steep):
            yield frame


def _area(frame: Frame) -> Decimal:
    return (frame.right - frame.left) * (frame.bottom - frame.top)


def _has_sides(
    frame: Frame, steep: Sequence[tuple[Decimal, Decimal, Decimal, Decimal]]
) -> bool:
    return all(
        any(
            abs(line[0] - x) < SNAP
            and line[1] < frame.top + SNAP
            and line[3] > frame.bottom - SNAP
            for line in steep
        )
        for x in (frame.left, frame.right)
    )


def _holds(table: Lattice, corner: tuple[Decimal, Decimal]) -> bool:
    x, y = corner[0] + SNAP, corner[1] + SNAP
    return table.xs[0] < x < table.xs[-1] and table.ys[0] < y < table.ys[-1]
