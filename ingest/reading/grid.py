"""What every reader returns: pages of words and ruling lines, grids of cells, lines of text, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from ingest.reading.scan_place import Placing
from plans.document import Box, Citation
from plans.turkish import Number


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters without a blank; `box` is x0, top, x1, bottom in PDF points from the top left.

    `confidence` is 0 to 1 where it was read from a picture.
    """

    text: str
    box: Box
    size: Decimal | None = None
    bold: bool = False
    upright: bool = True
    falls: bool = False  # whether a turned word reads from the top down
    confidence: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """A drawn line, or the edge of a drawn or filled box; `box` has no width or no height."""

    box: Box

    @property
    def is_vertical(self) -> bool:
        """Whether it stands rather than lies."""
        x0, top, x1, bottom = self.box
        return bottom - top > x1 - x0


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of text and where it stands: page and box, or "sheet!A1", or line."""

    text: str
    page: int | None = None
    box: Box | None = None
    ref: str | None = None
    line: int | None = None
    lines: tuple[
        Cell, ...
    ] = ()  # of a text printed over several lines, each with its box
    height: int = 1  # rows and columns of its grid that a merged cell covers
    width: int = 1
    wraps: bool = False  # whether a line's text runs on from the line above it
    number: Number | None = None  # where the file itself says it, as a spreadsheet does
    confidence: Decimal | None = None  # of the least certain word, read from a picture

    @property
    def place(self) -> tuple[int, Decimal, Decimal]:
        """Where on the paper it begins, row by row: page, top, left; zeros where there is no paper."""
        x0, top, *_ = self.box or (Decimal(0), Decimal(0))
        return self.page or 0, top, x0

    def cite(
        self, text: str | None = None, confidence: Decimal | None = None
    ) -> Citation:
        """Return the citation of this cell, or of a part of its text."""
        printed = self.text if text is None else text
        certain = self.confidence if confidence is None else confidence
        return Citation(printed, self.page, self.box, self.ref, self.line, certain)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, None where a merged cell covers the place."""

    rows: tuple[tuple[Cell | None, ...], ...]
    page: int | None = None
    box: Box | None = None
    is_plate: bool = False  # whether its rows are the lines of one text with figures

    def filled(self) -> tuple[tuple[Cell | None, ...], ...]:
        """Return the rows with a merged cell standing in every place that it covers."""
        places = [list(row) for row in self.rows]
        for r, row in enumerate(self.rows):
            for c, cell in enumerate(row):
                if cell is None:
                    continue
                for covered in places[r : r + cell.height]:
                    covered[c : c + cell.width] = [cell] * cell.width
        return tuple(map(tuple, places))


class Layer(Enum):
    """What a page's words were read from, or why its print was not read."""

    TEXT = "text layer"
    PICTURE = "picture"
    UNREAD = "picture, not read yet"
    NO_READER = "no reader for pictures is installed"
    OVER_LIMIT = "pages or time for pictures used up"
    NO_PRINT = "no print was found in the picture"
    FOREIGN = "what another program read from the picture"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a document, `number` from 1, `width` and `height` in PDF points.

    `placing`: how its picture was turned where the places are those of a turned picture.
    """

    number: int
    width: Decimal
    height: Decimal
    words: tuple[Word, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    layer: Layer = Layer.TEXT
    placing: Placing | None = None


def joined(cells: Sequence[Cell]) -> Cell:
    """Return one cell over all of these, in their order, a line of text for each; it stands where the first does."""
    boxes = [cell.box for cell in cells if cell.box and cell.page == cells[0].page]
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True) if boxes else ((), (), (), ())
    return replace(
        cells[0],
        text="\n".join(cell.text for cell in cells),
        box=(min(x0s), min(tops), max(x1s), max(bottoms)) if boxes else None,
        lines=tuple(line for cell in cells for line in cell.lines or (cell,)),
        number=cells[0].number if len(cells) == 1 else None,
        confidence=least_certain(cells),
    )


def least_certain(pieces: Iterable[Word | Cell]) -> Decimal | None:
    """Return the least confidence among what was read from a picture, None where nothing was."""
    judged = [one.confidence for one in pieces if one.confidence is not None]
    return min(judged, default=None)


Line = Cell
"""A line of a text document is a cell with a line number."""
