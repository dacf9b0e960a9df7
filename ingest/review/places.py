"""Where the values of a card were printed: boxes on pages, or cells and lines of a file without pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from ingest.review.asking import Asked
from ingest.review.entries import Entry, box_of
from plans.document import Citation

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed place and the first field, or issue, that leads to it."""

    name: str  # of the box, in its address
    target: str  # the address it leads to
    labels: tuple[str, ...]
    texts: tuple[str, ...]
    citation: Citation
    is_asked: bool = False
    is_aside: bool = False  # printed apart from the card, as its goal may be

    @property
    def label(self) -> str:
        """What stands there, for whoever cannot see it."""
        return ", ".join(self.labels[:3])

    @property
    def text(self) -> str:
        """What is printed there."""
        return " ".join(self.texts)


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
    entries: Iterable[Entry], asked: Iterable[tuple[Asked, str]], card: str
) -> list[Mark]:
    """Return a mark for every place that fields of the card, or its issues, were printed in."""
    marks: dict[str, Mark] = {}
    for entry in entries:
        if entry.citation is not None:
            _add(
                marks,
                Mark(
                    entry.box,
                    f"f-{entry.slug}",
                    (entry.label,),
                    (entry.citation.text,),
                    entry.citation,
                    is_asked=entry.is_asked,
                    is_aside=not entry.path.startswith(card),
                ),
            )
    for one, _slug in asked:
        citation = one.issue.citation
        if citation is not None and box_of(citation) not in marks:
            name, labels = box_of(citation), (one.issue.reason,)
            texts = (citation.text or one.issue.text,)
            _add(
                marks,
                Mark(name, f"i-{one.number}", labels, texts, citation, is_asked=True),
            )
    return list(marks.values())


def _add(marks: dict[str, Mark], mark: Mark) -> None:
    """Keep a mark; what is printed in a known place belongs to that place's mark."""
    known = marks.get(mark.name)
    if not mark.name:
        return
    if known is None:
        marks[mark.name] = mark
        return
    marks[mark.name] = replace(
        known,
        labels=tuple(dict.fromkeys((*known.labels, *mark.labels))),
        texts=tuple(dict.fromkeys((*known.texts, *mark.texts))),
        is_asked=known.is_asked or mark.is_asked,
        is_aside=known.is_aside and mark.is_aside,
    )


def pages_of(marks: Iterable[Mark], sizes: Sequence[Size]) -> list[PageView]:
    """Return the pages that marks stand on, in order, those with nothing of the card itself last.

    Pages that the file does not have are left out.
    """
    placed = [mark for mark in marks if mark.citation.box and mark.citation.page]
    placed.sort(key=lambda mark: mark.citation.page or 0)
    pages: list[tuple[bool, PageView]] = []
    for number, group in groupby(placed, key=attrgetter("citation.page")):
        if 0 < number <= len(sizes):
            there = list(group)
            view = _page(number, sizes[number - 1], there)
            pages.append((all(mark.is_aside for mark in there), view))
    return [view for _aside, view in sorted(pages, key=lambda page: page[0])]


def _page(number: int, size: Size, there: list[Mark]) -> PageView:
    width, height = size
    boxes = sorted(there, key=_area, reverse=True)
    return PageView(number, f"{width:g}", f"{height:g}", tuple(map(_box, boxes)))


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
    """Return the marks in lines of a text, in the order of the file."""
    loose = [mark for mark in marks if mark.citation.line is not None]
    loose = [mark for mark in loose if not (mark.citation.box or mark.citation.cell)]
    return sorted(loose, key=lambda mark: mark.citation.line or 0)


@dataclass(frozen=True, slots=True)
class SheetView:
    """The cells of a sheet that were read, in their rows and columns; the others are left out."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[tuple[Mark, ...], ...]], ...]


_CELL = re.compile(r"(?P<sheet>.*)!\$?(?P<column>[A-Z]{1,3})\$?(?P<row>\d+)")


def sheets_of(marks: Iterable[Mark]) -> list[SheetView]:
    """Return the sheets that marks stand on, each as a table of the cells that were read."""
    sheets: dict[str, dict[tuple[int, str], list[Mark]]] = {}
    for mark in marks:
        place = _CELL.match(mark.citation.cell or "")
        if place is not None:
            at = int(place["row"]), place["column"]
            sheets.setdefault(place["sheet"], {}).setdefault(at, []).append(mark)
    views = [(_is_aside(cells), _sheet(name, cells)) for name, cells in sheets.items()]
    return [view for _aside, view in sorted(views, key=lambda view: view[0])]


def _is_aside(cells: dict[tuple[int, str], list[Mark]]) -> bool:
    return all(mark.is_aside for marks in cells.values() for mark in marks)


def _sheet(name: str, cells: dict[tuple[int, str], list[Mark]]) -> SheetView:
    columns = sorted({column for _row, column in cells}, key=lambda c: (len(c), c))
    rows = tuple(
        (row, tuple(tuple(cells.get((row, column), ())) for column in columns))
        for row in sorted({row for row, _column in cells})
    )
    return SheetView(name, tuple(columns), rows)
