"""What is known of an indicator: its rows, put in order once for whoever asks of many years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple, Protocol

from indicators.measures.in_force import counts, is_in_force
from indicators.models import (
    ActualEntry,
    Indicator,
    IndicatorTerms,
    Method,
    Score,
    TargetRevision,
)
from indicators.scoring import (
    Measure,
    Reading,
    Report,
    Reports,
    actual_among,
    by_period,
)
from plans import document
from plans.turkish import is_part_of_year
from plans.units import is_percent

Origin = TargetRevision.Origin


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


class Reported(Protocol):
    """What is asked of an actual: its figure, and the words beside it."""

    @property
    def pk(self) -> int: ...
    @property
    def year(self) -> int: ...
    @property
    def period(self) -> str: ...
    @property
    def value(self) -> Decimal | None: ...
    @property
    def reported_as(self) -> str: ...
    @property
    def explanation(self) -> str: ...
    @property
    def deviation_reason(self) -> str: ...
    @property
    def corrective_measure(self) -> str: ...


class Figures(NamedTuple):
    """An indicator's rows: its terms, its targets from the first recorded to the last, its public actuals."""

    terms: Sequence[IndicatorTerms]
    targets: Sequence[Promise]
    actuals: Sequence[Reported]


class Known:
    """One indicator's terms, targets and public figures, as they were when first asked for.

    `figures` are its rows where they are loaded already; else its related rows are asked for.
    """

    def __init__(self, indicator: Indicator, figures: Figures | None = None) -> None:
        self.indicator = indicator
        self._loaded = figures
        self._measures: dict[int, Measure] = {}

    @cached_property
    def actuals(self) -> Sequence[Reported]:
        """The approved actuals that no approved correction has replaced."""
        if self._loaded is not None:
            return self._loaded.actuals
        return standing_actuals(self.indicator)

    def entry(self, year: int, period: str) -> Reported | None:
        """Return the public actual of exactly this period."""
        return self._entries.get((year, period))

    def terms(self, year: int) -> IndicatorTerms | None:
        """Return the terms of the highest plan revision in force at the end of `year`."""
        found = None
        for each in self._terms:
            if is_in_force(each.revision, year) and (
                found is None or each.revision.number > found.revision.number
            ):
                found = each
        return found

    def target(self, year: int, basis: str = Score.Basis.CURRENT) -> Promise | None:
        """Return the year-end target: of the first plan as last corrected, or of its last update."""
        promised = self._targets.get((year, Origin.PLAN))
        if basis == Score.Basis.ORIGINAL:
            return promised
        return self._targets.get((year, Origin.UPDATE)) or promised

    def programme_target(self, year: int) -> Promise | None:
        """Return the commitment of the year's performance programme, where there is one."""
        return self._targets.get((year, Origin.PROGRAMME))

    def measure(self, year: int) -> Measure:
        """Return how the indicator is measured in `year`.

        Where nobody has said otherwise: a level, whose direction stays unstated.  An indicator
        that has not come yet, or has been withdrawn, is marked withdrawn: it counts in no sum.
        """
        found = self._measures.get(year)
        if found is None:
            terms = self.terms(year) or IndicatorTerms(indicator=self.indicator)
            found = _measure(terms, withdrawn=not counts(self.indicator, year))
            self._measures[year] = found
        return found

    def unit(self, year: int) -> str:
        """Return the unit of measure in force at the end of `year`; "" where none is known."""
        terms = self.terms(year)
        return "" if terms is None else terms.unit_of_measure

    def actual(self, year: int, period: str) -> Decimal | None:
        """Return the public actual of a period, in the indicator's unit; cumulative: the running total."""
        first_year = self.indicator.objective.goal.plan.start_year
        measure = self.measure(year)
        return actual_among(measure, self._reports, year, period, first_year)

    def reading(
        self, year: int, period: str, basis: str = Score.Basis.CURRENT
    ) -> Reading:
        """Return the reading of a period from public figures; the target is the year-end one."""
        target = self.target(year, basis)
        value = None if target is None else target.value
        return Reading(self.measure(year), value, self.actual(year, period))

    @cached_property
    def _terms(self) -> Sequence[IndicatorTerms]:
        if self._loaded is not None:
            return self._loaded.terms
        return list(self.indicator.terms.all())

    @cached_property
    def _targets(self) -> dict[tuple[int, str], Promise]:
        """The last target of each year and origin."""
        in_order = (
            _targets_in_order(self.indicator)
            if self._loaded is None
            else self._loaded.targets
        )
        return {(row.year, row.origin): row for row in in_order}

    @cached_property
    def _entries(self) -> dict[tuple[int, str], Reported]:
        return {(row.year, row.period): row for row in self.actuals}

    @cached_property
    def _reports(self) -> Reports:
        return by_period(reports_of(self.actuals))


def reports_of(entries: Iterable[Reported]) -> list[Report]:
    """Return actuals as the arithmetic takes them."""
    return [
        Report(row.year, row.period, row.value, document.ReportedAs(row.reported_as))
        for row in entries
    ]


def standing_actuals(indicator: Indicator) -> list[ActualEntry]:
    """Return the related actuals that are approved and replaced by no approved correction."""
    state = ActualEntry.State.APPROVED
    approved = [row for row in indicator.actuals.all() if row.state == state]
    replaced = {row.supersedes_id for row in approved}
    return [row for row in approved if row.pk not in replaced]


def _targets_in_order(indicator: Indicator) -> list[TargetRevision]:
    """Return the related targets from the first recorded to the last."""
    return sorted(indicator.targets.all(), key=lambda row: (row.recorded_at, row.pk))


def _measure(terms: IndicatorTerms, *, withdrawn: bool) -> Measure:
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
