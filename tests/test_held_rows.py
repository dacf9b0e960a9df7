"""What the database refuses is told as a form tells it, and costs a query only where it refuses."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators import services
from indicators.models import ActualEntry
from plans.models.held import save_held
from tests.factories import (
    ActualEntryFactory,
    Town,
    measured_indicator,
    small_town,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return small_town()


def draft(town: Town) -> ActualEntry:
    return ActualEntry(indicator=town.first, year=2024, period="YEAR", value=Decimal(9))


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        ({"numerator": Decimal(1)}, "Pay ile payda birlikte yazılır."),
        ({"state": "returned"}, "Geri gönderirken neden yazılır."),
        ({"period": "Q9"}, "'Q9' değeri geçerli bir seçim değil."),
        ({"value": Decimal("1234567890123456")}, "Sayının en çok 15 anlamlı basamağı"),
    ],
    ids=["a check", "another check", "no choice", "too many digits"],
)
def test_a_row_that_breaks_a_rule_is_refused_with_its_sentence(
    town: Town, broken: dict[str, object], sentence: str
) -> None:
    row = draft(town)
    for name, value in broken.items():
        setattr(row, name, value)

    with pytest.raises(ValidationError) as refused:
        save_held(row)

    assert sentence in " ".join(refused.value.messages)
    assert not ActualEntry.objects.exists()
    assert not ActualEntry.history.exists()


def test_a_row_that_is_there_already_is_refused_with_its_sentence(town: Town) -> None:
    save_held(draft(town))

    with pytest.raises(ValidationError, match="Bu dönem için karar bekleyen bir kayıt"):
        save_held(draft(town))

    assert ActualEntry.objects.count() == 1


def test_a_row_whose_parent_is_missing_is_refused_with_its_sentence() -> None:
    with pytest.raises(ValidationError, match="boş olamaz"):
        save_held(ActualEntry(year=2024, period="YEAR"))


def test_a_row_that_breaks_no_rule_asks_the_database_about_none(town: Town) -> None:
    with CaptureQueriesContext(connection) as asked:
        save_held(draft(town))

    assert [query for query in asked if query["sql"].startswith("SELECT")] == []


def submitted(town: Town, number: int) -> list[ActualEntry]:
    """Return figures that wait for approval, each of an indicator of its own."""
    entries = []
    for _ in range(number):
        entry = services.enter(
            indicator=measured_indicator(town.objective),
            year=2024,
            period="YEAR",
            by=town.unit_user,
            figure=services.Figure(
                Decimal(90), deviation_reason="Salgın", corrective_measure="Ek sefer"
            ),
        )
        entries.append(services.submit(entry=entry, by=town.unit_user, sure=True))
    return entries


def test_what_is_approved_together_is_looked_up_together(town: Town) -> None:
    def asked_for(number: int) -> int:
        entries = submitted(town, number)
        with CaptureQueriesContext(connection) as asked:
            services.approve_all(entries=entries, by=town.strategy)
        return sum(query["sql"].startswith("SELECT") for query in asked)

    asked_for(1)  # who decides is known from here on
    few, many = asked_for(2), asked_for(6)

    assert many - few == 4  # of each: whether the office has written a version of it


def test_a_figure_sees_what_was_approved_before_it_in_the_same_go(town: Town) -> None:
    total = measured_indicator(town.objective, method="cumulative")
    parts = [
        ActualEntryFactory.create(
            indicator=total,
            period=period,
            value=Decimal(60),
            reported_as=reported_as,
            state=ActualEntry.State.SUBMITTED,
        )
        for period, reported_as in [("Q3", "total"), ("Q4", "increment")]
    ]

    with pytest.raises(services.DoubtfulError):  # added what the total is already
        services.approve_all(entries=parts, by=town.strategy)
