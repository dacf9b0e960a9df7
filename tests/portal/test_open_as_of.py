"""The public tables as they stood on a day: what a file held then, it holds again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from reports.opendata.tables import OF_PLAN
from tests.factories import Town
from tests.portal import test_as_of as past
from tests.portal.builders import body_of
from tests.portal.days import BEGINNING, Clock

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
    client: Client, clock: Clock, town: Town
) -> None:
    told: dict[date, dict[str, bytes]] = {}
    day = BEGINNING
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
    client: Client, clock: Clock, town: Town
) -> None:
    clock.on(BEGINNING + timedelta(days=9))
    day = BEGINNING + timedelta(days=1)

    answer = client.get(f"{FOLDER}veri/amaclar.json?tarih={day}")

    assert f'"as_of": "{day}"'.encode() in answer.getvalue()
    assert f"amaclar-{day}.json" in answer["Content-Disposition"]
    page = client.get(f"{FOLDER}veri/?tarih={day}").content.decode()
    assert f"amaclar.csv?tarih={day}&amp;ayrac=noktali-virgul" in page


@pytest.mark.usefixtures("town")
def test_what_describes_a_file_of_a_past_day_leads_to_files_of_that_day(
    client: Client, clock: Clock
) -> None:
    clock.on(BEGINNING + timedelta(days=9))
    asked = f"?tarih={BEGINNING + timedelta(days=1)}"
    table = f"{FOLDER}veri/amaclar.csv"

    link = client.get(table + asked)["Link"]
    metadata = client.get(f"{table}-metadata.json{asked}").json()
    answer = client.get(f"/api/v1/plans/ornek/2020-2024{asked}").json()

    assert link.startswith(f"<amaclar.csv-metadata.json{asked}>")
    assert metadata["url"] == f"amaclar.csv{asked}"
    files = [each[form] for each in answer["files"] for form in ("csv", "xlsx", "json")]
    assert [each for each in (answer["document"], *files) if asked not in each] == []
    assert "Link" not in client.get(f"{table}{asked}&ayrac=noktali-virgul")


@pytest.mark.usefixtures("town")
def test_a_file_of_the_installation_says_of_which_day_it_is(
    client: Client, clock: Clock
) -> None:
    clock.on(BEGINNING + timedelta(days=9))
    day = BEGINNING + timedelta(days=1)

    answer = client.get(f"/tr/veri/planlar.json?tarih={day}")

    told = json.loads(answer.getvalue())
    assert told["as_of"] == str(day)
    assert told["source"].endswith(f"/tr/veri/?tarih={day}")
    assert f"planlar-{day}.json" in answer["Content-Disposition"]


@pytest.mark.usefixtures("town")
def test_the_catalogue_of_a_past_day_leads_to_files_of_that_day(
    client: Client, clock: Clock
) -> None:
    clock.on(BEGINNING + timedelta(days=9))
    asked = f"?tarih={BEGINNING + timedelta(days=1)}"

    then = json.loads(body_of(client, f"/katalog.jsonld{asked}"))
    now = json.loads(body_of(client, "/katalog.jsonld"))

    leading = list(addresses_in(then["dcat:dataset"]))
    assert len(leading) > 50
    assert [each for each in leading if not each.endswith(asked)] == []
    assert [each.removesuffix(asked) for each in leading] == list(
        addresses_in(now["dcat:dataset"])
    )
    for address in leading[::10]:
        assert body_of(client, address)


def addresses_in(datasets: list[dict[str, Any]]) -> Iterator[str]:
    """Yield where the pages, files and descriptions of datasets are to be found."""
    for dataset in datasets:
        yield dataset["dcat:landingPage"]["@id"]
        for file in dataset["dcat:distribution"]:
            yield file["dcat:accessURL"]["@id"]
            yield file["dcat:downloadURL"]["@id"]
            if (
                file["dct:title"]["@value"] != "Planın bütünü"
                and "dct:conformsTo" in file
            ):
                yield file["dct:conformsTo"]["@id"]
