"""Plans and their parts in the admin: lists that cost the same, and forms that fill in what is empty."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from indicators import services
from plans.models import Citation, Goal, Objective, Statistic
from plans.models import SourceDocument as Source
from tests.admin_forms import opened
from tests.factories import (
    NOON,
    GoalFactory,
    ObjectiveFactory,
    PlanFactory,
    PlanRevisionFactory,
    Town,
    UnitFactory,
    approved_actual,
    measured_indicator,
    person,
    small_town,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def office(town: Town, client: Client) -> Client:
    client.force_login(town.strategy)
    return client


def grow(town: Town) -> None:
    """Ten more of everything that a list shows."""
    for number in range(10):
        unit = UnitFactory.create(municipality=town.municipality)
        goal = GoalFactory.create(plan=town.plan)
        objective = ObjectiveFactory.create(goal=goal, responsible_unit=unit)
        indicator = measured_indicator(objective, unit=unit)
        approved_actual(indicator, "1", entered_by=town.unit_user)
        services.open_period(
            plan=town.plan,
            year=2020 + number % 4,
            period=f"Q{number % 4 + 1}",
            by=town.strategy,
        )
        Statistic.objects.create(
            municipality=town.municipality,
            subject=f"Konu {number}",
            value=1,
            unit="adet",
            sentence="Bir.",
        )
        objective.entries.create(kind="unplaced", position=1, text="Arsa yok")
        town.plan.unplaced_runs.create(
            position=number, text="Arsa yok", objective=objective
        )
        Source.objects.create(
            municipality=town.municipality,
            name=f"{number}.pdf",
            sha256=f"{number:064x}",
            received_by=town.strategy,
        )
    services.publish_since(plan=town.plan, year=2020, at=NOON)


@pytest.mark.parametrize(
    ("page", "queries"),
    [
        ("plans_municipality", 6),
        ("plans_unit", 7),
        ("plans_plan", 7),
        ("plans_goal", 7),
        ("plans_objective", 7),
        ("plans_cardentry", 7),
        ("plans_unplacedrun", 7),
        ("plans_sourcedocument", 10),
        ("plans_statistic", 8),
        ("indicators_indicator", 7),
        ("indicators_actualentry", 7),
        ("indicators_reportingperiod", 8),
        ("indicators_score", 10),
    ],
)
def test_a_list_costs_the_same_however_long_it_is(
    town: Town,
    office: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    page: str,
    queries: int,
) -> None:
    grow(town)

    with django_assert_num_queries(queries):
        answer = office.get(reverse(f"admin:{page}_changelist"))

    assert answer.status_code == 200


def test_the_list_of_people_costs_the_same_however_long_it_is(
    town: Town, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(
        person("muhtar", "administrator", municipality=town.municipality)
    )
    for number in range(10):
        person(f"memur{number}", "entry", unit=town.unit)

    with django_assert_num_queries(8):
        page = client.get(reverse("admin:auth_user_changelist")).content.decode()

    assert "veri girişi (Sosyal Destek Müdürlüğü)" in page
    assert "komsu" not in page


@pytest.mark.parametrize(
    ("page", "row"),
    [
        ("plans_plan", "plan"),
        ("plans_goal", "goal"),
        ("plans_objective", "objective"),
        ("indicators_indicator", "first"),
    ],
)
def test_the_pages_of_a_plan_open(
    town: Town, office: Client, page: str, row: str
) -> None:
    pk = getattr(town, row).pk

    answer = office.get(reverse(f"admin:{page}_change", args=[pk]))
    empty = office.get(reverse(f"admin:{page}_add"))

    assert (answer.status_code, empty.status_code) == (200, 200)


@pytest.mark.parametrize("page", ["plans_plan", "plans_goal", "plans_objective"])
def test_a_page_costs_the_same_however_many_parts_it_lists(
    town: Town, office: Client, page: str
) -> None:
    row = {
        "plans_plan": town.plan,
        "plans_goal": town.goal,
        "plans_objective": town.objective,
    }[page]
    address = reverse(f"admin:{page}_change", args=[row.pk])
    update = PlanRevisionFactory.create(plan=town.plan, number=1)
    office.get(address)

    with CaptureQueriesContext(connection) as before:
        office.get(address)
    for number in range(5):
        GoalFactory.create(plan=town.plan)
        ObjectiveFactory.create(goal=town.goal, responsible_unit=UnitFactory.create())
        measured_indicator(town.objective, withdrawn_in=update)
        town.objective.entries.create(kind="risk", position=number, text="Kuraklık")
        town.objective.costs.create(year=2020 + number, amount=1)
    with CaptureQueriesContext(connection) as after:
        office.get(address)

    assert len(after) == len(before)


def objective_form(town: Town, **fields: object) -> dict[str, object]:
    form: dict[str, object] = {
        "goal": town.goal.pk,
        "code": "H1.1",
        "title": "İkinci",
        "rollup_weight": "1",
    }
    for prefix in ("indicators", "cooperating_units", "entries", "costs"):
        form |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return form | fields


def test_a_repeated_code_gets_an_address_of_its_own(town: Town, office: Client) -> None:
    office.post(reverse("admin:plans_objective_add"), objective_form(town))

    added = Objective.objects.get(title="İkinci")
    assert (added.slug, added.position) == ("1.1-2", 2)
    assert added.introduced_in == town.plan.revisions.get()


def test_checking_a_form_writes_nothing(town: Town, office: Client) -> None:
    bare = PlanFactory.create(
        municipality=town.municipality,
        start_year=2025,
        end_year=2029,
        first_revision=None,
    )
    form = {
        "plan": bare.pk,
        "code": "A1",
        "objectives-TOTAL_FORMS": 0,
        "objectives-INITIAL_FORMS": 0,
    }

    office.post(reverse("admin:plans_goal_add"), form | {"rollup_weight": "-1"})
    assert not bare.revisions.exists()

    office.post(reverse("admin:plans_goal_add"), form | {"rollup_weight": "1"})
    assert Goal.objects.get(plan=bare).introduced_in == bare.revisions.get()


def test_an_update_without_its_day_is_refused_beside_its_row(
    town: Town, office: Client
) -> None:
    first = town.plan.revisions.get()

    address = reverse("admin:plans_plan_change", args=[town.plan.pk])
    answer = office.post(
        address,
        opened(office, address)
        | {
            "municipality": town.municipality.pk,
            "start_year": 2020,
            "end_year": 2024,
            "goals-TOTAL_FORMS": 0,
            "goals-INITIAL_FORMS": 0,
            "revisions-TOTAL_FORMS": 2,
            "revisions-INITIAL_FORMS": 1,
            "revisions-0-id": first.pk,
            "revisions-0-plan": town.plan.pk,
            "revisions-0-number": 0,
            "revisions-1-number": 1,
        },
    )

    assert "kabul tarihi yazılır" in answer.content.decode()
    assert town.plan.revisions.count() == 1


def test_what_is_typed_is_not_filled_in(town: Town, office: Client) -> None:
    office.post(
        reverse("admin:plans_objective_add"),
        objective_form(town, slug="ozel", position=7),
    )

    assert Objective.objects.filter(slug="ozel", position=7).exists()


def test_a_taken_place_is_refused_in_turkish(town: Town, office: Client) -> None:
    answer = office.post(
        reverse("admin:plans_objective_add"), objective_form(town, position=1)
    )

    assert "Bu amaçta bu sırada bir hedef var." in answer.content.decode()


def test_the_rows_of_a_card_keep_the_order_in_which_they_are_typed(
    town: Town, office: Client
) -> None:
    texts = ["Arsa yok", "Bütçe yok", "Zaman yok"]
    rows: dict[str, object] = {"entries-TOTAL_FORMS": 3}
    for number, text in enumerate(texts):
        rows |= {f"entries-{number}-kind": "risk", f"entries-{number}-text": text}

    office.post(reverse("admin:plans_objective_add"), objective_form(town, **rows))

    entries = Objective.objects.get(title="İkinci").entries.all()
    assert [entry.text for entry in entries] == texts


def test_a_unit_of_another_municipality_leads_nothing(
    town: Town, client: Client
) -> None:
    client.force_login(User.objects.create_superuser("hepsi"))
    foreign = UnitFactory.create()

    answer = client.post(
        reverse("admin:plans_objective_add"),
        objective_form(town, responsible_unit=foreign.pk),
    )

    assert "Birim bu belediyenin değil." in answer.content.decode()


def test_nothing_of_a_plan_is_deleted(town: Town, client: Client) -> None:
    client.force_login(User.objects.create_superuser("hepsi"))

    for page, row in [
        ("plans_goal", town.goal),
        ("plans_objective", town.objective),
        ("indicators_indicator", town.first),
    ]:
        address = reverse(f"admin:{page}_delete", args=[row.pk])
        assert client.post(address, {"post": "yes"}).status_code == 403


def test_a_person_links_a_context_figure_to_an_objective(
    town: Town, office: Client
) -> None:
    document = Source.objects.create(name="kitapcik.txt", sha256="0" * 64)
    figure = Statistic.objects.create(
        province="İzmir",
        subject="Sosyal Hizmet Merkezi",
        value=15,
        unit="adet",
        sentence="15 merkez vardır.",
        citation=Citation.objects.create(document=document, line=3),
    )

    address = reverse("admin:plans_statistic_change", args=[figure.pk])
    answer = office.post(
        address,
        opened(office, address)
        | {
            "links-TOTAL_FORMS": 1,
            "links-INITIAL_FORMS": 0,
            "links-0-objective": town.objective.pk,
        },
    )

    assert answer.status_code == 302
    link = figure.links.get()
    assert (link.objective, link.linked_by) == (town.objective, town.strategy)


def test_goals_of_two_plans_do_not_share_places(town: Town, office: Client) -> None:
    other = PlanFactory.create(
        municipality=town.municipality, start_year=2025, end_year=2029
    )

    office.post(
        reverse("admin:plans_goal_add"),
        {
            "plan": other.pk,
            "code": "A.1 :",
            "rollup_weight": "1",
            "objectives-TOTAL_FORMS": 0,
            "objectives-INITIAL_FORMS": 0,
        },
    )

    added = Goal.objects.get(plan=other)
    assert (added.slug, added.position) == ("1", 1)
