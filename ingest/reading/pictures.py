"""Reads the pages that are pictures, as far as a reader is installed and the document's limits go."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace

from PIL import Image

from ingest.reading.grid import Layer, Page
from ingest.reading.ocr import seen_page
from ingest.reading.ocr_budget import OcrBudget
from ingest.reading.scan_look import LOOK, looked_at
from ingest.reading.tesseract import OcrFailedError, is_installed

SEEN_AT = 300  # dpi, at which letters are recognised best
Draw = Callable[[int], Image.Image]
"""Draws a page at so many dpi, fewer where those are too many pixels."""


@dataclass(slots=True)
class Pictures:
    """What reads pictures for one document, and what became of each page that is one."""

    budget: OcrBudget = field(default_factory=OcrBudget)
    pages: dict[int, Page] = field(default_factory=dict)
    turn: int | None = None  # how the page before was set upright, in degrees
    over: Collection[int] = ()  # pages, from 0, that others are read before

    def read(self, page: Page, draw: Draw) -> Page:
        """Return the page as its picture shows it, else as it was with the reason as its layer."""
        read = self._read(page, draw)
        if page.words and read.words == page.words:
            read = replace(read, layer=Layer.FOREIGN)
        self.pages[page.number] = replace(read, words=(), rulings=())
        return read

    def _read(self, page: Page, draw: Draw) -> Page:
        """Return the page seen; the lines that the document itself draws are truer than those seen."""
        if not is_installed():
            return replace(page, layer=_unread(Layer.NO_READER, draw))
        if page.number - 1 in self.over or not self.budget.begin_page():
            return replace(page, layer=_unread(Layer.OVER_LIMIT, draw))
        try:
            picture = draw(SEEN_AT)
            seen = seen_page(picture, page.number, self.budget, self.turn)
        except OcrFailedError:
            is_late = self.budget.seconds_left() <= 0
            reason = Layer.OVER_LIMIT if is_late else Layer.NO_PRINT
            return replace(page, layer=reason)
        self.turn = seen.placing.turn if seen.placing else None
        is_level = seen.placing is not None and seen.placing.is_level
        return (
            replace(seen, rulings=page.rulings) if is_level and page.rulings else seen
        )


def _unread(reason: Layer, draw: Draw) -> Layer:
    """Return why a page stays unread: a photograph would not be read in any case."""
    return reason if looked_at(draw(LOOK)).is_print else Layer.NO_PRINT
