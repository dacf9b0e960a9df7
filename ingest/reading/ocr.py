"""A page from its picture: words with confidence and ruling lines, in points, as a text layer would give them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from PIL import Image

from ingest.reading.grid import Layer, Page, Ruling, Word
from ingest.reading.ocr_budget import OcrBudget
from ingest.reading.scan_bands import lightened
from ingest.reading.scan_cells import Piece, pieces
from ingest.reading.scan_codes import with_codes
from ingest.reading.scan_figures import with_figures
from ingest.reading.scan_heights import as_high_as_type
from ingest.reading.scan_ink import FAINT, contrasted, even, ink_of, skew
from ingest.reading.scan_lines import ruled
from ingest.reading.scan_lira import with_lira
from ingest.reading.scan_place import Placing
from ingest.reading.scan_shapes import Span
from ingest.reading.scan_specks import bullets, reaching
from ingest.reading.scan_turned import TurnedPiece, sense, turned_pieces
from ingest.reading.scan_widths import with_widths
from ingest.reading.tesseract import (
    BLOCK,
    LATIN,
    SPARSE,
    TURKISH,
    OcrFailedError,
    SeenWord,
    languages,
    seen_words,
    turned_by,
)

_CERTAIN = (
    0.75  # mean confidence; a page below it may be turned otherwise than the one before
)
_LEGIBLE = 0.4  # mean confidence; below it the picture is a photograph
_DIRT, _SIGN = 0.05, 0.4  # least confidence of what has letters, and of what has none
_SIGNS = "-_–—%&$£₺|•▪■»►*"  # what may stand on its own in a cell or before an item
_FALLING = (
    90  # degrees anticlockwise that make words level which read from the top down
)
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page made level: what is ruled on it, its cells, what stands between, and how it was turned."""

    rulings: tuple[Ruling, ...]
    bullets: tuple[Span, ...]
    cells: Sequence[Piece | TurnedPiece]  # the turned ones once they were read
    between: Sequence[Piece]
    placing: Placing


def seen_page(
    picture: Image.Image, number: int, budget: OcrBudget, turn: int | None = None
) -> Page:
    """Return the page as its picture, which says its dpi, shows it.

    `turn`: by how many degrees clockwise the page before it was set upright.  Raises
    OcrFailedError where nothing was recognised in the time there is.
    """
    dpi = float(picture.info["dpi"][0])
    grey = picture.convert("L")
    seen: list[tuple[_Sheet, list[SeenWord]]] = []
    for turned in _turns(grey, budget, turn):
        seen.append(_read(_sheet(grey, dpi, turned), budget))
        if _certainty(seen[-1][1]) >= _CERTAIN:
            break
    sheet, words = max(seen, key=lambda one: _certainty(one[1]))
    if _certainty(words) < _LEGIBLE:
        raise OcrFailedError
    if LATIN in languages():
        latin = _seen(sheet.cells, BLOCK, budget, LATIN)
        latin += _seen(sheet.between, SPARSE, budget, LATIN)
        words = with_figures(words, list(chain(*latin)))
    words = with_codes(with_widths(words))
    return _page(sheet, with_lira(words), number)


def _turns(grey: Image.Image, budget: OcrBudget, before: int | None) -> Iterator[int]:
    """Yield by how many degrees the page may be turned: as the one before, as it seems, the other way up."""
    if before is not None:
        yield before
    seeming = _turn(grey, budget)
    if seeming != before:
        yield seeming
    if (seeming + 180) % 360 != before:
        yield (seeming + 180) % 360


def _turn(grey: Image.Image, budget: OcrBudget) -> int:
    """Return by how many degrees clockwise the page is to be turned, 0 where that cannot be told."""
    try:
        return turned_by(grey.reduce(2), seconds=budget.seconds_left())
    except OcrFailedError:
        return 0


def _read(sheet: _Sheet, budget: OcrBudget) -> tuple[_Sheet, list[SeenWord]]:
    """Return the words of every ruled cell, a block each, and those that stand between.

    A tall cell comes back as the sheet's turned piece where it reads better on its side.
    """
    in_cells = _seen(sheet.cells, BLOCK, budget)
    pieces = list(sheet.cells)
    turned = turned_pieces([one for one in sheet.cells if isinstance(one, Piece)])
    for piece, words in zip(turned, _seen(turned, BLOCK, budget), strict=True):
        at = sheet.cells.index(piece.piece)
        if sense(words) > sense(in_cells[at]):
            pieces[at], in_cells[at] = piece, words
    between = _seen(sheet.between, SPARSE, budget)
    return replace(sheet, cells=pieces), list(chain(*in_cells, *between))


def _seen(
    pieces: Sequence[Piece | TurnedPiece],
    mode: int,
    budget: OcrBudget,
    language: str = TURKISH,
) -> list[list[SeenWord]]:
    """Return the words of each piece, at their place in the whole picture."""
    found: list[list[SeenWord]] = [[] for _ in pieces]
    if pieces:
        pictures = [piece.picture for piece in pieces]
        seconds = budget.seconds_left()
        words = seen_words(pictures, seconds=seconds, mode=mode, language=language)
        for word in as_high_as_type(words):
            at = word.line[0]
            found[at].append(pieces[at].placed(word))
    return found


def _certainty(words: Sequence[SeenWord]) -> float:
    letters = sum(len(word.text) for word in words)
    seen = sum(word.confidence * len(word.text) for word in words)
    return seen / letters if letters else 0.0


def _sheet(grey: Image.Image, dpi: float, turn: int) -> _Sheet:
    """Return the picture turned clockwise by `turn` degrees, made level, its lines taken out."""
    set_up = grey.rotate(-turn, expand=True)
    angle = skew(ink_of(even(set_up, dpi)), dpi)
    white = set_up.getextrema()[1]
    turned = set_up.rotate(angle, Image.Resampling.BICUBIC, fillcolor=white)
    light, bands = lightened(turned, dpi)
    level = contrasted(even(light, dpi))
    drawn = ruled(ink_of(level, FAINT), level, dpi)
    placing = Placing(dpi, turn, angle, level.width, level.height)
    edges = [edge for band in bands for edge in _edges(band)]
    rulings = tuple(Ruling(placing.ruling(line)) for line in (*drawn.lines, *edges))
    dots = bullets(drawn.without, dpi)
    for left, top, right, bottom in dots:
        drawn.without.paste(255, (left - 3, top - 3, right + 3, bottom + 3))
    cells, between = pieces(drawn.without, rulings, placing)
    return _Sheet(rulings, dots, cells, between, placing)


def _edges(band: Span) -> list[Span]:
    """Return the sides of a filled area: it parts what is in it from the rest, as lines do."""
    left, top, right, bottom = band
    return [
        (left, top, right, top),
        (left, bottom, right, bottom),
        (left, top, left, bottom),
        (right, top, right, bottom),
    ]


def _is_dirt(word: SeenWord) -> bool:
    """Whether a mark is no letter and no sign that means something on its own; a figure never is."""
    if any(map(str.isdigit, word.text)):
        return False
    if any(map(str.isalnum, word.text)):
        return word.confidence < _DIRT
    is_sign = set(word.text) <= set(_SIGNS) or len(word.text) > 1
    return not is_sign or word.confidence < _SIGN


def _page(sheet: _Sheet, words: Sequence[SeenWord], number: int) -> Page:
    placing = sheet.placing
    seen = [
        Word(
            word.text,
            placing.points(word.box),
            upright=not word.turned,
            falls=word.turned == _FALLING,
            confidence=Decimal(f"{word.confidence:.2f}"),
        )
        for word in words
        if not _is_dirt(word)
    ]
    dots = [
        Word(_BULLET, placing.points(box))
        for box in reaching(sheet.bullets, [word.box for word in words])
    ]
    return Page(
        number=number,
        width=placing.length(placing.width),
        height=placing.length(placing.height),
        words=(*seen, *dots),
        rulings=sheet.rulings,
        layer=Layer.PICTURE,
        placing=placing,
    )
