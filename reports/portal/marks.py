"""The marks of a chart, and which values stand at them on which side; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports.figures import short
from reports.history import History, HistoryRow
from reports.portal.labels import (
    ABOVE,
    BELOW,
    BESIDE,
    Label,
    Mark,
    Side,
    Stroke,
    place,
)
from reports.portal.scales import Frame
from reports.portal.shapes import Canvas, Drawing

POINT, HALF_YEAR, DIAMOND = Decimal("5.5"), Decimal("3.5"), Decimal(6)
TICK_HEIGHT = Decimal("1.5")


@dataclass(frozen=True, slots=True)
class Marks:
    """Where each mark of a history stands; none for what is not reported."""

    frame: Frame
    canvas: Canvas

    def actual(self, row: HistoryRow) -> Mark | None:
        """The dot of a period's figure."""
        value = row.row.reading.actual
        r = POINT if row.is_year else HALF_YEAR
        return None if value is None else self._mark(row, value, r, r)

    def target(self, row: HistoryRow) -> Mark | None:
        """The tick of the target in force at a year's end."""
        return self._tick(row, row.row.reading.target)

    def first(self, row: HistoryRow) -> Mark | None:
        """The dashed tick of the first target, where another took its place."""
        return self._tick(row, row.row.first.target if row.row.target_changed else None)

    def baseline(self, history: History) -> Mark | None:
        """The diamond before the first year."""
        if history.baseline is None:
            return None
        y = self.frame.y(history.baseline)
        return Mark(self.frame.baseline_x, y, DIAMOND, DIAMOND)

    def of_row(self, row: HistoryRow) -> Iterator[Mark]:
        """All that are drawn for a period."""
        for mark in (self.actual(row), self.target(row), self.first(row)):
            if mark is not None:
                yield mark

    def _tick(self, row: HistoryRow, value: Decimal | None) -> Mark | None:
        if value is None or not row.is_year:
            return None
        return self._mark(row, value, Decimal(self.canvas.tick), TICK_HEIGHT)

    def _mark(
        self, row: HistoryRow, value: Decimal, half: Decimal, height: Decimal
    ) -> Mark:
        x = self.frame.x(row.year, row.month)
        return Mark(x, self.frame.y(value), half, height)


def write_values(
    drawing: Drawing, marks: Marks, history: History, strokes: Sequence[Stroke]
) -> None:
    """Write the values at the marks; where they are too many the latest and the baseline stand."""
    drawn = [mark for row in history.rows for mark in marks.of_row(row)]
    base = marks.baseline(history)
    labels = [label for row in _latest_first(history) for label in _labels(row, marks)]
    if base is not None and history.baseline is not None:
        drawn.append(base)
        sides = (*ABOVE, *BELOW, *BESIDE)
        labels.insert(0, Label("", short(history.baseline), base, sides))
    place(drawing, labels, drawn, strokes)


def _latest_first(history: History) -> Iterator[HistoryRow]:
    """The last figure, be it of a part of a year; then the years, from the last."""
    reached = [row for row in history.rows if row.row.reading.actual is not None]
    yield from reached[-1:]
    yield from (row for row in reversed(history.year_rows) if row not in reached[-1:])


def _labels(row: HistoryRow, marks: Marks) -> Iterator[Label]:
    over, under = (ABOVE, BELOW) if _stands_above(row) else (BELOW, ABOVE)
    changed = row.row.target_changed
    actual, target, first = marks.actual(row), marks.target(row), marks.first(row)
    reading = row.row.reading
    if actual is not None and reading.actual is not None:
        yield _label("t-actual", reading.actual, actual, (*over, *under, *BESIDE))
    if target is not None and reading.target is not None:
        sides = (*under, *BESIDE, *over)
        beside = (*BESIDE, *under, *over)
        yield _label("t-target", reading.target, target, beside if changed else sides)
    if first is not None and row.row.first.target is not None:
        yield _label("", row.row.first.target, first, (*ABOVE, *BESIDE, *BELOW))


def _label(look: str, value: Decimal, mark: Mark, sides: Sequence[Side]) -> Label:
    return Label(look, short(value), mark, sides)


def _stands_above(row: HistoryRow) -> bool:
    """Whether the actual is above every target of its year, so that labels do not meet."""
    reading, first = row.row.reading, row.row.first
    targets = [t for t in (reading.target, first.target) if t is not None]
    if reading.actual is None:
        return False
    return not row.is_year or bool(targets and reading.actual >= max(targets))
