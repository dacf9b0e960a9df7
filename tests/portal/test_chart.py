"""The drawing of an indicator, from rows that no database has seen."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.measures import UNSAID, Known
from indicators.models import Indicator
from indicators.scoring import Measure, Reading, contributions
from plans.document import Direction, Method
from reports.history import History, HistoryRow
from reports.portal.chart import draw
from reports.portal.scales import value_axis
from reports.portal.shapes import NARROW, WIDE, Canvas
from reports.rows import IndicatorRow

YEARS = tuple(range(2020, 2025))
Figure = str | None


def number(text: Figure) -> Decimal | None:
    return None if text is None else Decimal(text)


def row(
    year: int,
    target: Figure,
    actual: Figure,
    *,
    first: Figure = None,
    period: str = "YEAR",
    expected: Figure = None,
    method: Method = Method.LEVEL,
) -> HistoryRow:
    measure = Measure(method, Direction.INCREASE, None)
    reading = Reading(measure, number(target), number(actual))
    original = Reading(measure, number(first or target), number(actual))
    indicator = Indicator(code="PG1.1.1")
    found = IndicatorRow(
        Known(indicator),
        UNSAID,
        reading,
        original,
        contributions([reading])[0],
    )
    return HistoryRow(year, period, found, number(expected))


def history(*rows: HistoryRow, baseline: Figure = None) -> History:
    return History(Indicator(code="PG1.1.1"), YEARS, rows, number(baseline))


CLIMB = history(
    row(2020, "50", "42"),
    row(2021, "100", None),
    row(2022, "140", "139", first="150"),
    row(2023, "180", "184", first="200"),
    row(2024, "210", None, first="250"),
    baseline="25",
)


@pytest.mark.parametrize("canvas", [WIDE, NARROW], ids=lambda canvas: canvas.name)
def test_a_missing_value_breaks_the_line_and_is_never_drawn_at_zero(
    canvas: Canvas,
) -> None:
    drawing = draw(CLIMB, canvas)

    lines = [path for path in drawing.paths if path.look == "actual"]
    assert len(lines) == 2  # baseline to 2020, 2022 to 2023
    assert len(drawing.dots) == 3
    assert not any(dot.cy == str(canvas.bottom) for dot in drawing.dots)


def test_a_first_target_is_drawn_only_where_it_changed() -> None:
    drawing = draw(CLIMB, WIDE)

    assert sum(line.look == "first" for line in drawing.lines) == 3
    assert sum(line.look == "target" for line in drawing.lines) == 5


def test_values_stand_at_their_marks() -> None:
    drawing = draw(CLIMB, WIDE)

    actuals = [t.text for t in drawing.texts if t.look.startswith("t-actual")]
    targets = [t.text for t in drawing.texts if t.look.startswith("t-target")]
    assert sorted(actuals, key=int) == ["42", "139", "184"]
    assert sorted(targets, key=int) == ["50", "100", "140", "180", "210"]


def test_a_half_year_is_a_hollow_dot_in_the_middle_of_its_band() -> None:
    drawing = draw(
        history(row(2020, None, "5", period="H1"), row(2020, "10", "9")), WIDE
    )

    half, whole = drawing.dots
    assert (half.look, whole.look) == ("half", "point")
    edge = {Decimal(line.x1) for line in drawing.lines if line.x1 == line.x2}
    assert Decimal(whole.cx) == min(edge)
    assert Decimal(half.cx) < Decimal(whole.cx)


@pytest.mark.parametrize(
    ("method", "corners"),
    [(Method.CUMULATIVE, 5), (Method.LEVEL, 3), (Method.ANNUAL, 2)],
)
def test_a_line_joins_only_what_runs_on(method: Method, corners: int) -> None:
    drawing = draw(
        history(
            row(2020, None, "5", period="H1", method=method),
            row(2020, "10", "9", method=method),
            row(2021, None, "14", period="H1", method=method),
            row(2021, "20", "19", method=method),
            baseline="0",
        ),
        WIDE,
    )

    (line,) = [path.d for path in drawing.paths if path.look == "actual"]
    assert line.count("L") + 1 == corners
    assert len(drawing.dots) == 4


def test_without_a_baseline_there_is_no_diamond() -> None:
    assert draw(history(row(2020, "10", "9")), WIDE).marks == []
    assert len(draw(CLIMB, WIDE).marks) == 1


def test_where_values_are_too_long_the_latest_stand_and_others_are_left_to_the_table() -> (
    None
):
    long = history(
        *(row(year, "123456789", "123450000") for year in YEARS), baseline="100000"
    )

    drawing = draw(long, NARROW)

    labels = [t for t in drawing.texts if t.look.startswith("t-")]
    assert {t.text for t in labels} == {"123,5 mn"}
    assert sum(Decimal(t.x) >= NARROW.right for t in labels) == 2
    assert len(labels) < 2 * len(YEARS)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        (["184", "250"], ["0", "50", "100", "150", "200", "250"]),
        (["0"], ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        (["-20", "80"], ["-20", "0", "20", "40", "60", "80"]),
        (["0.03"], ["0", "0.01", "0.02", "0.03"]),
    ],
)
def test_the_value_axis_has_round_numbers_and_starts_at_zero_or_below(
    values: list[str], ticks: list[str]
) -> None:
    axis = value_axis(map(Decimal, values))

    assert list(axis.ticks) == list(map(Decimal, ticks))


figures = st.none() | st.decimals(-(10**9), 10**12, places=2).map(str)


@given(st.lists(st.tuples(figures, figures, figures), min_size=5, max_size=5), figures)
def test_every_mark_stays_on_the_paper(
    values: list[tuple[Figure, Figure, Figure]], baseline: Figure
) -> None:
    rows = [
        row(year, target, actual, first=first)
        for year, (target, actual, first) in zip(YEARS, values, strict=True)
    ]

    for canvas in (WIDE, NARROW):
        drawing = draw(history(*rows, baseline=baseline), canvas)
        for dot in drawing.dots:
            assert 0 < Decimal(dot.cx) <= canvas.right
            assert 0 < Decimal(dot.cy) <= canvas.bottom
        for line in drawing.lines:
            assert 0 <= Decimal(line.x1) <= Decimal(line.x2) <= canvas.width
