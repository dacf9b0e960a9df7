"""One indicator through all its years: targets, actuals, the expected path; for chart and table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from indicators.measures import Known, counts, has_come, is_asked_in
from indicators.models import Indicator, Period
from indicators.scoring import FIRST_AND_LAST_MONTH, Band
from plans.document import Method
from plans.models import Plan
from reports.progress import indicator_row
from reports.rows import IndicatorRow

# Where figures run from the baseline to the target, a line between them means something.
ON_THE_WAY = (Method.LEVEL, Method.CUMULATIVE)
Path = dict[int, Decimal | None]


def last_month(period: str) -> int:
    """Return the month at whose end a period ends."""
    return FIRST_AND_LAST_MONTH[period][1]


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One period of an indicator; `expected` is on the straight line between year-end targets."""

    year: int
    period: str
    row: IndicatorRow
    expected: Decimal | None = None
    programme: Decimal | None = None

    @property
    def is_year(self) -> bool:
        """Whether this is a whole year."""
        return self.period == Period.YEAR

    @property
    def label(self) -> str:
        """The part of the year in words."""
        return str(Period(self.period).label)

    @property
    def has_percentage(self) -> bool:
        """Whether any percentage comes of it, of either kind and by either target."""
        results = self.row.result, self.row.first_result
        return any(each.official or each.rate or each.working for each in results)

    @property
    def is_behind_start(self) -> bool:
        """Whether the official performance is below zero: the figure has not come to the baseline."""
        performance = self.row.result.performance
        return performance is not None and performance < 0

    @property
    def month(self) -> int:
        """The month at whose end the period ends."""
        return last_month(self.period)


@dataclass(frozen=True, slots=True)
class History:
    """All the periods of an indicator that a plan's reader may see, in order of time."""

    indicator: Indicator
    years: tuple[int, ...]
    rows: tuple[HistoryRow, ...]
    baseline: Decimal | None = None
    baseline_label: str = ""

    @property
    def year_rows(self) -> tuple[HistoryRow, ...]:
        """The whole years only."""
        return tuple(row for row in self.rows if row.is_year)

    @property
    def has_path(self) -> bool:
        """Whether there is an expected path to draw."""
        return any(row.expected is not None for row in self.rows)

    @property
    def unit(self) -> str:
        """The unit of measure under the last terms."""
        return self.rows[-1].row.unit if self.rows else ""

    @property
    def methods(self) -> set[Method]:
        """How the indicator is measured over the years."""
        return {row.row.reading.measure.method for row in self.year_rows}

    @property
    def sets_out(self) -> bool:
        """Whether figures run from the baseline to the target, so that a line may begin there."""
        return bool(self.methods & set(ON_THE_WAY))

    @property
    def runs_on(self) -> bool:
        """Whether every figure contains the earlier ones, so that a line may join parts of years."""
        return self.methods == {Method.CUMULATIVE}

    @property
    def starts_anew(self) -> bool:
        """Whether every year is counted by itself, so that half a year holds half a year's count."""
        return self.methods == {Method.ANNUAL}

    @property
    def falls_behind(self) -> bool:
        """Whether any period's official performance is below zero."""
        return any(row.is_behind_start for row in self.rows)

    @property
    def has_parts(self) -> bool:
        """Whether any part of a year has a figure."""
        return any(
            not row.is_year and row.row.reading.actual is not None for row in self.rows
        )

    @property
    def worked_rows(self) -> tuple[HistoryRow, ...]:
        """The periods with a percentage, the latest first."""
        return tuple(row for row in reversed(self.rows) if row.has_percentage)

    @property
    def has_changes(self) -> bool:
        """Whether the target of any year changed."""
        return any(row.row.target_changed for row in self.year_rows)

    @property
    def has_programme(self) -> bool:
        """Whether a performance programme set a target of its own in any year."""
        return any(row.programme is not None for row in self.rows)

    @property
    def has_actuals(self) -> bool:
        """Whether any figure was reached at all."""
        return any(row.row.reading.actual is not None for row in self.rows)

    @property
    def has_figures(self) -> bool:
        """Whether there is anything to draw."""
        targets = any(row.row.reading.target is not None for row in self.rows)
        return targets or self.has_actuals


def history_of(
    indicator: Indicator, plan: Plan, bands: Iterable[Band], today: date | None = None
) -> History:
    """Return every plan year, and every part of one that has a public figure.

    With `today` also what was asked by then and has none.  Asks no query when the indicator comes from `Indicator.objects.for_scoring()`.
    """
    known = Known(indicator)
    years = tuple(year for year in plan.years if has_come(indicator, year))
    ends = {year: indicator_row(known, year, bands=bands) for year in years}
    path = _path(plan, ends)
    rows = [
        _part_row(known, year, period, path, bands)
        if period != Period.YEAR
        else _year_row(known, year, ends[year], path)
        for year in years
        for period in _periods(known, year, today)
    ]
    reading = ends[years[-1]].reading if years else None
    terms = ends[years[-1]].terms if years else None
    return History(
        indicator,
        tuple(plan.years),
        tuple(rows),
        None if reading is None else reading.measure.start,
        "" if terms is None else terms.baseline_label,
    )


def _year_row(known: Known, year: int, row: IndicatorRow, path: Path) -> HistoryRow:
    programme = known.programme_target(year)
    value = None if programme is None else programme.value
    return HistoryRow(year, Period.YEAR, row, path.get(year), value)


def _part_row(
    known: Known, year: int, period: str, path: Path, bands: Iterable[Band]
) -> HistoryRow:
    row = indicator_row(known, year, period, bands)
    share = Decimal(last_month(period)) / 12
    expected = _between(path.get(year - 1), path.get(year), share)
    return HistoryRow(year, period, row, expected)


def _periods(known: Known, year: int, today: date | None) -> list[str]:
    """Return the parts of a year with a public figure or missing one, in time; then the year."""
    parts = {
        entry.period
        for entry in known.actuals
        if entry.year == year and entry.period != Period.YEAR
    }
    if today is not None and counts(known.indicator, year):
        parts |= _missing(known.indicator, year, parts, today)
    return [
        *sorted(parts, key=lambda part: (last_month(part), part)),
        Period.YEAR,
    ]


def _missing(indicator: Indicator, year: int, known: set[str], today: date) -> set[str]:
    """Return the half-year, and where a quarter or month has a figure the others of its kind.

    Only what the printed frequency asks for, and what is over.
    """
    kinds = {Period.H1[0], *(part[0] for part in known)}
    return {
        part
        for part in Period.values
        if part != Period.YEAR
        and part[0] in kinds
        and (year, last_month(part)) < (today.year, today.month)
        and is_asked_in(indicator, part)
    }


def _path(plan: Plan, ends: dict[int, IndicatorRow]) -> Path:
    """Return where the plan expects the indicator at each year's end, the baseline first."""
    path: Path = {}
    for year, row in ends.items():
        on_the_way = row.reading.measure.method in ON_THE_WAY and not row.withdrawn
        if year == plan.start_year and on_the_way:
            path[year - 1] = row.reading.measure.start
        path[year] = row.reading.target if on_the_way else None
    return path


def _between(
    start: Decimal | None, end: Decimal | None, share: Decimal
) -> Decimal | None:
    if start is None or end is None:
        return None
    return start + (end - start) * share
