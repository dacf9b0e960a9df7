"""A landscape card whose table heads stand on their sides."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Table

from plans.document import PlanDocument
from tests.corpus.forms import Forms, cards
from tests.corpus.layouts.layout import Layout, paged, pdf_of
from tests.drawing import FONT, TABLE, DrawnCard, paragraph_style

FORMS = Forms(goal="A.{}", objective="H.{}", indicator="PG.{}:", nothing="_")
WIDTH, NAME, HEIGHT = 267 * mm, 80 * mm, 34 * mm
SIZE = 7


class OnItsSide(Flowable):
    """Lines of text that read from below."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.lines = text.split("\n")
        self.width, self.height = SIZE * 1.3 * len(self.lines), HEIGHT - 4 * mm

    def draw(self) -> None:
        self.canv.rotate(90)
        self.canv.setFont(FONT, SIZE)
        for at, line in enumerate(self.lines):
            self.canv.drawString(0, -SIZE * (1.3 * at + 1), line)


def draw(plan: PlanDocument) -> bytes:
    """Return cards as ruled tables in landscape."""
    stories = [[_table(card)] for card in cards(plan, FORMS)]
    return pdf_of(paged(plan, stories), landscape(A4))


def _table(card: DrawnCard) -> Table:
    columns = len(card.heading)
    lines: list[list[Flowable | str]] = []
    style: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.4, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    for label in card.order:
        if label == TABLE:
            lines.append([_cell(card.heading[0]), *map(_turned, card.heading[1:])])
            lines += [[_cell(text) for text in row] for row in card.rows]
            continue
        style.append(("SPAN", (1, len(lines)), (-1, len(lines))))
        beside = _cell(card.sections[label])
        lines.append([_cell(label), beside, *[""] * (columns - 2)])
    narrow = (WIDTH - NAME) / (columns - 1)
    return Table(lines, colWidths=[NAME] + [narrow] * (columns - 1), style=style)


def _turned(text: str) -> OnItsSide:
    return OnItsSide(_halved(text.split()))


def _halved(words: Sequence[str]) -> str:
    half = (len(words) + 1) // 2
    return "\n".join(" ".join(part) for part in (words[:half], words[half:]) if part)


def _cell(text: str) -> Paragraph:
    return Paragraph(text.replace("\n", "<br/>"), paragraph_style(SIZE))


LAYOUTS = (Layout("landscape, rotated heads", "pdf", draw),)
