"""From rows to the arithmetic's input: terms in force, targets, readings, status bands.

Nothing here asks the database when the indicators come from
`Indicator.objects.for_scoring()`; only `bands_of` is a query.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from indicators.models import (
    ActualEntry,
    Indicator,
    IndicatorTerms,
    Method,
    Score,
    StatusBand,
    TargetRevision,
)
from indicators.scoring import (
    Band,
    Measure,
    Reading,
    Report,
    RollUp,
    actual_value,
    objective_score,
    roll_up,
)
from indicators.units import is_percent
from plans import document
from plans.models import Goal, Municipality, Objective, PlanRevision


def is_in_force(revision: PlanRevision, year: int) -> bool:
    """Whether a plan revision holds at the end of `year`; the first plan always does."""
    if revision.number == 0:
        return True
    return revision.adopted_on is not None and revision.adopted_on <= date(year, 12, 31)


def has_come(row: Goal | Objective | Indicator, year: int) -> bool:
    """Whether a goal, objective or indicator is in the plan yet at the end of `year`."""
    return is_in_force(row.introduced_in, year)


def is_withdrawn(row: Goal | Objective | Indicator, year: int) -> bool:
    """Whether a revision in force at the end of `year` has withdrawn it (KALDIRILDI)."""
    return row.withdrawn_in is not None and is_in_force(row.withdrawn_in, year)


def counts(row: Goal | Objective | Indicator, year: int) -> bool:
    """Whether it takes part in `year`'s roll-ups: it has come, and is not withdrawn."""
    return has_come(row, year) and not is_withdrawn(row, year)


def terms_in_force(indicator: Indicator, year: int) -> IndicatorTerms | None:
    """Return the terms of the highest plan revision in force at the end of `year`."""
    known = [t for t in indicator.terms.all() if is_in_force(t.revision, year)]
    return max(known, key=lambda terms: terms.revision.number, default=None)


def target_of(
    indicator: Indicator, year: int, basis: str = Score.Basis.CURRENT
) -> TargetRevision | None:
    """Return the year-end target: of the first plan as last corrected, or of its last update."""
    promised = _last_of(indicator, year, TargetRevision.Origin.PLAN)
    if basis == Score.Basis.ORIGINAL:
        return promised
    return _last_of(indicator, year, TargetRevision.Origin.UPDATE) or promised


def programme_target_of(indicator: Indicator, year: int) -> TargetRevision | None:
    """Return the commitment of the year's performance programme, where there is one."""
    return _last_of(indicator, year, TargetRevision.Origin.PROGRAMME)


def _last_of(indicator: Indicator, year: int, origin: str) -> TargetRevision | None:
    rows = [
        row
        for row in indicator.targets.all()
        if row.year == year and row.origin == origin
    ]
    return max(rows, key=lambda row: (row.recorded_at, row.pk), default=None)


def public_actuals(indicator: Indicator) -> list[ActualEntry]:
    """Return the approved actuals that no approved correction has replaced."""
    approved = [
        row
        for row in indicator.actuals.all()
        if row.state == ActualEntry.State.APPROVED
    ]
    replaced = {row.supersedes_id for row in approved}
    return [row for row in approved if row.pk not in replaced]


def measure_of(indicator: Indicator, year: int) -> Measure:
    """Return how the indicator is measured in `year`.

    Where nobody has said otherwise: a level, whose direction stays unstated.  An indicator
    that has not come yet, or has been withdrawn, is marked withdrawn: it counts in no sum.
    """
    terms = terms_in_force(indicator, year)
    if terms is None:
        terms = IndicatorTerms(indicator=indicator)
    return Measure(
        method=document.Method(terms.method or Method.LEVEL),
        direction=document.Direction(terms.direction) if terms.direction else None,
        baseline=terms.baseline_value,
        tolerance=terms.tolerance,
        weight=terms.weight,
        withdrawn=not counts(indicator, year),
        baseline_not_applicable=terms.baseline_not_applicable,
        is_percent=is_percent(terms.unit_of_measure),
    )


def adds_up(indicator: Indicator, year: int) -> bool:
    """Whether what a period added is an actual: a running total, and no percentage."""
    measure = measure_of(indicator, year)
    return measure.method is document.Method.CUMULATIVE and not measure.is_percent


def reports_of(entries: Iterable[ActualEntry]) -> list[Report]:
    """Return actuals as the arithmetic takes them."""
    return [
        Report(row.year, row.period, row.value, document.ReportedAs(row.reported_as))
        for row in entries
    ]


def actual_of(indicator: Indicator, year: int, period: str) -> Decimal | None:
    """Return the public actual of a period, in the indicator's unit; cumulative: the running total."""
    return actual_value(
        measure_of(indicator, year),
        reports_of(public_actuals(indicator)),
        year,
        period,
        indicator.objective.goal.plan.start_year,
    )


def reading_of(
    indicator: Indicator, year: int, period: str, basis: str = Score.Basis.CURRENT
) -> Reading:
    """Return the indicator's reading of a period from public figures alone.

    `basis` is one of Score.Basis; the target is the year-end one in every period.
    """
    target = target_of(indicator, year, basis)
    return Reading(
        measure_of(indicator, year),
        None if target is None else target.value,
        actual_of(indicator, year, period),
    )


def bands_of(municipality: Municipality) -> tuple[Band, ...]:
    """Return the municipality's own status bands, else those for all; one query."""
    rows = StatusBand.objects.filter(
        municipality=municipality
    ) | StatusBand.objects.filter(municipality=None)
    own = [row for row in rows if row.municipality_id is not None]
    return tuple(Band(row.lower, row.key, row.label) for row in own or rows)


def roll_ups(
    goals: Iterable[Goal], year: int, period: str, basis: str = Score.Basis.CURRENT
) -> Iterator[tuple[Goal | None, Objective | None, RollUp]]:
    """Yield the score of every objective, goal and at last (None, None) of the plan.

    What has not come yet, or is withdrawn, has none and counts in none.
    """
    parts: list[tuple[RollUp, Decimal]] = []
    for goal in goals:
        if not counts(goal, year):
            continue
        children: list[tuple[RollUp, Decimal]] = []
        for objective in goal.objectives.all():
            if counts(objective, year):
                score = objective_score(
                    reading_of(indicator, year, period, basis)
                    for indicator in objective.indicators.all()
                )
                children.append((score, objective.rollup_weight))
                yield None, objective, score
        parts.append((roll_up(children), goal.rollup_weight))
        yield goal, None, parts[-1][0]
    yield None, None, roll_up(parts)


def deviation_of(entry: ActualEntry) -> Decimal | None:
    """Return C − B, in the indicator's unit, as it will be once the entry stands.

    `None` where there is nothing to compare: no figure, no target, a part of the year
    (B is the year-end target), or an indicator that is only followed.
    """
    indicator = entry.indicator
    measure = measure_of(indicator, entry.year)
    target = target_of(indicator, entry.year)
    if entry.period != document.YEAR or target is None or target.value is None:
        return None
    actual = _actual_with(entry, measure)
    if actual is None or not measure.is_scored:
        return None
    distance = actual - target.value
    is_held = (
        measure.method is document.Method.MAINTAIN
        or measure.direction is document.Direction.NEUTRAL
    )
    if is_held and abs(distance) <= (measure.tolerance or 0):
        return Decimal(0)
    return distance


def unsaid_in(entry: ActualEntry) -> tuple[str, ...]:
    """Return the fields in which an entry still has to say something.

    A missing figure has an explanation; every deviation, above the target and below it,
    a reason and a corrective measure (Sayıştay, Konak 2018).
    """
    asked: tuple[str, ...] = ()
    if entry.value is None:
        asked = ("explanation",)
    elif deviation_of(entry):
        asked = ("deviation_reason", "corrective_measure")
    return tuple(name for name in asked if not getattr(entry, name).strip())


def _actual_with(entry: ActualEntry, measure: Measure) -> Decimal | None:
    """Return C as if the entry stood in place of what its period has."""
    others = [
        row
        for row in public_actuals(entry.indicator)
        if (row.year, row.period) != (entry.year, entry.period)
    ]
    return actual_value(
        measure,
        reports_of([*others, entry]),
        entry.year,
        entry.period,
        entry.indicator.objective.goal.plan.start_year,
    )
