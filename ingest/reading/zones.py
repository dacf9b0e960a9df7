"""Lines of words that stand in the columns of a table, and where words stand: geometry only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median

from ingest.reading.grid import Word
from ingest.reading.open_rows import column_words

OVER = Decimal("1.5")  # points that a word may stand over a border

Line = list[Word]


@dataclass(slots=True)
class Zone:
    """Lines that stand below one another in the columns of a table that grows."""

    xs: Sequence[Decimal]
    bottom: Decimal
    height: Decimal  # of a usual line
    lines: list[Line] = field(default_factory=list)

    @property
    def words(self) -> list[Word]:
        return [word for line in self.lines for word in line]

    def fits(self, line: Line) -> bool:
        """Whether every word of a line stands in one column."""
        inside = (
            self.xs[0] - OVER < left_of(line) and right_of(line) < self.xs[-1] + OVER
        )
        return inside and not any(crosses(word, self.xs) for word in line)

    def filled(self, line: Line) -> int:
        """Return in how many columns the line has words."""
        return sum(map(bool, column_words(line, self.xs)))

    def add(self, line: Line) -> None:
        self.lines.append(line)
        self.bottom = max(self.bottom, bottom_of(line))


# --- where words stand -------------------------------------------------------------------------


def usual_height(words: Iterable[Word]) -> Decimal:
    return median(
        [word.box[3] - word.box[1] for word in words if word.upright] or [Decimal(0)]
    )


def crosses(word: Word, xs: Sequence[Decimal]) -> bool:
    return any(word.box[0] + OVER < x < word.box[2] - OVER for x in xs)


def middle_of(word: Word) -> Decimal:
    return (word.box[0] + word.box[2]) / 2


def centre_of(word: Word) -> Decimal:
    return (word.box[1] + word.box[3]) / 2


def left_of(line: Line) -> Decimal:
    return min(word.box[0] for word in line)


def right_of(line: Line) -> Decimal:
    return max(word.box[2] for word in line)


def top_of(line: Line) -> Decimal:
    return min(word.box[1] for word in line)


def bottom_of(line: Line) -> Decimal:
    return max(word.box[3] for word in line)
