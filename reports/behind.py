"""Which sums stand behind the percentages of an objective, a goal or a plan on its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from indicators.measures import counts
from indicators.models import Period, Score
from indicators.scoring import contributions
from plans.models import Goal, Objective
from reports.reckoning import FULL, NONE, Part, Reckoning
from reports.rows import GoalRow, IndicatorRow, ObjectiveRow
from reports.standings import PublishedScore, Standing, Standings, Thing, key_of
from reports.years import PlanYear

Row = TypeVar("Row", IndicatorRow, ObjectiveRow, GoalRow)
Case = tuple[int, str, str]  # year, period, basis
Published = tuple[Case, PublishedScore | None]
CURRENT, ORIGINAL = Score.Basis.CURRENT, Score.Basis.ORIGINAL


def objective_reckonings(
    objective: Objective,
    shown: PlanYear,
    found: Standings,
    rows_of: Callable[[int, str], Sequence[IndicatorRow]],
) -> tuple[Reckoning[IndicatorRow], ...]:
    """Return the sum of the headline, then those of the other percentages beside it.

    `rows_of` gives the indicators in a year and period; no query is asked.
    """
    return tuple(
        _reckoning(
            case,
            score,
            map(_indicator_part, _by_basis(rows_of(*case[:2]), case[2])),
        )
        for case, score in _cases(objective, shown, found)
    )


def goal_reckonings(
    goal: Goal, rows: Iterable[ObjectiveRow], shown: PlanYear, found: Standings
) -> tuple[Reckoning[ObjectiveRow], ...]:
    """Return the means behind a goal's percentages, over its objectives."""
    children = [(row, row.objective) for row in rows]
    return _means(goal, children, shown, found)


def plan_reckonings(
    rows: Iterable[GoalRow], shown: PlanYear, found: Standings
) -> tuple[Reckoning[GoalRow], ...]:
    """Return the means behind a plan's percentages, over its goals."""
    children = [(row, row.goal) for row in rows]
    return _means(shown.plan, children, shown, found)


def _means(
    thing: Thing,
    children: Sequence[tuple[Row, Goal | Objective]],
    shown: PlanYear,
    found: Standings,
) -> tuple[Reckoning[Row], ...]:
    return tuple(
        _reckoning(
            case,
            score,
            (_mean_part(row, child, case, found) for row, child in children),
        )
        for case, score in _cases(thing, shown, found)
    )


def _cases(thing: Thing, shown: PlanYear, found: Standings) -> Iterator[Published]:
    """Yield what stands on the page: the headline always, by the first targets, the interim."""
    standing = found.of(thing, shown)
    wanted: list[Case] = [(shown.year, Period.YEAR, CURRENT)]
    if standing.original is not None:
        wanted.append((shown.year, Period.YEAR, ORIGINAL))
    wanted += _interim(standing)
    for case in wanted:
        yield case, found.scores.get((key_of(thing), *case))


def _interim(standing: Standing) -> Iterator[Case]:
    if standing.interim is None:
        return
    yield standing.interim.year, Period.H1, CURRENT
    if standing.interim.original is not None:
        yield standing.interim.year, Period.H1, ORIGINAL


def _reckoning(
    case: Case, score: PublishedScore | None, parts: Iterable[Part[Row]]
) -> Reckoning[Row]:
    year, period, basis = case
    reckoning = Reckoning(tuple(parts), year, None, period=period, basis=basis)
    if score is None:
        return reckoning
    return replace(
        reckoning,
        percent=score.percent,
        coverage=score.coverage,
        low=score.low,
        high=score.high,
    )


def _by_basis(rows: Sequence[IndicatorRow], basis: str) -> list[IndicatorRow]:
    """Return the rows as they stand by the first targets, where those are asked for."""
    if basis == CURRENT:
        return list(rows)
    parts = contributions(row.first for row in rows)
    return [
        replace(row, reading=row.first, contribution=part)
        for row, part in zip(rows, parts, strict=True)
    ]


def _indicator_part(row: IndicatorRow) -> Part[IndicatorRow]:
    """An indicator whose weight is not printed, where others are, can only weigh nothing."""
    weight, counted = row.contribution.weight, row.result.counted
    if weight is None and row.reading.measure.is_scored:
        weight = Decimal(0)
    if counted is None:
        return Part(row, weight)
    return Part(row, weight, counted, FULL, counted, counted)


def _mean_part(
    row: Row, child: Goal | Objective, case: Case, found: Standings
) -> Part[Row]:
    year = case[0]
    if row.withdrawn or not counts(child, year):
        return Part(row, None)
    score = found.scores.get((key_of(child), *case))
    if score is None or score.percent is None:
        return Part(row, child.rollup_weight)
    return Part(
        row,
        child.rollup_weight,
        score.percent,
        score.coverage,
        NONE if score.low is None else score.low,
        FULL if score.high is None else score.high,
    )
