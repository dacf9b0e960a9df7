"""Who is written to on a day, and about what."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from indicators.overdue import Stage, Tally, days_late, last_day, tally
from indicators.reminders import Due, Letter, Person, Waiting, kind_of, letters

LAST = date(2025, 1, 31)  # a Friday
FEN = Due("2024", "fen", "örnek", LAST, missing=2)
SOSYAL = Due("2024", "sosyal", "örnek", LAST, missing=3)
DONE = Due("2024", "park", "örnek", LAST, missing=0)
KOMSU = Due("2024k", "fen-k", "komşu", LAST, missing=1)
ENTRY = Person("ali", units=frozenset({"fen"}))
BOTH = Person("veli", units=frozenset({"fen", "sosyal"}))
MANAGER = Person("ece", units=frozenset({"fen"}), managed=frozenset({"fen"}))
OFFICE = Person("ayşe", offices=frozenset({"örnek"}))
MONDAY = date(2025, 2, 10)


def after(days: int) -> date:
    return LAST + timedelta(days=days)


def test_a_unit_is_reminded_on_these_days_alone() -> None:
    days = [day for day in range(-60, 131) if kind_of(FEN, after(day))]

    assert days == [-30, -7, -1, 1, 7, 30, 60, 90, 120]
    assert [kind_of(FEN, after(day)) for day in (-1, 1)] == ["coming", "overdue"]


@pytest.mark.parametrize(
    "due",
    [DONE, Due("2024", "fen", "örnek", None, missing=2)],
    ids=["nothing missing", "no last day"],
)
def test_who_owes_nothing_or_has_no_last_day_is_left_in_peace(due: Due) -> None:
    assert not any(kind_of(due, after(day)) for day in range(-60, 131))


def test_an_extension_moves_the_days() -> None:
    extended = Due("2024", "fen", "örnek", after(10), missing=2)

    assert kind_of(extended, after(1)) is None
    assert kind_of(extended, after(9)) == "coming"
    assert kind_of(extended, after(11)) == "overdue"


@pytest.mark.parametrize(
    ("person", "today", "told"),
    [
        (ENTRY, after(-7), ([FEN], [], [], 0)),
        (ENTRY, after(7), ([], [FEN], [], 0)),
        (BOTH, after(1), ([], [FEN, SOSYAL], [], 0)),
        (OFFICE, after(1), ([], [], [FEN, SOSYAL], 4)),
        (OFFICE, after(-7), ([], [], [], 4)),
        (OFFICE, MONDAY, ([], [], [FEN, SOSYAL], 4)),
        (ENTRY, MONDAY, None),
        (MANAGER, MONDAY, ([], [], [FEN], 0)),
        (MANAGER, MONDAY + timedelta(days=1), None),
        (MANAGER, after(7), ([], [FEN], [], 0)),
        (OFFICE, MONDAY + timedelta(days=1), None),
        (Person("yabancı", units=frozenset({"park"})), after(1), None),
        (Person("komşu", offices=frozenset({"başka"})), MONDAY, None),
    ],
    ids=[
        "a unit a week before",
        "a unit a week after",
        "two units in one letter",
        "the office when its units are reminded",
        "the office before the day: nobody is late yet",
        "the office on a Monday",
        "a unit on a day between",
        "who manages a unit on a Monday",
        "who manages a unit on a day between",
        "who manages a unit when it is reminded",
        "the office on a day between",
        "a unit that has sent all",
        "another office",
    ],
)
def test_who_gets_what(
    person: Person,
    today: date,
    told: tuple[list[Due], list[Due], list[Due], int] | None,
) -> None:
    waiting = [Waiting("örnek", "2024", 4), Waiting("komşu", "2024k", 9)]

    written = letters(today, [person], [FEN, SOSYAL, DONE, KOMSU], waiting)

    if told is None:
        assert written == []
        return
    (letter,) = written
    assert (list(letter.coming), list(letter.overdue), list(letter.late)) == told[:3]
    assert sum(row.count for row in letter.waiting) == told[3]


def test_an_office_with_nothing_late_and_nothing_waiting_hears_nothing() -> None:
    assert letters(MONDAY, [OFFICE], [DONE], [Waiting("örnek", "2024", 0)]) == []


def test_a_person_of_two_roles_gets_one_letter() -> None:
    both = Person("can", frozenset({"fen"}), frozenset({"örnek"}))

    (letter,) = letters(after(7), [both], [FEN, SOSYAL])

    assert letter.overdue == (FEN,)
    assert letter.late == (FEN, SOSYAL)
    assert letter.kinds == {("2024", "overdue"), ("2024", "digest")}


def test_a_manager_is_told_once_where_a_reminder_falls_on_a_monday() -> None:
    due = Due("2024", "fen", "örnek", MONDAY - timedelta(days=7), missing=2)

    (letter,) = letters(MONDAY, [MANAGER], [due])

    assert (letter.overdue, letter.late) == ((due,), ())


def test_nobody_hears_of_the_same_twice_a_day() -> None:
    (letter,) = letters(after(1), [ENTRY], [FEN])

    again = letters(after(1), [ENTRY], [FEN], told={"ali": letter.kinds})

    assert again == []
    assert Letter(ENTRY).kinds == frozenset()


@pytest.mark.parametrize(
    ("due", "extension", "today", "late"),
    [
        (LAST, None, LAST, 0),
        (LAST, None, after(1), 1),
        (LAST, after(10), after(10), 0),
        (LAST, after(10), after(12), 2),
        (LAST, after(-10), after(1), 1),
        (None, None, after(99), 0),
        (None, after(1), after(99), 98),
    ],
    ids=[
        "on the day",
        "the day after",
        "extended",
        "past the extension",
        "an extension before the due date takes nothing away",
        "no due date",
        "an extension where there is no due date",
    ],
)
def test_days_late_count_from_a_units_own_last_day(
    due: date | None, extension: date | None, today: date, late: int
) -> None:
    assert days_late(last_day(due, extension), today) == late


def test_what_is_not_sent_is_missing_and_what_is_sent_is_not() -> None:
    counts = tally(
        [Stage.EMPTY, Stage.EMPTY, Stage.ENTERED, Stage.SUBMITTED, Stage.APPROVED]
    )

    assert counts == Tally(asked=5, entered=3, submitted=2, approved=1)
    assert (counts.missing, counts.waiting) == (3, 1)
    assert tally([]).missing == 0
