"""The plan as open data: a PlanDocument with approved figures, and its schema."""

from __future__ import annotations

import json

import jsonschema
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from indicators.models import ActualEntry
from plans.document_json import loads
from tests.factories import ActualEntryFactory, Town, approved_actual, small_town

pytestmark = pytest.mark.django_db
ADDRESS = "/tr/ornek/2020-2024/plan.json"


@pytest.fixture
def town() -> Town:
    """One figure is approved, one waits."""
    town = small_town()
    approved_actual(town.first, "25.5")
    ActualEntryFactory.create(
        indicator=town.second, value=10, state=ActualEntry.State.SUBMITTED
    )
    return town


def test_the_plan_can_be_read_back_with_its_approved_figures_only(
    client: Client, town: Town
) -> None:
    document = loads(client.get(ADDRESS).content.decode())

    first, second = document.goals[0].objectives[0].indicators
    assert document.institution == town.municipality.name
    assert document.period == (2020, 2024)
    assert [str(actual.value) for actual in first.actuals] == ["25.5"]
    assert second.actuals == ()


def test_the_plan_follows_the_published_schema(client: Client, town: Town) -> None:
    schema = json.loads(client.get("/plan-document.schema.json").content)

    jsonschema.validate(json.loads(client.get(ADDRESS).content), schema)


def test_a_plan_that_is_not_public_is_not_handed_out(
    client: Client, town: Town
) -> None:
    town.plan.is_public = False
    town.plan.save(update_fields=["is_public"])

    assert client.get(ADDRESS).status_code == 404


def test_the_number_of_queries_is_fixed(
    client: Client, town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(18):
        client.get(ADDRESS)
