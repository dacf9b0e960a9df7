"""What a row of the entry page showed when it was opened, to tell what was typed and what changed since."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from indicators.models import ActualEntry, Dimension
from indicators.services import Figure, Part

TEXTS = (
    "reported_as",
    "explanation",
    "deviation_reason",
    "corrective_measure",
    "breakdown_note",
)
NUMBERS = ("value", "numerator", "denominator")
PARTS = {dimension: f"parts_{dimension}" for dimension in Dimension.values}
EVALUATION = "evaluation_"  # and the key of its criterion
# What a hidden field that somebody wrote themselves may raise.
UNREADABLE = (
    ValueError,
    AttributeError,
    TypeError,
    InvalidOperation,
    RecursionError,
)


def initial_of(entry: ActualEntry | None) -> dict[str, Any]:
    """Return what a form starts from: the entry's own figures, or nothing."""
    if entry is None:
        return {}
    fields: dict[str, Any] = {name: getattr(entry, name) for name in NUMBERS + TEXTS}
    parts: defaultdict[str, list[tuple[str, Decimal]]] = defaultdict(list)
    for part in entry.parts.all():
        parts[part.dimension].append((part.category, part.value))
    fields |= {name: tuple(parts[dimension]) for dimension, name in PARTS.items()}
    texts = sorted((each.criterion_id, each.text) for each in entry.evaluations.all())
    return fields | {f"{EVALUATION}{key}": text for key, text in texts}


def figure_of(typed: dict[str, Any]) -> Figure:
    """Return what a form's fields say; a field that the form does not have says nothing."""
    parts = [
        Part(dimension, category, value)
        for dimension, name in PARTS.items()
        for category, value in typed.get(name) or ()
    ]
    return Figure(
        value=typed.get("value"),
        numerator=typed.get("numerator"),
        denominator=typed.get("denominator"),
        reported_as=typed.get("reported_as") or ActualEntry.ReportedAs.TOTAL,
        explanation=typed.get("explanation", ""),
        deviation_reason=typed.get("deviation_reason", ""),
        corrective_measure=typed.get("corrective_measure", ""),
        breakdown_note=typed.get("breakdown_note", ""),
        parts=tuple(parts),
        evaluations={
            int(name.removeprefix(EVALUATION)): text
            for name, text in typed.items()
            if name.startswith(EVALUATION)
        },
    )


def says_the_same(entry: ActualEntry, figure: Figure) -> bool:
    """Whether writing `figure` would change nothing of what an entry says."""
    stands = figure_of(initial_of(entry))
    texts = {key: stands.evaluations.get(key, "") for key in figure.evaluations}
    return replace(stands, evaluations=texts) == figure


def as_seen(entry: ActualEntry | None) -> str:
    """Return what a form starts from as text, for a hidden field of the page."""
    return json.dumps(initial_of(entry), default=str, ensure_ascii=False)


def from_seen(text: str | None) -> dict[str, Any] | None:
    """Return what the page showed, or `None` where the page does not say."""
    try:
        shown = json.loads(text or "")
        return {name: _read(name, value) for name, value in shown.items()}
    except UNREADABLE:
        return None


def _read(name: str, value: Any) -> Any:  # noqa: ANN401
    if name in NUMBERS:
        return None if value is None else _figure(value)
    if name in PARTS.values():
        return tuple((str(group), _figure(figure)) for group, figure in value)
    if name.startswith(EVALUATION):
        int(name.removeprefix(EVALUATION))
    return str(value)


def _figure(text: str) -> Decimal:
    """Return a number as the page wrote it; raise ValueError for NaN and the infinite."""
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError(text)
    return number
