"""The strategy office's page: what waits, filters, approval together and alone, returns."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from indicators import services
from indicators.models import ActualEntry
from indicators.services import Figure
from tests.factories import (
    NOON,
    ActualEntryFactory,
    Town,
    measured_indicator,
    small_town,
)


@pytest.fixture
def town(db: None) -> Town:
    return small_town()


@pytest.fixture
def office(town: Town, client: Client) -> Client:
    client.force_login(town.strategy)
    return client


def waiting(town: Town) -> list[ActualEntry]:
    entries = []
    for indicator, by, value in [
        (town.first, town.unit_user, "100"),
        (town.second, town.other_unit_user, "50"),
    ]:
        draft = services.enter(
            indicator=indicator,
            year=2024,
            period="YEAR",
            by=by,
            figure=Figure(Decimal(value)),
        )
        entries.append(services.submit(entry=draft, by=by, at=NOON + timedelta(days=1)))
    return entries


def test_what_waits_is_listed_and_approved_together(town: Town, office: Client) -> None:
    entries = waiting(town)
    page = office.get("/onay/").content.decode()
    assert town.first.name in page
    assert town.second.name in page

    office.post("/onay/", {"kayit": [entry.pk for entry in entries]})

    assert ActualEntry.objects.public().count() == 2
    assert "Bu süzgeçte bir değer yok" in office.get("/onay/").content.decode()


def test_the_list_narrows_by_unit_state_year_and_period(
    town: Town, office: Client
) -> None:
    waiting(town)

    def shows(**query: str | int) -> tuple[bool, bool]:
        page = office.get("/onay/", query).content.decode()
        return town.first.name in page, town.second.name in page

    assert shows(unit=town.other_unit.pk) == (False, True)
    assert shows(state="approved") == (False, False)
    assert shows(state="", year=2024) == (True, True)
    assert shows(year=2023) == (False, False)
    assert shows(period="H1") == (False, False)


def test_a_figure_is_returned_with_a_note(town: Town, office: Client) -> None:
    entry = waiting(town)[0]
    address = reverse("decide", args=[entry.pk])

    refused = office.post(address, {"islem": "geri", "note": ""})
    assert "Geri gönderirken neden yazılır" in refused.content.decode()
    answer = office.post(address, {"islem": "geri", "note": "Toplamı yazın"})

    entry.refresh_from_db()
    assert answer.headers["Location"] == "/onay/"
    assert (entry.state, entry.decision_note) == ("returned", "Toplamı yazın")


def test_a_figure_is_approved_on_its_own_page(town: Town, office: Client) -> None:
    entry = waiting(town)[0]

    office.post(reverse("decide", args=[entry.pk]), {"islem": "onayla"})

    assert list(ActualEntry.objects.public()) == [entry]


def test_the_office_says_what_a_document_left_unsaid_or_returns_it(
    town: Town, office: Client
) -> None:
    entry = ActualEntryFactory.create(
        indicator=town.first, value=Decimal(80), state="submitted"
    )
    address = reverse("decide", args=[entry.pk])
    listed = office.get("/onay/").content.decode()
    assert "neden yazılmamış" in listed
    assert f'name="kayit" value="{entry.pk}"' not in listed

    refused = office.post(address, {"islem": "onayla"}).content.decode()
    assert "Her sapma için neden yazılır" in refused
    together = office.post("/onay/", {"kayit": [entry.pk]}, follow=True)
    assert f"{entry}: Her sapma" in together.content.decode()
    assert not ActualEntry.objects.public().exists()

    said = {"deviation_reason": "İhale gecikti", "corrective_measure": "Yeni ihale"}
    office.post(address, {"islem": "onayla"} | said)
    public = ActualEntry.objects.public().get()
    assert {name: getattr(public, name) for name in said} == said


def test_a_figure_that_says_all_asks_for_nothing_more(
    town: Town, office: Client
) -> None:
    page = office.get(reverse("decide", args=[waiting(town)[0].pk])).content.decode()

    assert 'name="deviation_reason"' not in page
    assert 'name="explanation"' not in page


@pytest.mark.parametrize("key", ["9" * 18, "9" * 30, "9" * 5000, "²", "٣", "-1", ""])
def test_a_key_that_no_figure_has_is_no_error(
    town: Town, office: Client, key: str
) -> None:
    waiting(town)

    answer = office.post("/onay/", {"kayit": [key]}, follow=True)

    assert answer.status_code == 200
    assert "işaretlemediniz" in answer.content.decode()
    assert office.get("/onay/", {"sayfa": key, "unit": key}).status_code == 200
    assert office.get(f"/onay/{'9' * 30}/").status_code == 404


def test_nobody_approves_their_own_figure_on_the_page(
    town: Town, office: Client
) -> None:
    draft = services.enter(
        indicator=town.first,
        year=2024,
        period="YEAR",
        by=town.strategy,
        figure=Figure(Decimal(100)),
    )
    entry = services.submit(entry=draft, by=town.strategy)

    answer = office.post("/onay/", {"kayit": [entry.pk]}, follow=True)

    assert "Kimse kendi girdiği değeri" in answer.content.decode()
    assert not ActualEntry.objects.public().exists()


def test_the_approval_list_costs_the_same_for_two_figures_and_for_twelve(
    town: Town, office: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    waiting(town)
    with django_assert_num_queries(11):
        office.get("/onay/")
    for _ in range(10):
        draft = services.enter(
            indicator=measured_indicator(town.objective),
            year=2024,
            period="YEAR",
            by=town.unit_user,
            figure=Figure(Decimal(100)),
        )
        services.submit(entry=draft, by=town.unit_user)

    with django_assert_num_queries(11):
        office.get("/onay/")
