"""An indicator's targets and actuals drawn as SVG on the server; pure.

The year is a band, its end the right edge; a missing value breaks the line and is never
drawn at 0; values stand at their marks; coordinates have a dot whatever the language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from reports.figures import coordinate, short
from reports.history import History
from reports.portal.labels import Place, text_width
from reports.portal.marks import Marks, write_values
from reports.portal.scales import Frame, value_axis
from reports.portal.shapes import NARROW, WIDE, Canvas, Dot, Drawing, Path

TOP = 30


def draw_both(history: History) -> tuple[Drawing, ...]:
    """Return the wide and the narrow drawing; none where there is nothing to draw."""
    if not history.has_figures:
        return ()
    return draw(history, WIDE), draw(history, NARROW)


def draw(history: History, canvas: Canvas) -> Drawing:
    """Return the drawing of a history that has figures."""
    frame = _frame(history, canvas)
    drawing = Drawing(canvas)
    marks = Marks(frame, canvas)
    _draw_axes(drawing, frame)
    runs = [
        *_draw_line(drawing, "path", _path(frame, history)),
        *_draw_line(drawing, "actual", _way(frame, history)),
    ]
    _draw_marks(drawing, marks, history)
    write_values(
        drawing, marks, history, [pair for run in runs for pair in pairwise(run)]
    )
    return drawing


def _frame(history: History, canvas: Canvas) -> Frame:
    axis = value_axis(_values(history))
    widest = max(text_width(short(tick)) for tick in axis.ticks)
    return Frame(
        left=max(widest + 12, Decimal(30)),
        right=Decimal(canvas.right),
        top=Decimal(TOP),
        bottom=Decimal(canvas.bottom),
        years=history.years,
        axis=axis,
        has_baseline=history.baseline is not None,
    )


def _values(history: History) -> Iterator[Decimal]:
    for row in history.rows:
        yield from (
            value
            for value in (
                row.row.reading.actual,
                row.row.reading.target,
                row.row.first.target,
                row.expected,
            )
            if value is not None
        )
    if history.baseline is not None:
        yield history.baseline


def _draw_axes(drawing: Drawing, frame: Frame) -> None:
    for tick in frame.axis.ticks:
        y = frame.y(tick)
        look = "axis" if tick == 0 else "grid"
        drawing.line(look, frame.left, y, frame.right, y)
        drawing.text("end", frame.left - 8, y + 4, short(tick))
    for year in frame.years:
        edge, middle = frame.x(year), frame.x(year, 6)
        drawing.line("axis", edge, frame.bottom, edge, frame.bottom + 5)
        label = (
            str(year)
            if frame.band >= text_width(str(year)) + 4
            else f"’{year % 100:02}"
        )
        drawing.text("mid", middle, frame.bottom + 18, label)


def _draw_line(
    drawing: Drawing, look: str, points: Iterable[Place | None]
) -> list[list[Place]]:
    """Draw and return each unbroken run of two points or more."""
    runs = list(_runs(points))
    for run in runs:
        d = "M" + "L".join(f"{coordinate(x)} {coordinate(y)}" for x, y in run)
        drawing.paths.append(Path(look, d))
    return runs


def _path(frame: Frame, history: History) -> Iterator[Place | None]:
    """Where the plan expects the indicator, year by year."""
    if history.has_path and history.baseline is not None:
        yield frame.baseline_x, frame.y(history.baseline)
    for row in history.year_rows:
        yield (
            None if row.expected is None else (frame.x(row.year), frame.y(row.expected))
        )


def _way(frame: Frame, history: History) -> Iterator[Place | None]:
    """Where it stood; a half-year only where it is part of a running total.

    Half of a year's count beside whole ones would draw a zigzag that never happened.
    """
    if history.baseline is not None and history.sets_out:
        yield frame.baseline_x, frame.y(history.baseline)
    for row in history.rows:
        actual = row.row.reading.actual
        if actual is not None and (row.is_year or history.runs_on):
            yield frame.x(row.year, row.month), frame.y(actual)
        elif row.is_year:
            yield None


def _draw_marks(drawing: Drawing, marks: Marks, history: History) -> None:
    """A tick for the target in force, a dashed one for the first where it differs, a dot for each figure."""
    for row in history.rows:
        for look, tick in (("first", marks.first(row)), ("target", marks.target(row))):
            if tick is not None:
                drawing.line(
                    look, tick.x - tick.half, tick.y, tick.x + tick.half, tick.y
                )
        dot = marks.actual(row)
        if dot is not None:
            look = "point" if row.is_year else "half"
            drawing.dots.append(
                Dot(look, coordinate(dot.x), coordinate(dot.y), coordinate(dot.half))
            )
    base = marks.baseline(history)
    if base is not None:
        corner = f"M{coordinate(base.x)} {coordinate(base.y - base.height)}"
        drawing.marks.append(Path("base", f"{corner}l6 6-6 6-6-6z"))
        foot = marks.frame.bottom + 18
        drawing.text("mid", base.x, foot, drawing.canvas.baseline)


def _runs(points: Iterable[Place | None]) -> Iterator[list[Place]]:
    run: list[Place] = []
    for point in [*points, None]:
        if point is not None:
            run.append(point)
            continue
        if len(run) > 1:
            yield run
        run = []
