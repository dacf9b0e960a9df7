"""Lines inside a cell that run on: for want of room for the next word, or in the middle of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.reading.grid import Word
from ingest.reading.syllables import is_piece
from plans.document import Box

SPACE = Decimal("0.25")  # of a line's height; the blank between two words
SLACK = Decimal("0.2")  # of a line's height; how far a padding may be misjudged
PADDING = Decimal("0.7")  # of a line's height; the most that a narrow cell keeps blank

_FRACTION = re.compile("[.,][0-9]+(?:,[0-9]+)?%?")  # no figure begins so
_MONEY_SIGN = re.compile("TL|TRY|₺|%")

BROAD = Decimal("0.5")  # of a line's height; a letter of usual breadth

Line = Sequence[Word]


def has_no_room(above: Line, line: Line, lines: Sequence[Line], box: Box) -> bool:
    """Whether the first word of a line had no room on the line above it, in a cell at `box`.

    The padding is that of the line that comes closest to the cell's left border, and
    is the same on the right.  Of turned lines nothing is said: they run on.
    """
    if not all(word.upright for word in (*above, *line)):
        return True
    height = line[0].box[3] - line[0].box[1]
    padding = max(Decimal(0), min(_left(one) for one in lines) - box[0])
    needed = SPACE * height + line[0].box[2] - line[0].box[0]
    reach = box[2] - padding - SLACK * height
    width = box[2] - box[0] - 2 * padding - SLACK * height
    return (
        _right(above) + needed > reach or _right(above) - _left(above) + needed > width
    )


def is_cut(above: Line, line: Line, box: Box) -> bool:
    """Whether a line goes on in the middle of the word above it: a column too narrow for it cut it there.

    The word stands alone, fills the cell up to a letter's width, and what follows can be
    no word of its own: the rest of a figure that has a separator, a suffix, a letter.
    """
    if len(above) > 1 or not (above[0].upright and line[0].upright):
        return False
    word = above[0]
    if re.fullmatch("[%₺]?[0-9.]*[0-9]", word.text) and _FRACTION.fullmatch(
        line[0].text
    ):
        return True
    height = word.box[3] - word.box[1]
    letter = max((word.box[2] - word.box[0]) / len(word.text), BROAD * height)
    padding = min(word.box[0] - box[0], PADDING * height)
    is_full = word.box[2] + letter > box[2] - max(Decimal(0), padding)
    return is_full and _is_rest(word.text, line)


def _is_rest(word: str, line: Line) -> bool:
    following = line[0].text
    is_figure = all(_MONEY_SIGN.fullmatch(other.text) for other in line[1:])
    if is_figure and re.fullmatch("[0-9][0-9.,]*%?|%", following):
        return re.fullmatch("[%₺]?[0-9]+[.,][0-9.,]*", word) is not None
    return word[-1].isalpha() and is_piece(following)


def _left(line: Line) -> Decimal:
    return min(word.box[0] for word in line)


def _right(line: Line) -> Decimal:
    return max(word.box[2] for word in line)
