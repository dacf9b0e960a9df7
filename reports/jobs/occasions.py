"""When scheduled tables are made, and of which part of which year; pure.

A month's tables are of the last half-year that was over when it ended: of January to May the
year before, of June to November the first half, of December the year.  Earlier ones have no
approved figure yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

YEAR, HALF = "YEAR", "H1"
JUNE, DECEMBER = 6, 12


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time that tables are made; `key` tells it from every other of the same schedule."""

    key: str
    year: int
    period: str


@dataclass(frozen=True, slots=True)
class Closed:
    """A reporting period that was closed, and when."""

    year: int
    period: str
    on: date


def of_month(today: date, starts_on: date, years: range) -> list[Occasion]:
    """Return the month that ended last, unless that was before the schedule began.

    >>> of_month(date(2024, 8, 3), date(2024, 7, 9), range(2020, 2025))
    [Occasion(key='2024-07', year=2024, period='H1')]
    >>> of_month(date(2024, 8, 3), date(2024, 8, 1), range(2020, 2025))
    []
    """
    ended = _end_before(today)
    return [] if ended < starts_on else _of(ended, years)


def of_earlier_months(today: date, starts_on: date, years: range) -> list[Occasion]:
    """Return the months that ended before that since the schedule began, oldest first.

    What was not made of them is not made up for by itself: its figures would be today's,
    one file like the other.  A person may still ask for one.

    >>> [each.key for each in of_earlier_months(date(2024, 8, 3), date(2024, 5, 9), range(2020, 2025))]
    ['2024-05', '2024-06']
    """
    found: list[Occasion] = []
    ended = _end_before(_end_before(today))
    while ended >= starts_on:
        found += _of(ended, years)
        ended = _end_before(ended)
    return found[::-1]


def no_month_is_left(today: date, years: range) -> bool:
    """Whether no month that ends from today on has tables of a year of the plan.

    >>> no_month_is_left(date(2025, 5, 31), range(2020, 2025))
    False
    >>> no_month_is_left(date(2025, 6, 1), range(2020, 2025))
    True
    >>> no_month_is_left(date(2019, 1, 1), range(2020, 2025))
    False
    """
    year = today.year if today.month >= JUNE else today.year - 1
    return year >= years.stop


def _end_before(day: date) -> date:
    """Return the last day of the month before."""
    return day.replace(day=1) - timedelta(days=1)


def _of(ended: date, years: range) -> list[Occasion]:
    """Return a month that ended as an occasion, none where its tables are of no year of the plan."""
    if ended.month == DECEMBER:
        year, period = ended.year, YEAR
    elif ended.month >= JUNE:
        year, period = ended.year, HALF
    else:
        year, period = ended.year - 1, YEAR
    return [Occasion(f"{ended:%Y-%m}", year, period)] if year in years else []


def of_periods(closed: Iterable[Closed], starts_on: date) -> list[Occasion]:
    """Return the half-years and years that were closed since the schedule began.

    One that was opened and closed again is the same occasion.
    """
    return [
        Occasion(f"{each.year}-{each.period}", each.year, each.period)
        for each in closed
        if each.on >= starts_on and each.period in (YEAR, HALF)
    ]
