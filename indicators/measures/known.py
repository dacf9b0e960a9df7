"""What is known of an indicator: its rows, put in order once for whoever asks of many years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Protocol

from indicators.measures.in_force import NEVER, in_force_from
from indicators.measures.terms import UNSAID, Terms, terms_of
from indicators.models import (
    ActualEntry,
    Indicator,
    Method,
    Score,
    TargetRevision,
)
from indicators.scoring import (
    Measure,
    Reading,
    Reported,
    Reports,
    actual_among,
    by_period,
)
from plans import document
from plans.turkish import is_part_of_year
from plans.units import is_percent

PLAN, UPDATE, PROGRAMME = map(
    str,
    (
        TargetRevision.Origin.PLAN,
        TargetRevision.Origin.UPDATE,
        TargetRevision.Origin.PROGRAMME,
    ),
)


class Promise(Protocol):
    """What is asked of a target."""

    @property
    def pk(self) -> int: ...
    @property
    def year(self) -> int: ...
    @property
    def origin(self) -> str: ...
    @property
    def value(self) -> Decimal | None: ...


class Told(Reported, Protocol):
    """What is asked of an actual: its figure, and the words beside it."""

    @property
    def pk(self) -> int: ...
    @property
    def explanation(self) -> str: ...
    @property
    def deviation_reason(self) -> str: ...
    @property
    def corrective_measure(self) -> str: ...


class Figures(Protocol):
    """Where an indicator's rows come from."""

    def terms(self, indicator: Indicator) -> Sequence[tuple[int, Terms]]:
        """Return its terms from the first plan revision to the last, each with its first year in force."""

    def targets(self, indicator: Indicator) -> Iterable[Promise]:
        """Return its targets from the first recorded to the last."""

    def actuals(self, indicator: Indicator) -> Sequence[Told]:
        """Return its public actuals."""


class _Related:
    """The related rows of each indicator, which whoever wants many of them prefetches."""

    def terms(self, indicator: Indicator) -> Sequence[tuple[int, Terms]]:
        rows = sorted(indicator.terms.all(), key=lambda row: row.revision.number)
        return [(in_force_from(row.revision), terms_of(row)) for row in rows]

    def targets(self, indicator: Indicator) -> Iterable[TargetRevision]:
        rows = indicator.targets.all()
        return sorted(rows, key=lambda row: (row.recorded_at, row.pk))

    def actuals(self, indicator: Indicator) -> Sequence[ActualEntry]:
        return standing_actuals(indicator)


RELATED = _Related()


class Known:
    """One indicator's terms, targets and public figures, as they were when first asked for.

    Each kind of row is asked of `figures` when it is first needed.
    """

    def __init__(self, indicator: Indicator, figures: Figures = RELATED) -> None:
        self.indicator, self._figures = indicator, figures
        self._measures: dict[tuple[int | None, bool], Measure] = {}

    def has_come(self, year: int) -> bool:
        """Whether the indicator is in the plan yet at the end of `year`."""
        return self._years[0] <= year

    def counts(self, year: int) -> bool:
        """Whether it takes part in `year`'s roll-ups: it has come, and is not withdrawn."""
        return self.has_come(year) and not self.is_withdrawn(year)

    def is_withdrawn(self, year: int) -> bool:
        """Whether a revision in force at the end of `year` has withdrawn it (KALDIRILDI)."""
        return self._years[1] <= year

    @cached_property
    def actuals(self) -> Sequence[Told]:
        """The approved actuals that no approved correction has replaced."""
        return self._figures.actuals(self.indicator)

    def entry(self, year: int, period: str) -> Told | None:
        """Return the public actual of exactly this period."""
        return self._entries.get((year, period))

    def terms(self, year: int) -> Terms | None:
        """Return the terms of the highest plan revision in force at the end of `year`."""
        known = [terms for since, terms in self._terms if since <= year]
        return known[-1] if known else None

    def target(self, year: int, basis: str = Score.Basis.CURRENT) -> Promise | None:
        """Return the year-end target: of the first plan as last corrected, or of its last update."""
        promised = self._targets.get((year, PLAN))
        if basis == Score.Basis.ORIGINAL:
            return promised
        return self._targets.get((year, UPDATE)) or promised

    def programme_target(self, year: int) -> Promise | None:
        """Return the commitment of the year's performance programme, where there is one."""
        return self._targets.get((year, PROGRAMME))

    def measure(self, year: int) -> Measure:
        """Return how the indicator is measured in `year`.

        Where nobody has said otherwise: a level, whose direction stays unstated.  An indicator
        that has not come yet, or has been withdrawn, is marked withdrawn: it counts in no sum.
        """
        terms, counts = self.terms(year), self.counts(year)
        key = (None if terms is None else terms.pk, counts)
        found = self._measures.get(key)
        if found is None:
            found = _measure(terms or UNSAID, withdrawn=not counts)
            self._measures[key] = found
        return found

    def unit(self, year: int) -> str:
        """Return the unit of measure in force at the end of `year`; "" where none is known."""
        terms = self.terms(year)
        return "" if terms is None else terms.unit_of_measure

    def adds_up(self, year: int) -> bool:
        """Whether what a period added is an actual: a running total, and no percentage."""
        terms = self.terms(year)
        if terms is None or terms.method != document.Method.CUMULATIVE:
            return False
        return not is_percent(terms.unit_of_measure)

    def actual(self, year: int, period: str) -> Decimal | None:
        """Return the public actual of a period, in the indicator's unit; cumulative: the running total."""
        return self._actual(self.measure(year), year, period)

    def reading(
        self, year: int, period: str, basis: str = Score.Basis.CURRENT
    ) -> Reading:
        """Return the reading of a period from public figures; the target is the year-end one."""
        target = self.target(year, basis)
        value, measure = None if target is None else target.value, self.measure(year)
        return Reading(measure, value, self._actual(measure, year, period))

    def _actual(self, measure: Measure, year: int, period: str) -> Decimal | None:
        return actual_among(measure, self._reports, year, period, self._first_year)

    @cached_property
    def _first_year(self) -> int:
        return self.indicator.objective.goal.plan.start_year

    @cached_property
    def _years(self) -> tuple[int, int]:
        """The first year that it is in the plan, and the first that it is not any more."""
        gone = self.indicator.withdrawn_in
        come = in_force_from(self.indicator.introduced_in)
        return come, NEVER if gone is None else in_force_from(gone)

    @cached_property
    def _terms(self) -> Sequence[tuple[int, Terms]]:
        return self._figures.terms(self.indicator)

    @cached_property
    def _targets(self) -> dict[tuple[int, str], Promise]:
        """The last target of each year and origin."""
        in_order = self._figures.targets(self.indicator)
        return {(row.year, row.origin): row for row in in_order}

    @cached_property
    def _entries(self) -> dict[tuple[int, str], Told]:
        return {(row.year, row.period): row for row in self.actuals}

    @cached_property
    def _reports(self) -> Reports:
        return by_period(self.actuals)


def standing_actuals(indicator: Indicator) -> list[ActualEntry]:
    """Return the related actuals that are approved and replaced by no approved correction."""
    state = ActualEntry.State.APPROVED
    approved = [row for row in indicator.actuals.all() if row.state == state]
    replaced = {row.supersedes_id for row in approved}
    return [row for row in approved if row.pk not in replaced]


def _measure(terms: Terms, *, withdrawn: bool) -> Measure:
    return Measure(
        method=document.Method(terms.method or Method.LEVEL),
        direction=document.Direction(terms.direction) if terms.direction else None,
        baseline=terms.baseline_value,
        tolerance=terms.tolerance,
        weight=terms.weight,
        withdrawn=withdrawn,
        baseline_not_applicable=terms.baseline_not_applicable,
        is_percent=is_percent(terms.unit_of_measure),
        baseline_of_part_year=is_part_of_year(terms.baseline_label),
    )
