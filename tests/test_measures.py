"""Which terms, target and actuals of an indicator hold in a year."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from indicators import measures
from indicators.models import (
    ActualEntry,
    Direction,
    Indicator,
    IndicatorTerms,
    Method,
    Score,
    StatusBand,
    TargetRevision,
)
from indicators.scoring import evaluate
from plans import document
from plans.models import PlanRevision
from tests.factories import (
    NOON,
    ActualEntryFactory,
    IndicatorFactory,
    ObjectiveFactory,
    PlanFactory,
    PlanRevisionFactory,
    approved_actual,
    measured_indicator,
    small_town,
)
from tests.measuring import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator() -> Indicator:
    return measured_indicator(ObjectiveFactory.create())


def loaded(indicator: Indicator) -> Indicator:
    return Indicator.objects.for_scoring().get(pk=indicator.pk)


def update_of(indicator: Indicator, number: int, adopted: date) -> PlanRevision:
    return PlanRevisionFactory.create(
        plan=indicator.objective.goal.plan, number=number, adopted_on=adopted
    )


@pytest.mark.parametrize(
    ("year", "weight"),
    [(2021, 50), (2022, 30), (2023, 20), (2024, 20)],
    ids=["before any update", "in the year of the first", "second", "after"],
)
def test_a_year_is_measured_under_the_revision_in_force_at_its_end(
    indicator: Indicator, year: int, weight: int
) -> None:
    for number, day, heavy in [
        (1, date(2022, 12, 31), 30),
        (2, date(2023, 5, 1), 20),
        (3, date(2025, 1, 1), 10),
    ]:
        IndicatorTerms.objects.create(
            indicator=indicator,
            revision=update_of(indicator, number, day),
            weight=Decimal(heavy),
        )

    assert measures.measure_of(loaded(indicator), year).weight == weight


def test_an_update_that_leaves_an_indicator_alone_keeps_its_terms(
    indicator: Indicator,
) -> None:
    update_of(indicator, 1, date(2022, 1, 1))

    assert measures.measure_of(loaded(indicator), 2024).weight == 50


def test_the_first_plan_holds_from_the_start_even_when_adopted_late(
    indicator: Indicator,
) -> None:
    PlanRevision.objects.filter(number=0).update(adopted_on=date(2021, 2, 1))

    assert measures.terms_in_force(loaded(indicator), 2020) is not None


def test_an_update_without_its_day_is_not_kept(indicator: Indicator) -> None:
    undated = PlanRevision(plan=indicator.objective.goal.plan, number=1)

    with pytest.raises(ValidationError, match="kabul tarihi yazılır"):
        undated.full_clean()
    with transaction.atomic(), pytest.raises(IntegrityError, match="has_its_day"):
        undated.save()

    assert not measures.is_in_force(undated, 2024)


def test_a_withdrawal_counts_from_the_year_whose_end_it_precedes(
    indicator: Indicator,
) -> None:
    indicator.withdrawn_in = update_of(indicator, 1, date(2023, 6, 1))
    indicator.save()

    read = loaded(indicator)

    assert not measures.measure_of(read, 2022).withdrawn
    assert measures.measure_of(read, 2023).withdrawn


def test_what_an_update_brings_is_not_there_before_it() -> None:
    plan = PlanFactory.create()
    update = PlanRevisionFactory.create(
        plan=plan, number=1, adopted_on=date(2022, 3, 1)
    )
    late = IndicatorFactory.create(objective__goal__plan=plan, introduced_in=update)

    read = loaded(late)

    assert not measures.has_come(read, 2021)
    assert measures.measure_of(read, 2021).withdrawn
    assert measures.counts(read, 2022)


def test_the_original_target_is_the_plans_and_the_current_one_the_last(
    indicator: Indicator,
) -> None:
    for days, value, origin in [
        (1, 80, TargetRevision.Origin.UPDATE),
        (2, 70, TargetRevision.Origin.UPDATE),
        (3, 60, TargetRevision.Origin.PROGRAMME),
    ]:
        TargetRevision.objects.create(
            indicator=indicator,
            year=2024,
            value=Decimal(value),
            origin=origin,
            recorded_at=NOON + timedelta(days=days),
        )
    read = loaded(indicator)

    original = measures.target_of(read, 2024, Score.Basis.ORIGINAL)
    current = measures.target_of(read, 2024)
    programme = measures.programme_target_of(read, 2024)

    assert [row and row.value for row in (original, current, programme)] == [
        100,
        70,
        60,
    ]
    assert measures.target_of(read, 2023) is None


def test_a_corrected_first_target_undoes_no_update(indicator: Indicator) -> None:
    later = {"indicator": indicator, "year": 2024}
    TargetRevision.objects.create(**later, value=80, origin="update", recorded_at=NOON)
    TargetRevision.objects.create(
        **later,
        value=110,
        origin="plan",
        reason="Belge düzeltildi",
        recorded_at=NOON + timedelta(days=1),
    )

    read = loaded(indicator)

    original = measures.target_of(read, 2024, Score.Basis.ORIGINAL)
    current = measures.target_of(read, 2024)
    assert original is not None
    assert current is not None
    assert (original.value, current.value) == (Decimal(110), Decimal(80))


def test_only_the_figure_that_stands_is_read(indicator: Indicator) -> None:
    first = approved_actual(indicator, "40")
    second = approved_actual(
        indicator, "45", supersedes=first, correction_reason="Sayım hatası"
    )
    ActualEntryFactory.create(
        indicator=indicator,
        value=Decimal(99),
        supersedes=second,
        correction_reason="Taslak düzeltme",
    )

    for read in (loaded(indicator), Indicator.objects.get(pk=indicator.pk)):
        assert measures.public_actuals(read) == [second]
        assert measures.reading_of(read, 2024, "YEAR").actual == 45


@pytest.mark.parametrize(
    "state", [state for state in ActualEntry.State if state != "approved"]
)
def test_what_is_not_approved_is_no_reading(
    indicator: Indicator, state: ActualEntry.State
) -> None:
    ActualEntryFactory.create(
        indicator=indicator, value=Decimal(7), state=state, decision_note="Bakınız"
    )

    assert measures.reading_of(loaded(indicator), 2024, "YEAR").actual is None


def test_increments_make_a_running_total_from_the_baseline() -> None:
    indicator = measured_indicator(
        ObjectiveFactory.create(),
        method=Method.CUMULATIVE,
        baseline_value=Decimal(10),
        targets={2020: "20", 2021: "40"},
    )
    for year, value in [(2020, "5"), (2021, "7")]:
        approved_actual(indicator, value, year=year, reported_as="increment")
    read = loaded(indicator)

    assert measures.reading_of(read, 2021, "YEAR").actual == 22
    assert measures.reading_of(read, 2021, "H1").actual is None


def test_terms_reach_the_arithmetic_unchanged() -> None:
    indicator = measured_indicator(
        ObjectiveFactory.create(),
        method=Method.MAINTAIN,
        direction=Direction.NEUTRAL,
        baseline_value=None,
        baseline_not_applicable=True,
        tolerance=Decimal("2.5"),
        unit_of_measure="%",
    )

    measure = measures.measure_of(loaded(indicator), 2024)

    assert measure.method is document.Method.MAINTAIN
    assert measure.direction is document.Direction.NEUTRAL
    assert measure.tolerance == Decimal("2.5")
    assert measure.baseline_not_applicable
    assert measure.is_percent


def test_a_direction_left_blank_reaches_the_arithmetic_as_unstated() -> None:
    falling = measured_indicator(
        ObjectiveFactory.create(),
        direction="",
        baseline_value=Decimal(40),
        targets={2024: "30"},
    )
    approved_actual(falling, "35")

    reading = measures.reading_of(loaded(falling), 2024, "YEAR")

    assert reading.measure.direction is None
    assert shown(evaluate(reading).completion) == "50.00"


def test_reading_a_whole_plan_asks_the_database_four_times(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    town = small_town()
    for indicator in (town.first, town.second):
        approved_actual(indicator, "10")

    with django_assert_num_queries(4):
        rows = Indicator.objects.of_plan(town.plan).for_scoring()
        readings = [measures.reading_of(row, 2024, "YEAR") for row in rows]

    assert [reading.target for reading in readings] == [100, 50]


def test_a_municipality_without_bands_of_its_own_has_those_for_all() -> None:
    town = small_town()
    usual = measures.bands_of(town.municipality)
    StatusBand.objects.create(
        municipality=town.municipality, key="reach", label="Tamam", lower=Decimal(90)
    )

    own = measures.bands_of(town.municipality)

    assert {band.key for band in usual} == {"reach", "near", "behind", "far"}
    assert [(band.key, band.lower) for band in own] == [("reach", Decimal(90))]


@pytest.mark.parametrize(
    ("monitoring", "reporting", "asked"),
    [
        ("6 ayda bir", "Yılda bir", {"H1", "YEAR"}),  # as the real cards print it
        ("Yılda bir", "6 ayda bir", {"H1", "YEAR"}),
        ("Yılda bir", "Yılda bir", {"YEAR"}),
        ("", "Yılda bir", {"YEAR"}),
        ("", "", {"H1", "YEAR"}),
        ("3 ayda bir", "6 ayda bir", {"H1", "Q1", "Q2", "Q3", "Q4", "YEAR"}),
    ],
)
def test_figures_are_asked_as_often_as_they_are_monitored_or_reported(
    monitoring: str, reporting: str, asked: set[str]
) -> None:
    indicator = Indicator(
        monitoring_frequency=monitoring, reporting_frequency=reporting
    )

    found = {each for each in document.PERIODS if measures.is_asked_in(indicator, each)}
    assert found == asked
