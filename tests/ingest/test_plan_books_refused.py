"""A plan's workbook that is not the plan's, not whole, or not pressed with a reason writes nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from ingest.filled.forgetting import forget_filled
from ingest.filled.layout import VERSION as FIGURES
from ingest.filled.plan.layout import HEAD_ROW, MARKS
from ingest.models import FilledPlan
from plans.models import Goal
from tests.factories import GoalFactory, PlanFactory, Town
from tests.ingest.plan_books import (
    FIRST,
    Fill,
    applied,
    blank_line,
    changes_of,
    column_of,
    errors_of,
    filled_in,
    handed_out,
    listed_town,
    typed,
    uploaded,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return listed_town()


@pytest.fixture
def office(client: Client, town: Town) -> Client:
    client.force_login(town.strategy)
    return client


def test_a_year_that_is_none_of_the_plans_is_told(town: Town, office: Client) -> None:
    def add_a_year(book: Workbook) -> None:
        page = book["Hedef değerler"]
        page.cell(HEAD_ROW, page.max_column + 1).value = "2030"
        page.cell(FIRST, page.max_column).value = 7

    answer = uploaded(office, filled_in(handed_out(office, town.plan), add_a_year))

    assert [each[:3] for each in errors_of(answer)] == [
        ("Hedef değerler", FIRST, "2030")
    ]


def test_two_rows_about_the_same_target_are_told(town: Town, office: Client) -> None:
    content = handed_out(office, town.plan)
    line = blank_line(content, "Hedef değerler")

    answer = uploaded(
        office,
        filled_in(
            content,
            typed("Hedef değerler", line, kod=town.first.code, y2021=1),
            typed("Hedef değerler", line + 1, kod=town.first.code, y2021=2),
        ),
    )

    assert [each[:3] for each in errors_of(answer)] == [
        ("Hedef değerler", line + 1, "2021")
    ]


def test_what_was_shown_is_what_is_written(town: Town, office: Client) -> None:
    content = filled_in(
        handed_out(office, town.plan),
        typed(
            "Amaçlar", blank_line(handed_out(office, town.plan), "Amaçlar"), kod="A7"
        ),
    )
    answer = uploaded(office, content)
    GoalFactory.create(plan=town.plan, code="A7")

    said = applied(office, answer)

    assert "hiçbir şey yazılmadı" in said
    assert Goal.objects.filter(code="A7").count() == 1


def test_a_press_without_a_reason_writes_nothing(town: Town, office: Client) -> None:
    answer = uploaded(
        office,
        filled_in(handed_out(office, town.plan), typed("Amaçlar", FIRST, amaç="Yeni")),
    )

    said = applied(office, answer, reason=" ")

    assert "Neden değiştirdiğinizi yazın" in said
    assert not Goal.objects.filter(title="Yeni").exists()


def test_a_workbook_of_another_plan_is_refused(town: Town, client: Client) -> None:
    client.force_login(town.strategy)
    content = handed_out(client, town.plan)
    PlanFactory.create(
        municipality=town.foreign_strategy.memberships.get().municipality
    )
    client.force_login(town.foreign_strategy)

    answer = uploaded(client, content)

    assert "sizin bir planınızın değil" in answer.content.decode()
    assert client.get(reverse("plan_book", args=[town.plan.pk])).status_code == 404
    assert not FilledPlan.objects.exists()


def test_a_key_of_another_municipality_is_refused(town: Town, office: Client) -> None:
    theirs = GoalFactory.create()

    def steal(book: Workbook) -> None:
        book["Amaçlar"].cell(FIRST, 1).value = theirs.pk

    answer = uploaded(
        office,
        filled_in(
            handed_out(office, town.plan),
            steal,
            typed("Amaçlar", FIRST, amaç="Çalınan"),
        ),
    )

    assert [each[:3] for each in errors_of(answer)] == [("Amaçlar", FIRST, "kimlik")]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda book: book.remove(book["Hedefler"]), "şu sayfası silinmiş: Hedefler"),
        (
            lambda book: book.remove(book[MARKS]),
            "planın indirilen çalışma kitabı değil",
        ),
        (lambda book: book["Amaçlar"].delete_cols(1), "şu sütunu silinmiş: kimlik"),
        (
            lambda book: setattr(book[MARKS]["A1"], "value", FIGURES),
            "planın indirilen çalışma kitabı değil",
        ),
        (
            lambda book: setattr(book[MARKS]["A1"], "value", "kent-karnesi plan 0"),
            "eski bir sürümden",
        ),
    ],
    ids=["no sheet", "no marks", "no key", "a unit's figures", "an old version"],
)
def test_a_workbook_that_is_not_whole_is_refused_in_one_sentence(
    town: Town, office: Client, change: Fill, sentence: str
) -> None:
    answer = uploaded(office, filled_in(handed_out(office, town.plan), change))

    assert sentence in answer.content.decode()
    assert not FilledPlan.objects.exists()


def test_no_formula_leaves_with_the_workbook(town: Town, office: Client) -> None:
    Goal.objects.filter(pk=town.goal.pk).update(title="=HYPERLINK(1)")

    content = handed_out(office, town.plan)

    page = load_workbook(BytesIO(content))["Amaçlar"]
    assert page.cell(FIRST, column_of(page, "amaç")).data_type == "s"
    assert changes_of(uploaded(office, content)) == []


def test_a_workbook_that_nobody_applies_is_forgotten(
    town: Town, office: Client
) -> None:
    uploaded(office, handed_out(office, town.plan))
    FilledPlan.objects.update(at=datetime(2020, 1, 1, tzinfo=UTC))

    assert forget_filled(datetime(2020, 3, 1, tzinfo=UTC)) == 1
