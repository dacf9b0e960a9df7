"""A unit's extension: who grants it, until when it holds, and for whom."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from indicators import services
from indicators.models import ActualEntry, PeriodExtension
from indicators.services import Figure, refusals
from plans.models import Unit
from tests.factories import NOON, Town, UnitFactory, small_town

pytestmark = pytest.mark.django_db

TODAY = date(2024, 7, 1)  # of NOON
# The last minute of the day in Istanbul is 20.59 in UTC.
LAST_MINUTE = datetime(2024, 7, 5, 20, 59, tzinfo=UTC)
NEXT_MINUTE = datetime(2024, 7, 5, 21, 0, tzinfo=UTC)


@pytest.fixture
def town() -> Town:
    """A town whose year is closed."""
    town = small_town()
    services.close_period(period=town.open_year, by=town.strategy, at=NOON)
    return town


def grant(
    town: Town,
    *,
    unit: Unit | None = None,
    until: date = date(2024, 7, 5),
    reason: str = "Sayım sürüyor",
) -> PeriodExtension:
    return services.grant_extension(
        period=town.open_year,
        unit=unit or town.unit,
        until=until,
        reason=reason,
        by=town.strategy,
        at=NOON,
    )


def enter(town: Town, at: datetime = LAST_MINUTE) -> ActualEntry:
    return services.enter(
        indicator=town.first,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        figure=Figure(Decimal(100)),
        at=at,
    )


def test_a_unit_enters_after_the_lock_until_the_day_inclusive(town: Town) -> None:
    with pytest.raises(refusals.PeriodNotOpenError):
        enter(town)

    granted = grant(town)

    assert (granted.granted_by, granted.granted_at) == (town.strategy, NOON)
    assert enter(town).value == 100
    with pytest.raises(refusals.PeriodNotOpenError):
        enter(town, NEXT_MINUTE)


def test_everything_a_unit_does_with_a_figure_keeps_to_the_same_day(
    town: Town,
) -> None:
    grant(town)
    draft = enter(town)
    piece = services.add_evidence(
        entry=draft,
        by=town.unit_user,
        title="Haber",
        source="https://ornek.bel.tr",
        at=LAST_MINUTE,
    )
    services.submit(entry=draft, by=town.unit_user, at=LAST_MINUTE)

    with pytest.raises(refusals.PeriodNotOpenError):
        services.withdraw_submission(entry=draft, by=town.unit_user, at=NEXT_MINUTE)
    services.withdraw_submission(entry=draft, by=town.unit_user, at=LAST_MINUTE)
    with pytest.raises(refusals.PeriodNotOpenError):
        services.submit(entry=draft, by=town.unit_user, at=NEXT_MINUTE)
    with pytest.raises(refusals.PeriodNotOpenError):
        services.remove_evidence(evidence=piece, by=town.unit_user, at=NEXT_MINUTE)
    with pytest.raises(refusals.PeriodNotOpenError):
        services.add_evidence(
            entry=draft,
            by=town.unit_user,
            title="Geç",
            source="https://ornek.bel.tr",
            at=NEXT_MINUTE,
        )


def test_an_extension_is_of_one_unit(town: Town) -> None:
    grant(town, unit=town.other_unit)

    with pytest.raises(refusals.PeriodNotOpenError):
        enter(town)


def test_what_comes_in_with_an_extension_is_published_when_it_is_approved(
    town: Town,
) -> None:
    grant(town)
    entry = services.submit(entry=enter(town), by=town.unit_user, at=LAST_MINUTE)

    approved = services.approve(entry=entry, by=town.strategy, at=NEXT_MINUTE)

    assert list(ActualEntry.objects.public()) == [approved]


@pytest.mark.parametrize(
    ("until", "reason", "refusal"),
    [
        (TODAY - timedelta(days=1), "Sayım", refusals.ExtensionOverError),
        (TODAY, "  ", refusals.ExtensionReasonError),
    ],
    ids=["a day that is over", "no reason"],
)
def test_an_extension_reaches_today_and_says_why(
    town: Town, until: date, reason: str, refusal: type[refusals.RefusedError]
) -> None:
    with pytest.raises(refusal):
        grant(town, until=until, reason=reason)

    assert not PeriodExtension.objects.exists()
    assert grant(town, until=TODAY).until == TODAY


def test_only_the_office_extends_and_only_for_its_own_units(town: Town) -> None:
    with pytest.raises(refusals.NotYoursError):
        grant(town, unit=UnitFactory.create())
    for stranger in (town.unit_user, town.foreign_strategy):
        with pytest.raises(refusals.NotYoursError):
            services.grant_extension(
                period=town.open_year,
                unit=town.unit,
                until=TODAY,
                reason="Sayım",
                by=stranger,
                at=NOON,
            )

    assert not PeriodExtension.objects.exists()


def test_a_period_that_never_opened_is_not_extended(town: Town) -> None:
    town.open_year.state = "planned"
    town.open_year.save()

    with pytest.raises(refusals.WrongStateError):
        grant(town)


@pytest.mark.parametrize(
    ("period", "due_on", "is_accepted"),
    [
        ("H1", date(2024, 1, 1), True),
        ("H1", date(2023, 12, 31), False),
        ("Q3", date(2024, 6, 30), False),
        ("M12", date(2024, 12, 1), True),
        ("YEAR", date(2025, 1, 31), True),
    ],
)
def test_nothing_is_due_before_its_period_begins(
    town: Town, period: str, due_on: date, is_accepted: bool
) -> None:
    def begin() -> None:
        services.open_period(
            plan=town.plan, year=2024, period=period, by=town.strategy, due_on=due_on
        )

    if is_accepted:
        begin()
    else:
        with pytest.raises(refusals.DueTooEarlyError):
            begin()


def test_the_half_year_and_the_year_are_open_at_once(town: Town) -> None:
    for period in ("H1", "YEAR"):
        services.open_period(plan=town.plan, year=2024, period=period, by=town.strategy)

    assert town.plan.reporting_periods.filter(state="open").count() == 2
