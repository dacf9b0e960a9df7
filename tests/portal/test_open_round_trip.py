"""Export is import: what the portal hands out of a plan is read back as the same plan."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client

from indicators.export import export_plan
from ingest.commit import commit_document
from ingest.reading.recognise import read_document
from plans.document import (
    Direction,
    IndicatorEntry,
    ObjectiveEntry,
    PlanDocument,
    with_indicators,
)
from plans.document_json import loads
from plans.models import Municipality, Plan, SourceDocument
from tests.factories import NOON, MunicipalityFactory
from tests.portal.builders import body_of

pytestmark = pytest.mark.django_db
FIXTURE = Path(__file__).parents[2] / "fixtures/ornek/plan.json"
FOLDER = "/tr/ornek/2020-2024/"
CARD = (
    *("code", "title", "responsible_unit", "cooperating_units", "risks"),
    *("strategies", "activities", "findings", "needs"),
)
INDICATOR = (
    *("code", "name", "unit", "direction", "weight_percent", "baseline_value"),
    *("targets", "monitoring_frequency", "reporting_frequency", "definition"),
    *("formula", "data_source"),
)


def committed_to(place: Municipality, document: PlanDocument) -> Plan:
    """Return the plan that a document makes in a municipality that has none, published."""
    source = SourceDocument.objects.create(municipality=place, sha256="0" * 64)
    period = document.period or (2020, 2024)
    commit_document(document, source=source, municipality=place, period=period, at=NOON)
    plan = Plan.objects.get(municipality=place)
    plan.is_public = True
    plan.save()
    return plan


@pytest.fixture
def plan() -> Plan:
    """The example plan, its first objectives; numbers of every shape, and a text like a formula."""
    whole = loads(FIXTURE.read_text("utf-8"))
    first = whole.goals[0]
    objectives = first.objectives[:3]
    risky = replace(objectives[0], risks=("=1+1 riski", *objectives[0].risks))
    goal = replace(first, objectives=(risky, *objectives[1:]))
    document = replace(whole, goals=(goal,), statistics=(), issues=())
    odd = iter(map(Decimal, ("12500", "0", "0.25", "1234567.5", "100")))

    def with_odd_figure(one: IndicatorEntry) -> IndicatorEntry:
        value = next(odd, None)
        return one if value is None else replace(one, baseline_value=value)

    place = MunicipalityFactory.create(name="Örnek Belediyesi", slug="ornek")
    return committed_to(place, with_indicators(document, with_odd_figure))


def test_the_document_that_is_handed_out_makes_the_same_plan_elsewhere(
    client: Client, plan: Plan, tmp_path: Path
) -> None:
    file = tmp_path / "plan.json"
    file.write_bytes(client.get(FOLDER + "plan.json").content)
    public = export_plan(plan, public=True)

    read = read_document(file)
    again = committed_to(MunicipalityFactory.create(name="Öteki"), read)

    assert replace(read, source=None) == public
    assert _of_nobody(export_plan(again, public=False)) == _of_nobody(public)


@pytest.mark.parametrize(
    "name", ["plan.xlsx", "plan.csv", "plan.csv?ayrac=noktali-virgul"]
)
def test_the_table_that_is_handed_out_is_read_back_as_the_same_cards(
    client: Client, plan: Plan, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name.partition("?")[0]
    file.write_bytes(body_of(client, FOLDER + name))

    read = read_document(file)
    told = export_plan(plan, public=True)

    assert (read.institution, read.period) == (told.institution, told.period)
    assert [(g.code, g.title) for g in read.goals] == [
        (g.code, g.title) for g in told.goals
    ]
    assert _cards(read) == _cards(told)
    assert _measures(read) == _measures(told)
    assert Direction.NEUTRAL in {one.direction for _path, one in read.indicators()}


def _of_nobody(document: PlanDocument) -> PlanDocument:
    """Leave out what is another one in another municipality: its name, and identifiers."""
    unnamed = replace(document, institution=None)
    return with_indicators(unnamed, lambda one: replace(one, id=None))


def _cards(document: PlanDocument) -> list[dict[str, object]]:
    def card(one: ObjectiveEntry) -> dict[str, object]:
        told = {name: getattr(one, name) for name in CARD}
        return {**told, "cost": one.cost_estimate.total}

    return [card(one) for _path, one in document.objectives()]


def _measures(document: PlanDocument) -> list[dict[str, object]]:
    return [
        {
            **{name: getattr(one, name) for name in INDICATOR},
            "targets": {y: v for y, v in one.targets.items() if v is not None},
        }
        for _path, one in document.indicators()
        if not one.withdrawn
    ]
