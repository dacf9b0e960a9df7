"""What a table asks of the database as it comes in: the same for few rows and for many."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tablib import Dataset

from indicators.tables.costs import CostEstimateResource, CostLineResource
from indicators.tables.measured import IndicatorResource
from indicators.tables.of_plan import PlanTable
from indicators.tables.structure import (
    CardEntryResource,
    CooperatingUnitResource,
    GoalResource,
    ObjectiveResource,
)
from plans.models import CardEntry, CostEstimate, CostLine, Objective, Unit
from plans.resources import MunicipalityResource, UnitResource
from plans.tables.resource import TableResource
from tests.factories import MunicipalityFactory, Town, small_town

pytestmark = pytest.mark.django_db
PLAN = "ornek/2020-2024"
FEW, MANY = 3, 9
# What a row's own rules ask of it, and what writes it.
OF_A_ROW = re.compile(
    r'SAVEPOINT|RELEASE|ROLLBACK|INSERT|UPDATE|SELECT (1|%s) AS "(a|_check)"'
)
Row = dict[str, object]
Rows = Callable[[Town, int], Row]


def card(town: Town, at: int) -> str:
    """An objective for each row, with an activity."""
    code = f"X{at}"
    known = Objective.objects.filter(goal=town.goal, code=code).first()
    if known is None:
        known = Objective.objects.create(
            goal=town.goal,
            code=code,
            slug=code.lower(),
            position=10 + at,
            introduced_in=town.goal.introduced_in,
            responsible_unit=town.unit,
        )
        CardEntry.objects.create(
            objective=known, kind="activity", position=1, text="Park yapımı"
        )
    return code


def estimate(town: Town, at: int) -> Row:
    return {"plan": PLAN, "hedef": card(town, at), "yıl": "2021", "tutar (₺)": "5"}


def line(town: Town, at: int) -> Row:
    said = {"ekonomik kod": "03", "kaynak": "bütçe içi", "aşama": "ödenek"}
    return estimate(town, at) | {"faaliyet": "Park yapımı"} | said


def goal(_town: Town, at: int) -> Row:
    return {"plan": PLAN, "kod": f"A9{at}", "amaç": "Temiz şehir"}


def objective(town: Town, at: int) -> Row:
    return {
        "plan": PLAN,
        "amaç": town.goal.code,
        "kod": f"H9.{at}",
        "hedef": "Parkları artırmak",
        "sorumlu birim": town.unit.name,
    }


def indicator(town: Town, at: int) -> Row:
    return {
        "plan": PLAN,
        "hedef": card(town, at),
        "kod": f"PG9.{at}",
        "gösterge": "Park sayısı",
    }


def item(town: Town, at: int) -> Row:
    return {
        "plan": PLAN,
        "hedef": card(town, at),
        "bölüm": "risk",
        "metin": f"Yeni {at}",
    }


def partner(town: Town, at: int) -> Row:
    return {"plan": PLAN, "hedef": card(town, at), "birim": town.unit.name}


def unit(town: Town, at: int) -> Row:
    return {"belediye": town.municipality.slug, "birim": f"Birim {at}"}


NEW: dict[type[TableResource], Rows] = {
    CostEstimateResource: estimate,
    CostLineResource: line,
    GoalResource: goal,
    ObjectiveResource: objective,
    IndicatorResource: indicator,
    CardEntryResource: item,
    CooperatingUnitResource: partner,
    UnitResource: unit,
}


@pytest.fixture
def town() -> Town:
    return small_town()


def asked(
    table: type[TableResource], town: Town, rows: list[Row]
) -> tuple[Counter[str], object]:
    """Return what a table's rows asked for, each question once for every time, and what came of them."""
    sent = Dataset(headers=list(rows[0]))
    for row in rows:
        sent.append(list(row.values()))
    person = User.objects.get(pk=town.strategy.pk)
    with CaptureQueriesContext(connection) as queries:
        result = table(person).import_data(sent, dry_run=True)
    assert not result.has_validation_errors(), result.invalid_rows[0].error_dict
    found = [each["sql"] for each in queries]
    looked = [sql.split(" WHERE ")[0] for sql in found if not OF_A_ROW.match(sql)]
    return Counter(looked), result.totals


@pytest.mark.parametrize("table", NEW, ids=lambda table: table.__name__)
def test_new_rows_look_for_what_stands_once(
    town: Town, table: type[TableResource]
) -> None:
    rows = [NEW[table](town, at) for at in range(MANY)]

    few, _totals = asked(table, town, rows[:FEW])
    many, totals = asked(table, town, rows)

    assert totals["new"] == MANY  # type: ignore[index]
    assert many == few


@pytest.mark.parametrize("table", [CostEstimateResource, CostLineResource])
def test_rows_that_name_what_stands_look_for_it_once(
    town: Town, table: type[PlanTable]
) -> None:
    rows = [NEW[table](town, at) for at in range(MANY)]
    for at, row in enumerate(rows):
        entry = CardEntry.objects.get(objective__code=row["hedef"], kind="activity")
        if table is CostEstimateResource:
            CostEstimate.objects.create(
                objective=entry.objective, year=2021, amount=at % 2
            )
        else:
            entry.cost_lines.create(year=2021, economic_code="03", amount=at % 2)

    few, _totals = asked(table, town, rows[:FEW])
    many, totals = asked(table, town, rows)

    assert totals["update"] == MANY  # type: ignore[index]
    assert many == few


def test_municipalities_are_looked_for_once(town: Town) -> None:
    town.strategy.is_superuser = True
    town.strategy.save()
    places = [MunicipalityFactory.create() for _ in range(MANY)]
    rows: list[Row] = [
        {"belediye": place.slug, "ad": place.name, "nüfus": "12"} for place in places
    ]

    few, _totals = asked(MunicipalityResource, town, rows[:FEW])
    many, totals = asked(MunicipalityResource, town, rows)

    assert totals["update"] == MANY  # type: ignore[index]
    assert many == few


@pytest.mark.parametrize("table", [CostEstimateResource, CostLineResource])
def test_what_a_row_has_just_made_is_met_again(
    town: Town, table: type[PlanTable]
) -> None:
    row = NEW[table](town, 0)
    sent = Dataset(list(row.values()), list(row.values()), headers=list(row))

    result = table(town.strategy).import_data(sent, dry_run=True)

    [again] = result.invalid_rows
    assert again.number == 2
    assert "Bu kayıt tabloda iki kez var." in str(again.error_dict)


def test_a_sum_that_left_its_year_leaves_room_for_another(town: Town) -> None:
    row = estimate(town, 0)
    entry = Objective.objects.get(code=row["hedef"])
    moved = CostEstimate.objects.create(objective=entry, year=2021, amount=1)
    heads = ["kimlik", *row]
    sent = Dataset(
        [str(moved.pk), PLAN, entry.code, "2022", "1"],
        ["", PLAN, entry.code, "2021", "7"],
        headers=heads,
    )

    result = CostEstimateResource(town.strategy).import_data(sent)

    assert not result.has_validation_errors()
    sums = CostEstimate.objects.filter(objective=entry).order_by("year")
    assert {each.year: str(each.amount) for each in sums} == {
        2021: "7.00",
        2022: "1.00",
    }


def test_new_parts_of_one_table_follow_each_other(town: Town) -> None:
    rows = [objective(town, at) for at in range(FEW)]
    sent = Dataset(*[list(row.values()) for row in rows], headers=list(rows[0]))

    ObjectiveResource(town.strategy).import_data(sent)

    made = Objective.objects.filter(code__startswith="H9").order_by("position")
    first = town.objective.position
    assert [each.position - first for each in made] == [1, 2, 3]
    assert len({each.slug for each in made}) == FEW
    assert CostLine.objects.count() == 0
    assert Unit.objects.filter(pk=town.unit.pk).exists()
