"""Cards of a web page whose indicators stand in a table: its tables as grids, its other text as loose lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from html.parser import HTMLParser

from ingest.reading.card_reader import CardReader
from ingest.reading.grid import Cell, Grid
from ingest.reading.indicator_rows import is_heading_row
from ingest.reading.text import BLOCK, SILENT, decode, is_html
from plans.document import Kind, PlanDocument
from plans.turkish import tidy
from plans.whole_numbers import whole_number

TABLE = (Decimal(0),) * 4  # the box of a table that has no place on paper
WIDEST = 30  # columns and rows that one cell may cover
MOST = 50_000  # places of a table; a larger one is none of a card

Row = tuple[Cell | None, ...]


def read_html_cards(content: bytes) -> PlanDocument | None:
    """Return the cards of a web page with an indicator table; None for any other file."""
    grids = tables_of_page(content)
    if not any(is_heading_row(row) for grid in grids for row in grid.filled()):
        return None
    reader = CardReader()
    for grid in grids:
        reader.read(grid)
    document = reader.document()
    return None if document.kind is Kind.REFUSED else document


def tables_of_page(content: bytes) -> list[Grid]:
    """Return the tables of a web page, its other text as loose lines; nothing for any other file."""
    text = decode(content)
    if text is None or not is_html(text) or "<table" not in text.lower():
        return []
    parser = _Page()
    parser.feed(text)
    parser.close()
    parser.end_line()
    return parser.grids


@dataclass(slots=True)
class _Span:
    """A cell while its text comes in, and how many rows and columns it covers."""

    height: int
    width: int
    line: int
    pieces: list[str] = field(default_factory=list)


class _Page(HTMLParser):
    """Gathers a page's grids in the order they are printed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grids: list[Grid] = []
        self.rows: list[list[_Span]] | None = None  # of the table that is open
        self.pieces: list[str] = []
        self.sign = ""
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self.silent += 1
        if tag == "table" and self.rows is None:
            self.end_line()
            self.rows = []
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            spans = {name: whole_number(value or "") for name, value in attrs}
            height, width = (
                min(WIDEST, spans.get(name) or 1) for name in ("rowspan", "colspan")
            )
            self.rows[-1].append(_Span(height, width, self.getpos()[0]))
        elif BLOCK.fullmatch(tag):
            self.end_line()
            self.sign = "• " if tag == "li" else ""

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT and self.silent:
            self.silent -= 1
        if tag == "table" and self.rows is not None:
            rows = _laid_out(self.rows)
            self.rows = None
            self.grids += [Grid(rows, box=TABLE)] if rows else []
        elif BLOCK.fullmatch(tag):
            self.end_line()

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        if self.rows is None:
            self.pieces.append(data)
        elif self.rows and self.rows[-1]:
            self.rows[-1][-1].pieces.append(data)

    def end_line(self) -> None:
        """End the loose line, or the line of a table's cell."""
        if self.rows is not None:
            if self.rows and self.rows[-1]:
                self.rows[-1][-1].pieces.append("\n")
            return
        text = tidy("".join(self.pieces))
        self.pieces = []
        if text:
            has_sign = text.startswith(("•", "-", "–"))
            cell = Cell(text if has_sign else self.sign + text, line=self.getpos()[0])
            self._add_loose(cell)
            self.sign = ""

    def _add_loose(self, cell: Cell) -> None:
        before = self.grids[-1] if self.grids and self.grids[-1].box is None else None
        if before is not None:
            self.grids.pop()
        self.grids.append(Grid((*(before.rows if before else ()), (cell,))))


def _laid_out(spans: list[list[_Span]]) -> tuple[Row, ...]:
    """Return the rows of a table with each cell at the place that the spans above leave it."""
    places: dict[tuple[int, int], Cell | None] = {}
    for r, row in enumerate(spans):
        c = 0
        if len(places) > MOST:
            return ()
        for span in row:
            while (r, c) in places:
                c += 1
            height = min(span.height, len(spans) - r)
            cell = _cell(span, height)
            for down in range(height):
                for across in range(span.width):
                    places[r + down, c + across] = None
            places[r, c] = cell
            c += span.width
    width = 1 + max((c for _, c in places), default=-1)
    return tuple(
        tuple(places.get((r, c)) for c in range(width)) for r in range(len(spans))
    )


def _cell(span: _Span, height: int) -> Cell:
    texts = [tidy(text) for text in "".join(span.pieces).split("\n") if tidy(text)]
    lines = tuple(Cell(text, line=span.line) for text in texts)
    text = "\n".join(texts)
    return Cell(text, line=span.line, lines=lines, height=height, width=span.width)
