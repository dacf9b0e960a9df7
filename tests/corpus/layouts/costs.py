"""The bordered card with its cost by year: a small table in the cost's row."""

from __future__ import annotations

from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Table

from plans.document import ObjectiveEntry, PlanDocument
from tests.corpus.forms import Forms, cards, turkish
from tests.corpus.layouts.layout import Layout, paged, pdf_of
from tests.corpus.plans import with_yearly_costs
from tests.drawing import WIDTH, card_table, paragraph_style

BEFORE = Forms(
    order=(
        "goal", "objective", "responsible_unit", "cooperating_units", "indicators",
        "risks", "activities", "findings", "needs",
    )
)  # fmt: skip


def draw(plan: PlanDocument) -> bytes:
    """Return cards that end with a ruled table of costs."""
    plan = with_yearly_costs(plan)
    objectives = [objective for _, objective in plan.objectives()]
    stories = [
        [card_table(card), _costs(objective)]
        for card, objective in zip(cards(plan, BEFORE), objectives, strict=True)
    ]
    return pdf_of(paged(plan, stories))


def _costs(objective: ObjectiveEntry) -> Flowable:
    cost = objective.cost_estimate
    by_year = cost.by_year or {}
    figures = [*by_year.values(), cost.total]
    rows = [
        ["Maliyet Tahmini (TL)", *map(str, by_year), "Toplam"],
        ["", *("" if one is None else turkish(one) for one in figures)],
    ]
    cells = [[Paragraph(text, paragraph_style(6)) for text in row] for row in rows]
    narrow = (WIDTH - 48 * mm) / len(figures)
    return Table(
        cells,
        colWidths=[48 * mm] + [narrow] * len(figures),
        style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("SPAN", (0, 0), (0, 1))],
    )


LAYOUTS = (Layout("cost by year", "pdf", draw, truth=with_yearly_costs),)
