"""Forms of the admin that arrive at the same instant, each on a connection of its own."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from plans.models import Objective
from tests.admin_forms import opened
from tests.factories import small_town
from tests.test_admin import objective_form
from tests.test_chain_at_once import at_once
from tests.test_history import card, card_form

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def many_writers() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("This database has one writer at a time; its file is not shared.")


def desks(person: object, number: int) -> list[Client]:
    clients = [Client() for _number in range(number)]
    for client in clients:
        client.force_login(person)  # type: ignore[arg-type]
    return clients


def test_of_two_who_save_at_the_same_instant_one_sees_a_conflict() -> None:
    town = small_town()
    clients = desks(town.strategy, 4)
    forms = [
        opened(client, card(town)) | card_form(town, title=f"Ad {number}")
        for number, client in enumerate(clients)
    ]
    answers: list[int] = []

    at_once(
        [
            lambda client=client, form=form: answers.append(  # type: ignore[misc]
                client.post(card(town), form).status_code
            )
            for client, form in zip(clients, forms, strict=True)
        ]
    )

    assert sorted(answers) == [200, 200, 200, 302]
    town.objective.refresh_from_db()
    assert town.objective.title.startswith("Ad ")


def test_a_new_record_sent_twice_at_the_same_instant_is_made_once() -> None:
    town = small_town()
    clients = desks(town.strategy, 2)
    address = reverse("admin:plans_objective_add")
    key = clients[0].get(address).context["adminform"].form["shown"].value()
    form = objective_form(town, title="Yalnız bir kez", shown=key)
    answers: list[int] = []

    at_once(
        [
            lambda client=client: answers.append(  # type: ignore[misc]
                client.post(address, form).status_code
            )
            for client in clients
        ]
    )

    assert Objective.objects.filter(title="Yalnız bir kez").count() == 1
    assert all(answer < 500 for answer in answers)
