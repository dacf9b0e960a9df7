"""Targets are only ever added to, by the strategy office, with a reason once their year has begun."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from indicators import services
from indicators.models import TargetRevision
from indicators.services import Commitment, refusals
from tests.factories import NOON, Town, small_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return small_town()


def test_a_target_is_added_and_never_changed(town: Town) -> None:
    before = TargetRevision.objects.get(indicator=town.first)

    services.revise_target(
        indicator=town.first,
        by=town.strategy,
        commitment=Commitment(2024, Decimal(80), reason="Bütçe kesildi"),
        at=NOON,
    )

    rows = TargetRevision.objects.filter(indicator=town.first)
    assert [(row.value, row.origin) for row in rows] == [
        (before.value, "plan"),
        (Decimal(80), "update"),
    ]


@pytest.mark.parametrize(
    ("day", "origin", "is_refused"),
    [
        (datetime(2023, 12, 31, 20, tzinfo=UTC), "update", False),
        (datetime(2023, 12, 31, 21, tzinfo=UTC), "update", True),
        (datetime(2025, 3, 1, tzinfo=UTC), "programme", True),
    ],
    ids=["the evening before", "past midnight in Istanbul", "after the year"],
)
def test_a_target_changed_after_its_year_began_says_why(
    town: Town, day: datetime, origin: str, is_refused: bool
) -> None:
    def revise() -> TargetRevision:
        return services.revise_target(
            indicator=town.first,
            by=town.strategy,
            commitment=Commitment(2024, Decimal(80), origin=origin),
            at=day,
        )

    if is_refused:
        with pytest.raises(refusals.ReasonMissingError):
            revise()
    else:
        assert revise().recorded_at == day


def test_targets_are_the_strategy_offices_and_of_the_plans_years(town: Town) -> None:
    late = Commitment(2031, Decimal(1), reason="Uzadı")

    with pytest.raises(refusals.NotYoursError):
        services.revise_target(indicator=town.first, by=town.unit_user, commitment=late)
    with pytest.raises(refusals.OutsidePlanError):
        services.revise_target(indicator=town.first, by=town.strategy, commitment=late)


def test_the_first_plan_names_a_years_target_once(town: Town) -> None:
    with pytest.raises(refusals.FirstTargetError):
        services.revise_target(
            indicator=town.first,
            by=town.strategy,
            commitment=Commitment(2024, Decimal(80), origin="plan"),
        )


@pytest.mark.parametrize("origin", ["update", "programme"])
def test_the_first_plan_does_not_speak_after_a_change(town: Town, origin: str) -> None:
    def revise(origin: str, reason: str) -> TargetRevision:
        return services.revise_target(
            indicator=town.first,
            by=town.strategy,
            commitment=Commitment(2023, Decimal(80), origin=origin, reason=reason),
        )

    revise(origin, "Bütçe kesildi")

    with pytest.raises(refusals.FirstTargetError):
        revise("plan", "")
