"""Hedef kartı: the fields of Tablo 14 in their official order (domain.md §1.3), one sheet a card."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from plans.models import CardEntry, CooperatingUnit, CostEstimate
from reports.official.asked import Asked
from reports.official.cards import cards
from reports.official.report import Report
from reports.years import plan_year
from tests.factories import ObjectiveFactory, Town, measured_indicator, small_town
from tests.official.books import book_of, row_starting, rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    """A card with something in every field but its findings."""
    town = small_town()
    objective = town.objective
    for kind, *texts in (
        ("risk", "Yağış", "Göç"),
        ("activity", "Sulama hattı"),
        ("need", "Personel"),
    ):
        for position, said in enumerate(texts):
            CardEntry.objects.create(
                objective=objective, kind=kind, position=position, text=said
            )
    for position, name in enumerate(("Park ve Bahçeler Müdürlüğü", "Tüm Birimler")):
        CooperatingUnit.objects.create(
            objective=objective, position=position, text=name
        )
    CostEstimate.objects.create(objective=objective, amount=Decimal(1500))
    CostEstimate.objects.create(objective=objective, year=2021, amount=Decimal(700))
    return town


def table(town: Town, year: str = "2024") -> Report:
    return cards(Asked(plan_year(town.plan, year)))


def test_the_fields_stand_in_the_official_order(town: Town) -> None:
    named = [row[0] for row in rows_of(table(town)) if row[0]]

    assert named[named.index("Amaç") :] == [
        "Amaç",
        "Hedef",
        "Performans Göstergeleri",
        f"{town.first.code} {town.first.name} (adet)",
        f"{town.second.code} {town.second.name} (adet)",
        "Sorumlu Birim",
        "İş Birliği Yapılacak Birim(ler)",
        "Riskler",
        "Faaliyet ve projeler",
        "Maliyet Tahmini",
        "Tespitler",
        "İhtiyaçlar",
    ]


def test_an_indicator_has_weight_baseline_targets_and_frequencies(town: Town) -> None:
    type(town.first).objects.filter(pk=town.first.pk).update(
        monitoring_frequency="6 Ay", reporting_frequency="Yıllık"
    )

    rows = rows_of(table(town))

    assert row_starting(rows, "Performans Göstergeleri")[3:8] == (
        *("2020", "2021", "2022", "2023", "2024"),
    )
    assert row_starting(rows, town.first.code)[1:] == (
        *(0.6, 0),
        *(None, None, None, None, 100),
        *("6 Ay", "Yıllık"),
    )


def test_what_a_card_says_is_written_whole_and_what_it_leaves_out_stays_blank(
    town: Town,
) -> None:
    rows = rows_of(table(town))

    assert row_starting(rows, "Riskler")[1] == "• Yağış\n• Göç"
    assert row_starting(rows, "Faaliyet")[1] == "Sulama hattı"
    assert row_starting(rows, "Tespitler")[1] is None
    assert row_starting(rows, "İş Birliği")[1] == (
        "Park ve Bahçeler Müdürlüğü, Tüm Birimler"
    )
    cost = row_starting(rows, "Maliyet")
    assert (cost[1], cost[3]) == (1500, "2021: 700 ₺")


def test_a_card_shows_the_targets_in_force_in_the_year_asked_for(town: Town) -> None:
    town.first.targets.create(
        year=2024,
        value=Decimal(80),
        origin="update",
        recorded_at=datetime(2023, 5, 1, tzinfo=UTC),
    )

    assert row_starting(rows_of(table(town)), town.first.code)[7] == 80


def test_every_card_has_a_sheet_whose_name_is_there_once(town: Town) -> None:
    for slug in ("1.1-2", "1.1-3"):  # codes repeat in real plans
        ObjectiveFactory.create(goal=town.goal, code="H1.1", slug=slug)

    assert book_of(table(town)).sheetnames == ["H1.1", "H1.1 (2)", "H1.1 (3)"]


def test_a_heading_has_room_for_the_lines_that_its_words_break_into(
    town: Town,
) -> None:
    page = book_of(table(town)).worksheets[0]

    heads = next(row for row in page if row[0].value == "Performans Göstergeleri")
    assert (
        heads[2].value == "Plan Dönemi Başlangıç Değeri"
    )  # in 14 letters: three lines
    assert page.row_dimensions[heads[0].row or 0].height == 3 * 15


def test_the_number_of_queries_does_not_grow_with_the_plan(
    town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    shown = plan_year(town.plan, "2024")
    with django_assert_num_queries(7):
        rows_of(cards(Asked(shown)))
    for _card in range(2):
        measured_indicator(ObjectiveFactory.create(goal=town.goal))

    with django_assert_num_queries(7):
        rows_of(cards(Asked(shown)))
