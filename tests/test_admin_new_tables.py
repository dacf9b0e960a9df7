"""Extensions, deadlines, criteria and objective evaluations in the admin: the same services, one's own rows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from indicators import services
from indicators.models import (
    Deadline,
    EvaluationCriterion,
    ObjectiveEvaluation,
    PeriodExtension,
)
from plans.models import Municipality
from tests.factories import ObjectiveFactory, Town, small_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return small_town()


def logged_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def evaluated(town: Town, text: str = "Salgın") -> ObjectiveEvaluation:
    return services.evaluate_objective(
        objective=town.objective,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        deviation_reason=text,
    )


def act(client: Client, action: str, row: ObjectiveEvaluation, **more: str) -> str:
    answer = client.post(
        reverse("admin:indicators_objectiveevaluation_changelist"),
        {"action": action, "_selected_action": [row.pk]} | more,
        follow=True,
    )
    return answer.content.decode()


def test_an_extension_is_granted_here_through_its_service(town: Town) -> None:
    office = logged_in(town.strategy)
    services.close_period(period=town.open_year, by=town.strategy)
    today = timezone.localdate()
    typed = {"period": town.open_year.pk, "unit": town.unit.pk, "reason": "Sayım"}
    address = reverse("admin:indicators_periodextension_add")

    late = office.post(address, typed | {"until": today - timedelta(days=1)})
    assert "geçmiş olamaz" in late.content.decode()
    office.post(address, typed | {"until": today})

    granted = PeriodExtension.objects.get()
    assert (granted.unit, granted.granted_by) == (town.unit, town.strategy)
    period = reverse(
        "admin:indicators_reportingperiod_change", args=[town.open_year.pk]
    )
    assert "Sayım" in office.get(period).content.decode()


@pytest.mark.parametrize("page", ["periodextension", "deadline", "evaluationcriterion"])
def test_a_units_people_have_no_business_there(town: Town, page: str) -> None:
    client = logged_in(town.unit_user)

    for kind in ("changelist", "add"):
        assert client.get(reverse(f"admin:indicators_{page}_{kind}")).status_code == 403


def test_common_rows_are_read_by_all_and_written_by_who_may_everything(
    town: Town,
) -> None:
    office = logged_in(town.strategy)
    common = EvaluationCriterion.objects.filter(municipality=None).first()
    assert common is not None
    address = reverse("admin:indicators_evaluationcriterion_change", args=[common.pk])

    assert office.get(address).status_code == 200
    assert office.post(address, {"label": "Başka"}).status_code == 403
    add = reverse("admin:indicators_evaluationcriterion_add")
    office.post(add, {"label": "Ortak", "position": 1, "is_active": "on"})
    own = {"label": "Yerindelik", "position": 1, "is_active": "on"}
    office.post(add, own | {"municipality": town.municipality.pk})

    assert not EvaluationCriterion.objects.filter(label="Ortak").exists()
    assert [row.label for row in services.criteria_of(town.municipality)] == [
        "Yerindelik"
    ]


def test_the_rows_of_another_municipality_are_not_seen(town: Town) -> None:
    neighbour = Municipality.objects.get(slug="komsu")
    theirs = Deadline.objects.create(
        municipality=neighbour, name="Onların işi", rule="Mart", legal_basis="5018"
    )
    office = logged_in(town.strategy)

    page = office.get(reverse("admin:indicators_deadline_changelist"))
    one = office.get(reverse("admin:indicators_deadline_change", args=[theirs.pk]))

    assert "Onların işi" not in page.content.decode()
    assert one.status_code == 302


def test_an_objectives_evaluation_is_written_sent_and_decided_here(town: Town) -> None:
    unit, office = logged_in(town.unit_user), logged_in(town.strategy)
    unit.post(
        reverse("admin:indicators_objectiveevaluation_add"),
        {
            "objective": town.objective.pk,
            "year": 2024,
            "period": "YEAR",
            "deviation_reason": "Salgın",
            "measures": "",
        },
    )
    row = ObjectiveEvaluation.objects.get()
    act(unit, "submit", row)
    assert "approve" not in dict(
        unit.get(reverse("admin:indicators_objectiveevaluation_changelist"))
        .context["action_form"]
        .fields["action"]
        .choices
    )

    act(office, "return_with_note", row, note="Önlem yazın")
    row.refresh_from_db()
    assert (row.state, row.decision_note) == ("returned", "Önlem yazın")
    assert "değiştirilmeden" in act(unit, "submit", row)
    services.submit_evaluation(evaluation=evaluated(town), by=town.unit_user)
    act(office, "approve", row)

    row.refresh_from_db()
    assert (row.state, row.decided_by) == ("approved", town.strategy)


@pytest.mark.parametrize("name", ["other_unit_user", "foreign_strategy"])
def test_evaluations_of_others_are_not_seen(town: Town, name: str) -> None:
    row = evaluated(town, "Gizli neden")
    client = logged_in(getattr(town, name))
    address = reverse("admin:indicators_objectiveevaluation_change", args=[row.pk])

    assert client.get(address).status_code == 302
    listed = client.get(reverse("admin:indicators_objectiveevaluation_changelist"))
    assert town.objective.code not in listed.content.decode()
    client.post(
        reverse("admin:indicators_objectiveevaluation_add"),
        {"objective": town.objective.pk, "year": 2024, "period": "H1"},
    )
    assert ObjectiveEvaluation.objects.count() == 1


@pytest.mark.parametrize("page", ["objectiveevaluation", "periodextension", "deadline"])
def test_a_list_costs_the_same_for_one_row_and_for_many(
    town: Town, django_assert_num_queries: DjangoAssertNumQueries, page: str
) -> None:
    office = logged_in(town.strategy)
    address = reverse(f"admin:indicators_{page}_changelist")

    def add_one() -> None:
        objective = ObjectiveFactory.create(goal=town.goal, responsible_unit=town.unit)
        services.evaluate_objective(
            objective=objective, year=2024, period="YEAR", by=town.unit_user
        )
        services.grant_extension(
            period=town.open_year,
            unit=town.unit,
            until=timezone.localdate(),
            reason="Sayım",
            by=town.strategy,
        )
        Deadline.objects.create(
            municipality=town.municipality, name="İş", rule="Mart", legal_basis="5018"
        )

    add_one()
    office.get(address)  # what a first visit looks up once
    with CaptureQueriesContext(connection) as for_one:
        office.get(address)
    for _ in range(5):
        add_one()

    with django_assert_num_queries(len(for_one)):
        office.get(address)
