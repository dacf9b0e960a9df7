"""What is published of a plan stays in it: no page of the admin moves it elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from indicators.services.chain import link
from indicators.verification import Verification
from plans.models import Objective
from tests.factories import (
    GoalFactory,
    ObjectiveFactory,
    PlanFactory,
    Town,
    approved_actual,
    small_town,
)

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True)
class Two:
    """A plan with a published figure, and a card of the municipality's next plan."""

    town: Town
    elsewhere: Objective


@pytest.fixture
def two() -> Two:
    town = small_town()
    place = town.plan.municipality
    later = PlanFactory.create(municipality=place, start_year=2025, end_year=2029)
    return Two(town, ObjectiveFactory.create(goal=GoalFactory.create(plan=later)))


def sent(client: Client, row: Model) -> tuple[str, dict[str, Any]]:
    """The address of a record's page, and what the page sends as it stands."""
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
    address = reverse(name, args=[row.pk])
    context = client.get(address).context
    shown = [*context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        shown += inline.formset.management_form
        shown += [field for form in inline.formset.forms for field in form]
    values = {field.html_name: field.value() for field in shown}
    return address, {name: "" if v is None else v for name, v in values.items()}


def change(client: Client, row: Model, **typed: object) -> str:
    """Send a record's page with something else typed; return the page that comes back, or nothing."""
    address, form = sent(client, row)
    answer = client.post(address, form | {"change_reason": "Taşındı."} | typed)
    row.refresh_from_db()
    return answer.content.decode()


def test_a_measured_indicator_stays_in_its_plan(two: Two, client: Client) -> None:
    town = two.town
    link(town.plan, [approved_actual(town.first, "80"), *town.first.terms.all()])
    client.force_login(town.strategy)

    typed = {"objective": two.elsewhere.pk, "introduced_in": "", "data_unit": ""}
    page = change(client, town.first, **typed)

    assert "başka plana taşınmaz" in page
    assert town.first.objective == town.objective
    assert not list(Verification({two.elsewhere.goal.plan.pk}).broken())


def test_a_card_and_a_goal_stay_in_their_plan(two: Two, client: Client) -> None:
    objective, goal = two.town.objective, two.town.objective.goal
    client.force_login(two.town.strategy)

    pages = [
        change(client, objective, goal=two.elsewhere.goal.pk, introduced_in=""),
        change(client, goal, plan=two.elsewhere.goal.plan.pk, introduced_in=""),
    ]

    assert all("başka plana taşınmaz" in page for page in pages)
    assert (objective.goal, goal.plan) == (goal, two.town.plan)


def test_a_card_moves_to_another_goal_of_its_plan(two: Two, client: Client) -> None:
    objective = two.town.objective
    other = GoalFactory.create(plan=two.town.plan)
    client.force_login(two.town.strategy)

    assert change(client, objective, goal=other.pk) == ""

    assert objective.goal == other


def test_a_plan_and_a_unit_stay_with_their_municipality(client: Client) -> None:
    town, other = small_town(), PlanFactory.create().municipality
    client.force_login(User.objects.create_superuser("kök"))

    answers = [
        change(client, row, municipality=other.pk) for row in (town.plan, town.unit)
    ]

    assert answers == ["", ""]
    assert other.pk not in (town.plan.municipality_id, town.unit.municipality_id)
