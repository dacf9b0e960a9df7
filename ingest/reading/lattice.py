"""Ruling lines into lattices: which lines make one table, and which places no line parts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ingest.reading.grid import Ruling, Word

SNAP = Decimal("2.5")  # points; lines closer than this are one line
DRAWN = Decimal("0.6")  # of a cell's side that must be drawn to part two cells

Stretch = tuple[Decimal, Decimal]
Drawn = dict[Decimal, list[Stretch]]
Place = tuple[int, int]


@dataclass(frozen=True)
class Lattice:
    """The ruling lines of one table: every coordinate, and the stretches drawn on it."""

    across: Drawn  # y -> stretches of x
    down: Drawn  # x -> stretches of y

    @cached_property
    def xs(self) -> list[Decimal]:
        """The columns' borders from the left, an outer one also where no line is drawn."""
        return _borders(self.down, self.across)

    @cached_property
    def ys(self) -> list[Decimal]:
        """The rows' borders from the top, an outer one also where no line is drawn."""
        return _borders(self.across, self.down)

    def place(self, word: Word) -> Place | None:
        """Return the row and column that the word's middle stands in, None outside the table."""
        x = (word.box[0] + word.box[2]) / 2
        y = (word.box[1] + word.box[3]) / 2
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        inside = 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1
        return (row, column) if inside else None


def _borders(lines: Drawn, crossing: Drawn) -> list[Decimal]:
    """Return where the lines stand, and where those that cross them end further out."""
    ends = [stretch for stretches in crossing.values() for stretch in stretches]
    first, last = min(start for start, _ in ends), max(end for _, end in ends)
    drawn = sorted(lines)
    before = [first] if first < drawn[0] - SNAP else []
    after = [last] if last > drawn[-1] + SNAP else []
    return [*before, *drawn, *after]


def lattices(rulings: Iterable[Ruling]) -> list[Lattice]:
    """Return the tables that the lines draw: lines that touch, parting at least two cells."""
    drawn = list(rulings)
    touching = _touching(strokes(drawn), _stems(drawn))
    return [
        table
        for table in touching
        if min(len(table.across), len(table.down)) > 1
        and len(table.across) + len(table.down) > 4
    ]


def strokes(rulings: Iterable[Ruling]) -> list[tuple[Decimal, Stretch]]:
    """Return the lines that lie, as (y, stretch of x), near ones made one."""
    flat = [ruling.box for ruling in rulings if not ruling.is_vertical]
    return _snapped([(top, x0, x1) for x0, top, x1, _ in flat])


def _stems(rulings: Iterable[Ruling]) -> list[tuple[Decimal, Stretch]]:
    steep = [ruling.box for ruling in rulings if ruling.is_vertical]
    return _snapped([(x, top, bottom) for x, top, _, bottom in steep])


def _snapped(
    lines: list[tuple[Decimal, Decimal, Decimal]],
) -> list[tuple[Decimal, Stretch]]:
    """Return (coordinate, stretch) with near coordinates made one and stretches on it joined."""
    groups: list[list[tuple[Decimal, Decimal, Decimal]]] = []
    for line in sorted(lines):
        if groups and line[0] - groups[-1][0][0] <= SNAP:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        (group[0][0], stretch)
        for group in groups
        for stretch in _joined(sorted((start, end) for _, start, end in group))
    ]


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for start, end in stretches:
        if joined and start <= joined[-1][1] + SNAP:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _touching(
    flat: list[tuple[Decimal, Stretch]], steep: list[tuple[Decimal, Stretch]]
) -> list[Lattice]:
    """Part the lines into sets of which each line crosses or meets another."""
    parent = list(range(len(flat) + len(steep)))
    for i, (y, (x0, x1)) in enumerate(flat):
        for j, (x, (top, bottom)) in enumerate(steep, len(flat)):
            if x0 - SNAP <= x <= x1 + SNAP and top - SNAP <= y <= bottom + SNAP:
                parent[_root(parent, i)] = _root(parent, j)
    tables: dict[int, Lattice] = {}
    for i, (at, stretch) in enumerate((*flat, *steep)):
        table = tables.setdefault(_root(parent, i), Lattice({}, {}))
        side = table.across if i < len(flat) else table.down
        side.setdefault(at, []).append(stretch)
    return list(tables.values())


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


# --- the places of a lattice -----------------------------------------------------------------


def open_areas(table: Lattice) -> list[list[Place]]:
    """Return the sets of places that no drawn line parts."""
    xs, ys = table.xs, table.ys
    columns = len(xs) - 1
    parent = list(range(columns * (len(ys) - 1)))
    for r in range(len(ys) - 1):
        for c in range(columns):
            at = r * columns + c
            if c and not _is_drawn(table.down[xs[c]], ys[r], ys[r + 1]):
                parent[_root(parent, at)] = _root(parent, at - 1)
            if r and not _is_drawn(table.across[ys[r]], xs[c], xs[c + 1]):
                parent[_root(parent, at)] = _root(parent, at - columns)
    areas: dict[int, list[Place]] = {}
    for at in range(len(parent)):
        areas.setdefault(_root(parent, at), []).append(divmod(at, columns))
    return list(areas.values())


def _is_drawn(stretches: Iterable[Stretch], start: Decimal, end: Decimal) -> bool:
    drawn = sum(
        (max(Decimal(0), min(end, b) - max(start, a)) for a, b in stretches), Decimal(0)
    )
    return drawn >= DRAWN * (end - start)


def rectangles(areas: Iterable[list[Place]]) -> Iterator[list[Place]]:
    """Yield the areas, one that is not a rectangle cut into the runs of its rows."""
    for area in areas:
        rows, columns = zip(*area, strict=True)
        height, width = max(rows) - min(rows) + 1, max(columns) - min(columns) + 1
        if len(area) == height * width:
            yield area
        else:
            yield from _row_runs(area)


def _row_runs(area: Iterable[Place]) -> Iterator[list[Place]]:
    run: list[Place] = []
    for row, column in area:
        if run and run[-1] != (row, column - 1):
            yield run
            run = []
        run.append((row, column))
    yield run
