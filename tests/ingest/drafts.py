"""Drafts for the tests of the review: a small reading of a drawn document."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from ingest.models import Draft
from ingest.receive import keep_document
from plans.document import (
    Citation,
    CostEntry,
    GoalEntry,
    IndicatorEntry,
    Issue,
    Kind,
    ObjectiveEntry,
    PlanDocument,
    Source,
)
from plans.models import Municipality

PAGE = (400, 300)  # points
CARD = "goals[0].objectives[0]"


def place(left: int, top: int, right: int, text: str, page: int = 1) -> Citation:
    """A place of one line on a page."""
    box = (Decimal(left), Decimal(top), Decimal(right), Decimal(top + 12))
    return Citation(text=text, page=page, box=box, confidence=Decimal("0.9"))


def small_reading() -> PlanDocument:
    """Two cards on a page each; the first has two indicators, two risks and two questions."""
    weight = place(200, 100, 240, "60")
    trees = IndicatorEntry(
        "PG1.1.1",
        "Dikilen ağaç sayısı",
        unit="adet",
        weight_percent=Decimal(60),
        baseline_value=Decimal(10),
        targets={2020: Decimal(13654), 2021: Decimal(20)},
        citations={
            "name": place(20, 100, 190, "Dikilen ağaç sayısı"),
            "weight_percent": weight,
            "targets.2020": place(250, 100, 290, "13.654"),
            "targets.2021": place(300, 100, 340, "20"),
        },
    )
    parks = IndicatorEntry("PG1.1.2", "Park sayısı", weight_percent=Decimal(37))
    first = ObjectiveEntry(
        "H1.1",
        "Ağaç dikmek",
        printed_code="H1.1",
        responsible_unit="Park Müdürlüğü",
        indicators=(trees, parks),
        risks=("Kuraklık", "Bütçe yetmez Personel az"),
        cost_estimate=CostEntry(total=Decimal(1500)),
        citations={
            "title": place(20, 40, 200, "Ağaç dikmek"),
            "risks.0": place(20, 160, 200, "Kuraklık"),
            "risks.1": place(20, 180, 200, "Bütçe yetmez Personel az"),
        },
    )
    second = ObjectiveEntry(
        "H1.2", "Su", citations={"title": place(20, 40, 90, "Su", page=2)}
    )
    goal = GoalEntry("A1", "Yeşil kent", objectives=(first, second))
    issues = (
        Issue(f"{CARD}.indicators[0].weight_percent", "Etkiye bakın", citation=weight),
        Issue(f"{CARD}.risks[1]", "İki risk olabilir"),
    )
    return PlanDocument(
        period=(2020, 2024),
        source=Source("plan.pdf", "", pages=2),
        goals=(goal,),
        issues=issues,
    )


def drawn_pages(path: Path) -> bytes:
    """A PDF of two small pages."""
    canvas = Canvas(str(path), pagesize=PAGE)
    for text in ("Dikilen agac sayisi", "Su"):
        canvas.drawString(20, 190, text)
        canvas.showPage()
    canvas.save()
    return path.read_bytes()


def draft_of(
    reading: PlanDocument,
    municipality: Municipality,
    by: Any,  # noqa: ANN401 - a user
    content: bytes = b"%PDF-1.4 bos",
) -> Draft:
    """Keep a document and open a draft with this reading of it."""
    document = keep_document(
        content, reading, name="plan.pdf", municipality=municipality, by=by
    )
    draft = Draft(document=document, municipality=municipality, created_by=by)
    draft.keep(reading)
    draft.save()
    return draft


def long_reading(cards: int) -> PlanDocument:
    """A plan of many cards, each with five indicators of five years and twenty texts."""
    indicators = tuple(
        IndicatorEntry(
            f"PG1.1.{n}",
            f"Gösterge {n}",
            weight_percent=Decimal(20),
            targets={year: Decimal(year) for year in range(2020, 2025)},
            citations={
                f"targets.{year}": place(20 + n, 20, 40, str(year))
                for year in range(2020, 2025)
            },
        )
        for n in range(5)
    )
    objectives = tuple(
        ObjectiveEntry(
            f"H1.{n}",
            f"Hedef {n}",
            indicators=indicators,
            findings=tuple(f"Tespit {n}.{k}" for k in range(20)),
        )
        for n in range(cards)
    )
    return PlanDocument(
        kind=Kind.PLAN, goals=(GoalEntry("A1", "Kent", objectives=objectives),)
    )
