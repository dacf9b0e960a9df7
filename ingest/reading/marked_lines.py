"""A line as its runs, each with what it begins: the ground on which columns are found; geometry only."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ingest.reading.flow import runs_of
from ingest.reading.ranks import Heads, Rank, rank_of
from ingest.reading.zones import Line, left_of

APART = Decimal(5)  # points; columns are at least so far apart


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line as runs, each with what it begins."""

    runs: list[tuple[Line, Rank]]

    @classmethod
    def of(cls, line: Line, heads: Heads) -> MarkedLine:
        """Return the line with the rank of each of its runs."""
        runs = [piece for run in runs_of(line) for piece in _labels_apart(run, heads)]
        return cls([(run, rank_of(run, heads)) for run in runs])

    @property
    def words(self) -> Line:
        return [word for run, _ in self.runs for word in run]

    @property
    def is_bare_label(self) -> bool:
        """Whether the line holds labels and nothing of what they head."""
        return all(rank.is_label and is_bare(run) for run, rank in self.runs)

    def parted(self, x: Decimal) -> tuple[list[tuple[Line, Rank]], ...]:
        """Return the runs left and right of a place."""
        left = [(run, rank) for run, rank in self.runs if left_of(run) < x]
        return left, [(run, rank) for run, rank in self.runs if left_of(run) >= x]


def _labels_apart(run: Line, heads: Heads) -> list[Line]:
    """Return a run of labels near one another as these, any other whole."""
    for at in range(1, len(run)):
        first, rest = run[:at], run[at:]
        is_apart = rest[0].box[0] - first[-1].box[2] >= APART
        if is_apart and rank_of(first, heads).is_label:
            others = _labels_apart(rest, heads)
            if all(rank_of(other, heads).is_label for other in others):
                return [first, *others]
    return [run]


def is_bare(run: Line) -> bool:
    return not any(letter.isdigit() for word in run for letter in word.text)
