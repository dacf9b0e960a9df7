"""`verify_history` finds a change of any column of anything that was published, and names it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from indicators.models import (
    EvaluationCriterion,
)
from indicators.published import KINDS, Kind
from indicators.services.chain import link
from plans.models import Citation, PlanRevision, SourceDocument
from tests.factories import (
    NOON,
    GoalFactory,
    IndicatorFactory,
    ObjectiveFactory,
    approved_actual,
)
from tests.published_world import (
    BY_NAME,
    LATER,
    World,
    complaint,
    published_world,
    tamper,
    third,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return published_world()


def another_citation(world: World) -> int:
    document = SourceDocument.objects.create(
        name="a.pdf", sha256="a" * 64, municipality=world.town.municipality
    )
    return Citation.objects.create(document=document).pk


def visitor(world: World) -> int:
    return world.town.visitor.pk


def other_entry(world: World) -> int:
    indicator = IndicatorFactory.create(objective=world.town.objective)
    entry = approved_actual(indicator, "5")
    link(world.town.plan, [entry])
    return entry.pk


Other = object | Callable[[World], object]
OTHERS: dict[str, dict[str, Other]] = {
    "target": {
        "indicator": third,
        "year": 2023,
        "value": Decimal("90.0001"),
        "origin": "programme",
        "recorded_at": NOON,
        "recorded_by": visitor,
        "decision_number": "2024/9",
        "decision_date": NOON.date(),
        "reason": "Başka",
        "citation": another_citation,
    },
    "terms": {
        "indicator": third,
        "revision": lambda w: (
            PlanRevision.objects.create(
                plan=w.town.plan, number=1, adopted_on=NOON.date()
            ).pk
        ),
        "weight": Decimal(61),
        "unit_of_measure": "kişi",
        "method": "annual",
        "direction": "decrease",
        "baseline_value": None,
        "baseline_label": "2019",
        "baseline_not_applicable": {
            "baseline_not_applicable": True,
            "baseline_value": None,
        },
        "tolerance": Decimal(1),
    },
    "actual": {
        "indicator": third,
        "year": 2023,
        "period": "H1",
        "value": Decimal(90),
        "numerator": Decimal(9),
        "denominator": Decimal(10),
        "breakdown_note": "Yok",
        "reported_as": "increment",
        "state": {"state": "submitted", "published_at": None},
        "explanation": "Başka",
        "deviation_reason": "Başka",
        "corrective_measure": "Başka",
        "entered_by": visitor,
        "entered_at": LATER,
        "submitted_at": LATER,
        "submitted_by": visitor,
        "decided_by": visitor,
        "decided_at": NOON,
        "decision_note": "Başka",
        "published_at": NOON,
        "supersedes": lambda w: {
            "supersedes": other_entry(w),
            "correction_reason": "Başka",
        },
        "correction_reason": "Başka",
        "printed_performance": Decimal(81),
        "citation": another_citation,
    },
    "part": {
        "actual": other_entry,
        "dimension": "age_group",
        "category": "erkek",
        "value": Decimal(79),
    },
    "evaluation": {
        "actual": other_entry,
        "criterion": lambda _w: EvaluationCriterion.objects.create(label="Başka").pk,
        "text": "Bitti",
    },
    "evidence": {
        "actual": other_entry,
        "title": "Başka",
        "file": {"file": "kanit/1/a.pdf", "address": ""},
        "address": "https://example.org/baska",
        "sha256": "b" * 64,
        "added_by": visitor,
        "added_at": LATER,
    },
    "objective_evaluation": {
        "objective": lambda w: ObjectiveFactory.create(goal=w.town.goal).pk,
        "year": 2023,
        "period": "H1",
        "deviation_reason": "Başka",
        "measures": "Başka",
        "state": "draft",
        "entered_by": visitor,
        "entered_at": LATER,
        "submitted_by": visitor,
        "submitted_at": LATER,
        "decided_by": visitor,
        "decided_at": NOON,
        "decision_note": "Başka",
    },
    "score": {
        "goal": lambda w: {
            "goal": GoalFactory.create(plan=w.town.plan).pk,
            "objective": None,
        },
        "objective": lambda w: ObjectiveFactory.create(goal=w.town.goal).pk,
        "year": 2023,
        "period": "H1",
        "basis": "original",
        "percent": Decimal("80.0000000001"),
        "coverage": Decimal(61),
        "low": Decimal(1),
        "high": Decimal(99),
        "flags": ["no_weight"],
        "published_at": NOON,
    },
}


@pytest.mark.parametrize(
    ("name", "column"),
    [(kind.name, column) for kind in KINDS for column in kind.columns],
)
def test_a_changed_column_is_found_and_named(
    world: World, name: str, column: str
) -> None:
    row, other = world.rows[name], OTHERS[name][column]
    value = other(world) if callable(other) else other
    tamper(row, **(value if isinstance(value, dict) else {column: value}))

    said = complaint()

    kind = BY_NAME[name]
    assert f"ornek/2020-2024, {kind.model._meta.verbose_name} {row.pk}" in said
    if column not in {"state", "actual"}:  # then it is no published one any more
        assert label(kind, column) in said


def label(kind: Kind, column: str) -> str:
    return str(kind.model._meta.get_field(column).verbose_name)  # type: ignore[union-attr]
