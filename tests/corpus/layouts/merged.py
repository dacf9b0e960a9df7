"""Ruled cards with cells that span: labels beside rows of their items, and names over several ruled rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph, Table

from plans.document import PlanDocument
from tests.corpus.forms import Forms, cards
from tests.corpus.layouts.layout import Layout, paged, pdf_of
from tests.drawing import FONT, TABLE, WIDTH, DrawnCard, paragraph_style

FORMS = Forms(bullet="", weight="{}")
LABEL, SIZE = 48 * mm, 6

Style = list[tuple[object, ...]]
Lines = list[list[Flowable | str]]


def items_in_rows(card: DrawnCard, label: str, lines: Lines, style: Style) -> None:
    """Add a section: its label beside a row for each of its lines."""
    items, at = card.sections[label].split("\n"), len(lines)
    blank = [""] * (len(card.heading) - 2)
    style.append(("SPAN", (0, at), (0, at + len(items) - 1)))
    for place, item in enumerate(items):
        style.append(("SPAN", (1, at + place), (-1, at + place)))
        lines.append([_cell(label) if not place else "", _cell(item), *blank])


def label_above(card: DrawnCard, label: str, lines: Lines, style: Style) -> None:
    """Add a section: its label across the whole table, its text in the row below."""
    blank = [""] * (len(card.heading) - 1)
    for text in (label, card.sections[label]):
        style.append(("SPAN", (0, len(lines)), (-1, len(lines))))
        lines.append([_cell(text), *blank])


def in_one_row(rows: Sequence[Sequence[str]], lines: Lines, style: Style) -> None:
    """Add the indicators, a row each."""
    lines += [[_cell(text) for text in row] for row in rows]


def over_rows(rows: Sequence[Sequence[str]], lines: Lines, style: Style) -> None:
    """Add the indicators, each line of a name in a ruled row of its own, the figures beside all of them."""
    for name, *figures in rows:
        at, parts = len(lines), _broken(name)
        for place, part in enumerate(parts):
            cells = [_cell(text if not place else "") for text in figures]
            lines.append([_cell(part), *cells])
        for column in range(1, len(figures) + 1):
            style.append(("SPAN", (column, at), (column, at + len(parts) - 1)))


def _broken(name: str) -> list[str]:
    """Return the lines into which the first column breaks a name."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, FONT, SIZE) < LABEL - 14:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def drawing(
    section: Callable[[DrawnCard, str, Lines, Style], None],
    indicators: Callable[[Sequence[Sequence[str]], Lines, Style], None],
    forms: Forms = FORMS,
) -> Callable[[PlanDocument], bytes]:
    """Return what draws a plan with such sections and such rows of indicators."""

    def table(card: DrawnCard) -> Table:
        lines: Lines = []
        style: Style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
        for label in card.order:
            if label != TABLE:
                section(card, label, lines, style)
                continue
            lines.append([_cell(text) for text in card.heading])
            indicators(card.rows, lines, style)
        narrow = (WIDTH - LABEL) / (len(card.heading) - 1)
        widths = [LABEL] + [narrow] * (len(card.heading) - 1)
        return Table(lines, colWidths=widths, style=style)

    def draw(plan: PlanDocument) -> bytes:
        return pdf_of(paged(plan, [[table(card)] for card in cards(plan, forms)]))

    return draw


def _cell(text: str) -> Paragraph:
    paragraph_style(SIZE)
    return Paragraph(text.replace("\n", "<br/>"), paragraph_style(SIZE))


LAYOUTS = (
    Layout("merged labels", "pdf", drawing(items_in_rows, in_one_row)),
    Layout("merged, labels above", "pdf", drawing(label_above, in_one_row, Forms())),
    Layout("names over ruled rows", "pdf", drawing(items_in_rows, over_rows)),
)
