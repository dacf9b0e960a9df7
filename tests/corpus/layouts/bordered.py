"""The bordered card of the guide, a card to a page or several, and its codes and figures in other prints."""

from __future__ import annotations

from functools import partial

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm

from plans.document import PlanDocument
from tests.corpus.forms import Forms, cards
from tests.corpus.layouts.layout import Layout, paged, pdf_of
from tests.drawing import WIDTH, card_table

GUIDE = Forms()
TABLE_LAST = Forms(
    goal="AMAÇ {}",
    objective="HEDEF {}",
    indicator="P.G.{}.",
    weight="{}%",
    percent="%{}",
    nothing="_",
    bullet="- ",
    between=" / ",
    money="{},00 TL",
    order=(
        "goal", "objective", "responsible_unit", "cooperating_units", "risks",
        "activities", "cost_estimate", "findings", "needs", "indicators",
    ),
)  # fmt: skip
BARE_CODES = Forms(
    goal="{}.",
    objective="{}.",
    indicator="{}",
    weight="{}",
    nothing="–",
    bullet="{}) ",
    labels={"cooperating_units": "İş Birliği Yapacak Birimler"},
)


def draw(
    plan: PlanDocument, forms: Forms, a_page: int = 1, *, wide: bool = False
) -> bytes:
    """Return the cards as ruled tables."""
    size, width = (landscape(A4), 267 * mm) if wide else (A4, WIDTH)
    stories = [[card_table(card, width)] for card in cards(plan, forms)]
    return pdf_of(paged(plan, stories, a_page), size)


LAYOUTS = (
    Layout("bordered guide card", "pdf", partial(draw, forms=GUIDE)),
    Layout("bordered, landscape", "pdf", partial(draw, forms=GUIDE, wide=True)),
    Layout("bordered, two a page", "pdf", partial(draw, forms=GUIDE, a_page=2)),
    Layout("bordered, table last", "pdf", partial(draw, forms=TABLE_LAST)),
    Layout("bordered, bare codes", "pdf", partial(draw, forms=BARE_CODES)),
)
