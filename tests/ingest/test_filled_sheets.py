"""A unit's figures by Excel: handed out, filled in, checked whole, given back marked, written all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pytest_django import DjangoAssertNumQueries

from indicators.models import ActualEntry, ReportingPeriod
from ingest.filled.layout import MARKS, SHEET
from ingest.filled.reading import read_filled
from ingest.models import FilledSheet
from ingest.reading.sheet import UnreadableSheetError
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
    saved,
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


def test_the_template_has_the_units_rows_with_what_stands(
    unit: Client, town: Town
) -> None:
    ActualEntryFactory.create(
        indicator=town.first, value=Decimal("12.5"), explanation="Sayım sürüyor"
    )

    page = load_workbook(BytesIO(handed_out(unit)))[SHEET]

    row = {h: page.cell(FIRST, at).value for h, at in PLACES.items()}
    assert row["Kodu"] == town.first.code
    assert row["Yıl sonu hedefi"] == 100
    assert row["Gerçekleşen"] == 12.5
    assert row["Açıklama"] == "Sayım sürüyor"
    assert (
        page.cell(FIRST + 1, PLACES["Kodu"]).value is None
    )  # the other unit's is not here


def test_only_what_may_be_typed_is_open(unit: Client, town: Town) -> None:
    page = load_workbook(BytesIO(handed_out(unit)))[SHEET]

    assert page.protection.sheet
    is_locked = {h: page.cell(FIRST, at).protection.locked for h, at in PLACES.items()}
    assert {h for h, locked in is_locked.items() if not locked} == {
        *("Gerçekleşen", "Açıklama", "Sapma nedeni", "Alınacak önlem"),
    }
    first = page.column_dimensions["A"]
    assert (first.hidden, first.min, first.max) == (True, 1, 2)  # kimlik and görülen


def test_a_figure_that_waits_or_is_approved_is_locked(unit: Client, town: Town) -> None:
    approved_actual(town.first, "25")

    page = load_workbook(BytesIO(handed_out(unit)))[SHEET]

    assert page.cell(FIRST, PLACES["Gerçekleşen"]).protection.locked
    assert page.cell(FIRST, PLACES["Durum"]).value == "onaylandı"


def test_an_untouched_template_changes_nothing(unit: Client, town: Town) -> None:
    ActualEntryFactory.create(indicator=town.first, value=Decimal("1250.125"))

    told = uploaded(unit, handed_out(unit))

    assert "1 satır, 0 satırda değişiklik, 0 satırda hata" in told
    assert "Uygula" not in told


def test_nothing_is_written_before_it_is_applied(unit: Client, town: Town) -> None:
    told = uploaded(unit, filled_in(handed_out(unit), typed(Gerçekleşen=80)))

    assert "1 satırda değişiklik, 0 satırda hata" in told
    assert "<td>Gerçekleşen</td><td>–</td><td>80</td>" in told
    assert "Onaya gönderirken istenecek: Sapma nedeni, Alınacak önlem." in told
    assert not ActualEntry.objects.exists()

    assert "1 satır taslak olarak yazıldı." in applied(unit)

    entry = ActualEntry.objects.get()
    assert (entry.indicator, entry.value, entry.state) == (
        town.first,
        Decimal(80),
        "draft",
    )
    assert entry.entered_by == town.unit_user
    assert entry.history.count() == 1
    assert not FilledSheet.objects.exists()


def test_words_go_with_the_figure_and_a_cleared_cell_is_not_reported(
    unit: Client, town: Town
) -> None:
    ActualEntryFactory.create(indicator=town.first, value=Decimal(5))
    content = filled_in(
        handed_out(unit), typed(Gerçekleşen=None, Açıklama="Sayım yapılamadı.")
    )

    uploaded(unit, content)
    applied(unit)

    entry = ActualEntry.objects.get()
    assert (entry.value, entry.explanation) == (None, "Sayım yapılamadı.")


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("1.250.5", "Binlik için nokta"),
        ("#N/A", "bir hata değeri var"),
        (timedelta(hours=30), "Sayının yanında"),
        (True, "sayı yazılır"),
        ("=1+1", "Hücrede bir formül var"),
        (10**16, "rakam"),
    ],
    ids=[
        "not certain",
        "error",
        "hours",
        "yes or no",
        "formula without a result",
        "too long",
    ],
)
def test_what_is_no_number_is_told_of_and_marked(
    unit: Client, town: Town, cell: object, sentence: str
) -> None:
    content = filled_in(handed_out(unit), typed(Gerçekleşen=cell))

    told = uploaded(unit, content)

    assert "1 satırda hata" in told
    assert sentence in told
    assert "Uygula" not in told
    marked = load_workbook(BytesIO(unit.get(reverse("marked_sheet")).getvalue()))[SHEET]
    red = marked.cell(FIRST, PLACES["Gerçekleşen"])
    assert red.comment is not None
    assert sentence in red.comment.text
    assert red.fill.fgColor.rgb == "00F8C9C4"
    assert "hiçbir şey yazılmadı" in applied(unit)
    assert not ActualEntry.objects.exists()


@pytest.mark.parametrize(
    "cell",
    [date(2024, 5, 12), True, "#N/A"],
    ids=["a day", "yes or no", "error"],
)
def test_words_that_a_program_made_something_else_of_are_told_of(
    unit: Client, town: Town, cell: object
) -> None:
    content = filled_in(handed_out(unit), typed(Gerçekleşen=5, Açıklama=cell))

    told = uploaded(unit, content)

    assert "1 satırda hata" in told
    assert "sayı yazılır" not in told


def test_every_error_of_every_row_is_told_at_once(unit: Client, town: Town) -> None:
    measured_indicator(town.objective)

    def fill(page: Worksheet) -> None:
        page.cell(FIRST, PLACES["Gerçekleşen"]).value = "çok"
        page.cell(FIRST + 1, PLACES["Gerçekleşen"]).value = "az"

    told = uploaded(unit, filled_in(handed_out(unit), fill))

    assert "2 satır, 0 satırda değişiklik, 2 satırda hata" in told
    assert "sistemde duran değerlerle aynı" not in told


def test_a_text_that_is_a_number_in_turkish_is_read(unit: Client, town: Town) -> None:
    uploaded(unit, filled_in(handed_out(unit), typed(Gerçekleşen="1.250,5")))
    applied(unit)

    assert ActualEntry.objects.get().value == Decimal("1250.5")


def test_a_percentage_cell_is_read_as_it_is_shown_and_only_of_percentages(
    unit: Client, town: Town
) -> None:
    def fill(page: Worksheet) -> None:
        cell = page.cell(FIRST, PLACES["Gerçekleşen"])
        cell.value, cell.number_format = 0.855, "0.0%"

    told = uploaded(unit, filled_in(handed_out(unit), fill))
    assert "(%85,5), ama gösterge yüzde değil" in told

    town.first.terms.update(unit_of_measure="%")
    uploaded(unit, filled_in(handed_out(unit), fill))
    applied(unit)

    assert ActualEntry.objects.get().value == Decimal("85.5")


def test_what_somebody_changed_meanwhile_is_not_written_over(
    unit: Client, town: Town
) -> None:
    content = filled_in(handed_out(unit), typed(Gerçekleşen=80))
    ActualEntryFactory.create(indicator=town.first, value=Decimal(7))

    told = uploaded(unit, content)

    assert "Siz şablonu indirdikten sonra bu satır değişti" in told
    assert ActualEntry.objects.get().value == 7


def test_a_locked_figure_is_not_changed_by_way_of_a_workbook(
    unit: Client, town: Town
) -> None:
    content = handed_out(unit)
    approved_actual(town.first, "25")

    told = uploaded(unit, filled_in(content, typed(Gerçekleşen=80)))

    assert "Bu değer kilitli (onaylandı)" in told


def test_a_row_of_another_unit_and_one_that_is_there_twice_are_refused(
    unit: Client, town: Town
) -> None:
    def foreign(page: Worksheet) -> None:
        page.cell(FIRST, PLACES["kimlik"]).value = str(town.second.uid)
        page.cell(FIRST, PLACES["Gerçekleşen"]).value = 1

    assert "sizden istenen göstergelerden biri değil" in uploaded(
        unit, filled_in(handed_out(unit), foreign)
    )

    def twice(page: Worksheet) -> None:
        for at in PLACES.values():
            page.cell(FIRST + 1, at).value = page.cell(FIRST, at).value

    assert "iki kez var" in uploaded(unit, filled_in(handed_out(unit), twice))


def test_columns_are_found_where_somebody_moved_them(unit: Client, town: Town) -> None:
    def fill(page: Worksheet) -> None:
        typed(Gerçekleşen=80)(page)
        page.insert_cols(3)

    uploaded(unit, filled_in(handed_out(unit), fill))
    applied(unit)

    assert ActualEntry.objects.get().value == 80


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda book: book.remove(book[MARKS]), "indirilen çalışma kitabı değil"),
        (
            lambda book: setattr(book[MARKS].cell(1, 1), "value", "0"),
            "eski bir sürümden",
        ),
        (
            lambda book: book[SHEET].delete_cols(PLACES["Gerçekleşen"]),
            "sütunu silinmiş: Gerçekleşen",
        ),
    ],
    ids=["another workbook", "an old one", "a column is gone"],
)
def test_a_workbook_that_is_none_of_ours_is_refused_in_one_sentence(
    unit: Client, town: Town, spoil: Callable[[Workbook], object], sentence: str
) -> None:
    book = load_workbook(BytesIO(handed_out(unit)))
    spoil(book)

    assert sentence in uploaded(unit, saved(book))
    assert not FilledSheet.objects.exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.4", b"a;b;c"])
def test_what_is_no_workbook_is_refused(
    unit: Client, town: Town, content: bytes
) -> None:
    assert "alert" in uploaded(unit, content) or "errorlist" in uploaded(unit, content)
    assert not FilledSheet.objects.exists()


def test_a_sheet_that_claims_to_be_endless_is_read_to_its_last_row(
    unit: Client, town: Town
) -> None:
    content = filled_in(
        handed_out(unit), lambda page: setattr(page.cell(1_048_576, 1), "value", "x")
    )

    assert len(read_filled(content).rows) == 1


def test_a_period_that_closed_takes_no_workbook(unit: Client, town: Town) -> None:
    content = filled_in(handed_out(unit), typed(Gerçekleşen=80))
    shown = uploaded(unit, content)
    assert "0 satırda hata" in shown
    ReportingPeriod.objects.update(state=ReportingPeriod.State.CLOSED)

    assert "Çalışma kitabının dönemi kapanmış" in applied(unit, shown)
    assert "Açık dönem yok" in uploaded(unit, content)

    assert not ActualEntry.objects.exists()


def test_a_workbook_of_another_unit_is_not_taken(
    client: Client, unit: Client, town: Town
) -> None:
    content = handed_out(unit)
    other = Client()
    other.force_login(town.other_unit_user)

    assert "birimi sizin değil" in uploaded(other, content)
    answer = other.get(reverse("filled_sheet"), follow=True)
    assert "Denetlenecek bir çalışma kitabınız yok" in answer.content.decode()


@pytest.mark.parametrize(
    "part", ["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"]
)
def test_a_workbook_that_is_damaged_inside_is_refused_in_one_sentence(
    unit: Client, town: Town, part: str
) -> None:
    damaged = BytesIO()
    with ZipFile(BytesIO(handed_out(unit))) as old, ZipFile(damaged, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<x" if name == part else old.read(name))

    with pytest.raises(UnreadableSheetError):
        read_filled(damaged.getvalue())


def test_an_untouched_template_of_a_running_total_changes_nothing(
    unit: Client, town: Town
) -> None:
    town.first.terms.update(method="cumulative")

    assert "0 satırda değişiklik" in uploaded(unit, handed_out(unit))


def test_lines_broken_as_a_browser_does_are_no_change(unit: Client, town: Town) -> None:
    ActualEntryFactory.create(indicator=town.first, explanation="Bir\r\niki")

    told = uploaded(unit, handed_out(unit))

    assert "0 satırda değişiklik, 0 satırda hata" in told


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"Pay": 3}, "Pay ile payda birlikte yazılır."),
        ({"Pay": 3, "Payda": 0}, "Payda sıfır olamaz."),
    ],
    ids=["one without the other", "divided by zero"],
)
def test_what_the_database_would_refuse_is_told_before_it_is_applied(
    unit: Client, town: Town, cells: dict[str, int], sentence: str
) -> None:
    town.first.terms.update(unit_of_measure="%")

    told = uploaded(unit, filled_in(handed_out(unit), typed(**cells)))

    assert "1 satırda hata" in told
    assert sentence in told
    assert "Uygula" not in told


def test_the_number_of_queries_does_not_grow_with_the_rows(
    unit: Client, town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    uploaded(unit, handed_out(unit))
    with django_assert_num_queries(16):
        unit.get(reverse("filled_sheet"))
    for _row in range(3):
        measured_indicator(town.objective)
    uploaded(unit, handed_out(unit))

    with django_assert_num_queries(16):
        unit.get(reverse("filled_sheet"))


def test_what_is_wrong_is_read_on_a_narrow_screen(unit: Client, town: Town) -> None:
    uploaded(unit, filled_in(handed_out(unit), typed(Gerçekleşen="yok")))

    page = unit.get(reverse("filled_sheet")).content.decode()

    assert 'data-label="Hata"' in page  # each row stands by itself there
    assert f"{FIRST}. satır" in page
