"""Which lines of words make a table that nothing rules: from its heading on, or where runs stand in columns."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from ingest.reading.flow import runs_of
from ingest.reading.gutters import GUTTER, gutters
from ingest.reading.open_heads import pieces
from ingest.reading.ranks import Heads, Rank, rank_of
from ingest.reading.zones import Line, bottom_of, left_of, right_of, top_of

COLUMNS = 4  # a table without lines and without a heading has at least so many
HEADED = 3  # a table below its heading has at least so many
LEADING = Decimal("0.9")  # of a line's height; lines of one cell are no further apart
PADDING = Decimal("2.5")  # of a line's height; rows are no further apart
TALLEST = Decimal(6)  # lines; the figures of two rows are no further apart
SPANNING = Decimal("0.55")  # of a table's width; what is longer is no cell of a heading
MOST = Decimal("0.6")  # of the columns below that a line of headings leaves apart
BESIDE = Decimal(3)  # of a line's height; a heading stands no further over its figures

Span = tuple[int, int, int]  # first line, last line, least number of columns


def headed(lines: Sequence[Line], heads: Heads) -> list[Span]:
    """Return the spans of lines that begin with the heading of a table."""
    spans: list[Span] = []
    for at in range(len(lines)):
        runs = _cells_of(lines[at : at + 2])
        is_within = spans and at <= spans[-1][1]
        if len(runs) < 2 or is_within or not _has_heading(runs, heads):
            continue
        last = _last_row(lines, at, left_of(runs[1]), heads)
        if last > at:
            floor = spans[-1][1] + 1 if spans else 0
            rows = lines[at : last + 1]
            above = _heading_lines(lines[floor:at], rows, heads)
            spans.append((at - above, last, HEADED))
    return spans


def _cells_of(pair: Sequence[Line]) -> list[Line]:
    """Return the cells of a line: its runs, or what stands over columns of the line below that are closer."""
    runs = runs_of(pair[0])
    below = runs_of(pair[-1])
    if len(pair) < 2 or not max(len(runs), COLUMNS - 1) < len(below):
        return runs
    height = pair[0][0].box[3] - pair[0][0].box[1]
    is_over = len(gutters(pair, height)) > len(below)
    return pieces(pair[0]) if is_over else runs


def _heading_lines(above: Sequence[Line], rows: Sequence[Line], heads: Heads) -> int:
    """Return how many lines above belong to a heading whose cells are higher than the one that names the rows."""
    left, right = min(map(left_of, rows)), max(map(right_of, rows))
    below, count = rows[0], 0
    for line in reversed(above):
        height = line[0].box[3] - line[0].box[1]
        is_near = top_of(below) - bottom_of(line) <= LEADING * height
        margin = BESIDE * height
        is_inside = left - margin < left_of(line) and right_of(line) < right + margin
        runs = runs_of(line)
        is_narrow = all(
            right_of(r) - left_of(r) < SPANNING * (right - left) for r in runs
        )
        begun = any(rank_of(run, heads) for run in runs)
        is_heading = is_narrow or _is_over_columns(line, rows, height)
        if begun or not (is_near and is_inside and is_heading):
            break
        below, count = line, count + 1
    return count


def _is_over_columns(line: Line, rows: Sequence[Line], height: Decimal) -> bool:
    """Whether a line that reads on stands over most columns of the rows, blanks between its words."""
    blanks = [
        (one.box[2], after.box[0])
        for one, after in pairwise(line)
        if after.box[0] - one.box[2] >= GUTTER * height
    ]
    parted = [
        x
        for x in gutters([line, *rows], height)
        if any(left <= x <= right for left, right in blanks)
    ]
    columns = len(gutters(rows, height)) - 1
    return len(parted) >= HEADED and len(parted) >= MOST * columns


def _has_heading(runs: Sequence[Line], heads: Heads) -> bool:
    return any(rank_of(run, heads) is Rank.TABLE for run in runs[:HEADED])


def _last_row(lines: Sequence[Line], at: int, second: Decimal, heads: Heads) -> int:
    """Return the last line of several runs near below the heading's line; `second` is where its second cell begins."""
    last = at
    for below in range(at + 1, len(lines)):
        line, above = lines[below], lines[below - 1]
        height = line[0].box[3] - line[0].box[1]
        is_far = top_of(line) - bottom_of(above) > PADDING * height
        runs = runs_of(line)
        is_across = len(runs) == 1 and left_of(line) < second < right_of(line)
        if is_far or is_across or rank_of(runs[0], heads).is_label:
            break
        if len(runs) > 1:
            last = below
    return last


def seeded(lines: Sequence[Line], taken: Sequence[Span], height: Decimal) -> list[Span]:
    """Return the spans between lines of four runs or more, two of them or more near one another."""
    groups: list[list[int]] = []
    for at, line in enumerate(lines):
        is_taken = any(first <= at <= last for first, last, _ in taken)
        if is_taken or len(runs_of(line)) < COLUMNS:
            continue
        before = groups[-1][-1] if groups else None
        is_apart = any(
            before is not None and before < first <= at for first, _, _ in taken
        )
        if (
            before is not None
            and not is_apart
            and top_of(lines[at]) - bottom_of(lines[before]) <= TALLEST * height
        ):
            groups[-1].append(at)
        else:
            groups.append([at])
    return [(group[0], group[-1], COLUMNS) for group in groups if len(group) > 1]
