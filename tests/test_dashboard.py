"""The dashboard of a plan's year: what stands how, what is late, what may come, what it costs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from indicators.models import Indicator, Method, Period, ReportingPeriod
from indicators.services import publish_scores
from plans.models import CardEntry, CostEstimate, CostLine, Objective
from reports.board.board import Board, board_of
from reports.board.outlook import Outlook, Unforetold
from reports.board.spending import Spending
from reports.years import plan_year
from tests.factories import (
    ObjectiveFactory,
    PlanFactory,
    Town,
    UnitFactory,
    approved_actual,
    measured_indicator,
    small_town,
)
from tests.pages import Answer, text_of

pytestmark = pytest.mark.django_db

BEFORE_DUE = date(2025, 1, 31)
LATE = date(2025, 2, 10)
QUERIES = 25


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def office(client: Client, town: Town) -> Client:
    client.force_login(town.strategy)
    return client


def board(town: Town, today: date = BEFORE_DUE) -> Board:
    return board_of(plan_year(town.plan, "2024"), today)


def planted(
    town: Town,
    method: str = Method.CUMULATIVE,
    unit: str = "adet",
    baseline: str = "0",
    targets: dict[int, str] | None = None,
) -> Indicator:
    return measured_indicator(
        town.objective,
        method=method,
        unit_of_measure=unit,
        baseline_value=Decimal(baseline),
        targets=targets,
    )


def told_of(town: Town, indicator: Indicator) -> Outlook:
    found = board(town).outlooks
    return next(each for each in found if each.line.row.indicator == indicator)


def reasons(town: Town) -> dict[Unforetold, int]:
    return dict(board(town).untold)


def answer_of(office: Client, **asked: str) -> Answer:
    return office.get(reverse("dashboard"), asked or {"yil": "2024"})


def page_of(office: Client) -> str:
    return answer_of(office).content.decode()


def activity(objective: Objective, text: str = "Park yapımı") -> CardEntry:
    return CardEntry.objects.create(
        objective=objective,
        kind=CardEntry.Kind.ACTIVITY,
        text=text,
        position=objective.entries.count() + 1,
    )


def line(of: CardEntry, amount: str, stage: str, code: str = "06") -> None:
    CostLine.objects.create(
        activity=of, year=2024, economic_code=code, stage=stage, amount=Decimal(amount)
    )


def amounts(of: Spending) -> tuple[object, ...]:
    return of.estimate, of.planned, of.spent


PLANNED, SPENT = CostLine.Stage.PLANNED, CostLine.Stage.SPENT


# What the year may come to


def test_a_running_total_is_foretold_from_the_year_befores_end(town: Town) -> None:
    trees = planted(town)
    approved_actual(trees, "20", year=2022)
    approved_actual(trees, "25", year=2023, period=Period.H1)
    approved_actual(trees, "40", year=2023)
    approved_actual(trees, "55", period=Period.H1)

    told = told_of(town, trees)

    assert (told.part.start, told.part.reached) == (Decimal(40), Decimal(55))
    assert (told.straight, told.seasonal) == (Decimal(70), Decimal(100))
    # Of the way from 0 to 100, which is the year's target.
    assert told.straight_completion == Decimal(70)
    assert told.seasonal_completion == Decimal(100)


def test_what_each_year_counts_by_itself_starts_at_nothing(town: Town) -> None:
    visitors = planted(town, Method.ANNUAL, "kişi")
    approved_actual(visitors, "20", year=2023, period=Period.H1)
    approved_actual(visitors, "80", year=2023)
    approved_actual(visitors, "30", period=Period.H1)

    told = told_of(town, visitors)

    assert (told.straight, told.seasonal) == (Decimal(60), Decimal(120))


def test_quarters_are_added_up_to_the_last_that_was_reported(town: Town) -> None:
    trees = planted(town)
    approved_actual(trees, "40", year=2023)
    for quarter in (Period.Q1, Period.Q2, Period.Q3):
        approved_actual(trees, "5", period=quarter, reported_as="increment")

    told = told_of(town, trees)

    assert (told.period, told.part.reached) == (Period.Q3, Decimal(55))
    assert told.straight == Decimal(60)
    assert told.seasonal is None


def test_in_a_plans_first_year_a_total_starts_at_the_baseline(town: Town) -> None:
    trees = planted(town, baseline="10", targets={2020: "50"})
    approved_actual(trees, "20", year=2020, period=Period.H1)

    (told,) = board_of(plan_year(town.plan, "2020"), BEFORE_DUE).outlooks

    assert told.straight == Decimal(30)
    assert told.seasonal is None


def test_a_forecast_has_as_many_decimals_as_what_was_reported(town: Town) -> None:
    visitors = planted(town, Method.ANNUAL, "kişi")
    approved_actual(visitors, "30", year=2023, period=Period.H1)
    approved_actual(visitors, "70", year=2023)
    approved_actual(visitors, "40", period=Period.H1)

    assert told_of(town, visitors).seasonal_shown == Decimal(93)


@pytest.mark.parametrize(
    ("measured", "figures", "why"),
    [
        pytest.param(
            (Method.LEVEL, "adet"),
            [("H1", "30")],
            Unforetold.NOT_GROWING,
            id="a level",
        ),
        pytest.param(
            (Method.CUMULATIVE, "%"),
            [("H1", "30")],
            Unforetold.NOT_GROWING,
            id="a percentage",
        ),
        pytest.param(
            (Method.MAINTAIN, "adet"),
            [("H1", "30")],
            Unforetold.NOT_GROWING,
            id="what is kept",
        ),
        pytest.param((Method.ANNUAL, "adet"), [], Unforetold.NO_PART, id="nothing"),
        pytest.param(
            (Method.ANNUAL, "adet"),
            [("Q3", "30")],
            Unforetold.NO_PART,
            id="a quarter that may be of itself or of the year so far",
        ),
        pytest.param(
            (Method.CUMULATIVE, "adet"),
            [("H1", "30")],
            Unforetold.NO_START,
            id="no year before",
        ),
        pytest.param(
            (Method.ANNUAL, "adet"),
            [("H1", "30"), ("YEAR", "70")],
            Unforetold.KNOWN,
            id="the year's end is known",
        ),
    ],
)
def test_what_cannot_be_foretold_says_why_and_is_no_nought(
    town: Town,
    measured: tuple[str, str],
    figures: list[tuple[str, str]],
    why: Unforetold,
) -> None:
    before = reasons(town).get(why, 0)
    indicator = planted(town, *measured)
    for period, value in figures:
        approved_actual(indicator, value, period=period)

    shown = board(town)

    assert shown.outlooks == ()
    assert dict(shown.untold)[why] == before + 1


def test_a_total_below_its_start_is_not_foretold(town: Town) -> None:
    trees = planted(town)
    approved_actual(trees, "40", year=2023)
    approved_actual(trees, "39", period=Period.H1)

    assert reasons(town)[Unforetold.SHRUNK] == 1


def test_a_year_measured_otherwise_says_nothing_of_this_one(town: Town) -> None:
    visitors = planted(town, Method.ANNUAL, "kişi")
    approved_actual(visitors, "20", year=2023, period=Period.H1)
    approved_actual(visitors, "80", year=2023)
    approved_actual(visitors, "30", period=Period.H1)
    revision = town.plan.revisions.create(number=1, adopted_on=date(2024, 3, 1))
    terms = visitors.terms.get()
    terms.pk, terms.revision, terms.unit_of_measure = None, revision, "öğrenci"
    terms.save()

    told = told_of(town, visitors)

    assert (told.straight, told.seasonal) == (Decimal(60), None)


def test_the_page_says_what_a_forecast_takes_for_granted(
    office: Client, town: Town
) -> None:
    visitors = planted(town, Method.ANNUAL, "kişi")
    approved_actual(visitors, "30", period=Period.H1)

    said = text_of(answer_of(office))

    assert "ayda ne eklendiyse kalan aylarda da o kadar ekleneceğini varsayar" in said
    assert "geçen yıl aynı döneme kadar ne kadarı olduysa" in said
    assert "bilinmiyor" in said  # last year has no figures
    assert "Tahmini olmayanlar" in said


# What is late


def test_a_unit_is_late_after_its_last_day_the_longest_first(town: Town) -> None:
    ReportingPeriod.objects.create(
        plan=town.plan, year=2024, period=Period.H1, due_on=date(2024, 7, 31)
    )

    late = board(town, LATE).late

    assert [each.days_late for each in late] == [194, 194, 10, 10]
    assert {each.unit for each in late} == {town.unit, town.other_unit}
    assert [str(each.unit) for each in board(town, BEFORE_DUE).late] == [
        "Fen İşleri Müdürlüğü",
        "Sosyal Destek Müdürlüğü",
    ]


# What it costs


def test_money_is_held_against_the_plan_only_where_it_is_of_the_same_activities(
    town: Town,
) -> None:
    other = ObjectiveFactory.create(goal=town.goal, responsible_unit=town.other_unit)
    CostEstimate.objects.create(
        objective=town.objective, year=2024, amount=Decimal(1000)
    )
    park, road = activity(town.objective), activity(other, "Yol")
    bridge = activity(other, "Köprü")
    line(park, "400", PLANNED)
    line(park, "400", PLANNED, "03")
    line(park, "600", SPENT)
    line(road, "100", PLANNED)
    line(bridge, "50", SPENT)

    money = board(town).money
    by_objective = dict(money.by_objective)
    mine, others = by_objective[town.objective], by_objective[other]

    assert amounts(mine) == (1000, 800, 600)
    assert mine.share == Decimal(75)
    assert amounts(others) == (None, 100, 50)
    assert others.share is None
    assert (others.activities, others.with_planned, others.with_spent) == (2, 1, 1)
    assert amounts(money.whole) == (None, 900, 650)
    assert dict(money.by_unit)[town.unit] == mine


def test_money_that_nobody_entered_is_blank(office: Client, town: Town) -> None:
    activity(town.objective)

    (spending,) = (own for _objective, own in board(town).money.by_objective)

    assert amounts(spending) == (None, None, None)
    assert spending.share is None
    assert "ne ödenek ne harcama girilmiş" in text_of(answer_of(office))


def test_a_cost_that_is_no_years_own_is_not_this_years(town: Town) -> None:
    CostEstimate.objects.create(objective=town.objective, amount=Decimal(5000))
    CostLine.objects.create(
        activity=activity(town.objective),
        year=2023,
        economic_code="06",
        amount=Decimal(7),
    )

    assert not board(town).money.is_entered


# The page


def test_every_part_has_its_drawing_its_table_and_its_file(
    office: Client, town: Town
) -> None:
    approved_actual(town.first, "25")
    visitors = planted(town, Method.ANNUAL, "kişi")
    approved_actual(visitors, "30", period=Period.H1)
    line(activity(town.objective), "400", PLANNED)
    publish_scores(plan=town.plan, year=2024, period="YEAR")

    page = page_of(office)

    for key in ("durum", "amac", "birim", "geciken", "tahmin", "hedef"):
        assert f'id="c-{key}-wide-b"' in page
        assert f'id="c-{key}-narrow-b"' in page
    parts = page.count('class="section"') - 1  # all but the headline
    files = reverse("report_file", args=[town.plan.pk, "pano", "xlsx"])
    assert page.count(f"{files}?yil=2024") == parts + 1  # money has two
    assert page.count("</table>") == parts + 2  # and what is not foretold
    assert "%25,00" in page


def test_a_goal_without_data_is_drawn_dotted_not_as_nothing(
    office: Client, town: Town
) -> None:
    page = page_of(office)

    drawing = page[page.index('id="c-amac-wide-a"') :].split("</svg>")[0]
    assert 'class="gap"' in drawing
    assert 'class="fill"' not in drawing
    assert "veri girilmedi" in drawing


def test_more_than_a_drawing_holds_are_in_the_table(office: Client, town: Town) -> None:
    for _each in range(22):
        visitors = planted(town, Method.ANNUAL, "kişi")
        approved_actual(visitors, "30", period=Period.H1)

    said = text_of(answer_of(office))

    assert "2 satır daha var; hepsi tablodadır." in said


def test_a_plan_of_another_office_is_not_shown(client: Client, town: Town) -> None:
    client.force_login(town.foreign_strategy)

    assert "Henüz plan yok" in text_of(answer_of(client, plan=str(town.plan.pk)))


@pytest.mark.parametrize("asked", [{"yil": "1999"}, {"plan": "x"}, {"yil": ""}])
def test_what_there_is_not_leads_to_the_usual_year(
    office: Client, town: Town, asked: dict[str, str]
) -> None:
    assert "2024 yılı" in text_of(answer_of(office, **asked))


def test_the_desk_leads_to_the_dashboard_of_the_year_asked_for(
    office: Client, town: Town
) -> None:
    page = office.get(reverse("report_desk"), {"yil": "2023"}).content.decode()

    assert f"{reverse('dashboard')}?plan={town.plan.pk}&amp;yil=2023" in page


def test_the_number_of_queries_does_not_grow(
    office: Client, town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(QUERIES):
        page_of(office)
    for number in range(3):
        unit = UnitFactory.create(municipality=town.municipality)
        objective = ObjectiveFactory.create(goal=town.goal, responsible_unit=unit)
        line(activity(objective), "400", PLANNED)
        visitors = measured_indicator(
            objective, method=Method.ANNUAL, unit_of_measure="kişi", unit=unit
        )
        approved_actual(visitors, str(number), period=Period.H1)
    PlanFactory.create(municipality=town.municipality, start_year=2015, end_year=2019)

    with django_assert_num_queries(QUERIES):
        page_of(office)
