"""A card line by line in the admin: costs of activities, and text that a person places."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from indicators.export import export_plan
from plans.models import CardEntry, Citation, CostLine, SourceDocument, UnplacedRun
from tests.admin_forms import opened
from tests.factories import ObjectiveFactory, Town, small_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def office(town: Town, client: Client) -> Client:
    client.force_login(town.strategy)
    return client


def item(town: Town, kind: str, text: str, **more: object) -> CardEntry:
    position = town.objective.entries.count() + 1
    return town.objective.entries.create(
        kind=kind, position=position, text=text, **more
    )


def loose_run(town: Town) -> UnplacedRun:
    document = SourceDocument.objects.create(
        municipality=town.municipality, name="plan.pdf", sha256="0" * 64
    )
    return town.plan.unplaced_runs.create(
        position=1,
        text="Arsa yok. Park yapılacak.",
        citation=Citation.objects.create(document=document, page=67),
    )


def entry_form(kind: str, *costs: dict[str, object]) -> dict[str, object]:
    form: dict[str, object] = {"kind": kind, "text": "Park yapımı", "position": 1}
    form |= {"cost_lines-TOTAL_FORMS": len(costs), "cost_lines-INITIAL_FORMS": 0}
    for number, cost in enumerate(costs):
        form |= {f"cost_lines-{number}-{name}": text for name, text in cost.items()}
    return form


COST = {
    "year": 2024,
    "economic_code": "06",
    "source": "budget",
    "stage": "planned",
    "amount": "1.250,50",
}


def test_an_activity_is_given_its_costs(town: Town, office: Client) -> None:
    activity = item(town, "activity", "Park yapımı")
    address = reverse("admin:plans_cardentry_change", args=[activity.pk])

    answer = office.post(
        address, opened(office, address) | entry_form("activity", COST)
    )

    assert answer.status_code == 302
    line = CostLine.objects.get()
    assert (line.activity, line.amount) == (activity, Decimal("1250.50"))
    card = reverse("admin:plans_objective_change", args=[town.objective.pk])
    assert address in office.get(card).content.decode()


def test_only_an_activity_costs_something(town: Town, office: Client) -> None:
    risk = item(town, "risk", "Arsa yok")
    address = reverse("admin:plans_cardentry_change", args=[risk.pk])

    assert "cost_lines-TOTAL_FORMS" not in office.get(address).content.decode()


def test_an_activity_with_costs_stays_one(town: Town, office: Client) -> None:
    activity = item(town, "activity", "Park yapımı")
    activity.cost_lines.create(year=2024, economic_code="06", amount=1)
    address = reverse("admin:plans_cardentry_change", args=[activity.pk])

    answer = office.post(address, opened(office, address) | entry_form("risk"))

    assert "faaliyet olarak kalır" in answer.content.decode()


def test_choosing_a_section_in_the_list_places_an_item_at_its_end(
    town: Town, office: Client
) -> None:
    item(town, "risk", "Zaman yok")
    run = loose_run(town)
    loose = item(town, "unplaced", "Arsa yok", run=run)

    office.post(
        reverse("admin:plans_cardentry_changelist") + "?kind__exact=unplaced",
        {
            "form-TOTAL_FORMS": 1,
            "form-INITIAL_FORMS": 1,
            "form-0-id": loose.pk,
            "form-0-kind": "risk",
            "change_reason": "Yeri bulundu",
            "_save": "Kaydet",
        },
    )

    risks = town.objective.entries.filter(kind="risk")
    assert [entry.text for entry in risks] == ["Zaman yok", "Arsa yok"]
    loose.refresh_from_db()
    assert loose.citation == run.citation


def divide(
    office: Client, run: UnplacedRun, objective: object, *items: tuple[str, str]
) -> str:
    form: dict[str, object] = {
        "objective": objective,
        "entries-TOTAL_FORMS": len(items),
        "entries-INITIAL_FORMS": 0,
    }
    for number, (kind, text) in enumerate(items):
        form |= {f"entries-{number}-kind": kind, f"entries-{number}-text": text}
    address = reverse("admin:plans_unplacedrun_change", args=[run.pk])
    sent = opened(office, address) | form
    return office.post(address, sent, follow=True).content.decode()


def test_a_run_of_no_card_is_given_one_and_divided(town: Town, office: Client) -> None:
    run = loose_run(town)
    item(town, "risk", "Zaman yok")
    assert export_plan(town.plan, public=False).unassigned

    divide(office, run, town.objective.pk, ("risk", "Arsa yok."), ("activity", "Park."))

    placed = CardEntry.objects.filter(run=run)
    assert {(row.kind, row.text, row.position) for row in placed} == {
        ("risk", "Arsa yok.", 2),
        ("activity", "Park.", 1),
    }
    assert {row.citation for row in placed} == {run.citation}
    document = export_plan(town.plan, public=False)
    assert document.unassigned == ()
    assert document.goals[0].objectives[0].risks == ("Zaman yok", "Arsa yok.")


def test_a_run_stays_while_an_item_of_it_is_not_placed(
    town: Town, office: Client
) -> None:
    run = loose_run(town)

    divide(office, run, town.objective.pk, ("risk", "Arsa yok."), ("unplaced", "Park."))

    left = export_plan(town.plan, public=False).unassigned
    assert [fragment.items for fragment in left] == [("Park.",)]


def test_items_stand_on_a_card_of_the_same_plan(town: Town, office: Client) -> None:
    run = loose_run(town)
    elsewhere = ObjectiveFactory.create(
        goal__plan__municipality=town.municipality, goal__plan__start_year=2015
    )

    assert "Önce metnin" in divide(office, run, "", ("risk", "Arsa yok."))
    assert "başka bir planın" in divide(office, run, elsewhere.pk)
    assert not CardEntry.objects.exists()


@pytest.mark.parametrize("page", ["plans_cardentry", "plans_unplacedrun"])
def test_a_neighbour_places_nothing_here(town: Town, client: Client, page: str) -> None:
    run = loose_run(town)
    pk = {"plans_cardentry": item(town, "risk", "x").pk, "plans_unplacedrun": run.pk}
    client.force_login(town.foreign_strategy)

    answer = client.get(reverse(f"admin:{page}_change", args=[pk[page]]))

    assert answer.status_code == 302
