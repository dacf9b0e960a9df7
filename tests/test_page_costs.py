"""The pages of one record ask the same whatever stands beside it; those of lists are tested with them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from indicators import services
from indicators.models import ActualEntry, Evidence
from tests.factories import Town, approved_actual, measured_indicator, small_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return small_town()


def back(entry: ActualEntry, times: int) -> None:
    """Put evidence and parts beside a figure."""
    for n in range(times):
        Evidence.objects.create(
            actual=entry, title=f"{n}", address="https://ornek.bel.tr"
        )
        entry.parts.create(
            dimension="district", category=f"{times}-{n}", value=Decimal(9)
        )


def correction(town: Town) -> str:
    entry = approved_actual(town.first, "90")
    back(entry, 1)
    return reverse("correct_figure", args=[entry.pk])


def evaluation(town: Town) -> str:
    row = services.evaluate_objective(
        objective=town.objective,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        deviation_reason="Salgın",
    )
    services.submit_evaluation(evaluation=row, by=town.unit_user)
    return reverse("decide_evaluation", args=[row.pk])


def chain(town: Town) -> str:
    approved_actual(town.first, "90")
    services.publish_since(plan=town.plan, year=2024)
    place = {"municipality": town.municipality.slug, "start": 2020, "end": 2024}
    return reverse("plan_chain", kwargs=place)


def grow(town: Town) -> None:
    """Put ten of everything beside what the pages are about."""
    for _ in range(10):
        other = measured_indicator(town.objective)
        approved_actual(other, "50")
        approved_actual(other, "40", year=2023)
    for year in range(2020, 2024):
        approved_actual(town.first, "30", year=year)
    for entry in ActualEntry.objects.filter(indicator=town.first, year=2024):
        back(entry, 10)


@pytest.mark.parametrize(
    "open_page",
    [correction, evaluation, chain],
    ids=["a correction", "an objective's evaluation", "the chain as a file"],
)
def test_a_page_costs_the_same_whatever_stands_beside_its_record(
    town: Town, client: Client, open_page: Callable[[Town], str]
) -> None:
    address = open_page(town)
    client.force_login(town.strategy)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert b"".join(client.get(address))
        return len(asked)

    before = cost()
    grow(town)

    assert cost() == before


def test_a_row_saved_alone_costs_the_same_however_long_its_page(
    town: Town, client: Client
) -> None:
    client.force_login(town.unit_user)
    place = {"period": town.open_year.pk, "key": town.first.pk}
    prefix = f"pg{town.first.pk}"
    seen = "{}"

    def cost(value: str) -> int:
        nonlocal seen
        typed = {f"{prefix}-seen": seen, f"{prefix}-value": value}
        with CaptureQueriesContext(connection) as asked:
            answer = client.post(
                reverse("save_row", kwargs=place), typed | {"kisi": town.unit_user.pk}
            )
        assert answer.status_code == 200
        seen = str(answer.json()["seen"])
        return len(asked)

    cost("90")  # the first one makes the draft
    before = cost("91")
    for _ in range(10):
        approved_actual(measured_indicator(town.objective), "50")

    assert cost("92") == before
