"""The değerlendirme tablosu: the approved performance and what was approved to be said of it."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from indicators.models import IndicatorEvaluation, ObjectiveEvaluation
from indicators.services import criteria_of, publish_scores
from reports.official.asked import Asked
from reports.official.evaluation import evaluation
from reports.official.report import Report
from reports.years import plan_year
from tests.factories import (
    NOON,
    ObjectiveFactory,
    Town,
    approved_actual,
    measured_indicator,
    small_town,
)
from tests.official.books import formulas_of, row_starting, rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    """The first of two indicators is reported and judged under one criterion."""
    town = small_town()
    entry = approved_actual(town.first, "25")
    criterion = criteria_of(town.municipality)[0]
    IndicatorEvaluation.objects.create(
        actual=entry, criterion=criterion, text="İhtiyaç sürüyor."
    )
    publish_scores(plan=town.plan, year=2024, period="YEAR")
    return town


def table(town: Town) -> Report:
    return evaluation(Asked(plan_year(town.plan, "2024")))


def judged(town: Town, state: str, **said: str) -> None:
    decided = {"decided_at": NOON} if state == "approved" else {}
    ObjectiveEvaluation.objects.create(
        objective=town.objective, year=2024, state=state, **said, **decided
    )


def test_the_heads_are_the_official_ones(town: Town) -> None:
    named = [row[0] for row in rows_of(table(town)) if row[0]]

    assert named[named.index("Amaç") :][:7] == [
        "Amaç",
        "Hedef",
        "Hedef Performansı",
        "Hedefe İlişkin Sapmanın Nedeni",
        "Hedefe İlişkin Alınacak Önlemler",
        "Sorumlu Birim",
        "Performans Göstergesi",
    ]


def test_every_indicator_is_judged_under_every_criterion(town: Town) -> None:
    rows = rows_of(table(town))

    at = 1 + next(n for n, row in enumerate(rows) if "Değerlendirmeler" in str(row[0]))
    labels = [criterion.label for criterion in criteria_of(town.municipality)]
    assert [row[0] for row in rows[at : at + 5]] == [
        f"{town.first.code} {town.first.name} (adet)",
        *labels,
    ]
    assert [row[1] for row in rows[at + 1 : at + 5]] == [
        "İhtiyaç sürüyor.",
        *[None] * 3,
    ]


def test_what_is_said_of_the_objective_is_approved_first(town: Town) -> None:
    judged(town, "submitted", deviation_reason="Kaynak yetmedi.")
    assert row_starting(rows_of(table(town)), "Hedefe İlişkin Sapma")[1] is None

    ObjectiveEvaluation.objects.all().delete()
    judged(town, "approved", deviation_reason="Kaynak yetmedi.", measures="Ek ödenek.")

    rows = rows_of(table(town))
    assert row_starting(rows, "Hedefe İlişkin Sapma")[1] == "Kaynak yetmedi."
    assert row_starting(rows, "Hedefe İlişkin Alınacak")[1] == "Ek ödenek."


def test_the_performance_is_a_formula_over_the_rows_below(town: Town) -> None:
    assert formulas_of(table(town)) == {
        "B8": "=(B13*MIN(1,MAX(0,F13)))/(B13)",
        "F13": "=(E13-C13)/(D13-C13)",
    }


def test_the_number_of_queries_does_not_grow_with_the_plan(
    town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    shown = plan_year(town.plan, "2024")
    with django_assert_num_queries(14):
        rows_of(evaluation(Asked(shown)))
    measured_indicator(ObjectiveFactory.create(goal=town.goal))

    with django_assert_num_queries(14):
        rows_of(evaluation(Asked(shown)))
