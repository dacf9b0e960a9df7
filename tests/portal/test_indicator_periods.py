"""İncele: the periods and years of an indicator."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from indicators.models import Method
from tests.factories import Town, approved_actual, measured_indicator
from tests.portal.builders import closed_town, publish, text_of

OBJECTIVE = "/tr/ornek/2020-2024/amac/1/1.1/"
PAGE = OBJECTIVE + "1.1.1/"


@pytest.fixture
def town(db: None) -> Town:
    return closed_town()


def test_half_years_stand_in_the_table_as_interim(client: Client, town: Town) -> None:
    running = measured_indicator(
        town.objective, targets={2023: "100", 2024: "200"}, method=Method.CUMULATIVE
    )
    approved_actual(running, "90", year=2023)
    approved_actual(running, "140", year=2024, period="H1")

    text = text_of(client, OBJECTIVE + "1.1.3/")

    assert "2024 ilk altı ay – 140 %70,00 %70,00 ara dönem 150" in text
    assert "2024 yılı 200 veri girilmedi" in text


def test_a_half_year_that_was_asked_and_is_missing_is_a_row_and_no_mark(
    client: Client, town: Town
) -> None:
    assert "2024 ilk altı ay – veri girilmedi – – ara dönem" in text_of(client, PAGE)
    assert "Yıl içi gerçekleşen" not in text_of(client, PAGE)

    town.first.monitoring_frequency = town.first.reporting_frequency = "Yılda bir"
    town.first.save()

    assert "2024 ilk altı ay" not in text_of(client, PAGE)


def test_quarters_stand_where_one_was_reported(client: Client, town: Town) -> None:
    town.first.reporting_frequency = "3 ayda bir"
    town.first.save()
    approved_actual(town.first, "20", period="Q1")

    text = text_of(client, PAGE)

    assert "2024 1. çeyrek – 20 %20,00" in text
    assert "2024 3. çeyrek – veri girilmedi" in text
    assert "2023 1. çeyrek" not in text


def test_what_is_not_over_yet_is_not_missed(
    client: Client, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.portal.views.today_shown", lambda: date(2024, 6, 30))

    text = text_of(client, PAGE)

    assert "2023 ilk altı ay" in text
    assert "2024 ilk altı ay" not in text


def test_every_period_has_both_percentages_with_its_figures_put_in(
    client: Client, town: Town
) -> None:
    town.first.targets.create(year=2023, value=Decimal(50))
    approved_actual(town.first, "10", year=2023)
    approved_actual(town.first, "30", period="H1")

    text = text_of(client, PAGE).split("Her dönemin hesabı")[1]

    assert (
        "2024 ilk altı ay (30 − 0) ÷ (100 − 0) × 100 = 30 ÷ 100 × 100 = %30,00 "
        "30 ÷ 100 × 100 = %30,00" in text
    )
    assert "2023 yılı (10 − 0) ÷ (50 − 0) × 100 = 10 ÷ 50 × 100 = %20,00" in text


def test_a_completion_leads_to_its_arithmetic(client: Client, town: Town) -> None:
    assert f'<a href="{PAGE}#hesap">%80,00' in client.get(OBJECTIVE).content.decode()
    html = client.get(PAGE).content.decode()
    assert '<a href="#hesap">%80,00' in html
    assert 'id="hesap"' in html
    assert f'<a href="{OBJECTIVE}#hesap">Hedefin yüzdesine katkısı</a>' in html


def test_another_year_has_its_own_headline(client: Client, town: Town) -> None:
    town.first.targets.create(year=2023, value=Decimal(50))
    approved_actual(town.first, "10", year=2023)
    publish(town.plan)

    text = text_of(client, PAGE + "?yil=2023")

    assert "2023 yılı sonu" in text
    assert "(10 − 0) ÷ (50 − 0) × 100" in text
