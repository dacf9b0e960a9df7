"""What the public reads beside approved figures and objectives: reasons, parts, evaluations, corrections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch

from indicators import breakdowns
from indicators.breakdown_tables import Breakdown, breakdowns_of
from indicators.measures import deviation_of, measure_of, unit_of
from indicators.models import (
    ActualEntry,
    Evidence,
    Indicator,
    IndicatorEvaluation,
    ObjectiveEvaluation,
    Period,
)
from plans.models import Objective
from reports.history import last_month

APPROVED = ActualEntry.State.APPROVED


@dataclass(frozen=True, slots=True)
class Statement:
    """One approved figure with all that is said beside it; nobody is named in it."""

    entry: ActualEntry
    unit: str
    is_percent: bool
    deviates: bool  # a reason was asked, by the rule that a unit is held to
    breakdowns: tuple[Breakdown, ...]
    evaluations: tuple[IndicatorEvaluation, ...]
    evidence: tuple[Evidence, ...]  # what is marked for everyone

    @property
    def quotient(self) -> Decimal | None:
        """What numerator and denominator come to, rounded; `None` without them."""
        over, under = self.entry.numerator, self.entry.denominator
        if over is None or under is None:
            return None
        return breakdowns.proposed(over, under, is_percent=self.is_percent)


@dataclass(frozen=True, slots=True)
class Correction:
    """An approved figure that took another's place; the new one says why."""

    old: Statement
    new: Statement


@dataclass(frozen=True, slots=True)
class Account:
    """The figure that stands for a period, and what it replaced, the latest first."""

    statement: Statement
    corrections: tuple[Correction, ...]


def accounts_of(indicator: Indicator, year: int) -> tuple[Account, ...]:
    """Return the approved figures of a year, the whole year first, in four queries at most.

    The indicator comes from `Indicator.objects.for_scoring()`.
    """
    stated = {
        entry.pk: _statement(entry, indicator) for entry in _rows(indicator, year)
    }
    replaced = {each.entry.supersedes_id for each in stated.values()}
    standing = [each for each in stated.values() if each.entry.pk not in replaced]
    standing.sort(key=lambda each: _in_year(each.entry.period))
    return tuple(Account(each, _corrections(each, stated)) for each in standing)


def evaluations_of(objective: Objective, year: int) -> list[ObjectiveEvaluation]:
    """Return what is approved of an objective's evaluation in a year, the whole year first."""
    rows = objective.evaluations.filter(year=year, state=APPROVED)
    return sorted(rows, key=lambda row: _in_year(row.period))


def _rows(indicator: Indicator, year: int) -> Iterable[ActualEntry]:
    criteria = IndicatorEvaluation.objects.select_related("criterion")
    return ActualEntry.objects.filter(
        indicator=indicator, year=year, state=APPROVED
    ).prefetch_related(
        "parts",
        Prefetch("evaluations", criteria),
        Prefetch("evidence", Evidence.objects.filter(is_public=True)),
    )


def _statement(entry: ActualEntry, indicator: Indicator) -> Statement:
    entry.indicator = indicator  # with all that scoring asks, which the row has not
    return Statement(
        entry,
        unit=unit_of(indicator, entry.year),
        is_percent=measure_of(indicator, entry.year).is_percent,
        deviates=bool(deviation_of(entry)),
        breakdowns=breakdowns_of(entry),
        evaluations=tuple(entry.evaluations.all()),
        evidence=tuple(entry.evidence.all()),
    )


def _corrections(
    standing: Statement, stated: dict[int, Statement]
) -> tuple[Correction, ...]:
    found = []
    new, old = standing, stated.get(standing.entry.supersedes_id or 0)
    while old is not None:
        found.append(Correction(old, new))
        new, old = old, stated.get(old.entry.supersedes_id or 0)
    return tuple(found)


def _in_year(period: str) -> tuple[bool, int]:
    """Put the whole year first, then its parts, the latest first."""
    return period != Period.YEAR, -last_month(period)
