"""What a run of words may begin, as the vocabulary says it: how the geometry asks, without a word of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from ingest.reading.grid import Word


class Rank(IntEnum):
    """What a text begins; truth is that it begins anything of a card."""

    NONE = 0
    SECTION = 1
    OBJECTIVE = 2
    GOAL = 3
    TABLE = 4  # the column of an indicator table that names the rows
    ROW = 6  # a row of such a table, by its code
    TAIL = 5  # nothing: it ends a label that is broken over lines

    @property
    def is_label(self) -> bool:
        """Whether it begins a section or a title."""
        return self in (Rank.SECTION, Rank.OBJECTIVE, Rank.GOAL)


Heads = Callable[[str], int]  # what a line of text begins, as a Rank; True is a section


def rank_of(run: Sequence[Word], heads: Heads) -> Rank:
    """Return what a run begins: the bare heading of a section or a table, or a title with its code.

    A section's label with a number or its own text beside it is none.
    """
    text = " ".join(word.text for word in run)
    rank = Rank(int(heads(text)))
    is_bare = not any(letter.isdigit() or letter == ":" for letter in text)
    is_coded = rank in (Rank.OBJECTIVE, Rank.GOAL, Rank.ROW)
    return rank if is_bare or is_coded else Rank.NONE


def begins(text: str, heads: Heads) -> bool:
    """Whether a line of text begins a section or a title; the heading of a table belongs to the table."""
    rank = Rank(int(heads(text)))
    return rank.is_label or rank is Rank.TAIL
