"""Places in a picture that was turned upright and level, in points, and back on the page as it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import cos, radians, sin

from plans.document import Box

_LEVEL = 0.06  # degrees; over a page's width less than the breadth of a line


@dataclass(frozen=True, slots=True)
class Placing:
    """How a page's picture was turned: by quarters clockwise, then by `angle` degrees anticlockwise.

    `width` and `height` are those of the turned picture in pixels.
    """

    dpi: float
    turn: int
    angle: float
    width: int
    height: int

    @property
    def is_level(self) -> bool:
        """Whether places in the picture are places on the page."""
        return self.turn == 0 and abs(self.angle) < _LEVEL

    def length(self, pixels: float) -> Decimal:
        """Return a length in points."""
        return Decimal(f"{pixels * 72 / self.dpi:.2f}")

    def points(self, box: tuple[int, int, int, int]) -> Box:
        """Return a box of the turned picture in points."""
        left, top, right, bottom = (self.length(side) for side in box)
        return left, top, right, bottom

    def pixels(self, points: Decimal) -> int:
        """Return a length in whole pixels."""
        return round(float(points) * self.dpi / 72)

    def ruling(self, span: tuple[int, int, int, int]) -> Box:
        """Return a thin box of pixels as a line without breadth, in points."""
        left, top, right, bottom = self.points(span)
        if right - left >= bottom - top:
            middle = (top + bottom) / 2
            return left, middle, right, middle
        middle = (left + right) / 2
        return middle, top, middle, bottom

    def on_page(self, box: Box) -> Box:
        """Return where a box of the turned picture stands on the page as it is shown."""
        x0, top, x1, bottom = map(float, box)
        corners = [self._back(x, y) for x in (x0, x1) for y in (top, bottom)]
        xs, ys = zip(*corners, strict=True)
        left, above, right, below = (
            Decimal(f"{side:.2f}") for side in (min(xs), min(ys), max(xs), max(ys))
        )
        return left, above, right, below

    def _back(self, x: float, y: float) -> tuple[float, float]:
        width, height = (side * 72 / self.dpi for side in (self.width, self.height))
        dx, dy, angle = x - width / 2, y - height / 2, radians(self.angle)
        x = width / 2 + dx * cos(angle) - dy * sin(angle)
        y = height / 2 + dx * sin(angle) + dy * cos(angle)
        if self.turn == 90:
            return y, width - x
        if self.turn == 180:
            return width - x, height - y
        return (height - y, x) if self.turn == 270 else (x, y)
