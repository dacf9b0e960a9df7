"""A percentage by the targets in force stands beside that by the first ones, wherever they differ."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from tests.factories import NOON, Town, approved_actual
from tests.portal.builders import closed_town, publish, text_of

PLAN = "/tr/ornek/2020-2024/"
GOAL = PLAN + "amac/1/"
CARD = GOAL + "1.1/"
PAGE = CARD + "1.1.1/"
BOTH = "Geçerli hedeflere göre %88,89. İlk hedeflere göre %80,00."
FIRST = "ilk hedefe göre %80,00"


@pytest.fixture
def town(db: None) -> Town:
    return closed_town()


def revise(town: Town, value: str | None) -> None:
    """An update sets another target for 2024; nothing is published yet."""
    town.first.targets.create(
        year=2024,
        value=None if value is None else Decimal(value),
        origin="update",
        recorded_at=NOON + timedelta(days=1),
        decision_number="2024/31",
        decision_date=NOON.date(),
        reason="İşgücü piyasası.",
    )


@pytest.mark.parametrize(
    ("address", "times"),
    [("/tr/", 1), (PLAN, 2), (GOAL, 2), (CARD, 1)],
    ids=["the list", "the plan and its goal", "the goal and its objective", "the card"],
)
def test_every_headline_and_card_says_both(
    client: Client, town: Town, address: str, times: int
) -> None:
    assert "hedeflere göre" not in text_of(client, address)

    revise(town, "90")
    publish(town.plan)

    assert text_of(client, address).count(BOTH) == times


def test_an_indicator_says_both_on_the_card_and_on_its_page(
    client: Client, town: Town
) -> None:
    assert "hedefe göre" not in text_of(client, CARD)
    revise(town, "90")

    page = text_of(client, PAGE)

    assert f"Tamamlanma %88,89, nasıl hesaplandı? {FIRST}" in text_of(client, CARD)
    assert "Geçerli hedefe göre %88,89" in page
    assert "İlk hedefe göre %80,00" in page
    assert "100 buna göre tamamlanma %80,00" in page


def test_a_target_that_was_taken_back_leaves_the_first_ones_percentage(
    client: Client, town: Town
) -> None:
    revise(town, None)
    publish(town.plan)

    page, card = text_of(client, PAGE), text_of(client, CARD)

    assert "Geçerli hedefe göre Bu yıl için hedef yok" in page
    assert "İlk hedefe göre %80,00" in page
    assert "İlk hedeflere göre %80,00." in card
    assert "Geçerli hedeflere göre" not in card


def test_a_half_year_says_both(client: Client, town: Town) -> None:
    town.first.actuals.all().delete()
    approved_actual(town.first, "45", period="H1")
    revise(town, "90")
    publish(town.plan)

    assert (
        "Ara dönem, 2024 ilk altı ay: %50,00 kapsam %60; yıl sonu hedefine göredir; "
        "ilk hedeflere göre %45,00"
    ) in text_of(client, CARD)
