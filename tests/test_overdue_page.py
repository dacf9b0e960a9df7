"""Who is late, as each of them sees it; where the office begins."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from indicators import services
from indicators.models import PeriodExtension
from indicators.services import Figure
from plans.models import Membership
from tests.factories import (
    Town,
    UnitFactory,
    measured_indicator,
    person,
    small_town,
)
from tests.pages import text_of


@pytest.fixture
def town(db: None) -> Town:
    town = small_town()
    town.open_year.due_on = timezone.localdate() - timedelta(days=12)
    town.open_year.save()
    return town


def submit(town: Town) -> None:
    draft = services.enter(
        indicator=town.first,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        figure=Figure(Decimal(100)),
    )
    services.submit(entry=draft, by=town.unit_user)


@pytest.mark.parametrize(
    ("name", "sees"),
    [
        ("strategy", {"Sosyal Destek Müdürlüğü", "Fen İşleri Müdürlüğü"}),
        ("unit_user", {"Sosyal Destek Müdürlüğü"}),
        ("other_unit_user", {"Fen İşleri Müdürlüğü"}),
        ("manager", {"Fen İşleri Müdürlüğü"}),
        ("foreign_strategy", set()),
    ],
)
def test_each_sees_who_is_late_of_their_own(
    town: Town, client: Client, name: str, sees: set[str]
) -> None:
    manager = person("mudur", Membership.Role.UNIT_MANAGER, unit=town.other_unit)
    client.force_login(manager if name == "manager" else getattr(town, name))

    text = text_of(client.get("/geciken/"))

    assert {
        unit.name for unit in (town.unit, town.other_unit) if unit.name in text
    } == (sees)
    assert f"{len(sees)} gecikme" in text
    assert text.count("12 gün gecikti") == len(sees)


def test_who_has_no_role_is_not_let_in(town: Town, client: Client) -> None:
    client.force_login(town.visitor)

    assert client.get("/geciken/").status_code == 403


def test_a_unit_that_sent_everything_or_has_more_time_is_not_late(
    town: Town, client: Client
) -> None:
    submit(town)
    PeriodExtension.objects.create(
        period=town.open_year,
        unit=town.other_unit,
        until=timezone.localdate(),
        reason="Sayım",
    )
    client.force_login(town.strategy)

    text = text_of(client.get("/geciken/"))

    assert "Geciken birim yok." in text
    assert "Süresi dolmamış, eksiği olan" in text
    assert "ek süre: Sayım" in text


def test_the_row_leads_to_the_units_figures(town: Town, client: Client) -> None:
    client.force_login(town.unit_user)

    page = client.get("/geciken/").content.decode()

    address = f"/veri-girisi/?donem={town.open_year.pk}&amp;birim={town.unit.pk}"
    assert f'href="{address}"' in page
    assert client.get(address.replace("&amp;", "&")).status_code == 200


def test_an_objective_that_was_withdrawn_asks_for_nothing(
    town: Town, client: Client
) -> None:
    town.objective.withdrawn_in = town.plan.revisions.get(number=0)
    town.objective.save()
    client.force_login(town.strategy)

    assert "0 gecikme" in text_of(client.get("/geciken/"))


def test_the_office_begins_with_what_waits_and_who_is_late(
    town: Town, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    submit(town)
    own = services.enter(
        indicator=town.second,
        year=2024,
        period="YEAR",
        by=town.strategy,
        figure=Figure(Decimal(50)),
    )
    services.submit(entry=own, by=town.strategy)
    late = UnitFactory.create(municipality=town.municipality)
    measured_indicator(town.objective, unit=late)
    client.force_login(town.strategy)

    with django_assert_num_queries(BEGIN_QUERIES):
        text = text_of(client.get("/basla/"))

    assert "1 değer onayınızı bekliyor" in text
    assert "1 birim gecikti" in text
    assert "İstenen 3: girilen 2, gönderilen 2, onaylanan 0" in text


def test_the_list_costs_the_same_for_two_units_and_for_twelve(
    town: Town, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(town.strategy)
    with django_assert_num_queries(LIST_QUERIES):
        client.get("/geciken/")
    for _ in range(10):
        unit = UnitFactory.create(municipality=town.municipality)
        measured_indicator(town.objective, unit=unit)

    with django_assert_num_queries(LIST_QUERIES):
        client.get("/geciken/")


BEGIN_QUERIES = 10  # the last counts questions
LIST_QUERIES = 7
