"""From rows to the arithmetic's input, and to the scores of a plan; from public figures alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from indicators.measures.in_force import counts, target_of, terms_in_force
from indicators.models import (
    ActualEntry,
    Indicator,
    IndicatorTerms,
    Method,
    Score,
    StatusBand,
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
from plans import document
from plans.models import Goal, Municipality, Objective
from plans.turkish import is_part_of_year
from plans.units import is_percent


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
        baseline_of_part_year=is_part_of_year(terms.baseline_label),
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
    return _actual_of(indicator, measure_of(indicator, year), year, period)


def _actual_of(
    indicator: Indicator, measure: Measure, year: int, period: str
) -> Decimal | None:
    return actual_value(
        measure,
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
    measure = measure_of(indicator, year)
    return Reading(
        measure,
        None if target is None else target.value,
        _actual_of(indicator, measure, year, period),
    )


def bands_of(municipality: Municipality | None) -> tuple[Band, ...]:
    """Return the municipality's own status bands, else (or of none) those for all; one query."""
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
