"""The dots that begin list items in a picture: small, filled, with nothing before them; pixels only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PIL import Image

from ingest.reading.scan_ink import ink_of
from ingest.reading.scan_shapes import Span, shrunk, spans

_LEAST, _MOST = 0.018, 0.15  # inches across
_BEFORE = 0.15  # inches left of a list's dot that are blank
_CLEAR = 0.03  # inches right of it that are blank; two letters are closer
_BELOW = 0.05  # inches below it that are blank; the next item's dot is further off
_AFTER = 0.5  # inches right of it in which its text begins
_BLANK = 6  # pixels between a dot's box and its text
_ROUND = 1.35  # times as long as broad, at most
_FULL = 0.68  # of its box that is ink; a disc fills 0.79


def bullets(picture: Image.Image, dpi: float) -> tuple[Span, ...]:
    """Return the boxes of the dots."""
    ink = ink_of(picture)
    solid = max(3, round(_LEAST * dpi) - 1)
    core = shrunk(ink, solid, solid)
    found = []
    for span in spans(core):
        dot = _grown(ink, span, dpi)
        if dot and _is_dot(ink, dot, dpi):
            found.append(dot)
    return tuple(found)


def _grown(ink: Image.Image, core: Span, dpi: float) -> Span | None:
    """Return the box of the ink around a core, None where it goes on further than a dot may."""
    reach = round(_MOST * dpi)
    left, top = core[0] - reach, core[1] - reach
    box = ink.crop((left, top, core[2] + reach, core[3] + reach))
    middle = ((core[0] + core[2]) // 2 - left, (core[1] + core[3]) // 2 - top)
    grown = _touching(box, middle)
    if grown is None:
        return None
    x0, y0, x1, y1 = grown
    return left + x0, top + y0, left + x1, top + y1


def _touching(ink: Image.Image, middle: tuple[int, int]) -> Span | None:
    """Return the box within blank rows and columns around the middle."""
    x, y = middle
    rows = ink.resize(
        (1, ink.height), Image.Resampling.BOX, (x - 1, 0, x + 2, ink.height)
    ).tobytes()
    columns = ink.resize(
        (ink.width, 1), Image.Resampling.BOX, (0, y - 1, ink.width, y + 2)
    ).tobytes()
    top, bottom = _run(rows, y)
    left, right = _run(columns, x)
    if top <= 0 or left <= 0 or bottom >= ink.height or right >= ink.width:
        return None
    return left, top, right, bottom


def _run(line: bytes, at: int) -> tuple[int, int]:
    start, end = at, at
    while start > 0 and line[start - 1]:
        start -= 1
    while end < len(line) and line[end]:
        end += 1
    return start, end


def _is_dot(ink: Image.Image, dot: Span, dpi: float) -> bool:
    left, top, right, bottom = dot
    width, height = right - left, bottom - top
    if not all(_LEAST * dpi <= side <= _MOST * dpi for side in (width, height)):
        return False
    if max(width, height) > _ROUND * min(width, height):
        return False
    before = (round(left - _BEFORE * dpi), top, left - 1, bottom)
    after = (right + 2, top - height, round(right + _AFTER * dpi), bottom + height)
    beside = (right + 1, top, right + round(_CLEAR * dpi), bottom)
    low = bottom + max(3, min(height * 3 // 4, round(_BELOW * dpi)))
    below = (left - 1, bottom + 1, right + 1, low)
    around = ink.crop((left - 2, top - 2, right + 2, bottom + 2))
    is_alone = _ink(around) - _ink(ink.crop(dot)) <= (width + height) // 2
    return (
        is_alone
        and _ink(ink.crop(before)) == 0
        and _ink(ink.crop(beside)) == 0
        and _ink(ink.crop(below)) == 0
        and _ink(ink.crop(after)) > 0
        and _ink(ink.crop(dot)) >= _FULL * width * height
    )


def _ink(piece: Image.Image) -> int:
    return piece.histogram()[255]


def reaching(dots: Sequence[Span], words: Sequence[Span]) -> Iterator[Span]:
    """Yield the dots' boxes as high as the word that each stands before, and up to it."""
    for dot in dots:
        left, top, right, bottom = dot
        middle = (top + bottom) / 2
        after = [
            word for word in words if word[0] > left and word[1] <= middle <= word[3]
        ]
        if not after:
            yield dot
            continue
        word = min(after)
        yield left, word[1], max(right, word[0] - _BLANK), word[3]
