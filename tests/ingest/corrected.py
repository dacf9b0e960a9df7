"""The small document that the tests of corrections start from."""

from __future__ import annotations

from decimal import Decimal

from plans.document import (
    Citation,
    CostEntry,
    GoalEntry,
    IndicatorEntry,
    ObjectiveEntry,
    PlanDocument,
)

CARD = "goals[0].objectives[0]"
FIRST = f"{CARD}.indicators[0]"
SECOND = f"{CARD}.indicators[1]"


def place(text: str, top: int = 10) -> Citation:
    box = (Decimal(10), Decimal(top), Decimal(90), Decimal(top + 10))
    return Citation(text=text, page=3, box=box)


TREES = IndicatorEntry(
    "PG1.1.1",
    "Dikilen ağaç sayısı",
    unit="adet",
    weight_percent=Decimal(60),
    baseline_value=Decimal(10),
    targets={2020: Decimal(100), 2021: None},
    citations={
        "name": place("Dikilen ağaç sayısı"),
        "weight_percent": place("60"),
        "targets.2020": place("100"),
    },
)
PARKS = IndicatorEntry(
    "PG1.1.2", "Yapılan park sayısı", weight_percent=Decimal(40), targets={2020: None}
)
DOCUMENT = PlanDocument(
    goals=(
        GoalEntry(
            "A1",
            "Yeşil kent",
            objectives=(
                ObjectiveEntry(
                    "H1.1",
                    "Ağaç dikmek",
                    printed_code="H1.1",
                    responsible_unit="Park Müdürlüğü",
                    indicators=(TREES, PARKS),
                    risks=("Kuraklık", "Bütçe yetmez"),
                    findings=("Ağaç az Park az", "Su az"),
                    activities=("Dikim",),
                    needs=("Fidan",),
                    cost_estimate=CostEntry(total=Decimal(1500)),
                    citations={
                        "risks.0": place("Kuraklık"),
                        "risks.1": place("Bütçe yetmez", 30),
                        "findings.0": place("Ağaç az\nPark az"),
                        "cost_estimate.total": place("1.500 ₺"),
                    },
                ),
                ObjectiveEntry("H1.2", "Su", printed_code="H1.2"),
            ),
        ),
    ),
)
