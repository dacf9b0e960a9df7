"""What is known of an indicator: its rows, put in order once for whoever asks of many years."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from indicators.measures.in_force import counts, is_in_force
from indicators.models import (
    ActualEntry,
    Indicator,
    IndicatorTerms,
    Method,
    Score,
    TargetRevision,
)
from indicators.scoring import Measure, Reading, Report, actual_value
from plans import document
from plans.turkish import is_part_of_year
from plans.units import is_percent

Origin = TargetRevision.Origin
Promises = dict[tuple[int, str], TargetRevision]


class Known:
    """One indicator's terms, targets and public figures, as they were when first asked for."""

    def __init__(self, indicator: Indicator) -> None:
        self.indicator = indicator

    @cached_property
    def actuals(self) -> list[ActualEntry]:
        """The approved actuals that no approved correction has replaced."""
        approved = [
            row
            for row in self.indicator.actuals.all()
            if row.state == ActualEntry.State.APPROVED
        ]
        replaced = {row.supersedes_id for row in approved}
        return [row for row in approved if row.pk not in replaced]

    def entry(self, year: int, period: str) -> ActualEntry | None:
        """Return the public actual of exactly this period."""
        rows = (r for r in self.actuals if (r.year, r.period) == (year, period))
        return next(rows, None)

    def terms(self, year: int) -> IndicatorTerms | None:
        """Return the terms of the highest plan revision in force at the end of `year`."""
        known = [t for t in self._terms if is_in_force(t.revision, year)]
        return max(known, key=lambda terms: terms.revision.number, default=None)

    def target(
        self, year: int, basis: str = Score.Basis.CURRENT
    ) -> TargetRevision | None:
        """Return the year-end target: of the first plan as last corrected, or of its last update."""
        promised = self._targets.get((year, Origin.PLAN))
        if basis == Score.Basis.ORIGINAL:
            return promised
        return self._targets.get((year, Origin.UPDATE)) or promised

    def programme_target(self, year: int) -> TargetRevision | None:
        """Return the commitment of the year's performance programme, where there is one."""
        return self._targets.get((year, Origin.PROGRAMME))

    def measure(self, year: int) -> Measure:
        """Return how the indicator is measured in `year`.

        Where nobody has said otherwise: a level, whose direction stays unstated.  An indicator
        that has not come yet, or has been withdrawn, is marked withdrawn: it counts in no sum.
        """
        terms = self.terms(year)
        if terms is None:
            terms = IndicatorTerms(indicator=self.indicator)
        return Measure(
            method=document.Method(terms.method or Method.LEVEL),
            direction=document.Direction(terms.direction) if terms.direction else None,
            baseline=terms.baseline_value,
            tolerance=terms.tolerance,
            weight=terms.weight,
            withdrawn=not counts(self.indicator, year),
            baseline_not_applicable=terms.baseline_not_applicable,
            is_percent=is_percent(terms.unit_of_measure),
            baseline_of_part_year=is_part_of_year(terms.baseline_label),
        )

    def actual(self, measure: Measure, year: int, period: str) -> Decimal | None:
        """Return the public actual of a period, in the indicator's unit; cumulative: the running total."""
        first_year = self.indicator.objective.goal.plan.start_year
        return actual_value(measure, self._reports, year, period, first_year)

    def reading(
        self, year: int, period: str, basis: str = Score.Basis.CURRENT
    ) -> Reading:
        """Return the reading of a period from public figures; the target is the year-end one."""
        target, measure = self.target(year, basis), self.measure(year)
        value = None if target is None else target.value
        return Reading(measure, value, self.actual(measure, year, period))

    @cached_property
    def _terms(self) -> list[IndicatorTerms]:
        return list(self.indicator.terms.all())

    @cached_property
    def _targets(self) -> Promises:
        """The last target of each year and origin."""
        rows = sorted(
            self.indicator.targets.all(), key=lambda row: (row.recorded_at, row.pk)
        )
        return {(row.year, row.origin): row for row in rows}

    @cached_property
    def _reports(self) -> list[Report]:
        return reports_of(self.actuals)


def reports_of(entries: list[ActualEntry]) -> list[Report]:
    """Return actuals as the arithmetic takes them."""
    return [
        Report(row.year, row.period, row.value, document.ReportedAs(row.reported_as))
        for row in entries
    ]
