"""Dotted and dashed lines that are drawn dot by dot: made whole; geometry only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from plans.document import Box

LINE = Decimal(3)  # points; what is longer may be a line by itself
SHORT = Decimal(12)  # points; what is longer is no dash
REACH = Decimal(4)  # points; dots of one line are no further apart
MANY = 5  # dots make a line

Stretch = tuple[Decimal, Decimal]


def whole_lines(drawn: Iterable[Box]) -> Iterator[Box]:
    """Yield the thin boxes that are lines, and the lines that rows and columns of dots and dashes make."""
    across: dict[int, list[Stretch]] = defaultdict(list)
    down: dict[int, list[Stretch]] = defaultdict(list)
    for box in drawn:
        x0, top, x1, bottom = box
        width, height = x1 - x0, bottom - top
        if max(width, height) >= LINE and not min(width, height):
            yield box
        if width >= height and width < SHORT:
            across[_place(top, bottom)].append((x0, x1))
        if height >= width and height < SHORT:
            down[_place(x0, x1)].append((top, bottom))
    for at, start, end in _joined(across):
        yield start, at, end, at
    for at, start, end in _joined(down):
        yield at, start, at, end


def single(dots: Iterable[Box]) -> Iterator[Box]:
    """Yield the dots that are part of no dotted line."""
    boxes = list(dots)
    lines = list(whole_lines(boxes))
    for box in boxes:
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if not any(
            x0 - LINE < x < x1 + LINE and top - LINE < y < bottom + LINE
            for x0, top, x1, bottom in lines
        ):
            yield box


def _joined(
    lines: dict[int, list[Stretch]],
) -> Iterator[tuple[Decimal, Decimal, Decimal]]:
    """Yield where a line of dots stands, begins and ends."""
    for at, stretches in lines.items():
        for start, end in _runs(stretches):
            yield Decimal(at) / 2, start, end


def _place(start: Decimal, end: Decimal) -> int:
    """Return the middle in half points."""
    return round(start + end)


def _runs(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield from where to where many dots follow one another."""
    run: list[Stretch] = []
    for one in sorted(stretches):
        if run and one[0] - run[-1][1] > REACH:
            yield from _line(run)
            run = []
        run.append(one)
    yield from _line(run)


def _line(run: list[Stretch]) -> Iterator[Stretch]:
    if len(run) >= MANY:
        yield run[0][0], max(end for _, end in run)
