"""Boxes with rounded corners among the ruling lines of a picture: they frame, they part no cells; pixels only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.reading.scan_shapes import Span

_LEAST, _MOST = (
    0.03,
    0.25,
)  # inches; how far a rounded corner is from the ends of its sides
_BOTH = 2  # ends


def rounded(
    flat: Sequence[Span], steep: Sequence[Span], dpi: float
) -> tuple[list[Span], list[Span]]:
    """Return the lines whose both ends are rounded corners, and the boxes of those corners."""
    corners: list[Span] = []
    ends: Counter[Span] = Counter()
    for one in flat:
        for other in steep:
            for corner in _corners(one, other):
                sides = (corner[2] - corner[0], corner[3] - corner[1])
                if all(_LEAST * dpi <= side <= _MOST * dpi for side in sides):
                    corners.append(corner)
                    ends[one] += 1
                    ends[other] += 1
    return [line for line, count in ends.items() if count >= _BOTH], corners


def _corners(flat: Span, steep: Span) -> Iterator[Span]:
    """Yield the box between an end of one line and an end of the other, for each pair of ends that face away."""
    y, x = (flat[1] + flat[3]) // 2, (steep[0] + steep[2]) // 2
    for end_x, is_right in ((flat[0], False), (flat[2], True)):
        for end_y, is_bottom in ((steep[1], False), (steep[3], True)):
            is_outside = (x > end_x) == is_right and (y > end_y) == is_bottom
            if is_outside and x != end_x and y != end_y:
                yield min(x, end_x), min(y, end_y), max(x, end_x), max(y, end_y)
