"""The demonstration once it is loaded: what it shows now, and what it showed on days that are past."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from indicators.models import (
    ActualEntry,
    CommonMapping,
    Evidence,
    Indicator,
    PeriodExtension,
    ReportingPeriod,
    Score,
    TargetRevision,
)
from indicators.stated import compared_year
from plans.consistency import Finding, What
from plans.document import Kind
from plans.models import (
    CardEntry,
    CommittedReading,
    CostLine,
    Municipality,
    Objective,
    Plan,
    SourceDocument,
    Statistic,
    StatisticLink,
    Unit,
)
from reports.asking.reading import asked_about
from reports.compared.alike import BANDS, Group
from reports.compared.towns import towns_compared
from reports.days.rewinding import as_it_stood
from reports.models import Answer, Question
from reports.official.budget import activities_of, needs_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
PLAN = "/tr/ornek/2020-2024/"
OF_EXAMPLE = {"objective__goal__plan__municipality__slug": "ornek"}


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load it once for all tests here; each undoes its own changes, and the last all of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", stdout=StringIO())
        yield
        transaction.set_rollback(True)


def counts() -> list[int]:
    """How many rows and versions there are of what a second load could double."""
    rows = (
        Municipality,
        Unit,
        Plan,
        Objective,
        CardEntry,
        Statistic,
        StatisticLink,
        SourceDocument,
        CommittedReading,
        Indicator,
        TargetRevision,
        Score,
        ActualEntry,
        CommonMapping,
        CostLine,
        Question,
        Answer,
    )
    kept = [model.history.model for model in rows if hasattr(model, "history")]
    return [model.objects.count() for model in (*rows, *kept)]


def test_a_second_load_writes_nothing() -> None:
    before = counts()
    said = StringIO()

    call_command("load_demo", stdout=said)

    assert counts() == before
    assert "dokunulmadı" in said.getvalue()


def test_every_state_is_there() -> None:
    states = set(ActualEntry.objects.values_list("state", flat=True))
    assert states == set(ActualEntry.State.values)
    assert ActualEntry.objects.exclude(correction_reason="").exists()
    assert set(Evidence.objects.values_list("is_public", flat=True)) == {True, False}
    # (25 · 1.066 ÷ 1.346 + 20 · 81 ÷ 85 + 25 + 10 · 0,88) ÷ 0,8
    score = Score.objects.filter(
        objective__code="H4.1", year=2023, period="YEAR", basis="current"
    ).latest("pk")
    assert (score.percent, score.coverage) == (Decimal("90.8227864697"), Decimal(80))


def test_questions_are_answered_corrected_open_and_waiting() -> None:
    told = [
        (each.state, [bool(answer.corrects_id) for answer in each.answers.all()])
        for each in Question.objects.with_answers()
    ]

    assert told == [
        ("published", [False]),
        ("published", [False, True]),
        ("published", []),
        ("waiting", []),
    ]


def test_every_answer_was_written_on_its_day() -> None:
    days = [
        answer.history.get().history_date.date()
        for answer in Answer.objects.order_by("at")
    ]

    assert days == [date(2024, 2, 14), date(2024, 3, 12), date(2024, 3, 15)]


def test_a_mapped_indicator_is_compared_by_population(client: Client) -> None:
    asked = {"tur": "ilce", "nufus": "100-250", "yil": "2023"}
    page = client.get("/tr/karsilastir/", asked).content.decode()

    assert "Belediye binalarının elektrik tüketimi" in page
    # 14.720 aile ÷ 214.360 kişi · 1.000 and 8.260 aile ÷ 131.900 kişi · 1.000
    assert "68,6695" in page
    assert "62,6232" in page


def test_two_towns_are_compared_and_what_one_did_not_report_is_no_zero() -> None:
    asked = towns_compared(
        Group("ilce", next(each for each in BANDS if each.slug == "100-250")), "2023"
    )

    assert asked is not None
    assert {
        table.common.name: {each.row.place.slug: each.actual for each in table.values}
        for table in asked.tables
    } == {
        "Belediye binalarının elektrik tüketimi": {"misal": 3155500, "ornek": None},
        "Kişi başına aktif yeşil alan": {
            "misal": Decimal("7.3"),
            "ornek": Decimal("5.4"),
        },
        "Kütüphanelerden yararlanan kişi": {"misal": 28000, "ornek": 51000},
        "Sosyal yardımdan yararlanan aile": {"misal": 8260, "ornek": 14720},
        "Spor okullarından yararlanan kişi": {"misal": None, "ornek": 5900},
        "İşe yönlendirilen kişi": {"ornek": 184},
    }


def test_every_fictional_town_says_so_of_itself(client: Client) -> None:
    towns = Municipality.objects.filter(is_fictional=True)

    assert [town.slug for town in towns.order_by("pk")] == ["ornek", "misal"]
    for town in towns:
        assert "kurgusal" in client.get(f"/tr/{town.slug}/").content.decode().lower()


def test_the_budget_of_a_year_is_known_in_part() -> None:
    needs = needs_of(example(), 2023)
    cards = {card.code: card for card in Objective.objects.filter(goal__plan=example())}
    entered = {
        code: [entry.pk in needs for entry in activities_of(example())[card.pk]]
        for code, card in cards.items()
    }

    assert entered["H4.1"] == [True, True, True, True]
    assert entered["H2.5"] == [True, True, False]  # left blank on purpose
    assert entered["H1.1"] == [False] * 4
    spent = CostLine.objects.filter(stage="spent", activity__objective__code="H4.1")
    assert len(set(spent.values_list("activity", flat=True))) == 3


def test_the_programme_of_a_year_differs_from_the_plan_where_it_was_written_so() -> (
    None
):
    found = [
        each
        for each in compared_year(example(), 2023).findings
        if each.second.paper.kind is Kind.PERFORMANCE_PROGRAMME
    ]

    def codes(what: What) -> list[str]:
        return [each.of.code for each in found if each.what is what]

    assert {
        each.of.code: (figure(each, 0), figure(each, 1))
        for each in found
        if each.what is What.DIFFERS
    } == {"PG2.2.2": (100_000, 90_000), "PG4.1.4": (180, 200)}
    assert codes(What.ADDED) == ["PG1.1.6"]
    assert codes(What.MISSING) == ["PG3.1.4", "PG5.3.4"]
    assert codes(What.NOT_OWED) == ["PG3.1.4"]  # an update took it out


def figure(finding: Finding, side: int) -> object:
    one = (finding.first, finding.second)[side]
    return None if one is None or one.printed is None else one.printed.value


def test_every_line_of_the_budget_was_entered_by_its_day() -> None:
    days = {
        (line.year, line.stage, line.history_date.date())
        for line in CostLine.history.all()
    }

    assert days == {
        (2023, "planned", date(2022, 12, 12)),
        (2024, "planned", date(2023, 12, 12)),
        (2023, "spent", date(2024, 2, 20)),
    }


def actual(code: str, year: int, period: str = "YEAR") -> Decimal | None:
    """The public figure of an indicator, as the database tells it."""
    rows = ActualEntry.objects.filter(
        indicator__code=code, year=year, period=period, state="approved"
    )
    newest = rows.order_by("pk").last()  # a correction is a later row
    return None if newest is None else newest.value


def target(code: str, year: int) -> Decimal | None:
    rows = TargetRevision.objects.filter(
        indicator__code=code, indicator__objective__goal__plan=example(), year=year
    )
    newest = rows.exclude(origin="programme").order_by("recorded_at", "pk").last()
    return None if newest is None else newest.value


def example() -> Plan:
    return Plan.objects.get(municipality__slug="ornek")


# What actuals.json and plan.json say of PG2.2.1 (2021: 43, corrected to 41 on 10.03.2022) and of
# PG4.1.4 (2022: 150, lowered to 140 on 11.03.2023; 2023: 200, to 180 on 14.09.2023).
@pytest.mark.parametrize(
    ("day", "asphalt_2021", "target_2022", "target_2023", "families_2023"),
    [
        pytest.param(date(2022, 1, 24), None, 150, 200, None, id="not approved yet"),
        pytest.param(date(2022, 3, 9), 43, 150, 200, None, id="not corrected yet"),
        pytest.param(date(2022, 6, 30), 41, 150, 200, None, id="corrected"),
        pytest.param(date(2023, 9, 13), 41, 140, 200, None, id="first target lowered"),
        pytest.param(date(2024, 3, 1), 41, 140, 180, 14720, id="second one too"),
    ],
)
def test_a_past_day_shows_what_was_known_on_it(
    day: date,
    asphalt_2021: int | None,
    target_2022: int,
    target_2023: int,
    families_2023: int | None,
) -> None:
    with as_it_stood(day):
        assert actual("PG2.2.1", 2021) == asphalt_2021
        assert target("PG4.1.4", 2022) == target_2022
        assert target("PG4.1.4", 2023) == target_2023
        assert actual("PG4.1.1", 2023) == families_2023


@pytest.mark.parametrize(
    ("day", "revisions", "printed_bulletin_is_withdrawn"),
    [
        pytest.param(date(2022, 6, 30), 1, False, id="before the update"),
        pytest.param(date(2023, 9, 6), 1, False, id="the day before its adoption"),
        pytest.param(date(2023, 9, 7), 2, True, id="the day of its adoption"),
        pytest.param(date(2024, 3, 1), 2, True, id="after"),
    ],
)
def test_the_update_is_in_the_plan_from_its_adoption(
    day: date, revisions: int, *, printed_bulletin_is_withdrawn: bool
) -> None:
    with as_it_stood(day):
        assert example().revisions.count() == revisions
        bulletins = Indicator.objects.filter(code="PG3.1.4", **OF_EXAMPLE)
        gone = [each.withdrawn_in_id is not None for each in bulletins]
    # The digital one came with the update that ended the printed one.
    assert sorted(gone) == ([False, True] if printed_bulletin_is_withdrawn else [False])


@pytest.mark.parametrize(
    ("day", "periods", "extensions"),
    [
        # 2020 and 2021, each with a half; the half of 2022 was opened on 01.07.2022
        pytest.param(date(2022, 6, 30), 4, 0, id="2022-06-30"),
        pytest.param(date(2024, 3, 1), 8, 0, id="2024-03-01"),
        pytest.param(date(2024, 8, 14), 9, 0, id="2024-08-14"),
        pytest.param(date(2024, 8, 15), 9, 1, id="2024-08-15"),
    ],
)
def test_periods_and_more_time_are_there_from_the_day_they_were_given(
    day: date, periods: int, extensions: int
) -> None:
    with as_it_stood(day):
        assert ReportingPeriod.objects.filter(plan=example()).count() == periods
        assert PeriodExtension.objects.count() == extensions


@pytest.mark.parametrize("day", ["2022-06-30", "2024-03-01"])
def test_the_plan_page_of_a_past_day_can_be_read(client: Client, day: str) -> None:
    assert client.get(PLAN, {"tarih": day}).status_code == 200


@pytest.mark.parametrize(
    ("day", "answers"),
    [
        pytest.param(date(2024, 2, 5), None, id="asked, not published"),
        pytest.param(date(2024, 2, 6), 0, id="published"),
        pytest.param(date(2024, 2, 13), 0, id="still open"),
        pytest.param(date(2024, 2, 14), 1, id="answered"),
    ],
)
def test_a_question_and_its_answer_are_read_from_their_days(
    day: date, answers: int | None
) -> None:
    indicator = Indicator.objects.get(code="PG4.1.4", **OF_EXAMPLE)

    with as_it_stood(day):
        told = [len(each.question.answers.all()) for each in asked_about(indicator)]

    assert told == ([] if answers is None else [answers])
