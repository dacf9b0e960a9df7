"""Documents that are no plan and look a little like one: each must be refused, with not one card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import cycle, islice

from reportlab.lib import colors
from reportlab.platypus import Flowable, PageBreak, Paragraph, Table

from plans.document import Kind, PlanDocument
from tests.corpus.forms import LABELS, LISTS, titles, turkish
from tests.corpus.layouts.layout import Layout, pdf_of
from tests.corpus.wording import PROSE, UNITS
from tests.drawing import HEADING, TABLE, WIDTH, DrawnCard, card_table, paragraph_style


def refused(plan: PlanDocument) -> PlanDocument:
    """Return what is to be read of them: nothing."""
    return PlanDocument(Kind.REFUSED)


def draw_prose(plan: PlanDocument) -> bytes:
    """Return an activity report in words: it speaks of goals, indicators and risks, and has no table of them."""
    story: list[Flowable] = [*_lines(titles(plan)[0], "Faaliyet Raporu", "Sunuş")]
    for _, objective in plan.objectives():
        story += [*_said(objective.title or ""), *_prose(14), PageBreak()]
    return pdf_of(story)


def draw_budget(plan: PlanDocument) -> bytes:
    """Return a budget: units, codes with points, sums by year."""
    first, last = plan.period or (0, 0)
    heads = ("Ekonomik Kod", "Açıklama", *map(str, range(first, first + 3)))
    rows = [
        (
            f"{1 + at % 9}.{1 + at % 4}.{1 + at % 7}",
            unit,
            *(turkish(cost * share) for share in (1, 2, 3)),
        )
        for (at, unit), cost in zip(
            enumerate(cycle(UNITS)),
            [one.cost_estimate.total or Decimal(0) for _, one in plan.objectives()] * 6,
            strict=False,
        )
    ]
    return pdf_of(
        [
            *_lines(titles(plan)[0], f"{last} Mali Yılı Bütçesi", "Maliyet Tahmini"),
            _table(heads, rows),
        ]
    )


def draw_decision(plan: PlanDocument) -> bytes:
    """Return a council's decision to adopt the plan: it names it and holds none of it."""
    institution, title = titles(plan)
    goals = [f"{goal.code}: {goal.title}" for goal in plan.goals]
    said = f"{institution} {title} taslağı görüşüldü ve oy birliğiyle kabul edildi."
    return pdf_of(
        _lines("T.C.", institution, "MECLİS KARARI", "Karar No: 2024/118", said, *goals)
    )


def draw_tender(plan: PlanDocument) -> bytes:
    """Return a tender's terms: sections, bullets, risks and a unit that answers."""
    objective = next(one for _, one in plan.objectives())
    items = [f"• {item}" for item in (*objective.activities, *objective.risks)]
    return pdf_of(
        [
            *_lines(
                "TEKNİK ŞARTNAME",
                "1.1. Konu",
                *items,
                "Sorumlu Birim",
                UNITS[0],
                "1.2. Riskler",
            ),
            *_prose(8),
        ]
    )


def draw_template(plan: PlanDocument) -> bytes:
    """Return a guide's empty card: every heading, and nothing under any of them."""
    labels = (
        "goal",
        "objective",
        "responsible_unit",
        "cooperating_units",
        *LISTS,
        "cost_estimate",
    )
    sections = {LABELS[name]: "" for name in labels}
    card = DrawnCard(
        [["" for _ in HEADING]] * 3,
        sections=sections,
        order=[*list(sections)[:2], TABLE, *list(sections)[2:]],
    )
    return pdf_of(
        [
            *_lines("Stratejik Planlama Kılavuzu", "Ek-C Hedef Kartı Örneği"),
            card_table(card),
            *_prose(6),
        ]
    )


def _lines(*lines: str) -> list[Flowable]:
    return [Paragraph(line, paragraph_style(11)) for line in lines]


def _said(text: str) -> list[Flowable]:
    return [Paragraph(text, paragraph_style(10))]


def _prose(paragraphs: int) -> Iterator[Flowable]:
    sentences = cycle(PROSE)
    for _ in range(paragraphs):
        yield Paragraph(" ".join(islice(sentences, 4)), paragraph_style(9))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    cells = [
        [Paragraph(text, paragraph_style(7)) for text in row] for row in (heads, *rows)
    ]
    return Table(
        cells,
        colWidths=[WIDTH / len(heads)] * len(heads),
        style=[("GRID", (0, 0), (-1, -1), 0.4, colors.black)],
    )


LAYOUTS = (
    Layout("no plan, prose", "pdf", draw_prose, refused),
    Layout("no plan, budget", "pdf", draw_budget, refused),
    Layout("no plan, council decision", "pdf", draw_decision, refused),
    Layout("no plan, tender", "pdf", draw_tender, refused),
    Layout("no plan, empty card", "pdf", draw_template, refused),
)
