"""Tahmini maliyetler: sums where every part is known, blanks and a list where one is not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from plans.models import CostEstimate, Objective
from reports.official.asked import Asked
from reports.official.costs import costs
from reports.official.report import Report
from reports.years import plan_year
from tests.factories import ObjectiveFactory, Town, small_town
from tests.official.books import book_of, formulas_of, row_starting, rows_of

pytestmark = pytest.mark.django_db


def estimate(
    objective: Objective, *amounts: int | None, total: int | None = None
) -> None:
    for year, amount in zip(range(2020, 2025), amounts, strict=False):
        if amount is not None:
            CostEstimate.objects.create(
                objective=objective, year=year, amount=Decimal(amount)
            )
    if total is not None:
        CostEstimate.objects.create(objective=objective, amount=Decimal(total))


@pytest.fixture
def town() -> Town:
    return small_town()


def table(town: Town) -> Report:
    return costs(Asked(plan_year(town.plan)))


def test_a_goal_costs_what_its_objectives_cost(town: Town) -> None:
    second = ObjectiveFactory.create(goal=town.goal)
    estimate(town.objective, 10, 20, 30, 40, 50)
    estimate(second, 1, 2, 3, 4, 5, total=15)

    rows = rows_of(table(town))

    assert row_starting(rows, "Amaç")[1:] == (
        *("2020", "2021", "2022", "2023", "2024"),
        "TOPLAM MALİYET",
    )
    assert row_starting(rows, "A1:")[1:] == (11, 22, 33, 44, 55, 165)
    assert row_starting(rows, "H1.1:")[1:] == (10, 20, 30, 40, 50, 150)
    assert row_starting(rows, "TOPLAM")[1:] == (11, 22, 33, 44, 55, 165)
    formulas = formulas_of(table(town))
    goal = next(at for at, row in enumerate(rows, start=1) if str(row[0])[:3] == "A1:")
    assert formulas[f"B{goal}"] == f"=SUM(B{goal + 1}:B{goal + 2})"
    assert formulas[f"G{goal + 1}"] == f"=SUM(B{goal + 1}:F{goal + 1})"
    assert formulas[f"B{goal + 3}"] == f"=SUM(B{goal})"


def test_a_sum_of_which_a_part_is_missing_stays_blank_and_is_listed(town: Town) -> None:
    second = ObjectiveFactory.create(goal=town.goal)
    estimate(town.objective, 10, 20, 30, 40, 50)
    estimate(second, 1, None, 3, 4, 5)

    rows, notes = rows_of(table(town)), rows_of(table(town), sheet=1)

    assert row_starting(rows, "H1.2:")[1:] == (1, None, 3, 4, 5, None)
    assert row_starting(rows, "A1:")[1:] == (11, None, 33, 44, 55, None)
    assert notes[1] == ("H1.2: 2021, toplam",)


def test_a_printed_total_that_is_not_the_sum_of_its_years_is_no_formula(
    town: Town,
) -> None:
    estimate(town.objective, 10, 20, 30, 40, 50, total=151)

    rows = rows_of(table(town))

    assert row_starting(rows, "H1.1:")[6] == 151
    at = next(at for at, row in enumerate(rows, start=1) if str(row[0])[:5] == "H1.1:")
    assert f"G{at}" not in formulas_of(table(town))


def test_the_number_of_queries_does_not_grow_with_the_plan(
    town: Town,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    shown = plan_year(town.plan, "2024")
    with django_assert_num_queries(3):
        book_of(costs(Asked(shown)))
    for _objective in range(2):
        ObjectiveFactory.create(goal=town.goal)

    with django_assert_num_queries(3):
        book_of(costs(Asked(shown)))
