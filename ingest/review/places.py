"""Where the values of a card were printed: boxes on pages, or cells and lines of a file without pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from ingest.review.asking import Asked
from ingest.review.entries import Entry
from plans.document import Citation

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed place and the field, or the issue, that leads to it."""

    name: str  # of the box, in its address
    target: str  # the address it leads to
    label: str
    citation: Citation
    is_asked: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A mark on a page, its sides in points as an attribute writes them."""

    mark: Mark
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class PageView:
    """A page with its boxes, the large ones under the small ones."""

    number: int
    width: str
    height: str
    boxes: tuple[Box, ...]


def marks_of(
    entries: Iterable[Entry], asked: Iterable[tuple[Asked, str]]
) -> list[Mark]:
    """Return a mark for every cited field, and for every issue that shows a place of its own."""
    marks = [
        Mark(
            f"k-{entry.slug}", f"f-{entry.slug}", entry.label, citation, entry.is_asked
        )
        for entry in entries
        if (citation := entry.citation) is not None
    ]
    places = {_place(mark.citation) for mark in marks}
    for one, _slug in asked:
        citation = one.issue.citation
        if citation is not None and _place(citation) not in places:
            name = f"ki-{one.number}"
            target = f"i-{one.number}"
            marks.append(Mark(name, target, one.issue.reason, citation, is_asked=True))
    return marks


def _place(citation: Citation) -> tuple[object, ...]:
    return citation.page, citation.box, citation.cell, citation.line


def pages_of(marks: Iterable[Mark], sizes: Sequence[Size]) -> list[PageView]:
    """Return the pages that marks stand on, in order; those the file does not have are left out."""
    placed = [mark for mark in marks if mark.citation.box and mark.citation.page]
    placed.sort(key=lambda mark: mark.citation.page or 0)
    pages = []
    for number, there in groupby(placed, key=attrgetter("citation.page")):
        if 0 < number <= len(sizes):
            width, height = sizes[number - 1]
            boxes = sorted(there, key=_area, reverse=True)
            pages.append(
                PageView(number, f"{width:g}", f"{height:g}", tuple(map(_box, boxes)))
            )
    return pages


def _area(mark: Mark) -> float:
    x0, top, x1, bottom = mark.citation.box or (0, 0, 0, 0)
    return float((x1 - x0) * (bottom - top))


def _box(mark: Mark) -> Box:
    x0, top, x1, bottom = map(float, mark.citation.box or (0, 0, 0, 0))
    return Box(
        mark,
        f"{x0 - 1:g}",
        f"{top - 1:g}",
        f"{max(x1 - x0, 2) + 2:g}",
        f"{max(bottom - top, 2) + 2:g}",
    )


def quotations_of(marks: Iterable[Mark]) -> list[Mark]:
    """Return the marks in files without pages, in the order of the file."""
    loose = [m for m in marks if m.citation.cell or m.citation.line is not None]
    loose = [mark for mark in loose if mark.citation.box is None]
    return sorted(loose, key=lambda mark: mark.citation.line or 0)
