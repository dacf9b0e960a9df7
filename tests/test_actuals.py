"""Which figure is the actual of a period: sums of increments, worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from indicators.scoring import DuplicateReportError, Measure, Report, actual_value
from plans.document import PERIODS, YEAR, Method, ReportedAs
from tests.measuring import ANNUAL, CUMULATIVE, DATA_ONLY, LEVEL, MAINTAIN, UP, number

INCREMENT, TOTAL = ReportedAs.INCREMENT, ReportedAs.TOTAL
GROWING = Measure(CUMULATIVE, UP, baseline=Decimal(1000))


def increments(*reported: tuple[int, str, str | None]) -> list[Report]:
    return [
        Report(year, period, number(value), INCREMENT)
        for year, period, value in reported
    ]


QUARTERS = [(2020, f"Q{quarter}", "10") for quarter in range(1, 5)]
MONTHS = [(2020, f"M{month:02}", "1") for month in range(1, 13)]
HALF_AND_QUARTERS = [(2020, "H1", "90"), (2020, "Q3", "10"), (2020, "Q4", "5")]
SUMS: dict[str, tuple[list[tuple[int, str, str | None]], int, str, str | None]] = {
    "the first year": ([(2020, YEAR, "200")], 2020, YEAR, "1200"),
    "all years": ([(2020, YEAR, "200"), (2021, YEAR, "400")], 2021, YEAR, "1600"),
    "a loss": ([(2020, YEAR, "200"), (2021, YEAR, "-50")], 2021, YEAR, "1150"),
    "a year is missing": ([(2021, YEAR, "400")], 2021, YEAR, None),
    "a year is empty": ([(2020, YEAR, None), (2021, YEAR, "4")], 2021, YEAR, None),
    "the year itself is missing": ([(2020, YEAR, "200")], 2021, YEAR, None),
    "a half on top of a year": (
        [(2020, YEAR, "200"), (2021, "H1", "150")],
        2021,
        "H1",
        "1350",
    ),
    "the year replaces its half": (
        [(2020, "H1", "90"), (2020, YEAR, "200")],
        2020,
        YEAR,
        "1200",
    ),
    "and so it does in a later year's sum": (
        [(2020, "H1", "90"), (2020, YEAR, "200"), (2021, YEAR, "1")],
        2021,
        YEAR,
        "1201",
    ),
    "the half by itself": (
        [(2020, "H1", "90"), (2020, YEAR, "200")],
        2020,
        "H1",
        "1090",
    ),
    "a half is no year": ([(2020, "H1", "90")], 2020, YEAR, None),
    "a year is no half": ([(2020, YEAR, "90")], 2020, "H1", None),
    "four quarters make a year": ([*QUARTERS], 2020, YEAR, "1040"),
    "three quarters do not": ([*QUARTERS[:2], QUARTERS[3]], 2020, YEAR, None),
    "two quarters make a half": ([*QUARTERS[:2]], 2020, "H1", "1020"),
    "twelve months make a year": ([*MONTHS], 2020, YEAR, "1012"),
    "eleven months do not": ([*MONTHS[:11]], 2020, YEAR, None),
    "the year replaces its quarters": (
        [*QUARTERS, (2020, YEAR, "200")],
        2020,
        YEAR,
        "1200",
    ),
    "an empty year leaves it to its quarters": (
        [*QUARTERS, (2020, YEAR, None)],
        2020,
        YEAR,
        "1040",
    ),
    "a half and two quarters, its own quarter not added": (
        [*HALF_AND_QUARTERS, (2020, "Q2", "50")],
        2020,
        YEAR,
        "1105",
    ),
    "a quarter is not its half": (
        [(2020, "Q1", "7"), (2020, "Q2", "5"), (2020, "H1", "90")],
        2020,
        "Q2",
        "1012",
    ),
    "what came before the plan is in the baseline": (
        [(2019, YEAR, "7"), (2020, YEAR, "5")],
        2020,
        YEAR,
        "1005",
    ),
    "before the plan": ([(2019, YEAR, "7")], 2019, YEAR, None),
}


@pytest.mark.parametrize(
    ("reported", "year", "period", "expected"), SUMS.values(), ids=SUMS.keys()
)
def test_increments_add_up_from_the_baseline_when_none_is_missing(
    reported: list[tuple[int, str, str | None]],
    year: int,
    period: str,
    expected: str | None,
) -> None:
    reports = increments(*reported)

    assert actual_value(GROWING, reports, year, period, 2020) == number(expected)


def test_increments_without_a_baseline_make_no_total() -> None:
    measure = Measure(CUMULATIVE, UP, baseline=None)

    assert (
        actual_value(measure, increments((2020, YEAR, "5")), 2020, YEAR, 2020) is None
    )


def test_a_reported_total_is_the_actual_and_the_sum_goes_on_from_it() -> None:
    reports = [
        Report(2021, YEAR, Decimal(1700), TOTAL),
        *increments((2020, YEAR, "200"), (2022, YEAR, "30")),
    ]

    assert actual_value(GROWING, reports, 2021, YEAR, 2020) == Decimal(1700)
    assert actual_value(GROWING, reports, 2022, YEAR, 2020) == Decimal(1730)


def test_percents_are_never_summed() -> None:
    measure = Measure(CUMULATIVE, UP, baseline=Decimal(10), is_percent=True)
    reports = [*increments((2020, YEAR, "5")), Report(2021, YEAR, Decimal(20), TOTAL)]

    assert actual_value(measure, reports, 2020, YEAR, 2020) is None
    assert actual_value(measure, reports, 2021, YEAR, 2020) == Decimal(20)


@pytest.mark.parametrize("method", [LEVEL, ANNUAL, MAINTAIN, DATA_ONLY])
def test_any_other_method_takes_the_figure_of_its_period_alone(method: Method) -> None:
    measure = Measure(method, UP, baseline=Decimal(1000))
    reports = [
        Report(2020, "H1", Decimal(3)),
        Report(2020, YEAR, Decimal(7)),
        Report(2021, YEAR, None),
    ]

    values = [
        actual_value(measure, reports, year, period, 2020)
        for year, period in [(2020, "H1"), (2020, YEAR), (2020, "Q1"), (2021, YEAR)]
    ]

    assert values == [Decimal(3), Decimal(7), None, None]


@pytest.mark.parametrize("period", PERIODS)
def test_every_period_of_the_document_can_be_asked_for(period: str) -> None:
    reports = [Report(2020, period, Decimal(1234))]

    assert actual_value(GROWING, reports, 2020, period, 2020) == Decimal(1234)


def test_two_figures_for_one_period_are_refused() -> None:
    reports = increments((2020, YEAR, "5"), (2020, YEAR, "6"))

    with pytest.raises(DuplicateReportError):
        actual_value(GROWING, reports, 2020, YEAR, 2020)
