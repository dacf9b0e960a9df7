"""Cells whose words stand on their side: seen both ways round, the way that reads better holds; pixels only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PIL import Image

from ingest.reading.scan_cells import Piece
from ingest.reading.tesseract import SeenWord

_TALL = 1.2  # times as high as wide: as no line of words is
_LEAST = 90  # pixels; a word is longer
_SIDES = {90: Image.Transpose.ROTATE_90, 270: Image.Transpose.ROTATE_270}


@dataclass(frozen=True, slots=True)
class TurnedPiece:
    """A piece turned by `degrees` anticlockwise, and the piece as it stands."""

    piece: Piece
    degrees: int

    @property
    def picture(self) -> Image.Image:
        """The piece as it is to be read."""
        return self.piece.picture.transpose(_SIDES[self.degrees])

    def placed(self, word: SeenWord) -> SeenWord:
        """Return a word seen in the turned piece at its place in the whole picture."""
        x0, top, x1, bottom = word.box
        width, height = self.piece.picture.size
        back = (width - bottom, x0, width - top, x1)
        if self.degrees == 270:
            back = (top, height - x1, bottom, height - x0)
        return self.piece.placed(replace(word, box=back, turned=self.degrees))


def turned_pieces(cells: Sequence[Piece]) -> list[TurnedPiece]:
    """Return the cells that may hold words on their side, each turned both ways."""
    tall = [
        cell
        for cell in cells
        if cell.picture.height > max(_LEAST, _TALL * cell.picture.width)
    ]
    return [TurnedPiece(cell, degrees) for cell in tall for degrees in _SIDES]


def sense(words: Sequence[SeenWord]) -> float:
    """Return how much was read with certainty: letters weighed by how far above chance they are."""
    return sum(len(word.text) * (word.confidence - 0.5) for word in words)
