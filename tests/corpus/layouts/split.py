"""Cards that a page's end cuts: between rows, in the midst of a row, heading repeated or not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from plans.document import PlanDocument
from tests.corpus.forms import Forms, cards
from tests.corpus.layouts.layout import Layout, paged, pdf_of
from tests.drawing import TABLE, WIDTH, DrawnCard, card_table, paragraph_style

FORMS = Forms(weight="%{}")
PAGE = (210 * mm, 150 * mm)  # low, so that every card is cut


def draw_cut(plan: PlanDocument, low: float) -> bytes:
    """Return cards in one table each, which begin `low` millimetres from the top and run over."""
    stories = [[Spacer(0, low * mm), card_table(card)] for card in cards(plan, FORMS)]
    return pdf_of(paged(plan, stories), PAGE)


def draw_headed(plan: PlanDocument) -> bytes:
    """Return cards whose table of indicators prints its heading again overleaf."""
    return pdf_of(paged(plan, [_headed(card) for card in cards(plan, FORMS)]), PAGE)


def _headed(card: DrawnCard) -> Sequence[Flowable]:
    at = card.order.index(TABLE)
    heads = [_labels(card, card.order[:at])]
    table = _ruled([card.heading, *card.rows], repeated=1)
    return [Spacer(0, 38 * mm), *heads, table, _labels(card, card.order[at + 1 :])]


def _labels(card: DrawnCard, labels: Sequence[str]) -> Table:
    rows = [[label, card.sections[label]] for label in labels]
    return _ruled(rows, widths=[48 * mm, WIDTH - 48 * mm])


def _ruled(
    rows: Sequence[Sequence[str]], widths: Sequence[float] = (), repeated: int = 0
) -> Table:
    narrow = (WIDTH - 48 * mm) / (len(rows[0]) - 1)
    cells = [
        [Paragraph(text.replace("\n", "<br/>"), paragraph_style(6)) for text in row]
        for row in rows
    ]
    return Table(
        cells,
        colWidths=list(widths) or [48 * mm] + [narrow] * (len(rows[0]) - 1),
        repeatRows=repeated,
        style=[
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ],
    )


LAYOUTS = (
    Layout("split, in the table", "pdf", partial(draw_cut, low=55)),
    Layout("split, in the lists", "pdf", partial(draw_cut, low=30)),
    Layout("split, heading again", "pdf", draw_headed),
)
