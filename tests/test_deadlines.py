"""Legal deadlines: the day of a rule in a year, and which comes next."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.deadlines import Rule, coming, day_of, standing

FEBRUARY = Rule("Birim raporu", "Şubat sonu", "5018 md. 41", 2, 31, years_after=1)
PROGRAMME = Rule("Program", "Yıl başlamadan", "5393 md. 41", 12, 31, years_after=-1)
APRIL = Rule("İdare raporu", "Nisan", "5393 md. 56", 4, 30, years_after=1)
WORDS = Rule("İzleme", "Kesin günü yok", "5018 md. 9")


@pytest.mark.parametrize(
    ("rule", "year", "on"),
    [
        (FEBRUARY, 2023, date(2024, 2, 29)),
        (FEBRUARY, 2024, date(2025, 2, 28)),
        (FEBRUARY, 2099, date(2100, 2, 28)),
        (PROGRAMME, 2025, date(2024, 12, 31)),
        (APRIL, 2024, date(2025, 4, 30)),
        (Rule("x", "", "y", 4, 31), 2024, date(2024, 4, 30)),
        (WORDS, 2024, None),
    ],
    ids=["leap", "no leap", "century", "before", "after", "30 days", "no day"],
)
def test_a_rule_falls_on_a_day_that_its_month_has(
    rule: Rule, year: int, on: date | None
) -> None:
    assert day_of(rule, year) == on


@pytest.mark.parametrize(
    ("today", "order"),
    [
        (
            date(2025, 1, 1),
            [
                ("Birim raporu", 2024, date(2025, 2, 28)),
                ("İdare raporu", 2024, date(2025, 4, 30)),
                ("Program", 2026, date(2025, 12, 31)),
                ("İzleme", None, None),
            ],
        ),
        (
            date(2025, 3, 1),
            [
                ("İdare raporu", 2024, date(2025, 4, 30)),
                ("Program", 2026, date(2025, 12, 31)),
                ("Birim raporu", 2025, date(2026, 2, 28)),
                ("İzleme", None, None),
            ],
        ),
    ],
    ids=["all to come", "one is past"],
)
def test_the_next_deadline_stands_first_and_those_without_a_day_last(
    today: date, order: list[tuple[str, int | None, date | None]]
) -> None:
    rows = coming([WORDS, PROGRAMME, APRIL, FEBRUARY], today)

    assert [(row.rule.name, row.year, row.on) for row in rows] == order


def test_a_deadline_of_today_is_still_to_come() -> None:
    assert coming([FEBRUARY], date(2025, 2, 28))[0].on == date(2025, 2, 28)


def test_a_municipalitys_own_day_stands_in_place_of_the_common_rule() -> None:
    own = Rule("İzleme", "Temmuz sonu", "Meclis kararı", 7, 31, is_own=True)

    assert standing([WORDS, APRIL, own]) == [APRIL, own]
