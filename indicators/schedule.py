"""The periods of one year of a plan, in the order in which they end, with how far they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from indicators import reporting
from indicators.actuals import FIRST_AND_LAST_MONTH
from indicators.models import Period, ReportingPeriod
from indicators.overdue import Tally
from indicators.reporting import UnitStanding
from plans.models import Plan

State = ReportingPeriod.State
ALWAYS = (
    Period.H1,
    Period.YEAR,
)  # monitoring every six months, evaluation at the year's end


@dataclass(frozen=True, slots=True)
class ScheduledPeriod:
    """One period of the year; `row` is unsaved while nobody has opened it."""

    row: ReportingPeriod
    units: tuple[UnitStanding, ...]

    @property
    def is_begun(self) -> bool:
        """Whether it has been opened once."""
        return self.row.pk is not None

    @property
    def tally(self) -> Tally:
        """What is asked of all units together, and how far it is."""
        return total_of(unit.tally for unit in self.units)

    @property
    def extended(self) -> tuple[UnitStanding, ...]:
        """The units that have more time than the others."""
        return tuple(unit for unit in self.units if unit.is_extended)

    @property
    def late(self) -> tuple[UnitStanding, ...]:
        """The units whose last day is past while something is missing."""
        return tuple(unit for unit in self.units if unit.days_late)


def ends(year: int, period: str) -> tuple[int, int, int]:
    """Return what sorts periods by the month in which they end, the longest of them last.

    >>> sorted(["YEAR", "H1", "M06", "Q1"], key=lambda period: ends(2024, period))
    ['Q1', 'M06', 'H1', 'YEAR']
    """
    first, last = FIRST_AND_LAST_MONTH[period]
    return year, last, last - first


def total_of(tallies: Iterable[Tally]) -> Tally:
    """Return counts added up."""
    listed = list(tallies)
    return Tally(
        asked=sum(each.asked for each in listed),
        entered=sum(each.entered for each in listed),
        submitted=sum(each.submitted for each in listed),
        approved=sum(each.approved for each in listed),
    )


def year_of(plan: Plan, year: int, today: date) -> list[ScheduledPeriod]:
    """Return a year's periods: those opened, the usual two, and what some indicator asks for.

    Four queries, however many periods and units there are.
    """
    known = {row.period: row for row in plan.reporting_periods.filter(year=year)}
    rows = [
        known.get(period) or ReportingPeriod(plan=plan, year=year, period=period)
        for period in sorted(Period.values, key=lambda period: ends(year, period))
    ]
    for row in rows:
        row.plan = plan
    found = reporting.standings_of(rows, today)
    scheduled = [scheduled_period(row, found) for row in rows]
    return [
        each
        for each in scheduled
        if each.is_begun or each.units or each.row.period in ALWAYS
    ]


def scheduled_period(
    row: ReportingPeriod, standings: Sequence[UnitStanding]
) -> ScheduledPeriod:
    """Return a period with its own units' standings out of several periods'."""
    mine = (each for each in standings if each.period is row)
    return ScheduledPeriod(row, tuple(mine))


def year_shown(plan: Plan, asked: str | None, today: date) -> int:
    """Return the plan's year that an address asks for, else the one people are working on."""
    by_text = {str(year): year for year in plan.years}
    if asked in by_text:
        return by_text[asked]
    open_years = plan.reporting_periods.filter(state=State.OPEN).order_by("-year")
    newest = open_years.values_list("year", flat=True).first()
    if newest is not None:
        return newest
    return min(max(today.year, plan.start_year), plan.end_year)
