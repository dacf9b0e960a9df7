"""From rows to the arithmetic's input, and to the scores of a plan; from public figures alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from indicators.measures.in_force import counts
from indicators.measures.known import Known, Promise, standing_actuals
from indicators.measures.terms import Terms
from indicators.models import (
    ActualEntry,
    Indicator,
    Score,
    StatusBand,
)
from indicators.scoring import (
    Band,
    Measure,
    Reading,
    RollUp,
    objective_score,
    roll_up,
)
from plans.models import Goal, Municipality, Objective


def public_actuals(indicator: Indicator) -> list[ActualEntry]:
    """Return the approved actuals that no approved correction has replaced."""
    return standing_actuals(indicator)


def terms_in_force(indicator: Indicator, year: int) -> Terms | None:
    """Return the terms of the highest plan revision in force at the end of `year`."""
    return Known(indicator).terms(year)


def unit_of(indicator: Indicator, year: int) -> str:
    """Return the unit of measure in force at the end of `year`; "" where none is known."""
    return Known(indicator).unit(year)


def target_of(
    indicator: Indicator, year: int, basis: str = Score.Basis.CURRENT
) -> Promise | None:
    """Return the year-end target: of the first plan as last corrected, or of its last update."""
    return Known(indicator).target(year, basis)


def programme_target_of(indicator: Indicator, year: int) -> Promise | None:
    """Return the commitment of the year's performance programme, where there is one."""
    return Known(indicator).programme_target(year)


def measure_of(indicator: Indicator, year: int) -> Measure:
    """Return how the indicator is measured in `year`; see Known.measure."""
    return Known(indicator).measure(year)


def adds_up(indicator: Indicator, year: int) -> bool:
    """Whether what a period added is an actual: a running total, and no percentage."""
    return Known(indicator).adds_up(year)


def actual_of(indicator: Indicator, year: int, period: str) -> Decimal | None:
    """Return the public actual of a period, in the indicator's unit; cumulative: the running total."""
    return Known(indicator).actual(year, period)


def reading_of(
    indicator: Indicator, year: int, period: str, basis: str = Score.Basis.CURRENT
) -> Reading:
    """Return the indicator's reading of a period from public figures alone.

    `basis` is one of Score.Basis; the target is the year-end one in every period.
    """
    return Known(indicator).reading(year, period, basis)


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
