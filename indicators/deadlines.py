"""On which day a legal deadline falls; pure.  What is due, and by which law, are rows."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Rule:
    """A duty that comes every year; without a month and day `words` alone say when."""

    name: str
    words: str
    legal_basis: str
    month: int | None = None
    day: int | None = None
    years_after: int = 0
    is_own: bool = (
        False  # of one municipality, in place of the common rule of that name
    )


@dataclass(frozen=True, slots=True)
class Falling:
    """A duty of one year, and the day on which it falls due."""

    rule: Rule
    year: int | None  # the year that it concerns
    on: date | None


def day_of(rule: Rule, year: int) -> date | None:
    """Return the day on which a rule falls due for a year; None where no day is named.

    A day that the month has not is its last: 31 February means the end of February.

    >>> day_of(Rule("Rapor", "", "5018 md. 41", month=2, day=31, years_after=1), 2023)
    datetime.date(2024, 2, 29)
    """
    if rule.month is None or rule.day is None:
        return None
    falls = year + rule.years_after
    return date(falls, rule.month, min(rule.day, monthrange(falls, rule.month)[1]))


def standing(rules: Iterable[Rule]) -> list[Rule]:
    """Return the rules that hold: a municipality's own one in place of the common one of its name."""
    listed = list(rules)
    own = {rule.name for rule in listed if rule.is_own}
    return [rule for rule in listed if rule.is_own or rule.name not in own]


def coming(rules: Iterable[Rule], today: date) -> list[Falling]:
    """Return each duty as it falls next, from today on; those without a day come last."""
    listed = list(rules)
    dated = [_next(rule, today) for rule in listed if rule.month is not None]
    words = [Falling(rule, None, None) for rule in listed if rule.month is None]
    return sorted(dated, key=lambda each: each.on or date.max) + words


def _next(rule: Rule, today: date) -> Falling:
    first = today.year - rule.years_after  # the year whose day falls in this one
    for year in (first, first + 1):
        on = day_of(rule, year)
        if on is not None and on >= today:
            return Falling(rule, year, on)
    return Falling(rule, None, None)
