"""The dashboard's bars: how long each is, what is dotted, what is left to the table."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reports.desk.bars import MOST, Bar, Chart, chart

HUNDRED = Decimal(100)


def drawn(*values: str | None, top: Decimal | None = HUNDRED) -> Chart:
    bars = [
        Bar(
            f"{number}. amaç",
            value or "–",
            (None if value is None else Decimal(value),),
        )
        for number, value in enumerate(values, 1)
    ]
    found = chart("amac", "Amaçlar", bars, top=top)
    assert found is not None
    return found


def lengths(of: Chart, look: str, drawing: int = 0) -> list[Decimal]:
    lines = of.drawings[drawing].lines
    return [Decimal(each.x2) - Decimal(each.x1) for each in lines if each.look == look]


@pytest.mark.parametrize(
    ("value", "wide", "narrow"),
    [
        pytest.param("50", 378, 178, id="half of it"),
        pytest.param("100", 756, 356, id="all of it"),
        pytest.param("140", 756, 356, id="no bar leaves the paper"),
        pytest.param("-5", 0, 0, id="nor begins before it"),
    ],
)
def test_a_bar_is_as_long_as_its_part_of_the_scale(
    value: str, wide: int, narrow: int
) -> None:
    found = drawn(value)

    assert lengths(found, "fill") == [wide]
    assert lengths(found, "fill", drawing=1) == [narrow]


def test_without_a_scale_the_longest_bar_fills_the_paper() -> None:
    assert lengths(drawn("5", "20", top=None), "fill") == [189, 756]


def test_nothing_but_noughts_has_no_length_and_is_still_drawn() -> None:
    found = drawn("0", "0", top=None)

    assert lengths(found, "fill") == [0, 0]
    assert len(lengths(found, "track")) == 2


def test_a_missing_value_is_dotted_and_no_nought() -> None:
    found = drawn("20", None)

    assert len(lengths(found, "fill")) == 1
    assert len(lengths(found, "gap")) == 1
    assert "2. amaç: –" in found.sentence


def test_what_a_drawing_cannot_hold_is_counted() -> None:
    found = drawn(*["1"] * (MOST + 3))

    assert len(lengths(found, "fill")) == MOST
    assert found.left_out == 3


def test_two_values_of_a_bar_are_told_apart_by_a_legend() -> None:
    bar = Bar("Park", "8 · 6", (Decimal(8), Decimal(6)))

    found = chart("hedef", "Maliyet", [bar], series=("Ödenek", "Harcama"))

    assert found is not None
    assert found.legend == (("fill", "Ödenek"), ("second", "Harcama"))
    assert lengths(found, "fill") == [756]
    assert lengths(found, "second") == [567]
    assert drawn("1").legend == ()


def test_what_every_bar_is_held_against_is_marked_once_a_bar() -> None:
    bars = [Bar("Park", "%60", (Decimal(60),)), Bar("Yol", "–", (None,))]

    found = chart("tahmin", "Tahmin", bars, top=Decimal(120), tick=HUNDRED)

    assert found is not None
    starts = [path.d.split()[0] for path in found.drawings[0].paths]
    assert starts == ["M632", "M632"]  # 2 + 756 * 100 / 120


def test_nothing_is_drawn_of_nothing() -> None:
    assert chart("amac", "Amaçlar", []) is None
