"""A workbook of all units, and the press that sends to approval what a workbook wrote."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from indicators.models import ActualEntry, ReportingPeriod
from ingest.filled.layout import SHEET
from tests.factories import (
    ActualEntryFactory,
    Town,
    approved_actual,
    measured_indicator,
    small_town,
)
from tests.ingest.filled_books import (
    FIRST,
    PLACES,
    applied,
    filled_in,
    handed_out,
    pressed,
    typed,
    uploaded,
)

pytestmark = pytest.mark.django_db
WHOLE = "?birim=hepsi"
SAID = {"Sapma_nedeni": "Mevsim", "Alınacak_önlem": "Takvim öne alınacak"}


@pytest.fixture
def town() -> Town:
    """One unit enters the first indicator (target 100), another the second (target 50)."""
    return small_town()


@pytest.fixture
def office(client: Client, town: Town) -> Client:
    client.force_login(town.strategy)
    return client


def column(content: bytes, heading: str) -> list[Any]:
    page = load_workbook(BytesIO(content))[SHEET]
    cells = [page.cell(line, PLACES[heading]) for line in (FIRST, FIRST + 1)]
    return [cell.value for cell in cells]


def whole(office: Client, first: dict[str, Any], second: dict[str, Any]) -> bytes:
    content = filled_in(handed_out(office, WHOLE), typed(**first))
    return filled_in(content, typed(FIRST + 1, **second))


def test_the_office_takes_every_unit_in_one_workbook(
    office: Client, town: Town
) -> None:
    page = office.get(reverse("filled_sheets")).content.decode()
    assert "Bütün birimlerin şablonunu indir" in page

    content = handed_out(office, WHOLE)

    assert column(content, "Kodu") == [town.first.code, town.second.code]
    assert column(content, "Birim") == [town.unit.name, town.other_unit.name]


def test_every_units_rows_are_written_at_one_press(office: Client, town: Town) -> None:
    content = whole(office, {"Gerçekleşen": 80}, {"Gerçekleşen": 50})

    told = uploaded(office, content)
    assert "Bütün birimler" in told
    assert "2 satır, 2 satırda değişiklik, 0 satırda hata" in told
    assert "2 satır taslak olarak yazıldı." in applied(office)

    values = dict(ActualEntry.objects.values_list("indicator", "value"))
    assert values == {town.first.pk: Decimal(80), town.second.pk: Decimal(50)}
    for entry in ActualEntry.objects.all():
        assert (entry.state, entry.entered_by) == ("draft", town.strategy)
        version = entry.history.get()
        assert (version.value, version.history_type) == (entry.value, "+")
        assert version.history_user_id == town.strategy.pk


def test_one_wrong_row_keeps_every_unit_back(office: Client, town: Town) -> None:
    uploaded(office, whole(office, {"Gerçekleşen": 80}, {"Gerçekleşen": "çok"}))

    applied(office)

    assert not ActualEntry.objects.exists()


def test_drafts_that_stand_are_changed_and_keep_both_versions(
    office: Client, town: Town
) -> None:
    ActualEntryFactory.create(indicator=town.first, value=Decimal(5))
    ActualEntryFactory.create(indicator=town.second, value=Decimal(6))

    uploaded(office, whole(office, {"Gerçekleşen": 80}, {"Açıklama": "Sayıldı"}))
    applied(office)

    first, second = ActualEntry.objects.order_by("indicator")
    assert (first.value, second.value) == (Decimal(80), Decimal(6))
    assert second.explanation == "Sayıldı"
    assert first.history.first().history_type == "~"


def test_all_of_a_unit_person_are_their_own_units_alone(
    client: Client, town: Town
) -> None:
    client.force_login(town.unit_user)

    content = handed_out(client, WHOLE)

    assert column(content, "Kodu") == [town.first.code, None]


def test_of_a_closed_period_only_units_with_more_time_are_there(
    office: Client, town: Town
) -> None:
    content = whole(office, {"Gerçekleşen": 80}, {"Gerçekleşen": 50})
    assert "0 satırda hata" in uploaded(office, content)
    town.open_year.extensions.create(unit=town.unit, until="2999-01-01", reason="Sayım")
    ReportingPeriod.objects.update(state=ReportingPeriod.State.CLOSED)

    told = uploaded(office, content)

    assert "1 satırda hata" in told
    assert "sizden istenen göstergelerden biri değil" in told
    assert column(handed_out(office, WHOLE), "Kodu") == [town.first.code, None]


def test_what_is_ready_is_sent_and_what_is_not_is_told_with_why(
    office: Client, town: Town
) -> None:
    uploaded(office, whole(office, {"Gerçekleşen": 80, **SAID}, {"Gerçekleşen": 45}))

    address = pressed(office).headers["Location"]

    told = " ".join(office.get(address).content.decode().split())
    assert "1 değer onaya hazır, 1 değerde eksik var, 0 değer onay bekliyor" in told
    assert "Her sapma için neden yazılır" in told
    assert f"birim={town.other_unit.pk}#pg{town.second.pk}" in told

    told = " ".join(office.post(address, follow=True).content.decode().split())

    assert "1 değer onaya gönderildi." in told
    assert "0 değer onaya hazır, 1 değerde eksik var, 1 değer onay bekliyor" in told
    states = dict(ActualEntry.objects.values_list("indicator", "state"))
    assert states == {town.first.pk: "submitted", town.second.pk: "draft"}
    sent = ActualEntry.objects.get(indicator=town.first)
    assert sent.submitted_by == town.strategy


def test_a_value_wildly_off_is_not_sent_unasked(office: Client, town: Town) -> None:
    approved_actual(town.first, "90", year=2023)
    uploaded(
        office,
        whole(office, {"Gerçekleşen": 900_000, **SAID}, {"Gerçekleşen": 50}),
    )

    address = pressed(office).headers["Location"]
    office.post(address)

    states = dict(
        ActualEntry.objects.filter(year=2024).values_list("indicator", "state")
    )
    assert states == {town.first.pk: "draft", town.second.pk: "submitted"}


def test_what_somebody_changed_since_is_not_sent(office: Client, town: Town) -> None:
    uploaded(office, whole(office, {"Gerçekleşen": 100}, {"Gerçekleşen": 50}))
    address = pressed(office).headers["Location"]
    ActualEntry.objects.filter(indicator=town.second).update(
        value=49, entered_by=town.other_unit_user
    )

    office.post(address)

    states = dict(ActualEntry.objects.values_list("indicator", "state"))
    assert states == {town.first.pk: "submitted", town.second.pk: "draft"}


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?donem=1",
        "?an=x&donem=1",
        "?an=2024-13-45&donem=1",
        "?donem=x&an=2024-01-01T00:00:00Z",
        f"?donem={'9' * 5000}&an=2024-01-01T00:00:00Z",
    ],
    ids=["nothing", "no moment", "no time", "no such day", "no period", "too long"],
)
def test_an_address_that_names_no_drafts_is_not_found(
    office: Client, town: Town, query: str
) -> None:
    assert office.get(reverse("filled_drafts") + query).status_code == 404


@pytest.mark.parametrize(
    ("who", "status"),
    [("strategy", 200), ("unit_user", 200), ("foreign_strategy", 404)],
)
def test_the_drafts_of_another_municipality_are_not_found(
    office: Client, town: Town, who: str, status: int
) -> None:
    uploaded(office, whole(office, {"Gerçekleşen": 100}, {"Gerçekleşen": 50}))
    address = pressed(office).headers["Location"]
    reader = Client()
    reader.force_login(getattr(town, who))

    assert reader.get(address).status_code == status
    if who == "strategy":  # a period that was closed since is still told of
        ReportingPeriod.objects.update(state=ReportingPeriod.State.CLOSED)
        assert reader.get(address).status_code == status


def test_nobody_sends_what_somebody_else_wrote(office: Client, town: Town) -> None:
    uploaded(office, whole(office, {"Gerçekleşen": 100}, {"Gerçekleşen": 50}))
    address = pressed(office).headers["Location"]
    other = Client()
    other.force_login(town.unit_user)

    other.post(address)

    assert set(ActualEntry.objects.values_list("state", flat=True)) == {"draft"}


def test_the_number_of_queries_does_not_grow_with_the_rows(
    office: Client, town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def changed(rows: int) -> bytes:
        content = handed_out(office, WHOLE)
        for line in range(FIRST, FIRST + rows):
            said = {"Gerçekleşen": Decimal(line + rows), **SAID}
            content = filled_in(content, typed(line, **said))
        return content

    def written(rows: int) -> None:
        page = uploaded(office, changed(rows))
        with django_assert_num_queries(50):
            address = pressed(office, page).headers["Location"]
        with django_assert_num_queries(15):
            office.get(address)

    ActualEntryFactory.create(indicator=town.first, entered_by=town.strategy)
    written(2)  # one that stands, and a new one
    for _row in range(4):
        measured_indicator(town.objective)
    written(6)
