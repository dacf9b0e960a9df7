"""Worked by hand: when a fraction and a breakdown give the figure, and when not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from indicators.breakdowns import gives, proposed, totals


@pytest.mark.parametrize(
    ("value", "numerator", "denominator", "is_percent", "is_given"),
    [
        ("50", "1", "2", True, True),
        ("33", "1", "3", True, True),
        ("33.3", "1", "3", True, True),
        ("33.33", "1", "3", True, True),
        ("33.3300", "1", "3", True, True),  # as the database keeps it
        ("33.4", "1", "3", True, False),
        ("34", "1", "3", True, False),
        ("66.7", "2", "3", True, True),
        ("66.6", "2", "3", True, False),
        ("12.5", "1", "8", True, True),
        ("12", "1", "8", True, True),  # half down
        ("13", "1", "8", True, True),  # half up
        ("85", "412", "485", True, True),  # 84,948…
        ("0.85", "412", "485", True, False),
        ("0.85", "412", "485", False, True),
        ("4.1", "820000", "200000", False, True),  # m² of green for each person
        ("1200", "1204", "1", False, False),  # no rounding to hundreds
        ("-25", "-1", "4", True, True),
        ("0", "0", "7", True, True),
        ("5", "5", "0", True, False),
    ],
)
def test_a_fraction_gives_the_value_within_the_rounding_of_its_decimals(
    value: str, numerator: str, denominator: str, is_percent: bool, is_given: bool
) -> None:
    assert (
        gives(
            Decimal(value),
            Decimal(numerator),
            Decimal(denominator),
            is_percent=is_percent,
        )
        is is_given
    )


@pytest.mark.parametrize(
    ("numerator", "denominator", "is_percent", "value"),
    [
        ("1", "3", True, "33.33"),
        ("2", "3", True, "66.67"),
        ("1", "800", True, "0.13"),  # 0,125 half up
        ("-2", "3", True, "-66.67"),
        ("820000", "200000", False, "4.10"),
        ("1", "0", True, None),
    ],
)
def test_a_value_is_proposed_to_two_decimals(
    numerator: str, denominator: str, is_percent: bool, value: str | None
) -> None:
    found = proposed(Decimal(numerator), Decimal(denominator), is_percent=is_percent)

    assert found == (None if value is None else Decimal(value))


def test_each_dimension_adds_up_by_itself() -> None:
    parts = [
        ("sex", Decimal("60")),
        ("sex", Decimal("40")),
        ("district", Decimal("50.5")),
        ("district", Decimal("40")),
    ]

    sums = totals(parts, is_percent=False)

    assert sums == {"sex": Decimal(100), "district": Decimal("90.5")}


def test_parts_of_a_percentage_are_never_summed() -> None:
    parts = [("sex", Decimal(60)), ("sex", Decimal(80))]

    assert totals(parts, is_percent=True) == {}


def test_no_parts_add_up_to_nothing() -> None:
    assert totals([], is_percent=False) == {}
