"""The JSON form of a plan document: digit for digit, by the schema, or refused in a sentence."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for

from plans.document import (
    ActualEntry,
    GoalEntry,
    IndicatorEntry,
    ObjectiveEntry,
    PlanDocument,
)
from plans.document_json import DocumentFormatError, dumps, loads, schema, to_json
from tests.documents import plan_documents

REFERENCE = Path(__file__).parents[2] / "shared/data/plan-document.schema.json"


def document_of(*indicators: IndicatorEntry) -> PlanDocument:
    objective = ObjectiveEntry("H1.1", indicators=indicators)
    return PlanDocument(goals=(GoalEntry("A1", objectives=(objective,)),))


def first_indicator(text: str) -> dict[str, Any]:
    tree = json.loads(text, parse_float=str, parse_int=str)
    indicator: dict[str, Any] = tree["goals"][0]["objectives"][0]["indicators"][0]
    return indicator


@cache
def judge_by(schema_text: str) -> Validator:
    """Return what judges by a schema, which is itself checked once, not for every document."""
    parsed = json.loads(schema_text)
    kind = validator_for(parsed)
    kind.check_schema(parsed)
    return kind(parsed)


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(document=plan_documents())
def test_every_document_follows_the_published_schema(document: PlanDocument) -> None:
    judge_by(json.dumps(schema())).validate(json.loads(dumps(document)))


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference schema is not here")
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(document=plan_documents())
def test_every_document_follows_the_reference_schema(document: PlanDocument) -> None:
    reference = REFERENCE.read_text(encoding="utf-8")

    judge_by(reference).validate(json.loads(dumps(document)))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("0.1"), "0.1"),
        (Decimal("1250.50"), "1250.5"),
        (Decimal("13654.0000"), "13654"),
        (Decimal("1E+3"), "1000"),
        (Decimal("123456789012345"), "123456789012345"),
        (Decimal(0), "0"),
    ],
)
def test_numbers_are_written_digit_for_digit(value: Decimal, written: str) -> None:
    indicator = IndicatorEntry("PG1.1.1", "x", targets={2021: value})

    assert first_indicator(dumps(document_of(indicator)))["targets"]["2021"] == written


def test_a_year_without_a_printed_target_stays_null() -> None:
    indicator = IndicatorEntry("PG1.1.1", "x", targets={2021: None})

    text = dumps(document_of(indicator))

    assert first_indicator(text)["targets"] == {"2021": None}
    assert loads(text) == document_of(indicator)


def test_the_view_of_actuals_prefers_the_year_and_leaves_out_repeated_codes() -> None:
    half = ActualEntry(2020, "H1", Decimal(40))
    year = ActualEntry(2020, "YEAR", Decimal(90))
    document = document_of(
        IndicatorEntry("PG1.1.1", "bir", actuals=(year, half)),
        IndicatorEntry("PG1.1.2", "iki", actuals=(year,)),
        IndicatorEntry("PG1.1.2", "iki, yeniden", actuals=(half,)),
    )

    view = to_json(document)["actuals"]

    assert list(view) == ["PG1.1.1"]
    assert view["PG1.1.1"]["2020"]["value"] == 90
    assert view["PG1.1.1"]["2020"]["period"] == "year"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"institution": null, "period": [2020], "goals": []}',
        '{"institution": null, "period": null, "goals": [{"code": "A1"}]}',
        '{"institution": null, "period": null, "goals": [], "kind": "roman"}',
    ],
)
def test_what_is_no_plan_document_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(DocumentFormatError, match=r"okunamadı|biçimi tutmuyor"):
        loads(text)
