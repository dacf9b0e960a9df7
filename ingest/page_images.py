"""Pages of a kept PDF as pictures, drawn in a child process, for the eyes of the reviewer."""

from __future__ import annotations

from django.core.cache import cache

from ingest.kept_file import local_copy
from ingest.sandbox import page_image_of
from plans.models import SourceDocument

Size = tuple[float, float]  # width and height in points
_DAY = 24 * 60 * 60


def sizes_of(document: SourceDocument) -> list[Size]:
    """Return the size of every page; empty where the file cannot be drawn.

    The first question about a document starts a child process; the answer is remembered.
    """
    known: list[Size] | None = cache.get(_key(document))
    if known is None:
        known, _image = _drawn(document, 0)
    return known


def image_of(document: SourceDocument, page: int) -> bytes | None:
    """Return a PNG of the page, 1-based; None where there is none."""
    _sizes, image = _drawn(document, page)
    return image


def _drawn(document: SourceDocument, page: int) -> tuple[list[Size], bytes | None]:
    with local_copy(document) as path:
        sizes, image = page_image_of(path, page)
    cache.set(_key(document), sizes, _DAY)
    return sizes, image


def _key(document: SourceDocument) -> str:
    return f"page-sizes-{document.sha256}"
