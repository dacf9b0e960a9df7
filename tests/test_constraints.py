"""The database itself keeps to the rules that a form asks: a shell or an import cannot break them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import IntegrityError, models, transaction

from indicators.models import (
    ActualEntry,
    IndicatorTerms,
    ReportingPeriod,
    Score,
    StatusBand,
)
from plans.models import CardEntry, CostLine
from tests.factories import ActualEntryFactory, Town, small_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture(autouse=True)
def rows(town: Town) -> None:
    """One row of every table that has choices."""
    ActualEntryFactory.create(indicator=town.first)
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
