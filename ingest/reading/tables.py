"""Tables from geometry alone: ruling lines and word positions become grids of cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ingest.reading.beside import parts, side_by_side
from ingest.reading.decoration import real_tables
from ingest.reading.flow import paragraph
from ingest.reading.grid import Cell, Grid, Page, Word
from ingest.reading.heading_columns import parted
from ingest.reading.lattice import (
    Lattice,
    Place,
    lattices,
    open_areas,
    rectangles,
    strokes,
)
from ingest.reading.open_lines import open_lines
from ingest.reading.open_tables import (
    continued,
    open_tables,
    stacked,
)
from ingest.reading.plates import PlateWords, plates
from ingest.reading.ranks import Heads, Rank
from plans.document import Box

INDENT = Decimal(6)  # points; loose lines that begin closer than this share a column


def page_grids(
    page: Page,
    heads: Heads = lambda text: Rank.NONE,
    words: PlateWords | None = None,
) -> list[Grid]:
    """Return all that is printed on the page from the top: tables, and between them loose lines.

    A table is ruled, or its words stand in columns; `heads` says of a line of text that
    it begins something else than a row.  A loose line is a row whose cells wide gaps
    part; columns of sections follow one another.  Every word is in exactly one cell.
    With `words` a text that stands with its own figures is a grid, too.
    """
    found = plates(page, words) if words else None
    if found is not None:
        above, below = (
            page_grids(part, heads, words) if part.words else []
            for part in (found.above, found.below)
        )
        return [*above, *found.grids, *below]
    ruled = real_tables(lattices(page.rulings), page.words)
    cut = side_by_side(page, ruled, heads)
    if cut is not None:
        return [
            grid for part in parts(page, cut) for grid in page_grids(part, heads, words)
        ]
    tables = _tables(page, heads)
    inside, loose = _shared_out(page.words, tables)
    grids = [
        _ruled_grid(table, words, page.number)
        for table, words in zip(tables, inside, strict=True)
        if words
    ]
    lines = open_lines(loose, page.number, heads, strokes(page.rulings))
    return _in_order(grids, lines, page.number)


def _tables(page: Page, heads: Heads) -> list[Lattice]:
    """Return the tables from the top: the ruled ones with their open rows, and those without lines."""
    drawn = strokes(page.rulings)
    ruled = real_tables(lattices(page.rulings), page.words)
    tables = stacked(ruled, page.words)
    inside, _ = _shared_out(page.words, tables)
    tables = [
        parted(table, [word for _, word in words])
        for table, words in zip(tables, inside, strict=True)
    ]
    for at, table in enumerate(tables):
        _, loose = _shared_out(page.words, tables)
        tables[at] = continued(table, loose, drawn, heads)
    _, loose = _shared_out(page.words, tables)
    for block in _between(loose, tables):
        tables += open_tables(block, drawn, heads)
    return sorted(tables, key=lambda table: table.ys[0])


def _between(words: Iterable[Word], tables: Sequence[Lattice]) -> list[list[Word]]:
    """Return the words above, between and below the tables."""
    tops = sorted(table.ys[0] for table in tables)
    blocks: list[list[Word]] = [[] for _ in range(len(tops) + 1)]
    for word in words:
        blocks[bisect_right(tops, word.box[1])].append(word)
    return [block for block in blocks if block]


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


# --- lattices into cells ---------------------------------------------------------------------


def _ruled_grid(table: Lattice, words: Iterable[tuple[Place, Word]], page: int) -> Grid:
    xs, ys = table.xs, table.ys
    areas = list(rectangles(open_areas(table)))
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
