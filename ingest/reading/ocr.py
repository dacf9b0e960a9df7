"""A page from its picture: words with confidence and ruling lines, in points, as a text layer would give them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from PIL import Image

from ingest.reading.grid import Layer, Page, Ruling, Word
from ingest.reading.ocr_budget import OcrBudget
from ingest.reading.scan_bands import lightened
from ingest.reading.scan_cells import Piece, pieces
from ingest.reading.scan_figures import with_figures
from ingest.reading.scan_ink import FAINT, contrasted, even, ink_of, skew
from ingest.reading.scan_lines import ruled
from ingest.reading.scan_place import Placing
from ingest.reading.scan_shapes import Span
from ingest.reading.scan_specks import bullets
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
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page made level: what is ruled on it, its cells, what stands between, and how it was turned."""

    rulings: tuple[Ruling, ...]
    bullets: tuple[Span, ...]
    cells: list[Piece]
    between: Piece | None
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
    known = _turn(grey, budget) if turn is None else turn
    sheet = _sheet(grey, dpi, known)
    words = _words(sheet, TURKISH, budget)
    if turn is not None and _certainty(words) < _CERTAIN:
        other = _turn(grey, budget)
        if other != known:
            sheet = _sheet(grey, dpi, other)
            words = _words(sheet, TURKISH, budget)
    if _certainty(words) < _LEGIBLE:
        raise OcrFailedError
    if LATIN in languages():
        words = with_figures(words, _words(sheet, LATIN, budget))
    return _page(sheet, words, number)


def _turn(grey: Image.Image, budget: OcrBudget) -> int:
    """Return by how many degrees clockwise the page is to be turned, 0 where that cannot be told."""
    try:
        return turned_by(grey.reduce(2), seconds=budget.seconds_left())
    except OcrFailedError:
        return 0


def _words(sheet: _Sheet, language: str, budget: OcrBudget) -> list[SeenWord]:
    """Return the words of every ruled cell, a block each, and those that stand between."""
    between = [sheet.between] if sheet.between else []
    found: list[SeenWord] = []
    for some, mode in ((sheet.cells, BLOCK), (between, SPARSE)):
        if some:
            seen = seen_words(
                [piece.picture for piece in some],
                seconds=budget.seconds_left(),
                mode=mode,
                language=language,
            )
            found += _of_lines(some[word.line[0]].placed(word) for word in seen)
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
    level = contrasted(even(lightened(turned, dpi), dpi))
    drawn = ruled(ink_of(level, FAINT), level, dpi)
    placing = Placing(dpi, turn, angle, level.width, level.height)
    rulings = tuple(Ruling(placing.ruling(line)) for line in drawn.lines)
    dots = bullets(drawn.without, dpi)
    for left, top, right, bottom in dots:
        drawn.without.paste(255, (left - 3, top - 3, right + 3, bottom + 3))
    cells, between = pieces(drawn.without, rulings, placing)
    return _Sheet(rulings, dots, cells, between, placing)


def _of_lines(words: Iterable[SeenWord]) -> list[SeenWord]:
    """Return the words as high as their line: a word's own box knows only its own letters."""
    even_words = []
    for _, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        top = min(word.box[1] for word in line)
        bottom = max(word.box[3] for word in line)
        even_words += [
            replace(word, box=(word.box[0], top, word.box[2], bottom)) for word in line
        ]
    return even_words


def _page(sheet: _Sheet, words: Iterable[SeenWord], number: int) -> Page:
    placing = sheet.placing
    seen = [
        Word(
            word.text,
            placing.points(word.box),
            confidence=Decimal(f"{word.confidence:.2f}"),
        )
        for word in words
    ]
    dots = [Word(_BULLET, placing.points(dot)) for dot in sheet.bullets]
    return Page(
        number=number,
        width=placing.length(placing.width),
        height=placing.length(placing.height),
        words=(*seen, *dots),
        rulings=sheet.rulings,
        layer=Layer.PICTURE,
        placing=placing,
    )
