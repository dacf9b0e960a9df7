"""Performance results of an activity report: the year before, target, actual, result and its reason."""

from __future__ import annotations

from decimal import Decimal

import pytest

from indicators.services import publish_scores
from reports.official.activity import activity
from reports.official.asked import Asked
from reports.official.report import Report
from reports.years import plan_year
from tests.factories import PlanRevisionFactory, Town, approved_actual, small_town
from tests.official.books import book_of, formulas_of, row_starting, rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    town = small_town()
    approved_actual(town.first, "20", year=2023)
    approved_actual(town.first, "25", deviation_reason="Yağışlı bir yıl oldu.")
    publish_scores(plan=town.plan, year=2024, period="YEAR")
    return town


def table(town: Town) -> Report:
    return activity(Asked(plan_year(town.plan, "2024")))


def test_a_result_stands_with_the_year_before_and_the_reason(town: Town) -> None:
    rows = rows_of(table(town))

    assert row_starting(rows, "Kodu") == (
        *("Kodu", "Gösterge adı", "Ölçü birimi", "Ölçüm periyodu"),
        *("Plan başlangıç değeri (A)", "Önceki yıl değeri", "Hedef (B)"),
        *("Mevcut durum (C)", "Sonuç (%)", "Sapma nedeni", "Sorumlu birim"),
    )
    assert row_starting(rows, town.first.code)[2:] == (
        *("adet", None, 0, 20, 100, 25, 0.25),
        *("Yağışlı bir yıl oldu.", "Sosyal Destek Müdürlüğü"),
    )


def test_a_miss_without_data_stays_blank_and_says_so(town: Town) -> None:
    row = row_starting(rows_of(table(town)), town.second.code)

    assert row[5:10] == (None, 50, None, None, "veri girilmedi")


def test_the_result_is_a_formula_over_baseline_target_and_actual(town: Town) -> None:
    (cell, formula), *_others = formulas_of(table(town)).items()

    row = cell[1:]
    assert (cell[0], formula) == ("I", f"=(H{row}-E{row})/(G{row}-E{row})")


def test_the_summary_has_the_published_percentages_and_a_chart(town: Town) -> None:
    rows = rows_of(table(town), sheet=1)

    assert row_starting(rows, "Plan")[1:3] == (0.25, 0.6)
    assert row_starting(rows, "A1")[1:] == (0.25, 0.6, 1)
    charts = book_of(table(town)).worksheets[1]._charts  # type: ignore[attr-defined]
    assert len(charts) == 1


def test_an_indicator_that_came_this_year_has_no_year_before(town: Town) -> None:
    revision = PlanRevisionFactory.create(
        plan=town.plan, number=1, adopted_on="2024-01-15"
    )
    type(town.first).objects.filter(pk=town.first.pk).update(introduced_in=revision)
    town.first.terms.update(revision=revision, baseline_value=Decimal(0))

    assert row_starting(rows_of(table(town)), town.first.code)[5] is None
