"""Tables from geometry alone: ruling lines and word positions become grids of cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ingest.reading.flow import paragraph, parted_lines
from ingest.reading.grid import Cell, Grid, Page, Ruling, Word
from plans.document import Box

SNAP = Decimal("2.5")  # points; lines closer than this are one line
DRAWN = Decimal("0.6")  # of a cell's side that must be drawn to part two cells
INDENT = Decimal(6)  # points; loose lines that begin closer than this share a column

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


def page_grids(page: Page) -> list[Grid]:
    """Return all that is printed on the page from the top: ruled tables, and between them loose lines.

    A loose line is a row whose cells wide gaps part.  Every word is in exactly one cell.
    """
    tables = sorted(lattices(page.rulings), key=lambda table: table.ys[0])
    inside, loose = _shared_out(page.words, tables)
    grids = [
        _ruled_grid(table, words, page.number)
        for table, words in zip(tables, inside, strict=True)
        if words
    ]
    return _in_order(grids, parted_lines(loose, page.number), page.number)


def _shared_out(
    words: Iterable[Word], tables: Sequence[Lattice]
) -> tuple[list[list[tuple[Place, Word]]], list[Word]]:
    """Give each word to the smallest table that it stands in; the rest are loose."""
    inside: list[list[tuple[Place, Word]]] = [[] for _ in tables]
    loose = []
    by_size = sorted(range(len(tables)), key=lambda at: _area(tables[at]))
    for word in words:
        for at in by_size:
            place = tables[at].place(word)
            if place is not None:
                inside[at].append((place, word))
                break
        else:
            loose.append(word)
    return inside, loose


def _area(table: Lattice) -> Decimal:
    xs, ys = table.xs, table.ys
    return (xs[-1] - xs[0]) * (ys[-1] - ys[0])


# --- ruling lines into lattices -------------------------------------------------------------


def lattices(rulings: Iterable[Ruling]) -> list[Lattice]:
    """Return the tables that the lines draw: lines that touch, parting at least two cells."""
    flat, steep = [], []
    for ruling in rulings:
        x0, top, x1, bottom = ruling.box
        if ruling.is_vertical:
            steep.append((x0, top, bottom))
        else:
            flat.append((top, x0, x1))
    touching = _touching(_snapped(flat), _snapped(steep))
    return [
        table
        for table in touching
        if min(len(table.across), len(table.down)) > 1
        and len(table.across) + len(table.down) > 4
    ]


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


# --- lattices into cells ---------------------------------------------------------------------


def _ruled_grid(table: Lattice, words: Iterable[tuple[Place, Word]], page: int) -> Grid:
    xs, ys = table.xs, table.ys
    areas = list(_rectangles(_open_areas(table)))
    owner = {place: at for at, area in enumerate(areas) for place in area}
    printed: list[list[Word]] = [[] for _ in areas]
    for place, word in words:
        printed[owner[place]].append(word)
    rows: list[list[Cell | None]] = [[None] * (len(xs) - 1) for _ in ys[1:]]
    for area, inside in zip(areas, printed, strict=True):
        (top, left), (bottom, right) = area[0], area[-1]
        box = (xs[left], ys[top], xs[right + 1], ys[bottom + 1])
        height, width = bottom - top + 1, right - left + 1
        rows[top][left] = paragraph(inside, page, box, height, width)
    return Grid(tuple(map(tuple, rows)), page, (xs[0], ys[0], xs[-1], ys[-1]))


def _open_areas(table: Lattice) -> list[list[Place]]:
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


def _rectangles(areas: Iterable[list[Place]]) -> Iterator[list[Place]]:
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


# --- loose lines -------------------------------------------------------------------------------


def _in_order(
    grids: Sequence[Grid], lines: Sequence[list[Cell]], page: int
) -> list[Grid]:
    """Return the ruled grids with the loose lines above, between and below them."""
    tops = [_box(grid.box)[1] for grid in grids]
    blocks: list[list[list[Cell]]] = [[] for _ in range(len(grids) + 1)]
    for line in lines:
        blocks[bisect_right(tops, _box(line[0].box)[1])].append(line)
    ordered: list[Grid] = []
    for at, block in enumerate(blocks):
        ordered += [_loose_grid(block, page)] if block else []
        ordered += grids[at : at + 1]
    return ordered


def _loose_grid(lines: Sequence[list[Cell]], page: int) -> Grid:
    """Return the lines as rows; runs that begin at the same indent share a column."""
    starts: list[Decimal] = []
    for start in sorted(_box(run.box)[0] for line in lines for run in line):
        if not starts or start - starts[-1] > INDENT:
            starts.append(start)
    rows = []
    for line in lines:
        row: list[Cell | None] = [None] * len(starts)
        for run in line:
            row[bisect_right(starts, _box(run.box)[0]) - 1] = run
        rows.append(tuple(row))
    return Grid(tuple(rows), page)


def _box(box: Box | None) -> Box:
    """Return the box of a cell made here, which always has one."""
    if box is None:
        raise ValueError("a cell read from a page has a box")
    return box
