"""The public tables as they stood on a day: what a file held then, it holds again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from reports.opendata.tables import OF_PLAN
from tests.factories import Town
from tests.portal import test_as_of as past
from tests.portal.builders import body_of

clock, town = past.clock, past.town  # the fixtures
FOLDER = "/tr/ornek/2020-2024/"
LOOKED_AT = (
    3,
    7,
)  # acts before which the files are kept: few, for each day is sixteen files
FILES = [f"veri/{table.name}.csv" for table in OF_PLAN] + ["plan.csv"]


def files_of(client: Client, day: date | None = None) -> dict[str, bytes]:
    """Return every file of the plan as it is, or as it stood on a day."""
    asked = f"?tarih={day}" if day else ""
    return {name: body_of(client, f"{FOLDER}{name}{asked}") for name in FILES}


@pytest.mark.django_db
def test_every_file_holds_for_a_day_what_it_held_that_day(
    client: Client, clock: past.Clock, town: Town
) -> None:
    told: dict[date, dict[str, bytes]] = {}
    day = past.BEGINNING
    for number, act in enumerate(past.ACTS):
        if number in LOOKED_AT:
            told[day] = files_of(client)
        day += timedelta(days=3)
        act(town, clock.on(day))
    clock.on(day + timedelta(days=1))

    for each, files in told.items():
        again = files_of(client, each)
        assert [name for name in FILES if again[name] != files[name]] == [], each
    first, second = told.values()
    assert first != second != files_of(client)


def test_a_file_says_of_which_day_it_is(
    client: Client, clock: past.Clock, town: Town
) -> None:
    clock.on(past.BEGINNING + timedelta(days=9))
    day = past.BEGINNING + timedelta(days=1)

    answer = client.get(f"{FOLDER}veri/amaclar.json?tarih={day}")

    assert f'"as_of": "{day}"'.encode() in answer.getvalue()
    assert f"amaclar-{day}.json" in answer["Content-Disposition"]
    page = client.get(f"{FOLDER}veri/?tarih={day}").content.decode()
    assert f"amaclar.csv?tarih={day}&amp;ayrac=noktali-virgul" in page
