"""Values beside their marks, none on another, on a mark or beyond the paper; pure.

A value that finds no room is left to the table under the chart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from reports.figures import coordinate
from reports.portal.shapes import Drawing, Text

Place = tuple[Decimal, Decimal]
Stroke = tuple[Place, Place]

CHARACTER = Decimal("7.5")  # width of one at 13 px, generously
ASCENT, DESCENT = 11, 3
GAP = 4
END, MIDDLE, START = "end", "mid", ""  # which part of the text stands at x
RIGHT_OF = {END: Decimal(0), MIDDLE: Decimal("0.5"), START: Decimal(1)}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in SVG units."""

    left: Decimal
    top: Decimal
    right: Decimal
    bottom: Decimal

    @classmethod
    def around(cls, x: Decimal, y: Decimal, half: Decimal, height: Decimal) -> Box:
        """Return what reaches `half` to both sides and `height` up and down."""
        return cls(x - half, y - height, x + half, y + height)

    def meets(self, other: Box) -> bool:
        """Whether they have a point in common."""
        beside = self.right <= other.left or other.right <= self.left
        apart = self.bottom <= other.top or other.bottom <= self.top
        return not (beside or apart)

    def lies_in(self, width: int, height: int) -> bool:
        """Whether all of it is on paper of this size."""
        across = self.left >= 0 and self.right <= width
        return across and self.top >= 0 and self.bottom <= height

    def is_crossed_by(self, stroke: Stroke) -> bool:
        """Whether a straight line goes through it: cut off side by side, something is left."""
        (x1, y1), (x2, y2) = stroke
        first, last = Decimal(0), Decimal(1)
        for at, step, low, high in (
            (x1, x2 - x1, self.left, self.right),
            (y1, y2 - y1, self.top, self.bottom),
        ):
            if step == 0:
                if not low < at < high:
                    return False
                continue
            ends = sorted(((low - at) / step, (high - at) / step))
            first, last = max(first, ends[0]), min(last, ends[1])
        return first < last


@dataclass(frozen=True, slots=True)
class Mark:
    """What a value belongs to: its middle, and how far it reaches sideways and upwards."""

    x: Decimal
    y: Decimal
    half: Decimal
    height: Decimal

    @property
    def box(self) -> Box:
        """The room it takes."""
        return Box.around(self.x, self.y, self.half, self.height)


class Side(NamedTuple):
    """Where a value stands: above (-1), beside (0) or below (1) its mark, held at its end, middle or start."""

    down: int
    anchor: str


ABOVE = tuple(Side(-1, anchor) for anchor in (MIDDLE, START, END))
BELOW = tuple(Side(1, anchor) for anchor in (MIDDLE, START, END))
BESIDE = tuple(Side(0, anchor) for anchor in (START, END))


@dataclass(frozen=True, slots=True)
class Label:
    """A value, its mark, and the sides it may stand on, the best first."""

    look: str
    text: str
    mark: Mark
    sides: Sequence[Side]


def text_width(text: str) -> Decimal:
    """Return about how wide a text is, in SVG units, never less than it is."""
    return len(text) * CHARACTER


def box_of(text: Text) -> Box:
    """Return the room that a text takes."""
    anchor = next((each for each in (END, MIDDLE) if each in text.look.split()), START)
    width, x, y = text_width(text.text), Decimal(text.x), Decimal(text.y)
    right = x + width * RIGHT_OF[anchor]
    return Box(right - width, y - ASCENT, right, y + DESCENT)


def place(
    drawing: Drawing,
    labels: Iterable[Label],
    marks: Iterable[Mark],
    strokes: Sequence[Stroke],
) -> None:
    """Write each label where it covers nothing and crosses the fewest lines; earlier ones first."""
    taken = [mark.box for mark in marks] + [box_of(text) for text in drawing.texts]
    for label in labels:
        room = [
            text
            for text in (_at(label, side) for side in label.sides)
            if _is_free(box_of(text), taken, drawing)
        ]
        if room:
            text = min(room, key=lambda each: _crossings(box_of(each), strokes))
            drawing.texts.append(text)
            taken.append(box_of(text))


def _is_free(box: Box, taken: Iterable[Box], drawing: Drawing) -> bool:
    above_the_years = box.lies_in(drawing.canvas.width, drawing.canvas.bottom)
    return above_the_years and not any(box.meets(other) for other in taken)


def _crossings(box: Box, strokes: Iterable[Stroke]) -> int:
    return sum(box.is_crossed_by(stroke) for stroke in strokes)


def _at(label: Label, side: Side) -> Text:
    """Return the label on one side of its mark: over it from edge to edge, or beside it."""
    mark, middle = label.mark, Decimal(ASCENT - DESCENT) / 2
    drop = mark.height + GAP + Decimal(ASCENT + DESCENT) / 2
    reach = mark.half if side.down else -mark.half - GAP
    shift = {START: -reach, MIDDLE: Decimal(0), END: reach}[side.anchor]
    y = mark.y + side.down * drop + middle
    look = f"{label.look} {side.anchor}".strip()
    return Text(look, coordinate(mark.x + shift), coordinate(y), label.text)
