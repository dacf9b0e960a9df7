"""Draws documents of one year: lines of text and ruled tables, rows over the whole table among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from tests.drawing import paragraph_style

NEW_PAGE = "\f"
_WIDTH = 260 * mm


@dataclass(frozen=True)
class DrawnTable:
    """A table; a row of one text is a row over all columns, `spans` are merged headings as reportlab counts them."""

    rows: Sequence[Sequence[str]]
    spans: Sequence[tuple[tuple[int, int], tuple[int, int]]] = ()
    repeated: int = 0  # rows of heading printed again on each page
    is_ruled: bool = True


def draw_yearly(path: Path, *parts: DrawnTable | str) -> Path:
    """Write the parts one below the other; return the path."""
    document = SimpleDocTemplate(
        str(path),
        pagesize=landscape(A4),
        leftMargin=15 * mm,
        rightMargin=15 * mm,
        topMargin=12 * mm,
        bottomMargin=12 * mm,
    )
    document.build([_flowable(part) for part in parts])
    return path


def _flowable(part: DrawnTable | str) -> Flowable:
    if part == NEW_PAGE:
        return PageBreak()
    return (
        Paragraph(part, paragraph_style(10)) if isinstance(part, str) else _table(part)
    )


def _table(table: DrawnTable) -> Table:
    columns = max(map(len, table.rows))
    style: list[tuple[object, ...]] = [("SPAN", *span) for span in table.spans]
    if table.is_ruled:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    lines = []
    for at, row in enumerate(table.rows):
        if len(row) == 1:
            style.append(("SPAN", (0, at), (-1, at)))
        cells = [Paragraph(text, paragraph_style(7)) for text in row]
        lines.append([*cells, *[""] * (columns - len(row))])
    widths = [_WIDTH / (columns + 1)] * columns
    name = 1 if columns > 1 else 0
    widths[name] *= 2
    return Table(lines, colWidths=widths, style=style, repeatRows=table.repeated)
