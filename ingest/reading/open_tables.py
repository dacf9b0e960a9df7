"""Tables that nothing rules, or nothing below their heading: lines are put where the words leave blanks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from ingest.reading.flow import lines_of, runs_of
from ingest.reading.grid import Word
from ingest.reading.gutters import gutters
from ingest.reading.lattice import SNAP, Drawn, Lattice
from ingest.reading.open_heads import Group, groups, heading_end, row_lines
from ingest.reading.open_rows import Stroke, row_borders
from ingest.reading.open_spans import COLUMNS, LEADING, PADDING, Span, headed, seeded
from ingest.reading.ranks import Heads, begins
from ingest.reading.zones import (
    Line,
    Zone,
    bottom_of,
    centre_of,
    crosses,
    top_of,
    usual_height,
)


def stacked(tables: Iterable[Lattice], words: Sequence[Word]) -> list[Lattice]:
    """Return the tables, those of the same columns one where only their rows stand between."""
    found: list[Lattice] = []
    for table in sorted(tables, key=lambda table: table.ys[0]):
        above = found[-1] if found else None
        if above is not None and _goes_on(above, table, words):
            found[-1] = _united(above, table)
        else:
            found.append(table)
    return found


def _goes_on(above: Lattice, table: Lattice, words: Sequence[Word]) -> bool:
    xs = above.xs
    is_same = len(xs) == len(table.xs) and all(
        abs(a - b) <= SNAP for a, b in zip(xs, table.xs, strict=True)
    )
    if not is_same or len(xs) <= COLUMNS or above.ys[-1] > table.ys[0]:
        return False
    between = [w for w in words if above.ys[-1] < centre_of(w) < table.ys[0]]
    zone = Zone(xs, above.ys[-1], usual_height(words))
    lines = lines_of(between)
    return (
        bool(lines)
        and all(zone.fits(line) for line in lines)
        and any(zone.filled(line) >= COLUMNS - 1 for line in lines)
    )


def _united(above: Lattice, below: Lattice) -> Lattice:
    """Return two tables as one, its columns' borders drawn all the way down."""
    whole = [(above.ys[0], below.ys[-1])]
    across = {y: list(stretches) for y, stretches in above.across.items()}
    for y, stretches in below.across.items():
        across[y] = [*across.get(y, []), *stretches]
    return Lattice(across, dict.fromkeys(above.xs, whole))


def continued(
    table: Lattice, loose: Sequence[Word], strokes: Sequence[Stroke], heads: Heads
) -> Lattice:
    """Return the table with the rows below it that nothing rules, itself where there are none."""
    xs = _last_columns(table)
    if len(xs) <= COLUMNS:
        return table
    zone = Zone(xs, table.ys[-1], usual_height(loose))
    below = [word for word in loose if centre_of(word) > table.ys[-1]]
    _grow(zone, lines_of(below), heads, least=COLUMNS - 1)
    if not zone.lines:
        return table
    ys = [*row_borders(zone.words, xs, strokes), zone.bottom + 1]
    across = {**table.across, **{y: [(xs[0], xs[-1])] for y in ys}}
    down = {x: list(stretches) for x, stretches in table.down.items()}
    for x in xs:
        down[x] = [*down.get(x, []), (table.ys[-1], ys[-1])]
    return Lattice(across, down)


def _last_columns(table: Lattice) -> list[Decimal]:
    """Return the borders that part the columns of the table's last row."""
    top, bottom = table.ys[-2:]
    middle = (top + bottom) / 2
    inner = [
        x
        for x in table.xs[1:-1]
        if any(start < middle < end for start, end in table.down[x])
    ]
    return [table.xs[0], *inner, table.xs[-1]]


def _grow(zone: Zone, lines: Sequence[Line], heads: Heads, least: int) -> None:
    """Add the lines that go on with the table, up to the last that fills `least` columns or wraps from it."""
    rows = 0
    for line in lines:
        gap = top_of(line) - zone.bottom
        text = " ".join(word.text for word in line)
        is_single = len(runs_of(line)) == 1
        if gap > PADDING * zone.height or not zone.fits(line):
            break
        if is_single and begins(text, heads):
            break
        zone.add(line)
        if zone.filled(line) >= least:
            rows = len(zone.lines)
    tail = zone.lines[rows:]
    zone.lines = zone.lines[:rows] if rows else []
    zone.bottom = max(map(bottom_of, zone.lines), default=zone.bottom)
    for line in tail if rows else []:
        if top_of(line) - zone.bottom > LEADING * zone.height:
            break
        zone.add(line)


# --- tables without any line -----------------------------------------------------------------


def open_tables(
    loose: Sequence[Word], strokes: Sequence[Stroke], heads: Heads
) -> list[Lattice]:
    """Return the tables that words alone make: lines of runs, below one another in columns.

    A table begins at its heading, or goes on from another page without one: then two
    lines of four runs or more show it.
    """
    lines = [line for line in lines_of(loose) if line[0].upright]
    spans = headed(lines, heads)
    spans += seeded(lines, spans, usual_height(loose))
    tables = (_open_table(lines, span, strokes, heads) for span in sorted(spans))
    return [table for table in tables if table is not None]


def _open_table(
    lines: Sequence[Line], span: Span, strokes: Sequence[Stroke], heads: Heads
) -> Lattice | None:
    first, last, least = span
    seeded = list(lines[first : last + 1])
    height = usual_height([word for line in seeded for word in line])
    xs = gutters(seeded, height)
    if len(xs) <= least:
        return None
    zone = Zone(xs, bottom_of(seeded[0]), height)
    for line in seeded:
        zone.add(line)
    _stretch(zone, lines[:first], lines[last + 1 :], heads)
    return _parted_rows(zone, strokes, heads)


def _parted_rows(zone: Zone, strokes: Sequence[Stroke], heads: Heads) -> Lattice:
    """Return the lattice of a table's rows; its heading is one, the words over several columns apart."""
    lines, xs = sorted(zone.lines, key=top_of), zone.xs
    top, bottom = min(map(top_of, lines)) - 1, zone.bottom + 1
    end = heading_end(lines, heads)
    if end is None:
        ys = [top, *row_borders(zone.words, xs, strokes), bottom]
        return _virtual(xs, ys, zone.words)
    body = [word for word in zone.words if centre_of(word) > end]
    rows = len(row_lines(lines, heads))
    ys = [top, end, *row_borders(body, xs, strokes, rows), bottom]
    return _grouped(_virtual(xs, ys, zone.words), groups(lines, xs, end), top, end)


def _grouped(
    table: Lattice, over: Sequence[Group], top: Decimal, end: Decimal
) -> Lattice:
    """Return the table with its heading's columns drawn, but below words that stand over several."""
    across = {y: list(stretches) for y, stretches in table.across.items()}
    down = {x: list(stretches) for x, stretches in table.down.items()}
    xs = sorted(down)
    for at, x in enumerate(xs):
        above = [group.bottom for group in over if group.first < at < group.last]
        if over:
            down[x] = [(start, y) for start, y in down[x] if start >= end - SNAP]
            down[x].append((max(above, default=top), end))
    for group in over:
        stretch = (xs[group.first], xs[group.last])
        across.setdefault(group.bottom, []).append(stretch)
    return Lattice(across, down)


def _stretch(
    zone: Zone, above: Sequence[Line], below: Sequence[Line], heads: Heads
) -> None:
    """Add the lines right above and below that belong to the first and last row."""
    top = min(map(top_of, zone.lines))
    for line in reversed(above):
        text = " ".join(word.text for word in line)
        is_near = top - bottom_of(line) <= LEADING * zone.height
        if not is_near or not zone.fits(line) or begins(text, heads):
            break
        zone.add(line)
        top = top_of(line)
    for line in below:
        text = " ".join(word.text for word in line)
        is_near = top_of(line) - zone.bottom <= LEADING * zone.height
        if not is_near or not zone.fits(line) or begins(text, heads):
            break
        zone.add(line)


def _virtual(
    xs: Sequence[Decimal], ys: Sequence[Decimal], words: Sequence[Word]
) -> Lattice:
    """Return the lattice of these borders; where a word stands across one it is not drawn."""
    across: Drawn = {y: [(xs[0], xs[-1])] for y in ys}
    down: Drawn = {x: [] for x in xs}
    for top, bottom in pairwise(ys):
        row = [word for word in words if top < centre_of(word) < bottom]
        for x in xs:
            if not any(crosses(word, [x]) for word in row):
                down[x].append((top, bottom))
    return Lattice(across, down)
