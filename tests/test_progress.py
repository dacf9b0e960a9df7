"""Rows of a plan in one year, as pages and spreadsheets take them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.models import IndicatorTerms, ReportingPeriod, Score
from plans.models import PlanRevision
from reports.progress import plan_progress
from reports.years import NoSuchYearError, PlanYear, plan_year
from tests.factories import Town, approved_actual, measured_indicator
from tests.portal.builders import closed_town, grow, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(db: None) -> Town:
    return closed_town()


def score(town: Town, percent: str | None, day: int, **fields: object) -> Score:
    """A row about the objective published on a day of May 2025."""
    return Score.objects.create(
        plan=town.plan,
        objective=town.objective,
        percent=None if percent is None else Decimal(percent),
        coverage=Decimal(100),
        published_at=datetime(2025, 5, day, 9, tzinfo=UTC),
        **{"year": 2024} | fields,
    )


def test_the_tree_holds_every_goal_objective_and_indicator_in_plan_order(
    town: Town,
) -> None:
    grow(town.plan)

    row = plan_progress(plan_year(town.plan))

    codes = [
        each.indicator.code
        for goal in row.goals
        for objective in goal.objectives
        for each in objective.indicators
    ]
    assert codes[:4] == ["PG1.1.1", "PG1.1.2", "PG2.1.1", "PG2.1.2"]
    assert len(codes) == 10
    assert [goal.goal.code for goal in row.goals] == ["A1", "A2", "A3"]


def test_the_tree_costs_the_same_however_large_the_plan(town: Town) -> None:
    def cost() -> int:
        shown = plan_year(town.plan)
        with CaptureQueriesContext(connection) as asked:
            plan_progress(shown)
        return len(asked)

    small = cost()
    grow(town.plan, goals=3)

    assert cost() == small == 11


def test_a_row_has_what_was_promised_and_what_was_reached(town: Town) -> None:
    town.first.targets.create(
        year=2024, value=Decimal(90), origin="update", reason="Karar"
    )

    objective = plan_progress(plan_year(town.plan)).goals[0].objectives[0]
    first, second = objective.indicators

    assert [first.reading.target, first.reading.actual] == [90, 80]
    assert first.first.target == 100
    assert first.target_changed
    assert not second.target_changed
    assert second.reading.actual is None
    assert second.completion is None
    assert objective.changed_targets == 1


def test_a_half_year_reads_the_half_year_against_the_year_end_target(
    town: Town,
) -> None:
    approved_actual(town.first, "30", period="H1")

    row = plan_progress(plan_year(town.plan), period="H1")

    assert row.goals[0].objectives[0].indicators[0].completion == 30


def test_a_correction_replaces_what_it_corrects(town: Town) -> None:
    wrong = town.first.actuals.get()
    correction = approved_actual(
        town.first, "85", supersedes=wrong, correction_reason="Yanlış sayım"
    )

    row = plan_progress(plan_year(town.plan)).goals[0].objectives[0].indicators[0]

    assert row.reading.actual == 85
    assert row.entry is not None
    assert row.entry.pk == correction.pk


def test_the_latest_published_score_counts_whatever_the_order_of_writing(
    town: Town,
) -> None:
    score(town, "55", day=20)
    score(town, "44", day=10)

    row = plan_progress(plan_year(town.plan)).goals[0].objectives[0]

    assert row.standing.percent == 55


def test_a_later_score_without_data_takes_the_percentage_back(town: Town) -> None:
    score(town, None, day=20)

    row = plan_progress(plan_year(town.plan)).goals[0].objectives[0]

    assert row.standing.percent is None
    assert row.standing.band is None


def test_a_year_is_read_under_the_terms_of_its_own_time(town: Town) -> None:
    update = PlanRevision.objects.create(
        plan=town.plan, number=1, adopted_on=date(2024, 5, 1)
    )
    IndicatorTerms.objects.create(
        indicator=town.first, revision=update, weight=Decimal(10)
    )

    def weight(year: int) -> Decimal | None:
        row = plan_progress(PlanYear(town.plan, year, 2024))
        return row.goals[0].objectives[0].indicators[0].terms.weight

    assert [weight(2023), weight(2024)] == [60, 10]


def test_an_indicator_of_a_later_update_is_not_in_an_earlier_year(town: Town) -> None:
    update = PlanRevision.objects.create(
        plan=town.plan, number=1, adopted_on=date(2024, 5, 1)
    )
    late = measured_indicator(town.objective)
    late.introduced_in = update
    late.save()

    def size(year: int) -> int:
        row = plan_progress(PlanYear(town.plan, year, 2024))
        return len(row.goals[0].objectives[0].indicators)

    assert (size(2023), size(2024)) == (2, 3)


def test_the_headline_is_the_last_closed_year_even_without_a_figure(town: Town) -> None:
    town.plan.reporting_periods.update(year=2022)

    assert plan_year(town.plan).headline == 2022


def test_an_open_or_half_year_is_no_headline(town: Town) -> None:
    state = ReportingPeriod.State
    town.plan.reporting_periods.update(year=2022)
    town.plan.reporting_periods.create(year=2023, state=state.OPEN)
    town.plan.reporting_periods.create(year=2024, period="H1", state=state.CLOSED)

    assert plan_year(town.plan).headline == 2022


def test_without_figures_or_closed_years_there_is_no_headline(town: Town) -> None:
    town.plan.reporting_periods.all().delete()
    Score.objects.all().delete()

    shown = plan_year(town.plan)

    assert shown.headline is None
    assert shown.year == town.plan.end_year


def test_a_whole_year_with_a_score_outweighs_the_half_of_a_later_one(
    town: Town,
) -> None:
    town.plan.reporting_periods.all().delete()
    Score.objects.all().delete()
    score(town, "30", day=1, period="H1")
    assert plan_year(town.plan).headline == 2024

    score(town, "55", day=1, year=2023)

    assert plan_year(town.plan).headline == 2023


@pytest.mark.parametrize("asked", ["2019", "2025", "", "x", "-2020", "2020.5"])
def test_a_year_that_is_not_the_plans_is_refused(town: Town, asked: str) -> None:
    with pytest.raises(NoSuchYearError):
        plan_year(town.plan, asked)


def test_a_half_year_is_no_interim_once_its_year_is_published(town: Town) -> None:
    approved_actual(town.first, "30", period="H1")
    publish(town.plan)

    standing = plan_progress(plan_year(town.plan)).goals[0].standing

    assert standing.percent == 80
    assert standing.interim is None
