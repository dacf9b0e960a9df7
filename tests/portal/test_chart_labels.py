"""The values on a chart: readable whatever the figures are, on a phone and on a desk."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.models import Indicator
from plans.document import Method
from reports.history import History
from reports.portal.chart import draw
from reports.portal.shapes import NARROW, WIDE, Canvas, Drawing, Text
from tests.portal.test_chart import Figure, number, row

DIGIT, CAPITAL = 7.3, 9.4  # width of a bold digit and height of a capital at 13 px
CANVASES = pytest.mark.parametrize("canvas", [WIDE, NARROW], ids=lambda each: each.name)


@dataclass(frozen=True)
class Rectangle:
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Rectangle) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def written(text: Text) -> Rectangle:
    """Where a text's ink is: commas and dots are narrower than a digit."""
    narrow = sum(each in ".,’ " for each in text.text)
    width = DIGIT * (len(text.text) - narrow) + DIGIT / 2 * narrow
    x, y = float(text.x), float(text.y)
    held = {"end": 1.0, "mid": 0.5}
    part = next((held[look] for look in text.look.split() if look in held), 0.0)
    left = x - width * part
    return Rectangle(left, y - CAPITAL, left + width, y)


def marks(drawing: Drawing) -> list[Rectangle]:
    """Where the dots and the diamond are."""
    found = []
    for dot in drawing.dots:
        x, y, r = float(dot.cx), float(dot.cy), float(dot.r)
        found.append(Rectangle(x - r, y - r, x + r, y + r))
    for mark in drawing.marks:
        x, top = map(float, mark.d[1:].split("l")[0].split(" "))
        found.append(Rectangle(x - 6, top, x + 6, top + 12))
    return found


def faults(drawing: Drawing) -> list[str]:
    """What a reader could not make out, in words."""
    boxes = [(text.text, written(text)) for text in drawing.texts]
    canvas = drawing.canvas
    over = [
        f"{one} is on {other}"
        for (one, first), (other, second) in combinations(boxes, 2)
        if first.overlaps(second)
    ]
    on_marks = [
        f"{text} is on a mark"
        for text, box in boxes
        if any(box.overlaps(mark) for mark in marks(drawing))
    ]
    outside = [
        f"{text} leaves the paper"
        for text, box in boxes
        if box.left < 0
        or box.top < 0
        or box.right > canvas.width
        or box.bottom > canvas.height
    ]
    return over + on_marks + outside


@dataclass(frozen=True)
class Year:
    target: Figure = None
    actual: Figure = None
    first: Figure = None
    half: Figure = None


def history(
    years: list[Year], baseline: Figure = None, method: Method = Method.LEVEL
) -> History:
    rows = []
    for at, year in enumerate(years, 2020):
        if year.half is not None:
            rows.append(row(at, year.target, year.half, period="H1", method=method))
        rows.append(
            row(
                at,
                year.target,
                year.actual,
                first=year.first,
                method=method,
                expected=year.target,
            )
        )
    span = tuple(range(2020, 2020 + len(years)))
    return History(Indicator(code="PG1.1.1"), span, tuple(rows), number(baseline))


HISTORIES = {
    "baseline beside the axis": history([Year("15000")] * 5, "13654"),
    "half-years close to year ends": history(
        [
            Year("27", "28.4"),
            Year("27", "27.9"),
            Year("27", "29.6"),
            Year("27", "28.2"),
            Year("27", half="27.8"),
        ],
        "27",
        Method.MAINTAIN,
    ),
    "lowered targets": history(
        [
            Year("50", "42", half="31"),
            Year("100", "83", half="55"),
            Year("140", "139", first="150", half="104"),
            Year("180", "184", first="200", half="160"),
            Year("210", first="250", half="203"),
        ],
        "25",
        Method.CUMULATIVE,
    ),
    "nothing reached": history([Year("2", "0"), Year("4", "2"), Year("7")], "0"),
    "far below zero": history([Year("-1000", "-1250"), Year("0", "-3")], "-2000"),
}


@CANVASES
@pytest.mark.parametrize("found", HISTORIES.values(), ids=HISTORIES)
def test_a_reader_can_make_out_every_value(found: History, canvas: Canvas) -> None:
    assert faults(draw(found, canvas)) == []


@CANVASES
@pytest.mark.parametrize("found", HISTORIES.values(), ids=HISTORIES)
def test_the_last_figure_has_its_value(found: History, canvas: Canvas) -> None:
    reached = [each for each in found.rows if each.row.reading.actual is not None]
    values = [t for t in draw(found, canvas).texts if t.look.startswith("t-actual")]
    assert bool(values) == bool(reached)


amounts = st.none() | st.one_of(
    st.decimals(0, 100, places=1),
    st.decimals(90, 110, places=0),
    st.decimals(-5000, 20000, places=0),
    st.decimals(0, 10**11, places=2),
).map(str)
years = st.builds(Year, amounts, amounts, amounts, amounts)


@given(
    st.lists(years, min_size=1, max_size=7),
    amounts,
    st.sampled_from([Method.LEVEL, Method.CUMULATIVE, Method.ANNUAL]),
)
def test_whatever_the_figures_no_value_is_on_another_on_a_mark_or_off_the_paper(
    values: list[Year], baseline: Figure, method: Method
) -> None:
    for canvas in (WIDE, NARROW):
        assert faults(draw(history(values, baseline, method), canvas)) == []
