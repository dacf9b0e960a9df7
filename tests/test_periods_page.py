"""The strategy office's periods: opening, due dates, locks, extensions, how far units are."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from indicators import services
from indicators.models import Deadline, PeriodExtension, ReportingPeriod
from indicators.services import Figure
from tests.factories import Town, UnitFactory, measured_indicator, small_town
from tests.pages import text_of


@pytest.fixture
def town(db: None) -> Town:
    return small_town()


@pytest.fixture
def office(town: Town, client: Client) -> Client:
    client.force_login(town.strategy)
    return client


def submit(town: Town, period: str = "YEAR") -> None:
    draft = services.enter(
        indicator=town.first,
        year=2024,
        period=period,
        by=town.unit_user,
        figure=Figure(Decimal(100)),
    )
    services.submit(entry=draft, by=town.unit_user)


def test_a_year_lists_its_periods_in_the_order_in_which_they_end(
    office: Client,
) -> None:
    text = text_of(office.get("/donemler/"))

    assert "2024 dönemleri" in text
    assert text.index("2024 ilk altı ay") < text.index("2024 yılı")
    assert "çeyrek Açılmadı" not in text
    assert "İstenen 2: girilen 0, gönderilen 0, onaylanan 0" in text


def test_quarters_and_months_stand_there_where_an_indicator_asks_for_them(
    town: Town, office: Client
) -> None:
    town.first.reporting_frequency = "3 ayda bir"
    town.first.save()

    text = text_of(office.get("/donemler/"))

    quarters = [text.index(f"2024 {n}. çeyrek") for n in (1, 2, 3, 4)]
    assert quarters == sorted(quarters)
    assert quarters[1] < text.index("2024 ilk altı ay") < quarters[2]
    assert "2024 ocak" not in text


def test_a_period_is_opened_with_its_last_day(town: Town, office: Client) -> None:
    refused = office.post("/donemler/?yil=2024", {"donem": "H1", "due_on": "yarın"})
    assert "Geçerli bir tarih girin." in text_of(refused)

    office.post("/donemler/?yil=2024", {"donem": "H1", "due_on": "2024-07-31"})

    row = ReportingPeriod.objects.get(year=2024, period="H1")
    assert (row.state, row.due_on) == ("open", date(2024, 7, 31))


def test_the_last_day_is_changed_and_the_period_locked_and_opened_again(
    town: Town, office: Client
) -> None:
    address = reverse("period", args=[town.open_year.pk])

    def after(**posted: str) -> tuple[str, date | None]:
        office.post(address, posted)
        town.open_year.refresh_from_db()
        return town.open_year.state, town.open_year.due_on

    assert after(islem="son-gun", due_on="2025-02-15") == ("open", date(2025, 2, 15))
    assert after(islem="kilitle") == ("closed", date(2025, 2, 15))
    again = office.post(address, {"islem": "kilitle"})
    assert "Kaydın durumu bu işleme uygun değil" in text_of(again)
    assert after(islem="ac", due_on="2025-03-01") == ("open", date(2025, 3, 1))


def test_a_unit_is_granted_more_time_with_a_reason(town: Town, office: Client) -> None:
    address = reverse("period", args=[town.open_year.pk])
    until = timezone.localdate() + timedelta(days=5)
    asked = {"islem": "ek-sure", "unit": town.unit.pk, "until": until.isoformat()}

    refused = office.post(address, asked | {"reason": " "})
    assert not PeriodExtension.objects.exists()
    assert "gerekçe" in text_of(refused).lower()
    office.post(address, asked | {"reason": "Sayım sürüyor"})

    granted = PeriodExtension.objects.get()
    assert (granted.unit, granted.until) == (town.unit, until)
    assert granted.granted_by == town.strategy
    assert "ek süre: Sayım sürüyor" in text_of(office.get(address))
    assert "1 birimin ek süresi var" in text_of(office.get("/donemler/"))


def test_another_municipalitys_unit_is_no_choice(town: Town, office: Client) -> None:
    stranger = UnitFactory.create()

    answer = office.post(
        reverse("period", args=[town.open_year.pk]),
        {
            "islem": "ek-sure",
            "unit": stranger.pk,
            "until": "2025-02-10",
            "reason": "Yok",
        },
    )

    assert answer.status_code == 200
    assert not PeriodExtension.objects.exists()


def test_a_period_says_how_far_each_unit_is(town: Town, office: Client) -> None:
    submit(town)

    text = text_of(office.get(reverse("period", args=[town.open_year.pk])))

    assert "2 değerden 1 tanesi girildi, 1 tanesi onaya gönderildi" in text
    late = (timezone.localdate() - date(2025, 1, 31)).days
    assert f"Fen İşleri Müdürlüğü 31 Oca 2025 1 0 0 0 1 {late} gün gecikti" in text
    assert "Sosyal Destek Müdürlüğü 31 Oca 2025 1 1 1 0 0 Tamam" in text


def test_legal_deadlines_stand_with_their_basis_the_next_one_first(
    town: Town, office: Client
) -> None:
    text = text_of(office.get("/donemler/"))

    assert "5393 sayılı Kanun md. 56" in text
    assert "Kesin günü mevzuatta bulunamadı" in text
    dated = [
        date(int(year), MONTHS.index(month) + 1, int(day))
        for day, month, year in re.findall(
            r"(\d+) (\w+) (\d{4})", text.split("Yasal süreler")[1]
        )
        if month in MONTHS
    ]
    assert dated == sorted(dated)
    assert dated[0] >= timezone.localdate()
    Deadline.objects.create(
        municipality=town.municipality,
        name="Altı aylık izleme raporu",
        rule="Temmuz sonu",
        legal_basis="Başkanlık oluru",
        month=7,
        day=31,
    )
    again = text_of(office.get("/donemler/"))
    assert "Başkanlık oluru" in again
    assert again.count("Altı aylık izleme raporu") == 1


MONTHS = [
    "Ocak",
    "Şubat",
    "Mart",
    "Nisan",
    "Mayıs",
    "Haziran",
    "Temmuz",
    "Ağustos",
    "Eylül",
    "Ekim",
    "Kasım",
    "Aralık",
]


@pytest.mark.parametrize(
    ("name", "status"),
    [("unit_user", 403), ("visitor", 403), ("foreign_strategy", 404)],
)
def test_periods_belong_to_the_municipalitys_strategy_office(
    town: Town, client: Client, name: str, status: int
) -> None:
    client.force_login(getattr(town, name))

    for posted in (None, {"islem": "kilitle"}):
        address = reverse("period", args=[town.open_year.pk])
        answer = client.get(address) if posted is None else client.post(address, posted)
        assert answer.status_code == status
    town.open_year.refresh_from_db()
    assert town.open_year.state == "open"
    if status == 403:
        assert client.get("/donemler/").status_code == 403
    else:
        assert town.municipality.name not in text_of(client.get("/donemler/"))


def test_the_periods_cost_the_same_for_two_indicators_and_for_twelve(
    town: Town, office: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    addresses = ["/donemler/", reverse("period", args=[town.open_year.pk])]
    before = [10, 8]
    for address, queries in zip(addresses, before, strict=True):
        with django_assert_num_queries(queries):
            office.get(address)
    for _ in range(10):
        measured_indicator(
            town.objective, unit=UnitFactory.create(municipality=town.municipality)
        )

    for address, queries in zip(addresses, before, strict=True):
        with django_assert_num_queries(queries):
            office.get(address)
