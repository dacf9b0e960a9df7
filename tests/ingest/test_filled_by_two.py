"""Two at once on a workbook of figures: nobody's work is lost in silence, and each is told."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl.worksheet.worksheet import Worksheet

from indicators.models import ActualEntry
from tests.factories import ActualEntryFactory, Town, measured_indicator, small_town
from tests.ingest.filled_books import (
    FIRST,
    PLACES,
    applied,
    filled_in,
    handed_out,
    typed,
    uploaded,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    """The unit enters one indicator: target 100, and another unit the second."""
    return small_town()


@pytest.fixture
def unit(client: Client, town: Town) -> Client:
    client.force_login(town.unit_user)
    return client


def test_what_changes_between_check_and_press_refuses_the_whole(
    unit: Client, town: Town
) -> None:
    second = measured_indicator(town.objective)

    def fill(page: Worksheet) -> None:
        page.cell(FIRST, PLACES["Gerçekleşen"]).value = 80
        page.cell(FIRST + 1, PLACES["Gerçekleşen"]).value = 90

    shown = uploaded(unit, filled_in(handed_out(unit), fill))
    assert "0 satırda hata" in shown
    ActualEntryFactory.create(indicator=second, value=Decimal(7))

    told = applied(unit, shown)

    assert "Siz bakarken kayıtlar ya da yüklediğiniz dosya değişti" in told
    assert f"<td>{second.code}</td><td>Kodu</td><td>Siz şablonu indirdikten" in told
    assert not ActualEntry.objects.filter(indicator=town.first).exists()


def test_a_second_upload_is_not_written_by_the_page_of_the_first(
    unit: Client, town: Town
) -> None:
    content = handed_out(unit)
    shown = uploaded(unit, filled_in(content, typed(Gerçekleşen=80)))
    uploaded(unit, filled_in(content, typed(Gerçekleşen=8)))

    told = applied(unit, shown)

    assert "Siz bakarken kayıtlar ya da yüklediğiniz dosya değişti" in told
    assert "<td>Gerçekleşen</td><td>–</td><td>8</td>" in told
    assert not ActualEntry.objects.exists()


def test_a_second_press_is_told_that_it_is_done(unit: Client, town: Town) -> None:
    shown = uploaded(unit, filled_in(handed_out(unit), typed(Gerçekleşen=80)))
    applied(unit, shown)

    assert "Denetlenecek bir çalışma kitabınız yok" in applied(unit, shown)

    assert ActualEntry.objects.get().history.count() == 1


def test_a_unit_that_was_taken_from_a_person_takes_no_workbook_of_theirs(
    unit: Client, town: Town
) -> None:
    shown = uploaded(unit, filled_in(handed_out(unit), typed(Gerçekleşen=80)))
    town.unit_user.memberships.update(unit=town.other_unit)

    told = applied(unit, shown)

    assert "birimi sizin değil" in told
    assert town.first.name not in told
    assert unit.get(reverse("marked_sheet")).status_code == 404
    assert not ActualEntry.objects.exists()
