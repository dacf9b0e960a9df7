"""Performans programı T1–T5: from the plan and the lines entered; a part is never taken for the whole."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from plans.models import CardEntry, CostLine, Objective
from reports.official.asked import Asked
from reports.official.budget import economic_code, off_budget_source
from reports.official.programme import programme
from reports.official.report import Report
from reports.years import plan_year
from tests.factories import ObjectiveFactory, Town, approved_actual, small_town
from tests.official.books import book_of, formulas_of, row_starting, rows_of

pytestmark = pytest.mark.django_db


def activity(objective: Objective, name: str, **amounts: int) -> CardEntry:
    """Enter an activity with what it needs in 2024: c1, c3, c6 in the budget, d from the döner sermaye."""
    entry = CardEntry.objects.create(
        objective=objective,
        kind=CardEntry.Kind.ACTIVITY,
        position=objective.entries.count(),
        text=name,
    )
    for key, amount in amounts.items():
        is_budget = key[0] == "c"
        CostLine.objects.create(
            activity=entry,
            year=2024,
            economic_code=f"0{key[1:]}" if is_budget else "Döner Sermaye",
            source="budget" if is_budget else "off_budget",
            amount=Decimal(amount),
        )
    return entry


@pytest.fixture
def town() -> Town:
    return small_town()


def table(town: Town) -> Report:
    return programme(Asked(plan_year(town.plan, "2024")))


def test_t1_has_three_years_of_every_indicator(town: Town) -> None:
    approved_actual(town.first, "20", year=2022)
    for year, value, origin in (
        (2023, 90, "plan"),
        (2024, 95, "programme"),
    ):
        town.first.targets.create(
            year=year,
            value=value,
            origin=origin,
            recorded_at=datetime(2023, 12, 1, tzinfo=UTC),
        )

    rows = rows_of(table(town))

    assert row_starting(rows, "Performans Göstergeleri")[1:] == (
        *("2022 gerçekleşen", "2023 hedeflenen", "2024 hedefi"),
    )
    assert row_starting(rows, town.first.code)[1:] == (20, 90, 95)
    assert row_starting(rows, town.second.code)[1:] == (None, None, 50)
    assert row_starting(rows, "Performans Hedefi")[1] is None


def test_t1_adds_up_what_the_activities_need(town: Town) -> None:
    activity(town.objective, "Sulama", c3=100, c6=50, d=30)
    activity(town.objective, "Bakım", c1=20)

    rows = rows_of(table(town))

    assert row_starting(rows, "Sulama")[1:] == (150, 30, 180)
    assert row_starting(rows, "Bakım")[1:] == (20, None, 20)
    assert row_starting(rows, "Genel Toplam")[1:] == (170, 30, 200)
    at = 1 + rows.index(row_starting(rows, "Genel Toplam"))
    assert formulas_of(table(town))[f"D{at}"] == f"=SUM(D{at - 2}:D{at - 1})"


def test_an_activity_without_lines_leaves_every_total_blank_and_is_listed(
    town: Town,
) -> None:
    activity(town.objective, "Sulama", c3=100)
    activity(town.objective, "Bakım")

    report = table(town)

    assert row_starting(rows_of(report), "Bakım")[1:] == (None, None, None)
    assert row_starting(rows_of(report), "Genel Toplam")[1:] == (None, None, None)
    assert rows_of(report, sheet=3)[-1][1] is None  # T4
    assert f"{town.objective.code}, maliyeti girilmemiş: Bakım" in report.notes


def test_no_cell_without_a_value_has_a_formula_that_would_make_it_zero(
    town: Town,
) -> None:
    activity(town.objective, "Bakım")

    for sheet in range(5):
        formulas = formulas_of(table(town), sheet)
        values = book_of(table(town)).worksheets[sheet]
        assert all(values[cell].value is not None for cell in formulas)


def test_t2_writes_the_lines_by_economic_code(town: Town) -> None:
    activity(town.objective, "Sulama", c3=100, c6=50, d=30)

    rows = rows_of(table(town), sheet=1)

    assert row_starting(rows, "Faaliyet Adı")[1] == "Sulama"
    assert row_starting(rows, "1 Personel")[1] is None
    assert row_starting(rows, "3 Mal")[1] == 100
    assert row_starting(rows, "6 Sermaye")[1] == 50
    assert row_starting(rows, "Toplam Bütçe Kaynak")[1] == 150
    assert row_starting(rows, "Döner")[1] == 30
    assert row_starting(rows, "Toplam Bütçe Dışı")[1] == 30
    assert row_starting(rows, "Toplam Kaynak")[1] == 180
    at = 1 + rows.index(row_starting(rows, "Toplam Kaynak"))
    formulas = formulas_of(table(town), sheet=1)
    assert formulas[f"B{at}"] == f"=SUM(B{at - 5},B{at - 1})"
    assert formulas[f"B{at - 5}"] == f"=SUM(B{at - 14}:B{at - 6})"


def test_t3_has_each_activitys_part_of_the_whole(town: Town) -> None:
    activity(town.objective, "Sulama", c3=150, d=30)
    activity(town.objective, "Bakım", c1=50)

    rows = rows_of(table(town), sheet=2)

    by_activity = {row[1]: row[2:] for row in rows}
    assert by_activity["Sulama"] == (150, 0.75, 30, 1, 180, pytest.approx(180 / 230))
    assert by_activity["Bakım"] == (50, 0.25, None, None, 50, pytest.approx(50 / 230))
    whole = row_starting(rows, "Performans Hedefleri Maliyetleri")
    assert whole[2:] == (200, 1, 30, 1, 230, 1)
    assert row_starting(rows, "Genel Toplam")[2:] == (None,) * 6


def test_t4_adds_up_all_activities_and_leaves_the_rest_blank(town: Town) -> None:
    activity(town.objective, "Sulama", c3=150, d=30)
    activity(ObjectiveFactory.create(goal=town.goal), "Bakım", c1=50, c3=10)

    rows = rows_of(table(town), sheet=3)

    assert row_starting(rows, "1 Personel")[1:] == (50, None, None, None)
    assert row_starting(rows, "3 Mal")[1] == 160
    assert row_starting(rows, "Toplam Kaynak")[1] == 240


def test_t5_names_who_answers_for_each_activity(town: Town) -> None:
    activity(town.objective, "Sulama")

    assert rows_of(table(town), sheet=4)[-1] == (
        f"{town.objective.code}: {town.objective.title}",
        "Sulama",
        "Sosyal Destek Müdürlüğü",
    )


def test_where_the_cards_list_no_activity_the_tables_say_so(town: Town) -> None:
    book = book_of(table(town))

    for page in book.worksheets:
        told = [cell for row in page.iter_rows(values_only=True) for cell in row]
        is_listed = page.title[:2] in ("T2", "T3", "T5")
        assert ("Kartlarda faaliyet yazmıyor." in told) == is_listed, page.title


def test_what_was_spent_is_none_of_a_programme(town: Town) -> None:
    entry = activity(town.objective, "Sulama", c3=100)
    CostLine.objects.create(
        activity=entry, year=2024, economic_code="03", stage="spent", amount=90
    )

    assert row_starting(rows_of(table(town)), "Sulama")[1:] == (100, None, 100)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("01", "1"),
        ("1", "1"),
        (" 06 Sermaye Giderleri", "6"),
        ("03.5.1", "3"),
        ("10", "?"),
        ("0", "?"),
        ("", "?"),
        ("Personel", "?"),
    ],
)
def test_an_economic_code_is_read_by_its_first_level(text: str, code: str) -> None:
    assert economic_code(text) == code


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("DÖNER SERMAYE", "döner"),
        ("Diğer Yurt İçi", "yurt içi"),
        ("DİĞER YURT DIŞI", "yurt dışı"),
        ("Hibe", "?"),
    ],
)
def test_a_source_outside_the_budget_is_read_by_its_name(
    text: str, source: str
) -> None:
    assert off_budget_source(text) == source


def test_the_number_of_queries_does_not_grow_with_the_plan(
    town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    shown = plan_year(town.plan, "2024")
    activity(town.objective, "Sulama", c3=100)
    with django_assert_num_queries(13):
        rows_of(programme(Asked(shown)))
    activity(ObjectiveFactory.create(goal=town.goal), "Bakım", c1=50, c3=10)

    with django_assert_num_queries(13):
        rows_of(programme(Asked(shown)))
