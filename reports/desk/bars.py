"""Bars drawn as SVG on the server: a name above, what it says at the right end, a bar below; pure.

A missing value is a dotted line, never a bar of 0; the table under the drawing has every number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reports.figures import coordinate
from reports.portal.labels import CHARACTER, END, text_width
from reports.portal.shapes import NARROW, WIDE, Canvas, Drawing, Path

MOST = 20  # bars of one drawing; the table has all
LOOKS = ("fill", "second")  # of the first value of a bar and of the other
EDGE = 2
BASE_LINE, UNDER_NAME, BAR, BELOW = 14, 12, 13, 10


@dataclass(frozen=True, slots=True)
class Bar:
    """What has a name, and one value or two; `said` is what stands for them in words."""

    name: str
    said: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing wide and narrow; `series` name its values, where there are two."""

    key: str
    title: str
    sentence: str
    series: tuple[str, ...]
    drawings: tuple[Drawing, ...]
    left_out: int

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """The class and the name of each value, where one needs telling from the other."""
        if len(self.series) < len(LOOKS):
            return ()
        return tuple(zip(LOOKS, self.series, strict=True))


def chart(
    key: str,
    title: str,
    bars: Sequence[Bar],
    *,
    series: tuple[str, ...] = (),
    top: Decimal | None = None,
    tick: Decimal | None = None,
) -> Chart | None:
    """Return the first bars drawn, None of no bars; `top` is the scale's end, else the longest.

    `tick` is a value that every bar is held against.
    """
    drawn = bars[:MOST]
    if not drawn:
        return None
    longest = max(value or Decimal(0) for bar in drawn for value in bar.values)
    scale = top or longest or Decimal(1)
    return Chart(
        key,
        title,
        "; ".join(f"{bar.name}: {bar.said}" for bar in drawn),
        series,
        tuple(_draw(drawn, scale, tick, canvas) for canvas in (WIDE, NARROW)),
        len(bars) - len(drawn),
    )


def _draw(
    bars: Sequence[Bar], scale: Decimal, tick: Decimal | None, canvas: Canvas
) -> Drawing:
    rows = [UNDER_NAME + BASE_LINE + BAR * len(bar.values) + BELOW for bar in bars]
    drawing = Drawing(replace(canvas, height=sum(rows)))
    y = 0
    for bar, height in zip(bars, rows, strict=True):
        _draw_bar(drawing, bar, y, scale, tick)
        y += height
    return drawing


def _draw_bar(
    drawing: Drawing, bar: Bar, y: int, scale: Decimal, tick: Decimal | None
) -> None:
    left, right = Decimal(EDGE), Decimal(drawing.canvas.width - EDGE)
    baseline = Decimal(y + BASE_LINE)
    room = right - left - text_width(bar.said) - CHARACTER
    drawing.text("t-target", left, baseline, shortened(bar.name, room))
    drawing.text(f"{END} t-actual", right, baseline, bar.said)
    middle = baseline + UNDER_NAME
    for look, value in zip(LOOKS, bar.values, strict=False):
        if value is None:
            drawing.line("gap", left, middle, right, middle)
        else:
            part = min(max(value / scale, Decimal(0)), Decimal(1))
            end = left + (right - left) * part
            drawing.line("track", left, middle, right, middle)
            drawing.line(look, left, middle, end, middle)
        middle += BAR
    if tick is not None:
        x = coordinate(left + (right - left) * tick / scale)
        over, under = baseline + UNDER_NAME - 8, middle - 5
        drawing.paths.append(
            Path("limit", f"M{x} {coordinate(over)}V{coordinate(under)}")
        )


def shortened(name: str, room: Decimal) -> str:
    """Return a name that fits into `room` SVG units, cut with … where it does not.

    >>> shortened("Park ve Bahçeler Müdürlüğü", Decimal(90))
    'Park ve Bah…'
    """
    most = max(int(room / CHARACTER), 1)
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"
