"""Several people, or an impatient one, send the same row at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from indicators.models import ActualEntry, Evidence
from tests.factories import Town, small_town

if TYPE_CHECKING:  # what the stubs call the test client's answer
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 4


@pytest.fixture
def town(transactional_db: None) -> Town:
    if connection.vendor == "sqlite":
        pytest.skip("This database has one writer at a time; its file is not shared.")
    return small_town()


def at_once(act: Callable[[int], Answer]) -> list[int]:
    """Do it several times at the same moment, each time on a connection of its own."""
    start = Barrier(TIMES)

    def run(number: int) -> int:
        try:
            connection.ensure_connection()
            start.wait()
            return act(number).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(TIMES) as pool:
        return sorted(pool.map(run, range(TIMES)))


def clients(town: Town) -> list[Client]:
    signed_in = [Client() for _ in range(TIMES)]
    for client in signed_in:
        client.force_login(town.unit_user)
    return signed_in


def test_one_form_sent_at_the_same_moment_is_submitted_once(town: Town) -> None:
    tabs = clients(town)
    sent = {
        f"pg{town.first.pk}-seen": "{}",
        f"pg{town.first.pk}-value": "100",
        f"pg{town.first.pk}-evidence_addresses": "https://ornek.bel.tr/haber",
        "islem": "gonder",
    }

    statuses = at_once(lambda number: tabs[number].post("/veri-girisi/", sent))

    assert set(statuses) <= {200, 302}
    assert ActualEntry.objects.get().state == "submitted"
    assert Evidence.objects.count() == 1


def test_of_different_values_at_the_same_moment_one_stands_and_the_others_are_asked(
    town: Town,
) -> None:
    tabs = clients(town)
    address = reverse("save_row", args=[town.open_year.pk, town.first.pk])
    row = {f"pg{town.first.pk}-seen": "{}", "kisi": town.unit_user.pk}

    statuses = at_once(
        lambda number: tabs[number].post(
            address, row | {f"pg{town.first.pk}-value": str(90 + number)}
        )
    )

    assert statuses == [200, 409, 409, 409]
    assert ActualEntry.objects.get().value in range(90, 94)
