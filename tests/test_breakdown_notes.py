"""Parts that do not give the figure are sent with a note, and with nothing less."""

from __future__ import annotations

from decimal import Decimal

import pytest

from indicators import services
from indicators.models import ActualEntry
from indicators.services import Figure, Part, refusals
from tests.factories import Town, measured_indicator, small_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return small_town()


def sent(town: Town, unit: str, figure: Figure) -> ActualEntry:
    indicator = measured_indicator(
        town.objective, unit_of_measure=unit, targets={2024: "50"}
    )
    draft = services.enter(
        indicator=indicator,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        figure=figure,
    )
    return services.submit(entry=draft, by=town.unit_user)


def sexes(women: str, men: str) -> tuple[Part, ...]:
    return (Part("sex", "Kadın", Decimal(women)), Part("sex", "Erkek", Decimal(men)))


@pytest.mark.parametrize(
    ("unit", "figure"),
    [
        ("%", Figure(Decimal(50), numerator=Decimal(1), denominator=Decimal(2))),
        ("%", Figure(Decimal(50), parts=sexes("60", "40"))),
        ("kişi", Figure(Decimal(50), parts=sexes("30", "20"))),
        ("kişi", Figure(Decimal(50), parts=sexes("30", "19"), breakdown_note="Biri")),
        ("m²", Figure(Decimal(50), numerator=Decimal(100), denominator=Decimal(2))),
    ],
    ids=["percent", "percent by sex", "adds up", "noted", "ratio"],
)
def test_what_adds_up_or_says_why_not_is_sent(
    town: Town, unit: str, figure: Figure
) -> None:
    assert sent(town, unit, figure).state == "submitted"


@pytest.mark.parametrize(
    ("unit", "figure"),
    [
        ("%", Figure(Decimal(50), numerator=Decimal(1), denominator=Decimal(3))),
        ("m²", Figure(Decimal(50), numerator=Decimal(1), denominator=Decimal(2))),
        ("kişi", Figure(Decimal(50), parts=sexes("30", "19"))),
        ("kişi", Figure(Decimal(50), parts=sexes("30", "19"), breakdown_note="  ")),
    ],
    ids=["percent", "ratio", "parts", "blank note"],
)
def test_what_does_not_add_up_is_sent_with_a_note(
    town: Town, unit: str, figure: Figure
) -> None:
    with pytest.raises(refusals.UnsaidError) as refusal:
        sent(town, unit, figure)

    assert refusal.value.fields == ("breakdown_note",)
    assert "ya toplamı tutsun ya nedeni yazılsın" in str(refusal.value.messages)


def test_the_value_stays_as_it_was_typed(town: Town) -> None:
    noted = Figure(
        Decimal(50),
        numerator=Decimal(1),
        denominator=Decimal(3),
        breakdown_note="Anket",
    )

    assert sent(town, "%", noted).value == 50
