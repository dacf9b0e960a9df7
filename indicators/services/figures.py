"""What a unit writes for one period: the figure, its parts and what is said about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from indicators.models import ActualEntry, BreakdownPart, IndicatorEvaluation
from indicators.services.evaluations import criteria_of
from indicators.services.refusals import CriterionUnknownError
from plans.models import Municipality
from plans.models.held import save_held

Beside = TypeVar("Beside", BreakdownPart, IndicatorEvaluation)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a figure: a district, a sex or an age group, in the indicator's unit."""

    dimension: str  # one of indicators.models.Dimension
    category: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Figure:
    """What is written for one period; a value of None is *not reported*, with its explanation.

    It says everything: parts that are not in it are taken out.  Only an evaluation of a
    criterion that it does not name stays; an empty text removes one.
    """

    value: Decimal | None
    reported_as: str = ActualEntry.ReportedAs.TOTAL
    explanation: str = ""
    deviation_reason: str = ""
    corrective_measure: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    parts: tuple[Part, ...] = ()
    breakdown_note: str = ""
    evaluations: Mapping[int, str] = field(default_factory=dict)  # by criterion


COLUMNS = (
    "value",
    "reported_as",
    "explanation",
    "deviation_reason",
    "corrective_measure",
    "numerator",
    "denominator",
    "breakdown_note",
)


def put(entry: ActualEntry, figure: Figure) -> None:
    """Set the columns of an entry, unsaved."""
    for name in COLUMNS:
        setattr(entry, name, getattr(figure, name))


def parts_of(entry: ActualEntry) -> tuple[Part, ...]:
    """Return the breakdown that stands in an entry; one that is not saved yet has none."""
    rows = entry.parts.all() if entry.pk else ()
    return tuple(Part(row.dimension, row.category, row.value) for row in rows)


def keep_beside(written: Sequence[tuple[ActualEntry, Figure]]) -> None:
    """Write what stands beside the columns of saved entries: their parts and their evaluations."""
    keys = [entry.pk for entry, _figure in written]
    parts = _of_each(BreakdownPart.objects.filter(actual__in=keys))
    for entry, figure in written:
        if figure.parts or entry.pk in parts:
            _keep_parts(entry, figure.parts, parts[entry.pk])
    evaluated = [pair for pair in written if pair[1].evaluations]
    if evaluated:
        _keep_all_evaluations(evaluated)


def _of_each(rows: Iterable[Beside]) -> defaultdict[int, list[Beside]]:
    found: defaultdict[int, list[Beside]] = defaultdict(list)
    for row in rows:
        found[row.actual_id].append(row)
    return found


def _keep_parts(
    entry: ActualEntry, parts: Iterable[Part], standing: Iterable[BreakdownPart]
) -> None:
    """Make the breakdown of a saved entry the given one; what is the same stays untouched."""
    gone = {(row.dimension, row.category): row for row in standing}
    for position, part in enumerate(parts):
        category = part.category.strip()
        row = gone.pop((part.dimension, category), None) or BreakdownPart(
            actual=entry, dimension=part.dimension, category=category
        )
        if row.pk and (row.value, row.position) == (part.value, position):
            continue
        row.value, row.position = part.value, position
        save_held(row)
    for row in gone.values():
        row.delete()


def _keep_all_evaluations(written: Sequence[tuple[ActualEntry, Figure]]) -> None:
    """Write the evaluations given by criterion; an empty text removes one.

    Raises CriterionUnknownError for a criterion that the municipality does not ask.
    """
    entries = [entry for entry, _figure in written]
    known = _of_each(IndicatorEvaluation.objects.filter(actual__in=entries))
    asked: dict[Municipality, frozenset[int]] = {}
    for entry, figure in written:
        place = entry.indicator.objective.goal.plan.municipality
        if place not in asked:
            asked[place] = frozenset(row.pk for row in criteria_of(place))
        _keep_evaluations(entry, figure.evaluations, known[entry.pk], asked[place])


def _keep_evaluations(
    entry: ActualEntry,
    texts: Mapping[int, str],
    standing: Iterable[IndicatorEvaluation],
    asked: Container[int],
) -> None:
    known = {row.criterion_id: row for row in standing}
    for key, text in texts.items():
        row = known.get(key)
        said = text.strip()
        if row is None and key not in asked:
            raise CriterionUnknownError
        if row is not None and not said:
            row.delete()
        elif said and (row is None or row.text != said):
            row = row or IndicatorEvaluation(actual=entry, criterion_id=key)
            row.text = said
            save_held(row)
