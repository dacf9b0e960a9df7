"""Plates: texts with their own figures that stand beside and below one another, each cut out; geometry only.

What begins a plate, what ends them all and what is one, the caller says.  The page is cut
where words leave blanks, upright and level in turn, until each piece has one beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from ingest.reading.flow import cell_of, lines_of
from ingest.reading.grid import Cell, Grid, Page, Word
from ingest.reading.marked_lines import APART
from ingest.reading.open_rows import blanks
from ingest.reading.zones import OVER, Line, bottom_of, left_of, right_of, top_of

WITHIN = Decimal("0.55")  # of a line's height; a wider blank parts two pieces
AT_LEFT = Decimal(3)  # points left of a plate's first letter that its blank may end
WIDER = Decimal("1.3")  # times the widest blank inside a plate that one below it has
ALONE = Decimal("2.2")  # of a line's height: that blank where there is no other plate
LEAST = Decimal("1.2")  # of a line's height: what is no wider is inside a plate
PARTING = frozenset("·|•▪◦●○;→►▶»/➜➔⇒")
MOST = 60  # plates on one page

Region = list[Word]


@dataclass(frozen=True, slots=True)
class PlateWords:
    """What the vocabulary says: of a piece, of a run of words, and of the pieces of a plate."""

    begins: Callable[[str], bool]  # whether a piece begins a plate
    ends: Callable[[str], bool]  # whether a line begins what no plate holds
    holds: Callable[[Grid], bool]  # whether the pieces are one plate with its figures
    seems: Callable[[Grid], bool]  # whether they are one whose figures may be uncertain


@dataclass(frozen=True, slots=True)
class Plates:
    """The plates of a page in printed order, and what is printed above and below them."""

    above: Page
    grids: tuple[Grid, ...]
    below: Page


def plates(page: Page, words: PlateWords) -> Plates | None:
    """Return the first plates of the page that no other text parts, None where there are none."""
    lines = [pieces_of(line) for line in lines_of(page.words) if line[0].upright]
    group = _group(lines, words)
    if not group:
        return None
    starts = [_starts(line, words) for line in group]
    flat = [start for line in starts for start in line]
    if not flat or len(flat) > MOST:
        return None
    region = [word for line in group for piece in line for word in piece]
    cuts = [_cut(region, flat, is_above=above) for above in (True, False)]
    found = [_trimmed(regions) for regions in cuts if regions is not None]
    read = [(one, [_grid(region, page.number) for region in one]) for one in found]
    read = [pair for pair in read if _are_most(words.seems, pair[1])]
    if not read:
        return None
    regions, grids = max(read, key=lambda pair: sum(map(words.holds, pair[1])))
    return _parted(page, regions, grids)


def _are_most(test: Callable[[Grid], bool], grids: Sequence[Grid]) -> bool:
    return sum(map(test, grids)) * 2 > len(grids)


def pieces_of(line: Line) -> list[Line]:
    """Return the pieces of a line: words near one another, signs between them left out."""
    pieces: list[Line] = [[]]
    for word in line:
        before = pieces[-1][-1] if pieces[-1] else None
        height = word.box[3] - word.box[1]
        if word.text in PARTING:
            pieces.append([])
            continue
        if before and word.box[0] - before.box[2] > WITHIN * height:
            pieces.append([])
        pieces[-1].append(word)
    return [piece for piece in pieces if piece]


def _text(piece: Line) -> str:
    return " ".join(word.text for word in piece)


def _starts(line: Sequence[Line], words: PlateWords) -> list[Line]:
    return [piece for piece in line if words.begins(_text(piece))]


def _group(lines: Sequence[list[Line]], words: PlateWords) -> list[list[Line]]:
    """Return the lines from the first plate to the last before a line that ends them."""
    group: list[list[Line]] = []
    for at, line in enumerate(lines):
        if group and any(words.ends(_text(piece)) for piece in line):
            break
        if not group and not _starts(line, words):
            continue
        if not group:
            group = _beside_first(lines[:at], line, words)
        group.append(line)
    return group


def _beside_first(
    above: Sequence[list[Line]], first: Sequence[Line], words: PlateWords
) -> list[list[Line]]:
    """Return the lines above the first that stand right of it, near: its figures where it stands at their middle."""
    start = _starts(first, words)[0]
    height = start[0].box[3] - start[0].box[1]
    taken: list[list[Line]] = []
    for line in reversed(above):
        flat = [word for piece in line for word in piece]
        is_near = top_of(start) - bottom_of(flat) < height
        is_beside = left_of(flat) > right_of(start) + APART
        if not is_near or not is_beside or any(words.ends(_text(p)) for p in line):
            break
        taken.insert(0, line)
    return taken


# --- cuts ----------------------------------------------------------------------------------------


def _cut(
    region: Region, starts: Sequence[Line], *, is_above: bool
) -> list[Region] | None:
    """Return the regions, one for each start, None where no blank parts them."""
    if len(starts) == 1:
        return [region]
    for parts in (_upright(region, starts), _level(region, starts, is_above=is_above)):
        if not parts:
            continue
        found = [_cut(part, _inside(part, starts), is_above=is_above) for part in parts]
        if all(found):
            return [one for regions in found for one in regions or ()]
    return None


def _inside(part: Region, starts: Sequence[Line]) -> list[Line]:
    known = {id(word) for word in part}
    return [start for start in starts if id(start[0]) in known]


def _upright(region: Region, starts: Sequence[Line]) -> list[Region] | None:
    """Return the columns that starts beside one another part, None where a word stands across."""
    borders: list[Decimal] = []
    ordered = sorted(starts, key=left_of)
    right = right_of(ordered[0])
    strips = _strips(region)
    for before, start in pairwise(ordered):
        if left_of(start) > right:
            border = _left_border(strips, left_of(before), left_of(start))
            if border is None:
                return None
            borders.append(border)
        right = max(right, right_of(start))
    return _shared(region, borders, 0) if borders else None


def _left_border(
    strips: Sequence[tuple[Decimal, Decimal]], before: Decimal, left: Decimal
) -> Decimal | None:
    """Return where a column begins: right of the blank at its first letter, else of the widest."""
    between = [s for s in strips if before < s[0] and s[0] < left]
    at_left = [s for s in between if left - s[1] < AT_LEFT]
    chosen = at_left[-1:] or sorted(between, key=lambda s: s[1] - s[0])[-1:]
    return min(left, chosen[0][1]) - 1 if chosen else None


def _strips(region: Region) -> list[tuple[Decimal, Decimal]]:
    """Return the blank strips from top to bottom of the region."""
    found, end = [], None
    for word in sorted(region, key=lambda word: word.box[0]):
        if end is not None and word.box[0] - end >= APART:
            found.append((end, word.box[0]))
        end = max(end or word.box[2], word.box[2])
    return found


def _level(
    region: Region, starts: Sequence[Line], *, is_above: bool
) -> list[Region] | None:
    """Return the rows that starts below one another part, at the widest blank or right above a start."""
    borders: list[Decimal] = []
    strips = blanks(region)
    ordered = sorted(starts, key=top_of)
    bottom = bottom_of(ordered[0])
    for before, start in pairwise(ordered):
        if top_of(start) > bottom:
            within = (top_of(before), top_of(start) + 1)
            between = [s for s in strips if within[0] < s[0] and s[1] <= within[1]]
            if not between:
                return None
            widest = max(end - top for top, end in between)
            even = [s for s in between if s[1] - s[0] > widest - 1]
            top, end = between[-1] if is_above else even[-1]
            borders.append((top + end) / 2)
        bottom = max(bottom, bottom_of(start))
    return _shared(region, borders, 1) if borders else None


def _shared(region: Region, borders: Sequence[Decimal], side: int) -> list[Region]:
    parts: list[Region] = [[] for _ in range(len(borders) + 1)]
    for word in region:
        middle = (word.box[side] + word.box[side + 2]) / 2
        parts[sum(border < middle for border in borders)].append(word)
    return parts


def _trimmed(regions: Sequence[Region]) -> list[Region]:
    """Return the regions without what stands below the lowest, behind a blank that no other has inside."""
    lowest = max(top_of(region) for region in regions)
    height = max(word.box[3] - word.box[1] for word in regions[0][:1])
    inner = [_widest(one) for one in regions if bottom_of(one) < lowest]
    limit = max(max(inner) * WIDER, LEAST * height) if inner else ALONE * height
    found = []
    for region in regions:
        ends = [top for top, end in blanks(region) if end - top > limit]
        is_last = not inner or bottom_of(region) >= lowest
        end = ends[0] if ends and is_last else bottom_of(region)
        found.append([word for word in region if word.box[3] <= end])
    return found


def _widest(region: Region) -> Decimal:
    return max((end - top for top, end in blanks(region)), default=Decimal(0))


# --- what comes out ------------------------------------------------------------------------------


def _grid(region: Region, page: int) -> Grid:
    """Return a plate: a row for each line, a cell for each piece, whose `lines` are its words."""
    rows = [
        [
            replace(
                cell_of(piece, page),
                lines=tuple(cell_of([word], page) for word in piece),
            )
            for piece in pieces_of(line)
        ]
        for line in lines_of(region)
    ]
    width = max(map(len, rows))
    box = (left_of(region), top_of(region), right_of(region), bottom_of(region))
    filled = ((*row, *[None] * (width - len(row))) for row in rows)
    return Grid(tuple(filled), page, box, is_plate=True)


def _parted(page: Page, regions: Sequence[Region], grids: Sequence[Grid]) -> Plates:
    taken = {id(word) for region in regions for word in region}
    top = min(map(top_of, regions))
    bottom = max(map(bottom_of, regions))
    rest = [
        word
        for word in page.words
        if id(word) not in taken and not _is_sign_in(word, grids)
    ]
    above = tuple(word for word in rest if _middle(word.box) < top)
    below = tuple(word for word in rest if _middle(word.box) >= top)
    ordered = sorted(
        zip(regions, grids, strict=True),
        key=lambda pair: (round(top_of(pair[0]) / 8), left_of(pair[0])),
    )
    return Plates(
        replace(
            page,
            words=above,
            rulings=tuple(r for r in page.rulings if _middle(r.box) < top),
        ),
        tuple(grid for _, grid in ordered),
        replace(
            page,
            words=below,
            rulings=tuple(r for r in page.rulings if _middle(r.box) > bottom),
        ),
    )


def _is_sign_in(word: Word, grids: Sequence[Grid]) -> bool:
    """Whether a word is a sign between the pieces of a plate."""
    return word.text in PARTING and any(
        grid.box
        and grid.box[0] < word.box[2]
        and word.box[0] < grid.box[2] + AT_LEFT * 3
        and grid.box[1] < _middle(word.box) < grid.box[3]
        for grid in grids
    )


def _middle(box: tuple[Decimal, Decimal, Decimal, Decimal]) -> Decimal:
    return (box[1] + box[3]) / 2


# --- pieces in columns ---------------------------------------------------------------------------


def columns_of(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Return the cells in columns from the left, each from its top: those that stand over one another."""
    columns: list[tuple[Decimal, list[Cell]]] = []
    for cell in sorted(cells, key=lambda cell: cell.box[0] if cell.box else 0):
        if cell.box is None:
            continue
        if columns and cell.box[0] < columns[-1][0] - OVER:
            right, column = columns[-1]
            columns[-1] = (max(right, cell.box[2]), [*column, cell])
        else:
            columns.append((cell.box[2], [cell]))
    return [sorted(column, key=lambda cell: cell.place) for _, column in columns]


def spans_several(cell: Cell, others: Sequence[Cell]) -> bool:
    """Whether a cell stands over or under two of the others that are beside one another."""
    level = [one for one in others if one is not cell and _overlaps(cell, one)]
    return any(not _overlaps(a, b) for a in level for b in level)


def stands_left(cell: Cell, others: Sequence[Cell]) -> bool:
    """Whether a cell ends left of where every one of the others begins."""
    return all(o.box and cell.box and cell.box[2] <= o.box[0] for o in others)


def runs_below(above: Cell, cell: Cell) -> bool:
    """Whether a cell is the next line of the one above: it begins where that does, close below."""
    if above.box is None or cell.box is None:
        return False
    height, gap = above.box[3] - above.box[1], cell.box[1] - above.box[3]
    return abs(above.box[0] - cell.box[0]) < OVER and -height / 2 < gap < height * LEAST


def _overlaps(one: Cell, other: Cell) -> bool:
    if one.box is None or other.box is None:
        return False
    return one.box[0] < other.box[2] - OVER and other.box[0] < one.box[2] - OVER


def rows_of(grid: Grid) -> Iterator[list[Cell]]:
    """Yield the pieces of each line of a plate."""
    for row in grid.rows:
        yield [cell for cell in row if cell is not None]
