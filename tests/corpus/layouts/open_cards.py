"""Cards without ruled cells: shaded rows, hairlines, nothing but blanks, and designed boxes."""

from __future__ import annotations

from functools import partial

from plans.document import PlanDocument
from tests.corpus.forms import Forms, cards
from tests.corpus.layouts.layout import Layout, paged, pdf_of
from tests.open_drawing import STYLES, designed_story, open_story

FORMS = Forms(weight="{}%", nothing="x")
DESIGNED = Forms(goal="A{}", objective="H{}", percent="{}%")


def draw_open(plan: PlanDocument, style: int) -> bytes:
    """Return cards whose tables have this style."""
    stories = [
        open_story(card, STYLES[style](len(card.rows))) for card in cards(plan, FORMS)
    ]
    return pdf_of(paged(plan, stories))


def draw_designed(plan: PlanDocument, *, boxed: bool) -> bytes:
    """Return cards of bands, tiles and two columns."""
    stories = [
        designed_story(card, boxed=boxed, accent=not boxed)
        for card in cards(plan, DESIGNED)
    ]
    return pdf_of(paged(plan, stories))


LAYOUTS = (
    *(
        Layout(f"open, {style.__name__}", "pdf", partial(draw_open, style=at))
        for at, style in enumerate(STYLES)
    ),
    Layout("designed, boxes", "pdf", partial(draw_designed, boxed=True)),
    Layout("designed, two columns", "pdf", partial(draw_designed, boxed=False)),
)
