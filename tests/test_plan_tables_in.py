"""A plan's parts come into the admin as tables, through the rules of the forms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.models import (
    ActualEntry,
    ChainLink,
    CommonIndicator,
    CommonMapping,
    Indicator,
    TargetRevision,
)
from plans.models import (
    CardEntry,
    CostEstimate,
    CostLine,
    Goal,
    Objective,
    PlanRevision,
)
from tests.factories import (
    GoalFactory,
    PlanFactory,
    Town,
    approved_actual,
    measured_indicator,
    small_town,
)
from tests.sent_tables import WHY, Sent, file_of, taken_out, workbook

pytestmark = pytest.mark.django_db
PLAN = "ornek/2020-2024"
PAGES = [
    "plans_goal",
    "plans_objective",
    "plans_cardentry",
    "plans_costestimate",
    "plans_costline",
    "indicators_indicator",
    "indicators_targetrevision",
    "indicators_actualentry",
    "indicators_commonmapping",
]


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def office(town: Town, client: Client) -> Client:
    client.force_login(town.strategy)
    return client


@pytest.fixture
def activity(town: Town) -> CardEntry:
    return CardEntry.objects.create(
        objective=town.objective, kind="activity", position=1, text="Park yapımı"
    )


@pytest.fixture
def filled(town: Town, activity: CardEntry) -> None:
    """A row of everything, with texts that look like something else."""
    CardEntry.objects.create(
        objective=town.objective, kind="risk", position=1, text="=Kur artışı\r\nve kriz"
    )
    CostEstimate.objects.create(objective=town.objective, amount=Decimal("1250.5"))
    CostEstimate.objects.create(objective=town.objective, year=2024, amount=None)
    CostLine.objects.create(
        activity=activity, year=2024, economic_code="06", amount=Decimal(10)
    )
    Indicator.objects.filter(pk=town.first.pk).update(
        formula="-", definition="'=alıntı"
    )
    approved_actual(town.first, "12.125", explanation="-5 puan")
    common = CommonIndicator.objects.create(
        name="Park", unit_of_measure="adet", definition="Parklar"
    )
    CommonMapping.objects.create(
        common=common, indicator=town.first, plan=town.plan, note="Aynı"
    )


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("filled")
def test_what_goes_out_comes_in_and_changes_nothing(
    town: Town, office: Client, page: str
) -> None:
    for kind in (0, 1):  # a workbook, and CSV
        sent = Sent(office, page, file_of(office, page, kind), kind)

        assert sent.result.total_rows > 0
        assert sent.errors == []
        assert sent.told == []


@pytest.mark.parametrize("page", PAGES)
def test_a_table_of_units_people_is_refused_where_the_page_is(
    town: Town, client: Client, page: str
) -> None:
    client.force_login(town.unit_user)

    answer = Sent(client, page, workbook(["kimlik"], [1])).answer

    assert answer.status_code == (200 if page == "indicators_actualentry" else 403)


def test_a_goal_with_its_objective_comes_in_with_its_place(
    town: Town, office: Client
) -> None:
    goals = workbook(["plan", "kod", "amaç"], [PLAN, "A2", "Yeşil kent"])
    objectives = workbook(
        ["plan", "amaç", "kod", "hedef", "sorumlu birim"],
        [PLAN, "A2", "H2.1", "Park yapmak", "sosyal destek müdürlüğü"],
    )

    Sent(office, "plans_goal", goals).press()
    Sent(office, "plans_objective", objectives).press()

    made = Objective.objects.get(code="H2.1")
    assert (made.goal.code, made.position, made.slug) == ("A2", 1, "2.1")
    assert made.responsible_unit == town.unit
    assert made.introduced_in.number == 0
    version = made.history.get()
    assert version.history_change_reason == WHY
    assert version.history_user_id == town.strategy.pk


def test_a_row_of_another_municipality_is_refused(town: Town, office: Client) -> None:
    theirs = PlanFactory.create(
        municipality=town.foreign_strategy.memberships.get().municipality
    )
    goal = GoalFactory.create(plan=theirs)

    sent = Sent(
        office,
        "plans_goal",
        workbook(
            ["kimlik", "plan", "kod", "amaç"],
            [None, "komsu/2020-2024", "A9", "Sızan"],
            [goal.pk, None, "A1", "Çalınan"],
            [None, None, "A3", "Hangi planın"],
        ),
    )

    assert [(number, head) for number, head, _said in sent.errors] == [
        (1, "plan"),
        (2, "plan"),
        (3, "plan"),
    ]
    assert Goal.objects.filter(title="Sızan").count() == 0


def test_every_fault_of_a_row_is_told_in_one_go(town: Town, office: Client) -> None:
    sent = Sent(
        office,
        "indicators_indicator",
        workbook(
            ["plan", "hedef", "kod", "gösterge", "yöntem", "hedefe etkisi (%)", "sıra"],
            [PLAN, "H9.9", "PG1", "Ağaç", "ölçülen", "1.25", "birinci"],
        ),
    )

    assert [head for _number, head, _said in sent.errors] == [
        "hedef",
        "hedefe etkisi (%)",
        "yöntem",
        "sıra",
    ]


def test_a_code_that_stands_makes_no_second_record(town: Town, office: Client) -> None:
    sent = Sent(
        office, "plans_goal", workbook(["plan", "kod", "amaç"], [PLAN, "A1", "İkinci"])
    )

    assert "kimliğini yazın" in sent.errors[0][2]


def test_a_repeated_code_is_never_guessed(town: Town, office: Client) -> None:
    twin = measured_indicator(town.objective)
    Indicator.objects.filter(pk=twin.pk).update(code=town.first.code)
    heads = ["plan", "gösterge", "yıl", "hedeflenen", "gerekçe"]
    page = "indicators_targetrevision"

    guessed = Sent(office, page, workbook(heads, [PLAN, town.first.code, 2024, 7, "X"]))
    named = Sent(
        office,
        page,
        workbook(heads, [PLAN, f"{town.first.code} #{twin.pk}", 2024, 7, "X"]),
    )

    assert "birden çok" in guessed.errors[0][2]
    named.press()
    assert TargetRevision.objects.filter(indicator=twin, value=7).exists()


def test_a_number_that_no_program_reckons_with_is_told(
    town: Town, office: Client
) -> None:
    heads = ["plan", "gösterge", "yıl", "hedeflenen", "gerekçe"]
    written = workbook(heads, [PLAN, town.first.code, 2024, 12345, 12345])
    held = BytesIO()
    with ZipFile(BytesIO(written)) as old, ZipFile(held, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"12345", b"1E400"))

    sent = Sent(office, "indicators_targetrevision", held.getvalue())

    assert {head for _number, head, _said in sent.errors} == {"hedeflenen", "gerekçe"}


def test_terms_are_changed_where_they_stand_or_under_an_update(
    town: Town, office: Client
) -> None:
    PlanRevision.objects.create(plan=town.plan, number=1, adopted_on=date(2022, 5, 1))
    heads = ["kimlik", "koşulların sürümü", "hedefe etkisi (%)", "ölçü birimi"]
    page = "indicators_indicator"

    Sent(office, page, workbook(heads, [town.first.pk, 1, 55, None])).press()
    Sent(office, page, workbook(heads, [town.second.pk, None, 45, "kişi"])).press()

    told = {
        (terms.revision.number, terms.weight, terms.unit_of_measure)
        for terms in town.first.terms.all()
    }
    assert told == {(0, Decimal(60), "adet"), (1, Decimal(55), "adet")}
    assert [terms.weight for terms in town.second.terms.all()] == [Decimal(45)]
    assert ChainLink.objects.filter(kind="terms").count() == 2


@pytest.mark.parametrize(
    "cell", [Decimal("1.1"), date(2026, 1, 1), True], ids=["a number", "a day", "truth"]
)
def test_a_code_that_a_program_made_something_else_of_names_nothing(
    town: Town, office: Client, cell: object
) -> None:
    Objective.objects.filter(pk=town.objective.pk).update(code="1.1")
    heads = ["plan", "hedef", "yıl", "tutar (₺)"]

    sent = Sent(office, "plans_costestimate", workbook(heads, [PLAN, cell, 2024, 5]))

    assert sent.errors[0][1] == "hedef"
    assert "metin yazılır" in sent.errors[0][2]


@pytest.mark.usefixtures("filled")
def test_a_column_to_be_read_is_not_written_in_silence(
    town: Town, office: Client
) -> None:
    line = CostLine.objects.get()
    entry = ActualEntry.objects.get()

    moved = Sent(
        office, "plans_costline", workbook(["kimlik", "hedef"], [line.pk, "H9"])
    )
    named = Sent(
        office,
        "indicators_actualentry",
        workbook(["kimlik", "durum"], [entry.pk, "taslak"]),
    )

    assert [each[1] for each in (*moved.errors, *named.errors)] == ["hedef", "durum"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("filled")
def test_a_table_out_costs_the_same_however_long_it_is(
    town: Town, office: Client, page: str
) -> None:
    with CaptureQueriesContext(
        connection,
    ) as few:
        taken_out(office, page)
    for _time in range(3):
        more = measured_indicator(town.objective)
        approved_actual(more, "1")
        CardEntry.objects.create(
            objective=town.objective, kind="activity", position=9, text=f"F{more.pk}"
        ).cost_lines.create(year=2024, economic_code="03", amount=1)
        CostEstimate.objects.create(
            objective=town.objective, year=2020 + _time, amount=1
        )
        Objective.objects.create(
            goal=town.goal,
            code=f"H{more.pk}",
            slug=f"{more.pk}",
            position=more.pk + 10,
            introduced_in=town.goal.introduced_in,
            responsible_unit=town.unit,
        )
        GoalFactory.create(plan=town.plan)

    with CaptureQueriesContext(connection) as many:
        rows = taken_out(office, page)

    assert len(rows) > 2 or page == "indicators_commonmapping"
    assert len(many) == len(few)
