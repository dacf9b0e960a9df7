"""What a year may come to by two plain rules; the answers are worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.performance import Measure
from plans.document import Direction, Method
from reports.board.forecast import (
    Part,
    as_last_year,
    grows_within_a_year,
    is_counted,
    straight_line,
)

UP = Direction.INCREASE
AMOUNTS = st.decimals(0, 10**6, places=2)


def part(start: str, reached: str, months: int = 6) -> Part:
    return Part(Decimal(start), Decimal(reached), months)


@pytest.mark.parametrize(
    ("so_far", "end"),
    [
        pytest.param(part("0", "30"), "60", id="as much in each half"),
        pytest.param(part("40", "55"), "70", id="a total goes on from its start"),
        pytest.param(part("40", "55", 9), "60", id="five a quarter"),
        pytest.param(part("0", "7", 1), "84", id="twelve times january"),
        pytest.param(part("17", "17"), "17", id="nothing added so far"),
        pytest.param(part("0", "0"), "0", id="a reported nothing is a figure"),
        pytest.param(part("-10", "5"), "20", id="from below zero"),
    ],
)
def test_a_straight_line_adds_as_much_each_month_as_so_far(
    so_far: Part, end: str
) -> None:
    assert straight_line(so_far) == Decimal(end)


def test_a_total_that_has_shrunk_has_no_straight_line() -> None:
    assert straight_line(part("40", "39")) is None


@pytest.mark.parametrize(
    ("so_far", "before", "whole", "end"),
    [
        # A quarter of last year's 80 had come by June, so 30 are a quarter of 120.
        pytest.param(part("0", "30"), part("0", "20"), "80", "120", id="a quarter"),
        # From 20 to 25 of 40 is a quarter of last year's growth: 40 + 15 * 4.
        pytest.param(part("40", "55"), part("20", "25"), "40", "100", id="a total"),
        pytest.param(part("0", "30"), part("0", "80"), "80", "30", id="all by june"),
    ],
)
def test_last_years_way_takes_the_same_part_to_have_come(
    so_far: Part, before: Part, whole: str, end: str
) -> None:
    assert as_last_year(so_far, before, Decimal(whole)) == Decimal(end)


@pytest.mark.parametrize(
    ("before", "whole"),
    [
        pytest.param(part("0", "0"), "80", id="nothing had come by then"),
        pytest.param(part("0", "90"), "80", id="more than at the end"),
        pytest.param(part("20", "20"), "20", id="a year without growth"),
        pytest.param(part("20", "15"), "40", id="less than at the start"),
    ],
)
def test_a_last_year_that_says_nothing_foretells_nothing(
    before: Part, whole: str
) -> None:
    assert as_last_year(part("0", "30"), before, Decimal(whole)) is None


@given(AMOUNTS, AMOUNTS, st.integers(1, 11))
def test_no_forecast_lies_below_what_is_reached(
    start: Decimal, added: Decimal, months: int
) -> None:
    so_far = Part(start, start + added, months)

    end = straight_line(so_far)

    assert end is not None
    assert end >= so_far.reached


@pytest.mark.parametrize(
    ("method", "unit", "grows"),
    [
        (Method.CUMULATIVE, "adet", True),
        (Method.ANNUAL, "adet", True),
        (Method.ANNUAL, "gün", False),
        (Method.LEVEL, "adet", False),
        (Method.MAINTAIN, "adet", False),
        (Method.DATA_ONLY, "adet", False),
    ],
)
def test_only_what_grows_within_a_year_is_foretold(
    method: Method, unit: str, *, grows: bool
) -> None:
    measure = Measure(method, UP, baseline=None)

    assert grows_within_a_year(measure, unit, "Dikilen ağaç") is grows


@pytest.mark.parametrize("method", [Method.CUMULATIVE, Method.ANNUAL])
def test_neither_a_percentage_nor_what_is_to_stay_is_foretold(method: Method) -> None:
    percentage = Measure(method, UP, baseline=None, is_percent=True)
    kept = Measure(method, Direction.NEUTRAL, baseline=None)

    assert not grows_within_a_year(percentage, "%", "Geri kazanım")
    assert not grows_within_a_year(kept, "adet", "Personel")


@pytest.mark.parametrize(
    ("unit", "name", "counted"),
    [
        ("adet", "Yıl içinde dikilen ağaç sayısı", True),
        ("m²", "Yenilenen kaldırım alanı", True),
        ("m²/kişi", "Yeşil alan", False),
        ("‰", "Kaza sıklığı", False),
        ("Puan", "Memnuniyet", False),
        ("adet", "Günlük ortalama yolcu", False),
        ("adet", "Başvuruların cevaplanma süresi", False),
        (" ", "Dikilen ağaç", False),
    ],
)
def test_a_unit_says_whether_parts_of_a_year_add_up(
    unit: str, name: str, *, counted: bool
) -> None:
    assert is_counted(unit, name) is counted
