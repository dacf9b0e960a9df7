"""An indicator's targets and actuals drawn as SVG on the server; pure.

The year is a band, its end the right edge; a missing value breaks the line and is never
drawn at 0; values stand at their marks; coordinates have a dot whatever the language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from reports.figures import coordinate, short
from reports.history import History, HistoryRow
from reports.portal.scales import Frame, value_axis
from reports.portal.shapes import NARROW, WIDE, Canvas, Dot, Drawing, Path

CHARACTER = 7  # width of one at 13 px, generously
TOP = 30

Place = tuple[Decimal, Decimal]


def draw_both(history: History) -> tuple[Drawing, ...]:
    """Return the wide and the narrow drawing; none where there is nothing to draw."""
    if not history.has_figures:
        return ()
    return draw(history, WIDE), draw(history, NARROW)


def draw(history: History, canvas: Canvas) -> Drawing:
    """Return the drawing of a history that has figures."""
    frame = _frame(history, canvas)
    drawing = Drawing(canvas)
    _draw_axes(drawing, frame)
    _draw_path(drawing, frame, history)
    _draw_actuals(drawing, frame, history)
    for row in history.year_rows:
        _draw_target(drawing, frame, row, history)
    _draw_baseline(drawing, frame, history)
    return drawing


def _frame(history: History, canvas: Canvas) -> Frame:
    axis = value_axis(_values(history))
    widest = max(len(short(tick)) for tick in axis.ticks)
    return Frame(
        left=Decimal(max(widest * CHARACTER + 12, 30)),
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
        label = str(year) if frame.band >= 4 * CHARACTER + 4 else f"’{year % 100:02}"
        drawing.text("mid", middle, frame.bottom + 18, label)


def _draw_path(drawing: Drawing, frame: Frame, history: History) -> None:
    points: list[Place | None] = []
    if history.has_path and history.baseline is not None:
        points.append((frame.baseline_x, frame.y(history.baseline)))
    points += [
        None if row.expected is None else (frame.x(row.year), frame.y(row.expected))
        for row in history.year_rows
    ]
    drawing.paths += [Path("path", d) for d in _strokes(points)]


def _draw_actuals(drawing: Drawing, frame: Frame, history: History) -> None:
    """A dot for each figure; the line joins a half-year's only where it is part of a running total.

    Half of a year's count beside whole ones would draw a zigzag that never happened.
    """
    points: list[Place | None] = []
    if history.baseline is not None and history.sets_out:
        points.append((frame.baseline_x, frame.y(history.baseline)))
    for row in history.rows:
        actual = row.row.reading.actual
        is_joined = row.is_year or history.runs_on
        if actual is None:
            points += [None] * row.is_year
            continue
        x, y = frame.x(row.year, row.month), frame.y(actual)
        points += [(x, y)] * is_joined
        look, r = ("point", "5.5") if row.is_year else ("half", "3.5")
        drawing.dots.append(Dot(look, coordinate(x), coordinate(y), r))
        if _is_labelled(row, frame, history):
            shift = -11 if _stands_above(row) else 21
            drawing.text("t-actual mid", x, y + shift, short(actual))
    drawing.paths += [Path("actual", d) for d in _strokes(points)]


def _draw_target(
    drawing: Drawing, frame: Frame, row: HistoryRow, history: History
) -> None:
    """A tick for the target in force, and a dashed one for the first target where it differs."""
    target, first = row.row.reading.target, row.row.first.target
    x, half = frame.x(row.year), drawing.canvas.tick
    labelled = _is_labelled(row, frame, history)
    if first is not None and row.row.target_changed:
        y = frame.y(first)
        drawing.line("first", x - half, y, x + half, y)
        if labelled:
            drawing.text("mid", x, y - 7, short(first))
    if target is None:
        return
    y = frame.y(target)
    drawing.line("target", x - half, y, x + half, y)
    if labelled and row.row.target_changed:
        _label_beside(drawing, x + half + 4, y, short(target))
    elif labelled:
        drawing.text(
            "t-target mid", x, y + (18 if _stands_above(row) else -8), short(target)
        )


def _label_beside(drawing: Drawing, x: Decimal, y: Decimal, text: str) -> None:
    """To the right of the tick; where the paper ends there, under it."""
    if x + len(text) * CHARACTER <= drawing.canvas.width:
        drawing.text("t-target", x, y + Decimal("4.5"), text)
    else:
        drawing.text("t-target end", Decimal(drawing.canvas.width - 2), y + 18, text)


def _draw_baseline(drawing: Drawing, frame: Frame, history: History) -> None:
    if history.baseline is None:
        return
    x, y = frame.baseline_x, frame.y(history.baseline)
    place = f"M{coordinate(x)} {coordinate(y - 6)}"
    drawing.marks.append(Path("base", f"{place}l6 6-6 6-6-6z"))
    drawing.text("mid", x, y - 12, short(history.baseline))
    drawing.text("mid", x, frame.bottom + 18, drawing.canvas.baseline)


def _stands_above(row: HistoryRow) -> bool:
    """Whether the actual is above every target of its year, so that labels do not meet."""
    reading, first = row.row.reading, row.row.first
    targets = [t for t in (reading.target, first.target) if t is not None]
    if reading.actual is None:
        return False
    return not row.is_year or bool(targets and reading.actual >= max(targets))


def _is_labelled(row: HistoryRow, frame: Frame, history: History) -> bool:
    """Whether values stand at this row's marks: at the ends of years, and at the last figure.

    Where they would run into each other only the last two have theirs.
    """
    reached = [r for r in history.rows if r.row.reading.actual is not None]
    is_last = bool(reached) and row is reached[-1]
    if not row.is_year:
        return is_last
    widest = max((len(short(value)) for value in _values(history)), default=0)
    return widest * CHARACTER <= frame.band or is_last or row is history.year_rows[-1]


def _strokes(points: Iterable[Place | None]) -> Iterator[str]:
    """Return a path for each unbroken run of two points or more."""
    run: list[Place] = []
    for point in [*points, None]:
        if point is not None:
            run.append(point)
            continue
        if len(run) > 1:
            yield "M" + "L".join(f"{coordinate(x)} {coordinate(y)}" for x, y in run)
        run = []
