"""Where the columns of a table part that nothing rules: in the blanks that its lines leave; geometry only."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ingest.reading.flow import runs_of
from ingest.reading.open_heads import groups
from ingest.reading.zones import Line, bottom_of, centre_of, left_of, right_of

HEADING = 4  # lines; the heading of a table has no more
GUTTER = Decimal("0.4")  # of a line's height; columns are at least so far apart
PADDING = Decimal(
    "2.5"
)  # of a line's height; headings stand no further below one another
SPANNING = Decimal("0.55")  # of a table's width; what is longer is no cell of a column


def gutters(lines: Sequence[Line], height: Decimal) -> list[Decimal]:
    """Return the columns' borders: the middles of the blanks that every line leaves.

    A run that stands alone on its line, over half of the width, is no cell of a column;
    nor are words of a heading that stand over several: without them there are more blanks.
    """
    cells = [line for line in lines if _cells(line, lines)]
    xs = _blanks_of(cells, lines, height)
    for over in cells[:HEADING]:
        without = [line for line in cells if line is not over]
        more = _blanks_of(without, lines, height) if without else xs
        if len(more) > len(xs) and _is_over_columns(over, cells[:HEADING], more):
            xs = more
    return xs


def _is_over_columns(
    over: Line, heading: Sequence[Line], xs: Sequence[Decimal]
) -> bool:
    end = max(map(bottom_of, heading)) + 1
    found = groups(heading, xs, end)
    height = over[0].box[3] - over[0].box[1]
    low = bottom_of(over) + PADDING * height
    return any(centre_of(over[0]) < one.bottom < low for one in found)


def _cells(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line holds cells of columns: it is no sentence across them."""
    left, right = min(map(left_of, lines)), max(map(right_of, lines))
    runs = runs_of(line)
    is_long = right_of(line) - left_of(line) >= SPANNING * (right - left)
    return len(runs) > 1 or not is_long


def _blanks_of(
    lines: Sequence[Line], whole: Sequence[Line], height: Decimal
) -> list[Decimal]:
    left, right = min(map(left_of, whole)), max(map(right_of, whole))
    words = sorted((word for line in lines for word in line), key=lambda w: w.box[0])
    xs, end = [left - 1], left
    for word in words:
        if word.box[0] - end >= GUTTER * height:
            xs.append((word.box[0] + end) / 2)
        end = max(end, word.box[2])
    return [*xs, right + 1]
