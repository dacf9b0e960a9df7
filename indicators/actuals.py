"""Which figure is the actual of a period, given what was reported; pure.

README.md beside this file has the rules in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from indicators.performance import CONTEXT, Measure
from plans.document import PERIODS, YEAR, Method, ReportedAs


@dataclass(frozen=True, slots=True)
class Report:
    """One approved figure, in the indicator's unit, for one of plans.document.PERIODS."""

    year: int
    period: str
    value: Decimal | None
    reported_as: ReportedAs = ReportedAs.TOTAL


class DuplicateReportError(ValueError):
    """Two figures for one period: the caller passes only the one that stands."""


class Reported(Protocol):
    """What a Report says, of whatever says it: `reported_as` is one of ReportedAs."""

    @property
    def year(self) -> int: ...
    @property
    def period(self) -> str: ...
    @property
    def value(self) -> Decimal | None: ...
    @property
    def reported_as(self) -> str: ...


Reports = Mapping[tuple[int, str], Reported]
"""What was reported of an indicator, by year and period; each has a figure."""

FIRST_AND_LAST_MONTH = {
    YEAR: (1, 12),
    "H1": (1, 6),
    **{f"Q{quarter}": (quarter * 3 - 2, quarter * 3) for quarter in range(1, 5)},
    **{f"M{month:02}": (month, month) for month in range(1, 13)},
}


def actual_value(
    measure: Measure,
    reports: Iterable[Reported],
    year: int,
    period: str,
    first_year: int,
) -> Decimal | None:
    """Return C, the indicator's actual in a period, in its unit; `None` where it is not known.

    A cumulative indicator's is the running total at the period's end, baseline included;
    `first_year` is the plan's.  The order of the reports does not matter.
    Raises DuplicateReportError for two reports of one period, KeyError for an unknown period.
    """
    return actual_among(measure, by_period(reports), year, period, first_year)


def actual_among(
    measure: Measure, known: Reports, year: int, period: str, first_year: int
) -> Decimal | None:
    """Return what `actual_value` does, from reports that `by_period` has put in order."""
    if measure.method is not Method.CUMULATIVE:
        report = known.get((year, period))
        return None if report is None else report.value
    return _running_total(measure, known, (year, period), first_year)


def by_period(reports: Iterable[Reported]) -> Reports:
    """Index the reports; one without a figure reports nothing.

    Raises DuplicateReportError for two of one period.
    """
    known: dict[tuple[int, str], Reported] = {}
    for report in reports:
        if (report.year, report.period) in known:
            raise DuplicateReportError(f"{report.year} {report.period}")
        known[report.year, report.period] = report
    return {when: report for when, report in known.items() if report.value is not None}


def _running_total(
    measure: Measure, known: Reports, asked: tuple[int, str], first_year: int
) -> Decimal | None:
    """Walk back from the end of the period to a total, or to the baseline at the plan's start."""
    year, period = asked
    if year < first_year:
        return None
    first_month, month = FIRST_AND_LAST_MONTH[period]
    widest = month - first_month + 1
    added = Decimal(0)
    while (year, month) >= (first_year, 1):
        report = _ending_at(known, year, month, widest)
        if report is None or report.value is None:
            return None  # a missing period
        if report.reported_as == ReportedAs.TOTAL:
            return CONTEXT.add(report.value, added)
        if measure.is_percent:
            return None  # percents are never summed
        added = CONTEXT.add(added, report.value)
        year, month = _month_before(year, FIRST_AND_LAST_MONTH[report.period][0])
        widest = 12
    return None if measure.start is None else CONTEXT.add(measure.start, added)


def _ending_at(known: Reports, year: int, month: int, widest: int) -> Reported | None:
    """Return the longest period with a figure that ends here: a year replaces its parts."""
    for period in PERIODS:  # from the longest to the shortest
        first, last = FIRST_AND_LAST_MONTH[period]
        if last == month and last - first < widest and (year, period) in known:
            return known[year, period]
    return None


def _month_before(year: int, month: int) -> tuple[int, int]:
    return (year, month - 1) if month > 1 else (year - 1, 12)
