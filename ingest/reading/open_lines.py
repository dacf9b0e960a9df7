"""Loose lines as runs: a label apart from its text, a broken label whole, and lines that run on; geometry only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from ingest.reading.flow import cell_of, lines_of, runs_of
from ingest.reading.grid import Cell, Word
from ingest.reading.open_rows import Stroke
from ingest.reading.ranks import Heads, rank_of
from ingest.reading.zones import Line, bottom_of, left_of, right_of, top_of

ALIGNED = Decimal("1.5")  # points; runs that begin no further apart share an indent
INDENT = Decimal(12)  # points; a list's text is set no further in than its sign
LEADING = Decimal("0.9")  # of a line's height; lines of one text are no further apart
EVEN = Decimal(1)  # points; blanks that differ by less are equally wide
CLEAR = Decimal("1.5")  # times the blank between the lines of a text that parts two
SPACE = Decimal("0.25")  # of a line's height; the blank between two words
LONGEST = 4  # lines of a label
SHORT = Decimal("0.3")  # of the width; a line that ends so far before the edge had room
SIGN = 1  # letters; a sign before an item is no longer


@dataclass(slots=True)
class _Row:
    """The runs of one line from the left; the label it begins with, if it does."""

    runs: list[Line]
    label: Line | None = None
    wraps: set[int] = field(default_factory=set)  # ids of runs that run on

    @property
    def words(self) -> Line:
        return [*(self.label or []), *(word for run in self.runs for word in run)]


def open_lines(
    words: Iterable[Word], page: int, heads: Heads, strokes: Sequence[Stroke] = ()
) -> list[list[Cell]]:
    """Return each line as its runs from the left, each a cell with its box.

    A label that stands before its text, however near, is a run of its own; one over
    several lines stands whole on the first line of its text.  A run `wraps` that goes
    on with the one above it: its first word had no room there.
    """
    rows = [_Row(runs_of(line)) for line in lines_of(words)]
    indents = _indents(rows, heads)
    for row in rows:
        _part(row, indents, heads)
    rows = _with_whole_labels(rows, heads)
    _raise_labels(rows, strokes)
    _mark_wraps(rows, strokes)
    return [_cells(row, page) for row in rows if row.words]


def _cells(row: _Row, page: int) -> list[Cell]:
    label = [cell_of_lines(row.label, page)] if row.label else []
    texts = [
        replace(cell_of(run, page), wraps=id(run) in row.wraps) for run in row.runs
    ]
    return [*label, *texts]


def cell_of_lines(words: Line, page: int) -> Cell:
    """Return words of one or more lines as a cell, its text broken where the lines are."""
    lines = [cell_of(line, page) for line in lines_of(words)]
    if len(lines) == 1:
        return lines[0]
    whole = cell_of(words, page)
    return replace(whole, text="\n".join(line.text for line in lines))


def _indents(rows: Sequence[_Row], heads: Heads) -> list[Decimal]:
    """Return where the texts begin that stand beside a label."""
    return [
        left_of(text)
        for row in rows
        for label, text in pairwise(row.runs)
        if rank_of(label, heads).is_label
    ]


def _part(row: _Row, indents: Sequence[Decimal], heads: Heads) -> None:
    """Take the label off the line's first run: all of it, or what stands before an indent or a sign."""
    first = row.runs[0]
    if _is_label(first, heads):
        row.label, row.runs = first, row.runs[1:]
        return
    for count in range(len(first) - 1, 0, -1):
        text = first[count]
        is_apart = any(abs(text.box[0] - indent) <= ALIGNED for indent in indents)
        is_sign = len(text.text) == SIGN and not text.text.isalnum()
        if (is_apart or is_sign) and _is_label(first[:count], heads):
            row.label, row.runs = first[:count], [first[count:], *row.runs[1:]]
            return


def _is_label(run: Line, heads: Heads) -> bool:
    text = " ".join(word.text for word in run)
    is_bare = not any(letter.isdigit() or letter == ":" for letter in text)
    return is_bare and rank_of(run, heads).is_label


# --- labels over several lines -------------------------------------------------------------------


def _with_whole_labels(rows: Sequence[_Row], heads: Heads) -> list[_Row]:
    """Return the rows with the lines of a broken label on the first of them."""
    for at, row in enumerate(rows):
        if row.words:
            label = _label_lines([one for one in rows[at:] if one.words], 0, heads)
            if len(label) > 1:
                _unite(label)
    return [row for row in rows if row.words]


def _label_lines(rows: Sequence[_Row], at: int, heads: Heads) -> list[_Row]:
    """Return the rows that hold the lines of a label that begins here, one where none is broken.

    Its text may stand between two of them, at their middle.
    """
    left = left_of(rows[at].label or rows[at].runs[0])
    beside = [
        row
        for row in rows[at : at + 2 * LONGEST]
        if abs(left_of(row.label or row.runs[0]) - left) <= ALIGNED
    ]
    for count in range(min(LONGEST, len(beside)), 1, -1):
        pieces = [row.label or row.runs[0] for row in beside[:count]]
        joined = [word for piece in pieces for word in piece]
        is_one = not any(_is_label(piece, heads) for piece in pieces[1:])
        if is_one and _is_stacked(pieces) and _is_label(joined, heads):
            return beside[:count]
    return [rows[at]]


def _is_stacked(pieces: Sequence[Line]) -> bool:
    return all(
        abs(left_of(above) - left_of(below)) <= ALIGNED
        and top_of(below) - bottom_of(above)
        <= LEADING * (above[0].box[3] - above[0].box[1])
        for above, below in pairwise(pieces)
    )


def _unite(rows: Sequence[_Row]) -> None:
    label: Line = []
    for row in rows:
        label += row.label or row.runs.pop(0)
        row.label = None
    rows[0].label = label


def _raise_labels(rows: Sequence[_Row], strokes: Sequence[Stroke]) -> None:
    """Move a label that stands at the middle of its text to the text's first line."""
    for block in _blocks(rows, strokes):
        labelled = [at for at, row in enumerate(block) if row.label]
        if len(labelled) != 1 or labelled == [0]:
            continue
        row = block[labelled[0]]
        texts = [run for other in block for run in other.runs[:1]]
        above = sum(bool(other.runs) for other in block[: labelled[0]])
        below = sum(bool(other.runs) for other in block[labelled[0] + 1 :])
        begins = list(map(left_of, texts))
        is_middle = abs(above - below) <= 1 and not _is_small(texts[0])
        is_beside = row.label and min(begins) > right_of(row.label)
        if is_middle and is_beside and max(begins) - min(begins) <= INDENT:
            block[0].label, row.label = row.label, None


def _blocks(rows: Sequence[_Row], strokes: Sequence[Stroke]) -> list[list[_Row]]:
    """Return the rows that stand closer than others below one another, none ruled off inside."""
    gaps = [
        top_of(below.words) - bottom_of(above.words) for above, below in pairwise(rows)
    ]
    least = min((gap for gap in gaps if gap > 0), default=Decimal(0))
    blocks: list[list[_Row]] = [[row] for row in rows[:1]]
    for (above, row), gap in zip(pairwise(rows), gaps, strict=True):
        is_clear = gap > max(least * CLEAR, least + 2 * EVEN)
        if is_clear or _is_ruled_off(above.words, row.words, strokes):
            blocks.append([])
        blocks[-1].append(row)
    return blocks


def _is_ruled_off(above: Line, below: Line, strokes: Sequence[Stroke]) -> bool:
    """Whether a line is drawn between two lines of text, under all of the lower one."""
    top, bottom = bottom_of(above) - EVEN, top_of(below) + EVEN
    left, right = left_of(below), right_of(below)
    return any(
        top < y < bottom and start < left + EVEN and right - EVEN < end
        for y, (start, end) in strokes
    )


# --- lines that run on -----------------------------------------------------------------------------


def _mark_wraps(rows: Sequence[_Row], strokes: Sequence[Stroke]) -> None:
    """Mark the runs that go on with the run above them in their column."""
    runs = [(row, run) for row in rows for run in row.runs]
    last = max((right_of(run) for _, run in runs), default=Decimal(0))
    leading = _leading([run for _, run in runs])
    for (_, above), (row, run) in pairwise(runs):
        if not _is_aligned(above, run):
            continue
        edge = max(right_of(r) for _, r in runs if _is_aligned(above, r))
        is_near = top_of(run) - bottom_of(above) <= leading
        is_apart = not is_near or _is_ruled_off(above, run, strokes)
        is_full = not _has_room(above, run, edge) and not _is_short(above, run, last)
        if _is_small(run) or (is_full and not is_apart):
            row.wraps.add(id(run))


def _leading(runs: Sequence[Line]) -> Decimal:
    """Return the widest blank between two lines of a text: that above lines which go on in small letters.

    Where there is none it is the least above any.
    """
    gaps = [
        (top_of(below) - bottom_of(above), _is_small(below))
        for above, below in pairwise(runs)
        if _is_aligned(above, below)
    ]
    certain = [gap for gap, is_small in gaps if is_small]
    least = min((gap for gap, _ in gaps if gap > -EVEN), default=Decimal(0))
    return (max(certain) if certain else least) + EVEN


def _is_small(run: Line) -> bool:
    return run[0].text[:1].islower()


def _has_room(above: Line, run: Line, edge: Decimal) -> bool:
    """Whether the first word of a run had room on the line above it."""
    height, width = run[0].box[3] - run[0].box[1], run[0].box[2] - run[0].box[0]
    return right_of(above) + width + height * SPACE <= edge


def _is_short(above: Line, run: Line, last: Decimal) -> bool:
    """Whether a line ends far before the edge, and the one below it begins as a text does."""
    width = last - left_of(above)
    return run[0].text[:1].isupper() and right_of(above) < last - SHORT * width


def _is_aligned(above: Line, run: Line) -> bool:
    begins = [above[0].box[0]]
    if len(above) > 1 and len(above[0].text) == SIGN:
        begins.append(above[1].box[0])
    return any(abs(begin - left_of(run)) <= ALIGNED for begin in begins)
