"""What one cell says: the figure it holds, the text it shows, and what a person must know of it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.sheet_values import displayed, figure


@pytest.mark.parametrize(
    ("stored", "shape", "value", "unit", "text"),
    [
        (85, "General", "85", None, "85"),
        (5.36, "#,##0.00", "5.36", None, "5,36"),
        (13654, "#,##0", "13654", None, "13.654"),
        (0.85, "0%", "85", "%", "85%"),
        (0.4429999999999999, "0.0%", "44.3", "%", "44,3%"),
        (1, "0%", "100", "%", "100%"),
        (85, '0"%"', "85", "%", "85%"),
        (85, "0\\%", "85", "%", "85%"),
        (60266000, '#,##0.00\\ "₺"', "60266000", "TRY", "60.266.000 ₺"),
        (1500.5, "#,##0.00 [$₺-41F]", "1500.5", "TRY", "1.500,5 ₺"),
        (12.125, "General", "12.125", None, "12,125"),
        (-3, "0;[Red]-0", "-3", None, "-3"),
        (7, '0;"% yok"', "7", None, "7"),
    ],
    ids=[
        "plain",
        "decimals",
        "thousands",
        "percent",
        "noise of binary fractions",
        "whole percent",
        "a quoted sign scales nothing",
        "an escaped sign scales nothing",
        "lira in quotes",
        "lira as currency",
        "three decimals are no thousands",
        "negative",
        "only the section for positive numbers counts",
    ],
)
def test_a_number_cell_is_certain(
    stored: float, shape: str, value: str, unit: str | None, text: str
) -> None:
    read = figure(stored, shape)

    assert read.number is not None
    assert (read.number.value, read.number.unit) == (Decimal(value), unit)
    assert read.text == text
    assert read.remark is None


def test_a_display_that_rounds_is_remarked_and_the_cell_counts() -> None:
    read = figure(0.3694, "0.0%")

    assert read.number is not None
    assert read.number.value == Decimal("36.94")
    assert read.text == "36,9%"
    assert read.remark is not None
    assert "36,94%" in read.remark


def test_an_endless_fraction_counts_as_it_is_shown() -> None:
    read = figure(58 / 117, "0%")

    assert read.number is not None
    assert read.number.value == 50
    assert read.remark is not None


@pytest.mark.parametrize(
    ("stored", "text", "unit", "value", "is_remarked"),
    [
        ("0.85", "85%", "%", "85", False),
        ("0.8542", "85%", "%", "85.42", True),
        ("13.654", "13.654", None, "13.654", False),
        ("13654", "13.654", None, "13654", False),
    ],
    ids=["percent", "rounded", "shown in foreign print", "shown with thousands"],
)
def test_a_figure_whose_display_is_kept_beside_it(
    stored: str, text: str, unit: str | None, value: str, *, is_remarked: bool
) -> None:
    read = displayed(Decimal(stored), text, unit)

    assert read.number is not None
    assert read.number.value == Decimal(value)
    assert (read.remark is not None) == is_remarked


@given(st.decimals(-(10**9), 10**9, places=4))
def test_whatever_a_cell_holds_to_four_decimals_is_read_exactly(value: Decimal) -> None:
    for shape in ("General", "0", "#,##0.0000"):
        read = figure(float(value), shape)

        assert read.number is not None
        assert read.number.value == Decimal(format(float(value), ".15g"))


@given(st.integers(0, 10_000))
def test_a_percentage_is_the_number_that_is_seen(tenths: int) -> None:
    read = figure(tenths / 1000, "0.0%")

    assert read.number is not None
    assert read.number.value == Decimal(tenths) / 10
    assert read.remark is None
