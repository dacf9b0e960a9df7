"""A PDF's pages as words and ruling lines in points from the top left; the only room that knows the PDF libraries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache, partial
from io import BytesIO
from itertools import groupby
from math import sqrt
from operator import itemgetter
from pathlib import Path
from typing import Any, Literal

import pdfplumber
import pypdfium2
import pypdfium2.raw as pdfium_c
from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTLine, LTRect
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from pdfplumber.utils.text import extract_words
from PIL import Image

from ingest.reading.dots import single, whole_lines
from ingest.reading.drawn_lines import lines_of
from ingest.reading.font_digits import has_false_digits
from ingest.reading.grid import Layer, Line, Page, Ruling, Word
from ingest.reading.mojibake import mended
from ingest.reading.order import reading_order
from ingest.reading.pictures import SEEN_AT, Pictures
from ingest.reading.small_caps import whole_words
from ingest.reading.text_layers import MANY_LETTERS, is_pictured, is_usable
from plans.document import Box

ENCRYPTED = "PDF dosyası parolayla korunuyor; parolasız bir kopyasını yükleyin."
DAMAGED = "PDF dosyası bozuk ya da eksik; açılamadı."
EMPTY = "PDF dosyasında sayfa yok."

WORD_GAP = 0.22  # of the letter's size; two letters further apart are two words
SLANT = 0.2  # rise of a letter's baseline; a watermark's is steeper
# Points; the smallest and largest dot that is drawn before a list item.
DOT = (1.0, 6.0)
SCAN = 0.6  # of the page that an image of it covers
_FOREIGN = Decimal("0.5")  # how far another program's reading of a picture is trusted
MAX_CROP_SIDE = 2400  # pixels
MAX_PICTURE, MAX_PICTURE_SIDE = 18_000_000, 7000  # pixels: an A3 page


class UnreadablePdfError(Exception):
    """The PDF cannot be opened; its message is a Turkish sentence for the person who sent it."""


def read_pages(
    path: Path,
    chosen: Collection[int] | None = None,
    pictures: Pictures | None = None,
) -> Iterator[Page]:
    """Yield the pages one by one, each released before the next is read; only the `chosen` ones, from 0.

    A page whose print is no text is read by `pictures`, where there is one.  Raises
    UnreadablePdfError where the file is encrypted, damaged or without pages.
    """
    with _opened(path) as pdf:
        for at, page in enumerate(pdf.pages):
            if chosen is None or at in chosen:
                read = _page(page)
                page.close()
                if pictures is not None and read.layer is not Layer.TEXT:
                    read = pictures.read(read, partial(picture_of, path, at))
                yield read


@dataclass(frozen=True, slots=True)
class Look:
    """A page at first sight: its bare text, and whether what is printed on it is no text at all."""

    text: str
    is_picture: bool


def page_looks(path: Path) -> list[Look]:
    """Return every page at first sight, text in the order it was drawn: that costs milliseconds.

    Raises UnreadablePdfError.
    """
    return list(_looks(path, path.stat().st_mtime_ns))


@lru_cache(maxsize=1)
def _looks(path: Path, _changed: int) -> tuple[Look, ...]:
    """Return the looks; kept for the next who asks, as several kinds of document do."""
    try:
        with pypdfium2.PdfDocument(path) as pdf:
            return tuple(_look(pdf[at]) for at in range(len(pdf)))
    except pypdfium2.PdfiumError as error:
        raise UnreadablePdfError(DAMAGED) from error


def page_texts(path: Path) -> list[str]:
    """Return the bare text of every page; raises UnreadablePdfError."""
    return [look.text for look in page_looks(path)]


def _look(page: Any) -> Look:  # noqa: ANN401 - untyped library
    text = page.get_textpage()
    try:
        printed = str(text.get_text_bounded())
        return Look(printed, _is_picture(page, printed))
    finally:
        text.close()
        page.close()


def _is_picture(page: Any, text: str) -> bool:  # noqa: ANN401 - untyped library
    """Whether the page is an image, or outlines of letters, rather than `text`."""
    if not is_usable(mended(text.split())):
        return True
    letters, (width, height) = len("".join(text.split())), page.get_size()
    if letters >= MANY_LETTERS:
        return False
    kinds = (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_PATH)
    images = outlines = 0.0
    for drawn in page.get_objects(filter=kinds, max_depth=3):
        if drawn.type == pdfium_c.FPDF_PAGEOBJ_PATH:
            outlines += 1
            continue
        left, bottom, right, top = drawn.get_bounds()
        images += max(0.0, right - left) * max(0.0, top - bottom)
    return is_pictured(letters, images / (width * height or 1), outlines)


def text_lines(path: Path) -> Iterator[Line]:
    """Yield the lines of text in reading order, numbered over the whole file, each with page and box.

    Raises UnreadablePdfError.
    """
    number = 0
    for page in read_pages(path):
        for line in page_lines(page):
            number += 1
            yield replace(line, line=number)


def page_lines(page: Page) -> list[Line]:
    """Return the lines of one page in reading order."""
    return reading_order(page.words, page.number)


def page_count(path: Path) -> int:
    """Return the number of pages; raises UnreadablePdfError."""
    with _opened(path) as pdf:
        return len(pdf.pages)


def page_sizes(path: Path) -> list[tuple[Decimal, Decimal]]:
    """Return width and height of every page in points; raises UnreadablePdfError."""
    try:
        with pypdfium2.PdfDocument(path) as pdf:
            sizes = [pdf.get_page_size(at) for at in range(len(pdf))]
    except pypdfium2.PdfiumError as error:
        raise UnreadablePdfError(DAMAGED) from error
    return [(_points(width), _points(height)) for width, height in sizes]


def crops(
    path: Path, places: Iterable[tuple[int, Box]], margin: float = 6
) -> Iterator[bytes]:
    """Yield a PNG of each box (points from the top left) on its 1-based page, `margin` points around it.

    144 dpi, less where a page would pass 2400 pixels; each page is drawn once where its
    places follow each other.  Raises UnreadablePdfError.
    """
    try:
        with pypdfium2.PdfDocument(path) as pdf:
            for number, boxes in groupby(places, key=itemgetter(0)):
                drawn = _Drawn(pdf[number - 1])
                for _number, box in boxes:
                    yield drawn.cut(box, margin)
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise UnreadablePdfError(DAMAGED) from error


class _Drawn:
    """The picture of one page, from which pieces are cut."""

    def __init__(self, page: Any) -> None:  # noqa: ANN401 - untyped library
        self.width, self.height = page.get_size()
        self.scale = min(2.0, MAX_CROP_SIDE / max(self.width, self.height))
        self.picture = page.render(scale=self.scale).to_pil()

    def cut(self, box: Box, margin: float) -> bytes:
        """Return a PNG of the box; of the whole page where the box lies beside it."""
        left, above, right, below = map(float, box)
        x0, top = max(0.0, left - margin), max(0.0, above - margin)
        x1, bottom = min(self.width, right + margin), min(self.height, below + margin)
        if x1 <= x0 or bottom <= top:
            x0, top, x1, bottom = 0.0, 0.0, self.width, self.height
        piece = [round(side * self.scale) for side in (x0, top, x1, bottom)]
        out = BytesIO()
        self.picture.crop(piece).save(out, "PNG", optimize=True)
        return out.getvalue()


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    try:
        with pdfplumber.open(path) as pdf:
            if not pdf.pages:
                raise UnreadablePdfError(EMPTY)
            yield pdf
    except (PdfminerException, MalformedPDFException) as error:
        locked = bool(error.args) and isinstance(error.args[0], PDFPasswordIncorrect)
        raise UnreadablePdfError(ENCRYPTED if locked else DAMAGED) from error


def picture_of(path: Path, at: int, dpi: int = SEEN_AT) -> Image.Image:
    """Return a grey picture of one page, from 0, that says its dpi: fewer where those are too many pixels.

    Raises UnreadablePdfError.
    """
    try:
        with pypdfium2.PdfDocument(path) as pdf:
            page = pdf[at]
            width, height = page.get_size()
            most = sqrt(MAX_PICTURE / max(1.0, width * height))
            scale = min(dpi / 72, most, MAX_PICTURE_SIDE / max(width, height))
            picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
            picture.info["dpi"] = (scale * 72, scale * 72)
            return picture
    except pypdfium2.PdfiumError as error:
        raise UnreadablePdfError(DAMAGED) from error


def _page(page: Any) -> Page:  # noqa: ANN401 - untyped library
    left, top, right, bottom = page.cropbox
    drawn = list(_drawn(page, page.layout))
    letters = [thing for thing in drawn if "text" in thing]
    words = [
        *_extracted((one for one in letters if not one["falls"]), "btt"),
        *_extracted((one for one in letters if one["falls"]), "ttb"),
    ]
    texts = mended([word["text"] for word in words])
    words = [word | {"text": text} for word, text in zip(words, texts, strict=True)]
    is_text = is_usable(texts) and not has_false_digits(page)
    area = (right - left) * (bottom - top)
    seen = _FOREIGN if is_text and _is_seen_text(page, drawn, area) else None
    pictured = not is_text or seen is not None or _is_pictured(drawn, area)
    printed = (
        *whole_words(_word(word, left, top, seen) for word in words),
        *_drawn_bullets(drawn, left, top),
    )
    return Page(
        number=page.page_number,
        width=_points(right - left),
        height=_points(bottom - top),
        words=printed if is_text else (),
        rulings=tuple(map(Ruling, whole_lines(_ruled(drawn, left, top)))),
        layer=Layer.UNREAD if pictured else Layer.TEXT,
    )


def _extracted(
    letters: Iterable[dict[str, Any]], turned: Literal["btt", "ttb"]
) -> list[dict[str, Any]]:
    """Return the words that these letters make; `turned` says how those read that do not stand upright."""
    return extract_words(
        list(letters),
        x_tolerance_ratio=WORD_GAP,
        expand_ligatures=False,
        extra_attrs=["upright", "falls", "size"],
        char_dir_rotated=turned,
    )


def _is_pictured(drawn: Sequence[dict[str, Any]], area: float) -> bool:
    """Whether images or outlines of letters are what is printed."""
    letters = sum("text" in thing and bool(thing["text"].strip()) for thing in drawn)
    outlines = sum(thing.get("kind") is LTCurve for thing in drawn)
    return is_pictured(letters, _covered(drawn, area), outlines)


def _covered(drawn: Sequence[dict[str, Any]], area: float) -> float:
    """Return the part of the page that images cover; more than 1 where they overlap."""
    images = [thing for thing in drawn if thing.get("kind") is LTImage]
    return float(sum(one["width"] * one["height"] for one in images) / (area or 1))


def _is_seen_text(page: Any, drawn: Sequence[dict[str, Any]], area: float) -> bool:  # noqa: ANN401 - untyped library
    """Whether the page is an image whose letters nobody sees: another program read them from it."""
    if _covered(drawn, area) < SCAN or page.pdf.path is None:
        return False
    with pypdfium2.PdfDocument(page.pdf.path) as pdf:
        texts = pdf[page.page_number - 1].get_objects(
            filter=(pdfium_c.FPDF_PAGEOBJ_TEXT,), max_depth=3
        )
        modes = [pdfium_c.FPDFTextObj_GetTextRenderMode(text.raw) for text in texts]
    hidden = modes.count(pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE)
    return hidden > len(modes) / 2


def _drawn(page: Any, things: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - untyped library
    """Yield letters, lines and shapes with the little that is asked of them.

    What pdfplumber's own objects hold besides costs a third of the time of a page.
    """
    x, y = page.mediabox[0], page.mediabox[1] + page.height
    for thing in things:
        if isinstance(thing, LTContainer):
            yield from _drawn(page, thing)
            continue
        if not isinstance(thing, LTChar | LTCurve | LTImage):
            continue
        place = {
            "x0": thing.x0 + x,
            "x1": thing.x1 + x,
            "top": y - thing.y1,
            "bottom": y - thing.y0,
            "doctop": y - thing.y1,
            "width": thing.width,
            "height": thing.height,
        }
        if isinstance(thing, LTChar):
            if _is_slanting(thing):
                continue
            along, rising = thing.matrix[:2]
            upright = abs(along) >= abs(rising)
            size = thing.height if upright else thing.width
            falls = not upright and rising < 0
            turn = {"upright": upright, "falls": falls}
            yield place | turn | {"text": thing.get_text(), "size": size}
        else:
            fill = isinstance(thing, LTCurve) and thing.fill
            yield place | {"kind": type(thing), "fill": fill}


def _is_slanting(letter: LTChar) -> bool:
    """Whether a letter runs neither along nor across the page, as those of a watermark do."""
    along, rising = abs(letter.matrix[0]), abs(letter.matrix[1])
    return bool(min(along, rising) > SLANT * max(along, rising))


def _word(
    word: dict[str, Any], left: float, top: float, confidence: Decimal | None
) -> Word:
    size = _points(word["size"])
    box, falls = _box(word, left, top), word["falls"]
    return Word(
        word["text"],
        box,
        size,
        upright=word["upright"],
        falls=falls,
        confidence=confidence,
    )


def _drawn_bullets(
    drawn: Iterable[dict[str, Any]], left: float, top: float
) -> Iterator[Word]:
    """Yield the dots that are drawn as filled curves: a browser prints its list signs so."""
    round_ones = (
        _box(curve, left, top)
        for curve in drawn
        if curve.get("kind") is LTCurve
        and curve["fill"]
        and abs(curve["width"] - curve["height"]) < DOT[0] / 2
        and DOT[0] <= curve["width"] <= DOT[1]
    )
    for box in single(round_ones):
        yield Word("•", box)


def _box(drawn: dict[str, Any], left: float, top: float) -> Box:
    """Return the box of a drawn thing from the top left of what the page shows."""
    return (
        _points(drawn["x0"] - left),
        _points(drawn["top"] - top),
        _points(drawn["x1"] - left),
        _points(drawn["bottom"] - top),
    )


def _points(value: float) -> Decimal:
    return Decimal(f"{value:.2f}")


def _ruled(drawn: Iterable[dict[str, Any]], left: float, top: float) -> Iterator[Box]:
    for thing in drawn:
        if thing.get("kind") in (LTLine, LTRect):
            yield from lines_of(_box(thing, left, top), is_area=thing["kind"] is LTRect)
        elif _is_dash(thing):
            yield _box(thing, left, top)


def _is_dash(thing: dict[str, Any]) -> bool:
    """Whether a thing is a small filled curve: browsers draw dashes so."""
    is_filled = thing.get("kind") is LTCurve and thing["fill"]
    return bool(is_filled) and max(thing["width"], thing["height"]) < DOT[1]
