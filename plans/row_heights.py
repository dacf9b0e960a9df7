"""How high a row of a workbook stands for its words: not every program grows it by itself."""

from __future__ import annotations

from math import ceil

LINE_HEIGHT = 15  # points
LETTERS = 1.05  # that stand in one unit of a column's width, which is that of a digit


def lines_of(said: str, room: float) -> int:
    """Return how many lines a text needs where `room` letters fit into one and words stay whole.

    >>> lines_of("Plan Dönemi Başlangıç Değeri", 14.7), lines_of("a\\n\\nb", 9)
    (3, 3)
    >>> lines_of("bir çokuzunbirsözcük iki", 8), lines_of("", 8)
    (4, 1)
    """
    return sum(_wrapped(part, room) for part in said.split("\n"))


def _wrapped(said: str, room: float) -> int:
    lines, left = 1, room
    for word in said.split(" "):
        if len(word) > left:
            fresh = ceil(len(word) / room)  # of a word longer than a line
            lines += fresh if left < room else fresh - 1
            left = room * fresh
        left -= len(word) + 1
    return lines
