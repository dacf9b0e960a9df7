"""The database itself keeps to the rules that a form asks: a shell or an import cannot break them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, models, transaction

from indicators.models import (
    ActualEntry,
    BreakdownPart,
    ConfirmedDoubt,
    Deadline,
    EvaluationCriterion,
    Evidence,
    IndicatorEvaluation,
    IndicatorTerms,
    ObjectiveEvaluation,
    PeriodExtension,
    ReportingPeriod,
    Score,
    StatusBand,
)
from plans.models import CardEntry, CostLine
from tests.factories import NOON, ActualEntryFactory, Town, small_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture(autouse=True)
def rows(town: Town) -> None:
    """One row of every table that has choices."""
    entry = ActualEntryFactory.create(indicator=town.first)
    BreakdownPart.objects.create(
        actual=entry, dimension="sex", category="Kadın", value=1
    )
    ObjectiveEvaluation.objects.create(objective=town.objective, year=2024)
    Score.objects.create(
        plan=town.plan,
        year=2024,
        percent=Decimal(50),
        coverage=Decimal(60),
        low=Decimal(30),
        high=Decimal(70),
    )
    activity = CardEntry.objects.create(
        objective=town.objective, kind="activity", position=1, text="Park yapımı"
    )
    CostLine.objects.create(activity=activity, year=2024, economic_code="06", amount=1)


@pytest.mark.parametrize(
    ("model", "field", "constraint"),
    [
        (ActualEntry, "state", "actual_state_is_known"),
        (ActualEntry, "reported_as", "actual_reported_as_is_known"),
        (IndicatorTerms, "method", "indicator_method_is_known"),
        (IndicatorTerms, "direction", "indicator_direction_is_known"),
        (ReportingPeriod, "state", "reporting_period_state_is_known"),
        (Score, "basis", "score_basis_is_known"),
        (BreakdownPart, "dimension", "breakdown_dimension_is_known"),
        (ObjectiveEvaluation, "state", "objective_evaluation_state_is_known"),
        (StatusBand, "key", "status_band_key_is_known"),
        (CostLine, "source", "cost_line_source_is_known"),
        (CostLine, "stage", "cost_line_stage_is_known"),
    ],
)
def test_a_column_holds_nothing_but_its_choices(
    model: type[models.Model], field: str, constraint: str
) -> None:
    with transaction.atomic(), pytest.raises(IntegrityError, match=constraint):
        model._default_manager.update(**{field: "baska"})


@pytest.mark.parametrize(
    ("figures", "constraint"),
    [
        ({"low": 51}, "score_percent_inside_its_range"),
        ({"high": 49}, "score_percent_inside_its_range"),
        ({"percent": None, "low": 71}, "score_range_between_0_and_100"),
        ({"low": -1}, "score_range_between_0_and_100"),
        ({"high": 101}, "score_range_between_0_and_100"),
    ],
)
def test_a_score_lies_inside_its_range(
    figures: dict[str, int | None], constraint: str
) -> None:
    with transaction.atomic(), pytest.raises(IntegrityError, match=constraint):
        Score.objects.update(**figures)


def test_nobody_decides_on_what_they_typed_or_sent(town: Town) -> None:
    me = {"decided_by": town.strategy}
    cases = [
        (ActualEntry, "entered_by", "actual_nobody_decides_their_own"),
        (ActualEntry, "submitted_by", "actual_nobody_decides_what_they_submitted"),
        (ObjectiveEvaluation, "entered_by", "objective_evaluation_nobody_decides_th"),
        (ObjectiveEvaluation, "submitted_by", "objective_evaluation_nobody_decides_wh"),
    ]
    for model, field, constraint in cases:
        with transaction.atomic(), pytest.raises(IntegrityError, match=constraint):
            model._default_manager.update(**me, **{field: town.strategy})


def test_a_fraction_is_whole_and_not_over_nothing(town: Town) -> None:
    cases = [
        ({"numerator": 1}, "actual_numerator_with_its_denominator"),
        ({"denominator": 1}, "actual_numerator_with_its_denominator"),
        ({"numerator": 1, "denominator": 0}, "actual_denominator_not_zero"),
    ]
    for figures, constraint in cases:
        with transaction.atomic(), pytest.raises(IntegrityError, match=constraint):
            ActualEntry.objects.update(**figures)


def test_what_stands_beside_a_figure_says_something_and_once(town: Town) -> None:
    entry = ActualEntry.objects.get()
    criterion = EvaluationCriterion.objects.first()
    part = {"actual": entry, "dimension": "sex", "value": 1}
    said = {"actual": entry, "criterion": criterion}
    sure = {"actual": entry, "kind": "scale", "value": 5, "confirmed_by": town.strategy}
    IndicatorEvaluation.objects.create(**said, text="İlgili")
    ConfirmedDoubt.objects.create(**sure, question="Emin misiniz?")
    cases: list[tuple[type[models.Model], dict[str, object]]] = [
        (BreakdownPart, part | {"category": "Kadın"}),
        (BreakdownPart, part | {"category": ""}),
        (IndicatorEvaluation, said | {"text": "Bir daha"}),
        (IndicatorEvaluation, said | {"actual": entry, "text": ""}),
        (ConfirmedDoubt, sure | {"question": "Bir daha"}),
        (ObjectiveEvaluation, {"objective": town.objective, "year": 2024}),
    ]
    for model, fields in cases:
        with transaction.atomic(), pytest.raises(IntegrityError):
            model._default_manager.create(**fields)


def test_extensions_and_deadlines_say_why(town: Town) -> None:
    extension: dict[str, object] = {
        "period": town.open_year,
        "unit": town.unit,
        "until": date(2024, 7, 5),
        "reason": "",
    }
    duty: dict[str, object] = {
        "name": "Rapor",
        "rule": "Mart",
        "legal_basis": "5018",
    }
    cases: list[tuple[type[models.Model], dict[str, object], str]] = [
        (PeriodExtension, extension, "period_extension_has_a_reason"),
        (Deadline, duty | {"legal_basis": ""}, "deadline_has_a_basis"),
        (Deadline, duty | {"month": 3}, "deadline_day_with_its_month"),
        (Deadline, duty | {"month": 13, "day": 1}, "deadline_day_with_its_month"),
    ]
    for model, fields, constraint in cases:
        with transaction.atomic(), pytest.raises(IntegrityError, match=constraint):
            model._default_manager.create(**fields)


def test_what_was_taken_out_is_not_public(town: Town) -> None:
    with (
        transaction.atomic(),
        pytest.raises(IntegrityError, match="evidence_removed_is_not_public"),
    ):
        Evidence.objects.create(
            actual=ActualEntry.objects.get(),
            title="Haber",
            address="https://ornek.bel.tr",
            is_public=True,
            removed_at=NOON,
        )
