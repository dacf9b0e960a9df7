"""What stays marked in the strategy office's list, and where a missing note is asked for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from indicators import services
from indicators.models import ActualEntry
from indicators.services import Figure
from tests.factories import Town, small_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def office(town: Town, client: Client) -> Client:
    client.force_login(town.strategy)
    return client


def waiting(town: Town) -> list[ActualEntry]:
    return [
        services.submit(
            entry=services.enter(
                indicator=indicator,
                year=2024,
                period="YEAR",
                by=by,
                figure=Figure(Decimal(value)),
            ),
            by=by,
            at=timezone.now(),
        )
        for indicator, by, value in [
            (town.first, town.unit_user, "100"),
            (town.second, town.other_unit_user, "50"),
        ]
    ]


def test_what_was_held_back_is_not_marked_again_by_the_decision_on_the_rest(
    town: Town, office: Client
) -> None:
    good, held_back = waiting(town)
    narrowed = "/onay/?year=2024&secim=tumu"
    assert office.get(narrowed).content.decode().count(" checked") == 2

    answer = office.post(narrowed, {"kayit": [good.pk], "islem": "onayla"}, follow=True)

    assert answer.redirect_chain == [("/onay/?year=2024", 302)]
    page = answer.content.decode()
    assert f'name="kayit" value="{held_back.pk}"' in page
    assert " checked" not in page


def test_a_missing_note_is_asked_for_under_its_field(
    town: Town, office: Client
) -> None:
    entries = waiting(town)
    marked = {"kayit": [entry.pk for entry in entries], "islem": "geri", "note": ""}

    page = office.post("/onay/", marked).content.decode()

    assert 'id="id_note_error"' in page
    assert page.count("Geri gönderirken neden yazılır") == 1
    assert ActualEntry.objects.filter(state="submitted").count() == 2
