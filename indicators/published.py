"""What a plan's chain holds: which records are published, and which of their columns it covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q

from indicators.chain import canonical, sealed
from indicators.models import (
    ActualEntry,
    BreakdownPart,
    Evidence,
    IndicatorEvaluation,
    IndicatorTerms,
    ObjectiveEvaluation,
    Score,
    TargetRevision,
)

ALL = Q()
AT_ONCE = 500  # keys in one query: a database takes only so many parameters
_OF_INDICATOR = "indicator__objective__goal__plan_id"
_OF_ACTUAL = f"actual__{_OF_INDICATOR}"
_APPROVED = ActualEntry.State.APPROVED


@dataclass(frozen=True, slots=True)
class Record:
    """One published row: the plan it belongs to, its key, and its columns by name."""

    plan: int
    pk: int
    values: dict[str, Any]

    def payload(self, kind: str) -> str:
        """Return the text that the chain keeps of it."""
        return canonical({"kind": kind, "id": self.pk, **self.values})


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of published record.

    `plan` leads to the plan's key, `published` says which rows the public may read.
    `columns` are covered by the chain; people stand in them as keys, never as names, and
    an indicator as the identifier that the open data has.  `sealed` columns are covered by
    their digest alone.  `left_out` says that a column was thought of.
    """

    name: str
    model: type[models.Model]
    plan: str
    columns: tuple[str, ...]
    published: Q = ALL
    sealed: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def records(self, **only: object) -> Iterator[Record]:
        """Yield the published rows, those of one plan after the other, by key."""
        rows = self.model._default_manager.filter(self.published, **only)
        paths = [_path(self.model, name) for name in self.columns]
        rows = rows.order_by(self.plan, "pk")
        for plan, pk, *values in rows.values_list(self.plan, "pk", *paths).iterator():
            named = dict(zip(self.columns, values, strict=True))
            for name in self.sealed:
                named[name] = sealed(named[name])
            yield Record(plan, pk, named)


def _path(model: type[models.Model], name: str) -> str:
    """Return what is read for a column: the identifier of an indicator, the key of other rows."""
    if name == "indicator":
        return "indicator__uid"
    return model._meta.get_field(name).attname  # type: ignore[union-attr]


TARGET = Kind(
    "target",
    TargetRevision,
    _OF_INDICATOR,
    (
        "indicator",
        "year",
        "value",
        "origin",
        "recorded_at",
        "recorded_by",
        "decision_number",
        "decision_date",
        "reason",
        "citation",
    ),
)
TERMS = Kind(
    "terms",
    IndicatorTerms,
    _OF_INDICATOR,
    (
        "indicator",
        "revision",
        "weight",
        "unit_of_measure",
        "method",
        "direction",
        "baseline_value",
        "baseline_label",
        "baseline_not_applicable",
        "tolerance",
    ),
)
ACTUAL = Kind(
    "actual",
    ActualEntry,
    _OF_INDICATOR,
    (
        "indicator",
        "year",
        "period",
        "value",
        "numerator",
        "denominator",
        "breakdown_note",
        "reported_as",
        "state",
        "explanation",
        "deviation_reason",
        "corrective_measure",
        "entered_by",
        "entered_at",
        "submitted_at",
        "submitted_by",
        "decided_by",
        "decided_at",
        "decision_note",
        "published_at",
        "supersedes",
        "correction_reason",
        "printed_performance",
        "citation",
    ),
    published=Q(state=_APPROVED),
)
PART = Kind(
    "part",
    BreakdownPart,
    _OF_ACTUAL,
    ("actual", "dimension", "category", "value"),
    published=Q(actual__state=_APPROVED),
    left_out=("position",),
)
EVALUATION = Kind(
    "evaluation",
    IndicatorEvaluation,
    _OF_ACTUAL,
    ("actual", "criterion", "text"),
    published=Q(actual__state=_APPROVED),
)
# Evidence may be taken back because it shows personal data; a chain cannot forget.
EVIDENCE = Kind(
    "evidence",
    Evidence,
    _OF_ACTUAL,
    ("actual", "title", "file", "address", "sha256", "added_by", "added_at"),
    published=Q(actual__state=_APPROVED, is_public=True),
    sealed=("title", "file", "address"),
    left_out=("is_public", "removed_by", "removed_at"),
)
OBJECTIVE_EVALUATION = Kind(
    "objective_evaluation",
    ObjectiveEvaluation,
    "objective__goal__plan_id",
    (
        "objective",
        "year",
        "period",
        "deviation_reason",
        "measures",
        "state",
        "entered_by",
        "entered_at",
        "submitted_by",
        "submitted_at",
        "decided_by",
        "decided_at",
        "decision_note",
    ),
    published=Q(state=_APPROVED),
)
SCORE = Kind(
    "score",
    Score,
    "plan_id",
    (
        "goal",
        "objective",
        "year",
        "period",
        "basis",
        "percent",
        "coverage",
        "low",
        "high",
        "flags",
        "published_at",
    ),
    left_out=("plan",),
)

KINDS = (
    TERMS,
    TARGET,
    ACTUAL,
    PART,
    EVALUATION,
    EVIDENCE,
    OBJECTIVE_EVALUATION,
    SCORE,
)
"""In the order in which they are linked."""
WITH_AN_ACTUAL = (PART, EVALUATION, EVIDENCE)
"""What is published together with the figure it is about."""
