"""Drawn boxes as ruling lines: a thin one is a line, another has four sides; geometry only."""

from __future__ import annotations

from collections.abc import Iterator

from plans.document import Box

THIN = 3  # points; a filled rectangle thinner than this is drawn as a line


def lines_of(box: Box, *, is_area: bool) -> Iterator[Box]:
    """Yield the lines that a box draws, each without breadth; its sides where it is an area."""
    x0, y0, x1, y1 = box
    if y1 - y0 < THIN <= x1 - x0:
        yield x0, (y0 + y1) / 2, x1, (y0 + y1) / 2
    elif x1 - x0 < THIN <= y1 - y0:
        yield (x0 + x1) / 2, y0, (x0 + x1) / 2, y1
    elif max(x1 - x0, y1 - y0) < THIN:
        yield box
    elif is_area:
        yield from _edges(box)


def _edges(box: Box) -> Iterator[Box]:
    x0, y0, x1, y1 = box
    yield x0, y0, x1, y0
    yield x0, y1, x1, y1
    yield x0, y0, x0, y1
    yield x1, y0, x1, y1
