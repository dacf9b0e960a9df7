"""Two at once on a workbook of figures: nobody's work is lost in silence, and each is told."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl.worksheet.worksheet import Worksheet

from indicators.models import ActualEntry, Indicator
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


def test_a_row_that_somebody_changed_says_who_and_what_stands(
    unit: Client, town: Town
) -> None:
    content = filled_in(handed_out(unit), typed(Gerçekleşen=80))
    ActualEntryFactory.create(
        indicator=town.first, value=Decimal(7), entered_by=town.strategy
    )

    told = uploaded(unit, content)

    who = town.strategy.get_full_name() or town.strategy.get_username()
    assert f"bu satır değişti ({who}, şimdiki değer 7)" in told
    assert "Değişecek olanlar" not in told


def test_what_somebody_else_wrote_already_is_no_conflict(
    unit: Client, town: Town
) -> None:
    content = filled_in(handed_out(unit), typed(Gerçekleşen=80))
    ActualEntryFactory.create(indicator=town.first, value=Decimal(80))

    assert "0 satırda değişiklik, 0 satırda hata" in uploaded(unit, content)


def test_an_untouched_row_of_what_is_asked_no_more_keeps_nothing_back(
    unit: Client, town: Town
) -> None:
    second = measured_indicator(town.objective)
    content = filled_in(handed_out(unit), typed(Gerçekleşen=80))
    Indicator.objects.filter(pk=second.pk).update(data_unit=town.other_unit)

    assert "1 satırda değişiklik, 0 satırda hata" in uploaded(unit, content)

    touched = filled_in(content, typed(FIRST + 1, Gerçekleşen=90))
    assert "sizden istenen göstergelerden biri değil" in uploaded(unit, touched)


def test_a_row_that_lost_what_was_seen_overwrites_nothing(
    unit: Client, town: Town
) -> None:
    ActualEntryFactory.create(indicator=town.first, value=Decimal(7))
    content = filled_in(handed_out(unit), typed(görülen=None))

    assert "0 satırda değişiklik, 0 satırda hata" in uploaded(unit, content)

    told = uploaded(unit, filled_in(content, typed(Gerçekleşen=80)))

    assert "Bu satırın gizli hücresi okunamadı" in told
    assert "Uygula" not in told


def test_texts_longer_than_a_cell_come_back_whole_and_are_guarded(
    unit: Client, town: Town
) -> None:
    entry = ActualEntryFactory.create(
        indicator=town.first, value=Decimal(7), explanation="Uzun söz. " * 4_000
    )
    content = handed_out(unit)
    assert "0 satırda değişiklik, 0 satırda hata" in uploaded(unit, content)

    applied(unit, uploaded(unit, filled_in(content, typed(Gerçekleşen=80))))
    entry.refresh_from_db()
    assert entry.value == 80
    assert len(entry.explanation) == 40_000

    told = uploaded(unit, filled_in(content, typed(Gerçekleşen=9)))
    assert "gizli hücresi okunamadı ya da satır değişti" in told


def test_a_figure_in_a_column_that_the_indicator_has_not_is_told_of(
    unit: Client, town: Town
) -> None:
    town.first.terms.update(unit_of_measure="adet")

    told = uploaded(unit, filled_in(handed_out(unit), typed(Pay=3)))

    assert "Bu göstergede bu sütun doldurulmaz" in told
