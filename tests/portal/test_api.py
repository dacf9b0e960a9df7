"""The API: what it says of itself, what it answers, and how it refuses."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from jsonschema import Draft202012Validator

from reports.opendata.api.service import PER_MINUTE
from tests.factories import Town, approved_actual
from tests.portal.builders import closed_town, grow, queries_of, text_of

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/"
PLAN = ROOT + "plans/ornek/2020-2024"
SCHEMA = ROOT + "openapi.json"


@pytest.fixture
def town() -> Town:
    cache.clear()
    return closed_town()


def asked(client: Client, address: str) -> Any:  # noqa: ANN401 - JSON
    """Return an answer, its numbers exact."""
    response = client.get(address)
    assert response.status_code == 200, response.content
    assert response["Content-Type"].startswith("application/json")
    return json.loads(response.content, parse_float=Decimal)


def everything(client: Client, address: str) -> list[dict[str, Any]]:
    """Return the items of all pages of a list."""
    items: list[dict[str, Any]] = []
    following: str | None = address
    while following:
        page = asked(client, following.removeprefix("http://testserver"))
        items += page["items"]
        following = page["next"]
    return items


def examples(town: Town) -> dict[str, str]:
    """An address of each operation, by the path in the description."""
    return {
        "/municipalities": "municipalities",
        "/municipalities/{municipality}": "municipalities/ornek",
        "/plans": "plans?municipality=ornek",
        "/plans/{municipality}/{period}": "plans/ornek/2020-2024",
        **{
            f"/plans/{{municipality}}/{{period}}/{name}": f"plans/ornek/2020-2024/{name}"
            for name in ("goals", "objectives", "indicators", "actuals", "publications")
        },
        "/indicators/{uid}": f"indicators/{town.first.uid}",
    }


def test_every_operation_answers_as_it_is_described(client: Client, town: Town) -> None:
    document = asked(client, SCHEMA)
    paths = {
        path.removeprefix("/api/v1"): told for path, told in document["paths"].items()
    }

    assert document["openapi"].startswith("3.1")
    assert examples(town).keys() == paths.keys()
    for path, address in examples(town).items():
        described = paths[path]["get"]["responses"]["200"]["content"]
        schema = described["application/json"]["schema"]
        whole = {**schema, "components": document["components"]}
        Draft202012Validator.check_schema(whole)
        Draft202012Validator(whole).validate(
            json.loads(client.get(ROOT + address).content)
        )


@pytest.mark.usefixtures("town")
def test_the_description_hangs_together(client: Client) -> None:
    text = client.get(SCHEMA).content.decode()
    document = json.loads(text)
    schemas = document["components"]["schemas"]
    operations = [told["get"] for told in document["paths"].values()]

    for path, told in document["paths"].items():
        named = {p["name"] for p in told["get"]["parameters"] if p["in"] == "path"}
        assert {piece[1:-1] for piece in path.split("/") if piece[:1] == "{"} == named
    assert len({each["operationId"] for each in operations}) == len(operations)
    for piece in text.split('"$ref": "#/components/schemas/')[1:]:
        assert piece.split('"')[0] in schemas
    assert document["info"]["license"]["name"] == "CC BY 4.0"


def test_an_indicator_has_its_whole_history(client: Client, town: Town) -> None:
    corrected = town.first.actuals.get()
    approved_actual(
        town.first, "82.5", supersedes=corrected, correction_reason="Sayım bitti."
    )

    found = asked(client, f"{ROOT}indicators/{town.first.uid}")

    assert found["indicator"]["unit"] == "adet"
    assert [row["target"] for row in found["targets"]] == [100]
    assert [(row["actual"], row["is_standing"]) for row in found["actuals"]] == [
        (80, False),
        (Decimal("82.5"), True),
    ]
    of_2024 = next(row for row in found["results"] if row["year"] == 2024)
    assert (of_2024["actual"], of_2024["percent"]) == (Decimal("82.5"), Decimal("82.5"))
    of_2020 = next(row for row in found["results"] if row["year"] == 2020)
    assert of_2020["actual"] is None
    assert of_2020["percent"] is None


@pytest.mark.parametrize("limit", [1, 2, 3, 500])
def test_a_list_read_page_by_page_loses_nothing(
    client: Client, town: Town, limit: int
) -> None:
    grow(town.plan)
    whole = everything(client, f"{PLAN}/indicators")

    found = everything(client, f"{PLAN}/indicators?limit={limit}")

    assert len(found) == 10
    assert found == whole


def test_figures_published_at_one_moment_are_all_told(
    client: Client, town: Town
) -> None:
    grow(town.plan)

    found = everything(client, f"{PLAN}/actuals?limit=2")

    assert {row["published_at"] for row in found} == {"2024-07-01T12:00:00+03:00"}
    records = [row["record"] for row in found]
    assert records == sorted(records, reverse=True)
    assert len(records) == 9


@pytest.mark.usefixtures("town")
def test_a_moment_before_the_first_that_can_be_told_is_no_error(client: Client) -> None:
    cursor = "WyIwMDAxLTAxLTAxVDAwOjAwOjAwKzE0OjAwIiwgM10"  # year 1, at +14:00; 3

    answer = client.get(f"{ROOT}plans/ornek/2020-2024/actuals?after={cursor}")

    # SQLite keeps moments as Python tells them; to PostgreSQL that is a moment like any other.
    told = {"sqlite": 404, "postgresql": 200}
    assert answer.status_code == told[connection.vendor]


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("municipalities/yok", 404),
        ("plans/ornek/2019-2024", 404),
        ("plans/ornek/bozuk", 404),
        ("plans/ornek/2020-2024/goals?after=bozuk", 404),
        ("plans/ornek/2020-2024/goals?after=W10", 404),
        ("plans/ornek/2020-2024/goals?after=WyJhIl0", 404),
        ("plans/ornek/2020-2024/actuals?after=WzUsIDVd", 404),  # [5, 5]
        ("municipalities?after=WyJcdTAwMDAiLCAxXQ", 404),  # ["\\u0000", 1]
        ("municipalities/%00", 404),
        ("plans?municipality=%00", 404),
        ("plans/ornek/2020-2024/objectives?goal=%00", 404),
        ("plans/ornek/2020-2024/goals?limit=0", 400),
        ("plans/ornek/2020-2024/goals?limit=501", 400),
        ("plans/ornek/2020-2024?tarih=bozuk", 400),
        ("plans/ornek/2020-2024?tarih=2999-01-01", 404),
        ("indicators/bozuk", 400),
        ("indicators/00000000-0000-4000-8000-000000000000", 404),
        ("olmayan", 404),
    ],
)
def test_a_refusal_is_json_with_a_sentence(
    client: Client, address: str, status: int
) -> None:
    response = client.get(ROOT + address)

    assert response.status_code == status
    assert response["Content-Type"].startswith("application/json")
    assert json.loads(response.content)["error"].endswith(".")
    assert response["Access-Control-Allow-Origin"] == "*"


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client: Client, method: str) -> None:
    response = getattr(client, method)(ROOT + "municipalities")

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert json.loads(response.content) == {"error": "Bu API salt okunurdur."}


def test_what_is_not_public_is_not_told(client: Client, town: Town) -> None:
    town.plan.is_public = False
    town.plan.save()

    assert asked(client, ROOT + "municipalities")["items"] == []
    assert asked(client, ROOT + "plans")["items"] == []
    for address in (PLAN, f"{PLAN}/goals", f"{ROOT}indicators/{town.first.uid}"):
        assert client.get(address).status_code == 404


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("address", [SCHEMA, ROOT + "municipalities", PLAN])
def test_any_cache_and_any_site_may_have_an_answer(
    client: Client, address: str
) -> None:
    response = client.get(address)
    again = client.get(address, headers={"If-None-Match": response["ETag"]})

    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert again.status_code == 304
    assert client.head(address).status_code == 200


@pytest.mark.usefixtures("town")
def test_somebody_who_asks_too_often_is_asked_to_wait(client: Client) -> None:
    answers = [client.get(f"{PLAN}/goals?limit={n + 1}") for n in range(PER_MINUTE + 1)]

    assert {each.status_code for each in answers[:-1]} == {200}
    assert answers[-1].status_code == 429
    assert int(answers[-1]["Retry-After"]) > 0
    assert "biraz bekleyin" in json.loads(answers[-1].content)["error"]


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("day", ["", "?tarih=2025-06-01"], ids=["now", "a past day"])
def test_no_shared_cache_tells_everybody_to_wait(client: Client, day: str) -> None:
    for n in range(PER_MINUTE):
        client.get(f"{PLAN}/goals?limit={n + 1}")

    response = client.get(PLAN + day)

    assert response.status_code == 429
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ["goals", "objectives", "indicators", "actuals"])
def test_the_number_of_queries_is_fixed(client: Client, town: Town, name: str) -> None:
    before = queries_of(client, f"{PLAN}/{name}")
    grow(town.plan)

    assert queries_of(client, f"{PLAN}/{name}") == before


@pytest.mark.usefixtures("town")
def test_the_page_lists_every_operation(client: Client) -> None:
    paths = asked(client, SCHEMA)["paths"]
    page = text_of(client, "/tr/veri/api/")

    for path, told in paths.items():
        assert f"GET http://testserver{path}" in page
        assert told["get"]["summary"] in page
