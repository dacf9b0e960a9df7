"""Who is written to on a day, and about what; pure.

A unit's people hear of a period 30, 7 and 1 days before their last day and 1, 7, 30, 60, 90 …
days after it, while something that is asked of them is missing.  The strategy office hears
on every such day of its municipality, and on Mondays, of what waits and who is late; who
manages a unit (birim yöneticisi) hears on Mondays of what their unit is late with.
One person gets one letter, whatever is in it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

BEFORE = frozenset({30, 7, 1})
AFTER = frozenset({1, 7})
EVERY = 30
MONDAY = 0

COMING, OVERDUE, DIGEST = "coming", "overdue", "digest"  # Reminder.Kind


@dataclass(frozen=True, slots=True)
class Due:
    """What one unit still owes of one period.  `last_day` is its own, an extension included."""

    period: Hashable
    unit: Hashable
    municipality: Hashable
    last_day: date | None
    missing: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many figures wait for one strategy office, and the period that stands for them."""

    municipality: Hashable
    period: Hashable
    count: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may be written to: the units they act for and manage, the offices they sit in."""

    key: Hashable
    units: frozenset[Hashable] = frozenset()
    offices: frozenset[Hashable] = frozenset()
    managed: frozenset[Hashable] = frozenset()  # of the units


@dataclass(frozen=True, slots=True)
class Letter:
    """All that one person is told today; `late` and `waiting` are a digest."""

    person: Person
    coming: tuple[Due, ...] = ()
    overdue: tuple[Due, ...] = ()
    late: tuple[Due, ...] = ()
    waiting: tuple[Waiting, ...] = ()

    @property
    def kinds(self) -> frozenset[tuple[Hashable, str]]:
        """What is remembered of it: (period, kind), so that nobody hears of it twice a day."""
        told = {(due.period, COMING) for due in self.coming}
        told |= {(due.period, OVERDUE) for due in self.overdue}
        digest: tuple[Due | Waiting, ...] = (*self.late, *self.waiting)
        return frozenset(told | {(row.period, DIGEST) for row in digest})


def kind_of(due: Due, today: date) -> str | None:
    """Return how a unit is reminded of what it owes today, None where it is left in peace.

    >>> from datetime import date
    >>> owed = Due("2024", "Fen İşleri", "Örnek", date(2025, 1, 31), missing=3)
    >>> kind_of(owed, date(2025, 1, 24)), kind_of(owed, date(2025, 1, 23))
    ('coming', None)
    >>> [day for day in range(1, 29) if kind_of(owed, date(2025, 2, day))]
    [1, 7]
    """
    if due.last_day is None or due.missing <= 0:
        return None
    left = (due.last_day - today).days
    if left in BEFORE:
        return COMING
    if -left in AFTER or (left < 0 and left % EVERY == 0):
        return OVERDUE
    return None


def is_late(due: Due, today: date) -> bool:
    """Whether a unit's last day is past while something is missing."""
    return due.missing > 0 and due.last_day is not None and due.last_day < today


def letters(
    today: date,
    people: Iterable[Person],
    owed: Iterable[Due],
    waiting: Iterable[Waiting] = (),
    told: Mapping[Hashable, frozenset[tuple[Hashable, str]]] | None = None,
) -> list[Letter]:
    """Return today's letters; `told` holds by person what they have heard of today already."""
    dues, counts, heard = list(owed), list(waiting), told or {}
    written = [_letter(person, today, dues, counts) for person in people]
    return [
        letter
        for letter in written
        if letter.kinds - heard.get(letter.person.key, frozenset())
    ]


def _letter(
    person: Person, today: date, dues: list[Due], counts: list[Waiting]
) -> Letter:
    mine = [due for due in dues if due.unit in person.units]
    offices = person.offices & _offices_heard(today, dues, counts)
    return Letter(
        person,
        coming=tuple(due for due in mine if kind_of(due, today) == COMING),
        overdue=tuple(due for due in mine if kind_of(due, today) == OVERDUE),
        late=tuple(
            due
            for due in dues
            if is_late(due, today)
            and (due.municipality in offices or _is_managers(due, person, today))
        ),
        waiting=tuple(
            row for row in counts if row.municipality in offices and row.count
        ),
    )


def _is_managers(due: Due, person: Person, today: date) -> bool:
    """Whether a manager's digest tells of it today: what the letter says already is not said twice."""
    is_digest = today.weekday() == MONDAY and kind_of(due, today) is None
    return is_digest and due.unit in person.managed


def _offices_heard(
    today: date, dues: list[Due], counts: list[Waiting]
) -> frozenset[Hashable]:
    """Return the municipalities whose office gets its digest today."""
    if today.weekday() == MONDAY:
        heard = {due.municipality for due in dues}
        return frozenset(heard | {row.municipality for row in counts})
    return frozenset(due.municipality for due in dues if kind_of(due, today))
