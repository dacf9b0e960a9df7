"""A page that is a picture at first sight: whether it is print at all, and how much of it is ruled; pixels only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby

from PIL import Image

from ingest.reading.scan_shapes import grown, opened

LOOK = 50  # dpi, enough to tell paper from a photograph, and to see lines
_PAPER = 0.45  # of a page of print that has the shade of its paper
_SHADES = 41  # of 255; paper is as even
_DARKER = 30  # of 255; a line is so much darker than its paper
_LONG = 0.2  # of the page; a line that rules a table
_STROKE, _ASKEW = 9, 3  # pixels; letters have shorter strokes; a scan is a little askew
_FLAT, _STEEP = 4, 3  # lines of a table with rows and columns


@dataclass(frozen=True, slots=True)
class PictureLook:
    """`is_print`: most of the page is bare paper; `is_ruled`: lines part it into rows and columns."""

    is_print: bool
    is_ruled: bool


def looked_at(picture: Image.Image) -> PictureLook:
    """Return what a small grey picture of a page tells."""
    counts = picture.histogram()
    starts = range(256 - _SHADES + 1)
    paper = max(starts, key=lambda start: sum(counts[start : start + _SHADES]))
    share = sum(counts[paper : paper + _SHADES]) / (picture.width * picture.height)
    least = paper + _SHADES // 2 - _DARKER
    ink = picture.point([255 if value < least else 0 for value in range(256)])
    is_table = _lines(ink) >= _FLAT and _lines(_on_side(ink)) >= _STEEP
    return PictureLook(share >= _PAPER, is_table)


def worth_reading(
    pages: Mapping[int, bool], most: int, look: Callable[[int], PictureLook]
) -> set[int]:
    """Return the pages, from 0 and at most `most`, that are to be read first.

    `pages` says of each page that is a picture whether it stands beside one with a card:
    those come first, then ruled ones, then other print, photographs last; page by page.
    """

    def rank(at: int) -> tuple[int, int]:
        seen = look(at)
        if not seen.is_print:
            return 3, at
        return (0 if pages[at] else 1 if seen.is_ruled else 2), at

    return set(sorted(pages, key=rank)[:most])


def _on_side(ink: Image.Image) -> Image.Image:
    return ink.transpose(Image.Transpose.TRANSPOSE)


def _lines(ink: Image.Image) -> int:
    """Count the lines that lie almost level: rows with one long run of strokes, near ones together."""
    strokes = grown(opened(ink, _STROKE, 1), _STROKE, _ASKEW)
    least, width = b"\xff" * round(_LONG * ink.width), ink.width
    content = strokes.tobytes()
    rows = (content[at : at + width] for at in range(0, len(content), width))
    return sum(has for has, _ in groupby(least in row for row in rows))
