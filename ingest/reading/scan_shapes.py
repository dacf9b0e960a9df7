"""Light areas of a picture grown, shrunk and boxed; pixels only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from PIL import Image, ImageChops

Span = tuple[int, int, int, int]
"""left, top, right, bottom in pixels."""

_INK = re.compile(rb"\xff+")


def grown(picture: Image.Image, across: int, down: int) -> Image.Image:
    """Return each pixel as light as the lightest in the window of that size around it."""
    return _spread(picture, (across, down), ImageChops.lighter, 0)


def shrunk(picture: Image.Image, across: int, down: int) -> Image.Image:
    """Return each pixel as dark as the darkest in the window of that size around it."""
    return _spread(picture, (across, down), ImageChops.darker, 255)


def opened(picture: Image.Image, across: int, down: int) -> Image.Image:
    """Return only the light areas that a window of that size fits in."""
    return grown(shrunk(picture, across, down), across, down)


def _spread(
    picture: Image.Image,
    window: tuple[int, int],
    chosen: Callable[[Image.Image, Image.Image], Image.Image],
    beyond: int,
) -> Image.Image:
    for wide, along in zip(window, ((1, 0), (0, 1)), strict=True):
        size = wide | 1  # odd, or the picture would wander
        if size > 1:
            picture = _shifted(picture, -(size // 2), along, beyond)
        for step in _steps(size):
            picture = chosen(picture, _shifted(picture, step, along, beyond))
    return picture


def _steps(size: int) -> Iterator[int]:
    """Yield shifts that together reach over `size`, none longer than what is reached before it."""
    reached = 1
    while reached < size:
        step = min(reached, size - reached)
        yield step
        reached += step


def _shifted(
    picture: Image.Image, by: int, along: tuple[int, int], beyond: int
) -> Image.Image:
    moved = Image.new(picture.mode, picture.size, beyond)
    moved.paste(picture, (by * along[0], by * along[1]))
    return moved


def spans(mask: Image.Image) -> list[Span]:
    """Return the box of every run of light (255) with the runs that touch it in the rows below."""
    width, height = mask.size
    content = mask.tobytes()
    done: list[Span] = []
    growing: list[list[int]] = []
    for y in range(height):
        row = content[y * width : (y + 1) * width]
        for found in _INK.finditer(row) if b"\xff" in row else ():
            _take(growing, *found.span(), y)
        done += [(a, b, c, d) for a, b, c, d in growing if d <= y]
        growing = [span for span in growing if span[3] > y]
    return done + [(a, b, c, d) for a, b, c, d in growing]


def _take(growing: list[list[int]], start: int, end: int, y: int) -> None:
    """Make one span of a run and all the spans that it touches."""
    touched = [one for one in growing if start <= one[2] + 1 and end >= one[0] - 1]
    growing[:] = [one for one in growing if one not in touched]
    lefts, tops, rights, _ = zip(*touched, (start, y, end, y), strict=True)
    growing.append([min(lefts), min(tops), max(rights), y + 1])
