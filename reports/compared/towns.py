"""Municipalities of one group in one year: what their plans came to, and what they have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.core.paginator import Page, Paginator
from django.db.models import Max, Min, Prefetch, Q

from indicators.measures import actual_of, counts, unit_of
from indicators.models import (
    CommonIndicator,
    CommonMapping,
    Indicator,
    Period,
    ReportingPeriod,
)
from indicators.scoring import band_of
from plans.models import Municipality, Plan
from reports.compared.alike import Group
from reports.municipalities import bands_by_place
from reports.standings import NOTHING, Standing, standings
from reports.years import NoSuchYearError, PlanYear, headlines

AT_MOST = (
    200  # municipalities side by side; a group seldom has as many, then it has pages
)


@dataclass(frozen=True, slots=True)
class TownRow:
    """A municipality in the year; `shown` is None where no public plan of it has that year."""

    place: Municipality
    shown: PlanYear | None = None
    standing: Standing = NOTHING


@dataclass(frozen=True, slots=True)
class CommonValue:
    """What a municipality's own indicator comes to in the common unit.

    `value` is converted, and for as many people as the common one says where it says so; None
    where there is no actual, or no population to divide by.
    """

    row: TownRow
    mapping: CommonMapping
    actual: Decimal | None
    unit: str
    value: Decimal | None

    @property
    def lacks_population(self) -> bool:
        """Whether only the population is missing."""
        return self.actual is not None and self.value is None


@dataclass(frozen=True, slots=True)
class CommonTable:
    """A common indicator with a row for each municipality that has one mapped to it."""

    common: CommonIndicator
    values: tuple[CommonValue, ...]


@dataclass(frozen=True, slots=True)
class Towns:
    """A group in a year; `years` are those that a plan of it has.

    `page` are the municipalities by name that `rows` and `tables` are about: all, or AT_MOST.
    """

    group: Group
    year: int
    years: tuple[int, ...]
    page: Page[Municipality]
    rows: tuple[TownRow, ...]
    tables: tuple[CommonTable, ...]
    by_percent: bool


def towns_compared(
    group: Group,
    asked: str | None = None,
    *,
    by_percent: bool = False,
    page: str | None = None,
) -> Towns | None:
    """Return the municipalities of a group, by name unless asked by percent; None of an empty group.

    The last closed year is shown unasked.  Raises NoSuchYearError for a year that no plan of
    the group has.  A fixed number of queries.
    """
    years = _years(group)
    if not years:
        return None
    year = _year(group, years, asked)
    places = Paginator(group.places, AT_MOST).get_page(page)
    rows = _rows(list(places), year)
    tables = _tables(rows, year)
    shown = sorted(rows, key=_by_percent) if by_percent else rows
    return Towns(group, year, years, places, tuple(shown), tables, by_percent)


def _years(group: Group) -> tuple[int, ...]:
    plans = Plan.objects.public().filter(municipality__in=group.places.order_by())
    ends = plans.aggregate(first=Min("start_year"), last=Max("end_year"))
    return () if ends["first"] is None else (*range(ends["first"], ends["last"] + 1),)


def _year(group: Group, years: Sequence[int], asked: str | None) -> int:
    if asked is not None:
        known = {str(year): year for year in years}
        if asked not in known:
            raise NoSuchYearError(asked)
        return known[asked]
    closed = ReportingPeriod.objects.filter(
        plan__is_public=True,
        plan__municipality__in=group.places.order_by(),
        period=Period.YEAR,
        state=ReportingPeriod.State.CLOSED,
    )
    last: int | None = closed.aggregate(last=Max("year"))["last"]
    return years[-1] if last is None else last


def _rows(places: Sequence[Municipality], year: int) -> list[TownRow]:
    plans = Plan.objects.public().filter(
        municipality__in=places, start_year__lte=year, end_year__gte=year
    )
    newest = {
        plan.municipality_id: plan
        for plan in plans.select_related("municipality").order_by("start_year", "pk")
    }
    heads = headlines(list(newest.values()))
    shown = {
        place: PlanYear(plan, year, heads[plan.pk]) for place, plan in newest.items()
    }
    found = standings([*shown.values()], Q(goal=None, objective=None))
    bands = bands_by_place(places)
    rows = []
    for place in places:
        own = shown.get(place.pk)
        standing = NOTHING if own is None else found.of(own.plan, own)
        band = band_of(standing.percent, bands.get(place.pk, bands.get(None, [])))
        rows.append(TownRow(place, own, replace(standing, band=band)))
    return rows


def _by_percent(row: TownRow) -> tuple[bool, Decimal]:
    """The highest first, who has none last; those alike stay in the order of their names."""
    percent = row.standing.percent
    return percent is None, -(percent or Decimal(0))


def _tables(rows: Iterable[TownRow], year: int) -> tuple[CommonTable, ...]:
    by_plan = {row.shown.plan.pk: row for row in rows if row.shown is not None}
    indicators = Indicator.objects.for_scoring()
    mappings = (
        CommonMapping.objects.standing()
        .filter(plan__in=by_plan)
        .select_related("common")
        .prefetch_related(Prefetch("indicator", indicators))
    )
    by_common: dict[CommonIndicator, list[CommonValue]] = {}
    for each in mappings:
        value = _value(by_plan[each.plan_id], each, year)
        by_common.setdefault(each.common, []).append(value)
    order = {row.place.pk: number for number, row in enumerate(by_plan.values())}
    return tuple(
        CommonTable(
            common, tuple(sorted(values, key=lambda one: order[one.row.place.pk]))
        )
        for common, values in sorted(
            by_common.items(), key=lambda pair: (pair[0].name, pair[0].pk)
        )
    )


def _value(row: TownRow, mapping: CommonMapping, year: int) -> CommonValue:
    indicator = mapping.indicator
    actual = (
        actual_of(indicator, year, Period.YEAR) if counts(indicator, year) else None
    )
    return CommonValue(
        row,
        mapping,
        actual,
        unit_of(indicator, year),
        converted(
            actual, mapping.factor, mapping.common.per_people, row.place.population
        ),
    )


def converted(
    actual: Decimal | None,
    factor: Decimal,
    per_people: int | None,
    population: int | None,
) -> Decimal | None:
    """Return an actual in the common unit, for `per_people` people where that is given.

    None without an actual; divided by people, None without a population too.

    >>> converted(Decimal(12), Decimal(1000), None, None)
    Decimal('12000')
    >>> converted(Decimal(150), Decimal(1), 1000, 60000)
    Decimal('2.5')
    """
    if actual is None:
        return None
    value = actual * factor
    if per_people is None:
        return value
    return value * per_people / population if population else None
