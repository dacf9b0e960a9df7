"""A plan by Excel: handed out, filled in, checked whole, given back marked, written all or nothing."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from indicators.models import ChainLink, Indicator, TargetRevision
from ingest.filled.plan.layout import MARKS
from ingest.models import FilledPlan
from plans.models import CostEstimate, CostLine, Goal, Objective
from tests.factories import (
    GoalFactory,
    Town,
    approved_actual,
    measured_indicator,
)
from tests.ingest.plan_books import (
    FIRST,
    WHY,
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


def test_an_untouched_workbook_changes_nothing(town: Town, office: Client) -> None:
    answer = uploaded(office, handed_out(office, town.plan))

    assert errors_of(answer) == []
    assert changes_of(answer) == []
    assert not answer.context["check"].can_be_applied


def test_the_workbook_shows_what_stands_as_numbers(town: Town, office: Client) -> None:
    book = load_workbook(BytesIO(handed_out(office, town.plan)))

    targets, costs = book["Hedef değerler"], book["Tahmini maliyetler"]
    assert targets.cell(FIRST, column_of(targets, "2024")).value == 100
    assert targets.cell(FIRST, column_of(targets, "2023")).value is None
    assert costs.cell(FIRST, column_of(costs, "2024")).value == 1250.5
    assert costs.cell(FIRST, column_of(costs, "toplam")).value is None
    lines = book["Maliyet satırları"]
    blank = lines.cell(FIRST + 1, column_of(lines, "hedef"))
    assert not blank.protection.locked
    assert targets.cell(FIRST, column_of(targets, "ad")).protection.locked
    assert targets.cell(FIRST, column_of(targets, "kod")).protection.locked
    assert not targets.cell(FIRST + 2, column_of(targets, "kod")).protection.locked
    assert book[MARKS].sheet_state == "veryHidden"
    assert all(book[name].protection.sheet for name in book.sheetnames[1:-1])


def test_a_branch_of_the_plan_comes_in_from_goal_to_budget_line(
    town: Town, office: Client
) -> None:
    content = handed_out(office, town.plan)
    lines = {
        name: blank_line(content, name)
        for name in (
            *("Amaçlar", "Hedefler", "Kart maddeleri", "Göstergeler"),
            *("Hedef değerler", "Tahmini maliyetler", "Maliyet satırları"),
        )
    }
    content = filled_in(
        content,
        typed("Amaçlar", lines["Amaçlar"], kod="A2", amaç="Yeşil kent"),
        typed("Hedefler", lines["Hedefler"], amaç="A2", kod="H2.1", hedef="Parklar"),
        typed(
            "Kart maddeleri",
            lines["Kart maddeleri"],
            hedef="H2.1",
            bölüm="faaliyet veya proje",
            metin="Fidan dikimi",
        ),
        typed(
            "Göstergeler",
            lines["Göstergeler"],
            hedef="H2.1",
            kod="PG2.1.1",
            gösterge="Dikilen fidan",
            ağırlık=100,
            ölçü_birimi="adet",
        ),
        typed("Hedef değerler", lines["Hedef değerler"], kod="PG2.1.1", y2023=500),
        typed(
            "Tahmini maliyetler",
            lines["Tahmini maliyetler"],
            kod="H2.1",
            toplam="1.500,50",
        ),
        typed(
            "Maliyet satırları",
            lines["Maliyet satırları"],
            hedef="H2.1",
            faaliyet="Fidan dikimi",
            yyıl=2024,
            ekonomik_kod="06",
            kaynak="bütçe dışı",
            aşama="ödenek",
            tutar=750,
        ),
    )

    answer = uploaded(office, content)
    assert errors_of(answer) == []
    assert not Goal.objects.filter(code="A2").exists()
    said = applied(office, answer)

    assert "7 satır yazıldı" in said
    made = Indicator.objects.get(code="PG2.1.1")
    assert made.objective.goal.title == "Yeşil kent"
    assert made.terms.get().weight == 100
    assert made.targets.get().value == 500
    assert made.objective.costs.get(year=None).amount == Decimal("1500.50")
    cost = CostLine.objects.get()
    assert (cost.activity.text, cost.source) == ("Fidan dikimi", "off_budget")
    version = made.objective.goal.history.get()
    assert version.history_change_reason == WHY
    assert version.history_user_id == town.strategy.pk
    assert ChainLink.objects.filter(kind="target").count() == 1
    assert not FilledPlan.objects.exists()


def test_a_target_that_began_asks_for_its_reason_in_its_row(
    town: Town, office: Client
) -> None:
    content = handed_out(office, town.plan)

    bare = uploaded(
        office, filled_in(content, typed("Hedef değerler", FIRST, y2024=120))
    )
    with_reason = uploaded(
        office,
        filled_in(content, typed("Hedef değerler", FIRST, y2024=120, gerekçe="Bütçe")),
    )

    assert [each[2] for each in errors_of(bare)] == ["gerekçe"]
    assert changes_of(with_reason) == [("Hedef değerler", "2024", "100", "120")]
    applied(office, with_reason)
    new = town.first.targets.get(origin="update")
    assert (new.value, new.reason) == (Decimal(120), "Bütçe")
    assert new.recorded_by == town.strategy


def test_every_fault_is_told_at_once_and_red_in_the_workbook(
    town: Town, office: Client
) -> None:
    content = filled_in(
        handed_out(office, town.plan),
        typed("Göstergeler", FIRST, ağırlık="1.25", yyöntem="ölçerek"),
        typed("Hedef değerler", FIRST + 1, y2023="yüz"),
        typed("Tahmini maliyetler", FIRST, y2023=-5),
        typed("Amaçlar", FIRST, amaç="Bu da yazılmaz"),
    )

    answer = uploaded(office, content)

    assert [each[:3] for each in errors_of(answer)] == [
        ("Göstergeler", FIRST, "hedefe etkisi (%)"),
        ("Göstergeler", FIRST, "yöntem"),
        ("Hedef değerler", FIRST + 1, "2023"),
        ("Tahmini maliyetler", FIRST, "2023"),
    ]
    marked = load_workbook(BytesIO(office.get(reverse("marked_plan_book")).getvalue()))
    target = marked["Hedef değerler"]
    cell = target.cell(FIRST + 1, column_of(target, "2023"))
    assert cell.comment is not None
    assert cell.fill.fgColor.rgb.endswith("F8C9C4")
    assert marked.active is marked["Göstergeler"]
    assert marked[MARKS].sheet_state == "veryHidden"
    assert "Siz bakarken" in applied(office, answer)
    assert not Goal.objects.filter(title="Bu da yazılmaz").exists()


def test_the_marked_workbook_may_be_put_right_and_sent_again(
    town: Town, office: Client
) -> None:
    uploaded(
        office,
        filled_in(
            handed_out(office, town.plan), typed("Hedef değerler", FIRST, y2023="yüz")
        ),
    )
    marked = office.get(reverse("marked_plan_book")).getvalue()

    answer = uploaded(
        office,
        filled_in(marked, typed("Hedef değerler", FIRST, y2023=90, gerekçe="Düzeltme")),
    )

    assert errors_of(answer) == []
    assert changes_of(answer) == [("Hedef değerler", "2023", "–", "90")]


def test_what_changed_since_it_was_handed_out_is_not_written_over(
    town: Town, office: Client
) -> None:
    content = handed_out(office, town.plan)
    Objective.objects.filter(pk=town.objective.pk).update(title="Sayfadan yazılan")
    CostEstimate.objects.update(amount=9)

    touched = uploaded(
        office,
        filled_in(
            content,
            typed("Hedefler", FIRST, hedef="Excel'den yazılan"),
            typed("Tahmini maliyetler", FIRST, y2024=8),
        ),
    )
    untouched = uploaded(office, content)

    assert [each[:3] for each in errors_of(touched)] == [
        ("Hedefler", FIRST, "hedef"),
        ("Tahmini maliyetler", FIRST, "2024"),
    ]
    assert "Sayfadan yazılan" in errors_of(touched)[0][3]
    assert changes_of(untouched) == []


def test_an_empty_cell_changes_nothing_and_a_dash_takes_out(
    town: Town, office: Client
) -> None:
    content = handed_out(office, town.plan)

    empty = uploaded(
        office,
        filled_in(
            content,
            typed("Tahmini maliyetler", FIRST, y2024=None),
            typed("Hedefler", FIRST, hedef=None),
        ),
    )
    taken = uploaded(
        office,
        filled_in(content, typed("Tahmini maliyetler", FIRST, y2024="-", y2023=0)),
    )

    assert changes_of(empty) == []
    assert [change[1:] for change in changes_of(taken)] == [
        ("2023", "–", "0"),
        ("2024", "1.250,5", "–"),
    ]


def test_a_cooperating_unit_is_ones_own_or_as_printed(
    town: Town, office: Client
) -> None:
    content = handed_out(office, town.plan)
    line = blank_line(content, "İş birliği")

    answer = uploaded(
        office,
        filled_in(
            content,
            typed("İş birliği", line, hedef=town.objective.code, birim=town.unit.name),
            typed(
                "İş birliği",
                line + 1,
                **{"hedef": town.objective.code, "birim,_basıldığı_gibi": "MEB"},
            ),
        ),
    )
    applied(office, answer)

    rows = town.objective.cooperating_units.all()
    assert [(row.text, row.unit, row.position) for row in rows] == [
        (town.unit.name, town.unit, 1),
        ("MEB", None, 2),
    ]


@pytest.mark.parametrize("page", ["plan_book", "plan_book_check"])
def test_a_plan_costs_the_same_however_many_parts_it_has(
    town: Town, office: Client, page: str
) -> None:
    def asked() -> int:
        uploaded(office, handed_out(office, town.plan))
        address = reverse(page, args=[town.plan.pk] if page == "plan_book" else [])
        with CaptureQueriesContext(connection) as queries:
            assert office.get(address).getvalue()
        return len(queries)

    few = asked()
    for _time in range(3):
        approved_actual(measured_indicator(town.objective), "1")
        GoalFactory.create(plan=town.plan)

    assert asked() == few
    assert TargetRevision.objects.count() == 5


@pytest.mark.parametrize("address", ["plan_book", "figure_template"])
def test_instructions_are_read_whole_on_their_page(
    town: Town, office: Client, address: str
) -> None:
    of_plan = [town.plan.pk] if address == "plan_book" else []
    content = office.get(reverse(address, args=of_plan)).getvalue()

    page: Any = load_workbook(BytesIO(content))["Nasıl doldurulur"]

    long = [cell for (cell,) in page.iter_rows() if len(str(cell.value)) > 110]
    assert long
    assert all(cell.alignment.wrap_text for cell in long)
    assert all(page.row_dimensions[cell.row].height >= 30 for cell in long)
    assert page.sheet_properties.pageSetUpPr.fitToPage
