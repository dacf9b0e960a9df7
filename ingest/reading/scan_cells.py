"""The picture of a page cut where its lines cut it: a piece for each ruled cell, and what is left; pixels only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PIL import Image, ImageOps

from ingest.reading.grid import Ruling
from ingest.reading.lattice import lattices, open_areas, rectangles
from ingest.reading.scan_ink import ink_of
from ingest.reading.scan_place import Placing
from ingest.reading.tesseract import SeenWord

_MARGIN = 20  # pixels of white that a reader wants around its letters
_SPECK = 4  # pixels; ink narrower and lower than this is dirt
_INSIDE = 3  # pixels from the line in which no letter stands


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the picture with a white margin, and where its corner stands in the whole."""

    picture: Image.Image
    left: int
    top: int

    def placed(self, word: SeenWord) -> SeenWord:
        """Return a word seen in the piece at its place in the whole picture."""
        x0, top, x1, bottom = word.box
        dx, dy = self.left, self.top
        return replace(word, box=(x0 + dx, top + dy, x1 + dx, bottom + dy))


def pieces(
    picture: Image.Image, rulings: Iterable[Ruling], placing: Placing
) -> tuple[list[Piece], list[Piece]]:
    """Return the ruled cells that hold ink, and the picture without the tables where ink is left."""
    cells = []
    left_over = picture.copy()
    for box in _cells(rulings, placing):
        left_over.paste(255, box)
        if piece := _piece(picture, box):
            cells.append(piece)
    between = _piece(left_over, (0, 0, *picture.size))
    return cells, [between] if between else []


def _cells(
    rulings: Iterable[Ruling], placing: Placing
) -> Iterable[tuple[int, int, int, int]]:
    for table in lattices(rulings):
        for area in rectangles(open_areas(table)):
            (top, left), (bottom, right) = area[0], area[-1]
            xs, ys = table.xs, table.ys
            x0, y0, x1, y1 = (
                placing.pixels(side)
                for side in (xs[left], ys[top], xs[right + 1], ys[bottom + 1])
            )
            if x1 - x0 > 2 * _INSIDE and y1 - y0 > 2 * _INSIDE:
                yield x0 + _INSIDE, y0 + _INSIDE, x1 - _INSIDE, y1 - _INSIDE


def _piece(picture: Image.Image, box: tuple[int, int, int, int]) -> Piece | None:
    cut = picture.crop(box)
    inked = ink_of(cut).getbbox()
    if inked is None:
        return None
    left, top, right, bottom = inked
    if max(right - left, bottom - top) < _SPECK:
        return None
    framed = ImageOps.expand(cut.crop(inked), _MARGIN, 255)
    return Piece(framed, box[0] + left - _MARGIN, box[1] + top - _MARGIN)
