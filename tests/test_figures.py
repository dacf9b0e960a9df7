"""Numbers as Turkish readers write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import figures

numbers = st.decimals(min_value=-(10**14), max_value=10**14, places=4, allow_nan=False)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("13654", "13.654"),
        ("13654.0000", "13.654"),
        ("13650", "13.650"),
        ("1250.5", "1.250,5"),
        ("0.0035", "0,0035"),
        ("-0.5", "−0,5"),
        ("-0.00001", "0"),
        ("100", "100"),
        ("0", "0"),
    ],
)
def test_a_figure_keeps_its_digits_and_loses_empty_decimals(
    value: str, written: str
) -> None:
    assert figures.figure(Decimal(value)) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("75.75", "%75,75"),
        ("75.745", "%75,75"),
        ("75.7449999", "%75,74"),
        ("100", "%100,00"),
        ("0", "%0,00"),
        ("-48.588", "−%48,59"),
        ("-0.001", "%0,00"),
        ("1740.5", "%1.740,50"),
    ],
)
def test_a_percentage_is_rounded_half_up_to_two_decimals(
    value: str, written: str
) -> None:
    assert figures.percent(Decimal(value)) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [("80", "%80"), ("61.25", "%61,25"), ("62.5", "%62,50"), ("33.3333", "%33,33")],
)
def test_a_share_drops_empty_decimals(value: str, written: str) -> None:
    assert figures.share(Decimal(value)) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("138155000", "138.155.000 ₺"),
        ("425933893.75", "425.933.893,75 ₺"),
        ("17.5", "17,50 ₺"),
        ("0", "0 ₺"),
    ],
)
def test_money_shows_its_kurus_only_where_there_are_any(
    value: str, written: str
) -> None:
    assert figures.money(Decimal(value)) == written


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        ("85", "%", "%85"),
        ("85.5", "%", "%85,5"),
        ("-3", "%", "−%3"),
        ("1250", "₺", "1.250 ₺"),
        ("1250", "TL", "1.250 ₺"),
        ("40", "adet", "40"),
        ("40", "", "40"),
    ],
)
def test_percent_and_lira_are_part_of_how_a_figure_is_written(
    value: str, unit: str, written: str
) -> None:
    assert figures.measured(Decimal(value), unit) == written


@pytest.mark.parametrize(
    "write", [figures.figure, figures.percent, figures.share, figures.money]
)
def test_what_is_missing_is_a_dash_and_never_a_zero(write: object) -> None:
    assert callable(write)
    assert write(None) == "–"


@given(numbers)
def test_no_figure_changes_by_being_written(value: Decimal) -> None:
    text = figures.figure(value)

    read = text.replace(".", "").replace(",", ".").replace("−", "-")
    assert Decimal(read) == value


@given(numbers)
def test_a_coordinate_has_a_dot_and_no_group(value: Decimal) -> None:
    text = figures.coordinate(value)

    assert "," not in text
    assert abs(Decimal(text) - value) <= Decimal("0.005")
