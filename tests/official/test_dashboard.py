"""The dashboard as a workbook: the same rows as the page, each with a chart of its own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from indicators.models import ActualEntry, Indicator, Method, Period
from indicators.services import publish_scores
from plans.models import CardEntry, CostLine
from reports.official.asked import Asked
from reports.official.board import board
from reports.official.kinds import kind_named
from reports.official.report import Report
from reports.years import plan_year
from tests.factories import (
    GoalFactory,
    Town,
    approved_actual,
    measured_indicator,
    small_town,
)
from tests.official.books import book_of, formulas_of, row_starting, rows_of

pytestmark = pytest.mark.django_db

STATUSES, GOALS, UNITS, LATE, FORECAST, UNTOLD, OBJECTIVES, MONEY_OF_UNITS = range(8)


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Town:
    monkeypatch.setattr("reports.official.board.today_shown", lambda: date(2025, 2, 10))
    town = small_town()
    approved_actual(town.first, "25")
    publish_scores(plan=town.plan, year=2024, period="YEAR")
    return town


@pytest.fixture
def visitors(town: Town) -> Indicator:
    visitors = measured_indicator(
        town.objective, method=Method.ANNUAL, unit_of_measure="kişi"
    )
    approved_actual(visitors, "20", year=2023, period=Period.H1)
    approved_actual(visitors, "80", year=2023)
    approved_actual(visitors, "30", period=Period.H1)
    return visitors


def table(town: Town) -> Report:
    return board(Asked(plan_year(town.plan, "2024")))


def test_the_dashboard_is_the_offices_own() -> None:
    kind = kind_named("pano")

    assert kind is not None
    assert not kind.public


def test_each_sheet_is_a_question_with_its_chart(
    town: Town, visitors: Indicator
) -> None:
    book = book_of(table(town))

    assert book.sheetnames == [
        *("Durumlar", "Amaçlar", "Birimler", "Gecikenler", "Yıl sonu tahmini"),
        *("Tahmini olmayanlar", "Hedeflerin maliyeti", "Birimlerin maliyeti"),
        "Açıklama",
    ]
    charts = [len(sheet._charts) for sheet in book.worksheets]  # type: ignore[attr-defined]
    assert charts == [1, 1, 1, 1, 1, 0, 0, 0, 0]  # no money was entered


def test_statuses_goals_and_units_are_counted_as_on_the_page(town: Town) -> None:
    report = table(town)

    assert row_starting(rows_of(report, STATUSES), "Veri girilmedi")[:2] == (
        "Veri girilmedi",
        1,
    )
    assert row_starting(rows_of(report, GOALS), "A1")[1:7] == (
        *(0.25, 0.6, 0.15, 0.55),
        *(1, 1),
    )
    assert row_starting(rows_of(report, UNITS), "Fen")[1:3] == (1, 0)


def test_a_goal_without_data_is_blank(town: Town) -> None:
    GoalFactory.create(plan=town.plan)

    assert row_starting(rows_of(table(town), GOALS), "A2")[1:5] == (
        *(None, 0),
        *(None, None),
    )


def test_who_is_late_is_listed_with_the_last_day(town: Town) -> None:
    row = row_starting(rows_of(table(town), LATE), "Fen")

    assert (row[1], row[2].date(), *row[3:6]) == (
        *("2024 yılı", date(2025, 1, 31)),
        *(10, 1, 1),
    )


def test_who_is_late_has_a_chart_for_each_period(
    town: Town, visitors: Indicator
) -> None:
    visitors.reporting_frequency = "6 ayda bir"
    visitors.save()
    ActualEntry.objects.filter(indicator=visitors, year=2024).delete()
    for period, last in (
        (Period.H1, date(2024, 7, 31)),
        (Period.YEAR, date(2025, 1, 31)),
    ):
        town.plan.reporting_periods.update_or_create(
            year=2024, period=period, defaults={"due_on": last}
        )

    sections = [each for each in table(town).sheets[LATE].sections if each.chart]

    assert [(each.title, each.chart.title) for each in sections if each.chart] == [
        ("2024 ilk altı ay", "Gecikenlerin eksik değerleri: 2024 ilk altı ay"),
        ("2024 yılı", "Gecikenlerin eksik değerleri: 2024 yılı"),
    ]


def test_a_forecast_stands_with_what_it_is_told_from(
    town: Town, visitors: Indicator
) -> None:
    row = row_starting(rows_of(table(town), FORECAST), visitors.code)

    # 30 by June: twice that on a straight line; a quarter of last year's had come by then.
    assert row[2:11] == ("kişi", 100, "ilk altı ay", 0, 30, 60, 120, 0.6, 1.2)


def test_what_has_no_forecast_is_counted_by_its_reason(town: Town) -> None:
    rows = rows_of(table(town), UNTOLD)

    assert row_starting(rows, "Yıl sonu değeri belli")[1] == 1
    assert row_starting(rows, "Yıl içinde birikmiyor")[1] == 1


def test_the_notes_say_that_a_forecast_is_one_and_how_it_is_made(town: Town) -> None:
    said = " ".join(table(town).notes)

    assert "Doğrusal tahmin" in said
    assert "Geçen yılın seyri" in said
    assert "hiçbir puana girmez" in said


def test_money_is_blank_where_nobody_entered_it(town: Town) -> None:
    report = table(town)

    for sheet, name in ((OBJECTIVES, "H1.1"), (MONEY_OF_UNITS, "Sosyal")):
        assert row_starting(rows_of(report, sheet), name)[1:8] == (
            *(None, None, None, None),
            *(0, 0, 0),
        )


def test_the_part_that_is_spent_is_a_formula(town: Town) -> None:
    activity = CardEntry.objects.create(
        objective=town.objective, kind=CardEntry.Kind.ACTIVITY, text="Park", position=1
    )
    for stage, amount in (("planned", 800), ("spent", 600)):
        CostLine.objects.create(
            activity=activity,
            year=2024,
            economic_code="06",
            stage=stage,
            amount=Decimal(amount),
        )

    report = table(town)

    row = row_starting(rows_of(report, OBJECTIVES), "H1.1")
    assert row[1:5] == (None, 800, 600, 0.75)
    ((cell, formula),) = formulas_of(report, OBJECTIVES).items()
    assert formula == f"=D{cell[1:]}/C{cell[1:]}"


def test_a_list_without_a_row_says_so_and_has_no_chart(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.official.board.today_shown", lambda: date(2024, 1, 1))

    assert rows_of(table(town), LATE)[-1][0] == (
        "Bu yılın dönemlerinde geciken birim yok."
    )
    assert rows_of(table(town), FORECAST)[-1][0] == (
        "Bu yıl için tahmin yapılabilen gösterge yok."
    )
    sheets = book_of(table(town)).worksheets
    assert [len(sheets[at]._charts) for at in (LATE, FORECAST, OBJECTIVES)] == [0, 0, 0]  # type: ignore[attr-defined]
