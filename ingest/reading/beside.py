"""Pages whose sections stand beside one another: where to cut them apart; geometry only.

What begins a section is said by the caller.  A section that begins right of another one
begins a column, and so does a table right of sections; it ends at the first thing that
stands across the blank between the two, or that begins another card.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from ingest.reading.boxes import Frame, frames
from ingest.reading.flow import lines_of, runs_of
from ingest.reading.grid import Page, Ruling, Word
from ingest.reading.lattice import Lattice
from ingest.reading.ranks import Heads, Rank, rank_of
from ingest.reading.zones import Line, bottom_of, left_of, right_of, top_of

MARGIN = Decimal(2)  # points above a column's first letter at which it is cut
APART = Decimal(5)  # points; columns are at least so far apart
TIGHT = Decimal("0.5")  # of a line's height; lines of a heading are no further apart
LINES = 2  # a column has at least so many
HEADING = 4  # lines; the heading of a table has no more
HANGING = Decimal(30)  # points left of its heading that a column's text may begin
NEAR = Decimal(2)  # of a line's height; a text stands no further below its heading


@dataclass(frozen=True, slots=True)
class Cut:
    """Where two columns part: at `x`, between `top` and `bottom`."""

    x: Decimal
    top: Decimal
    bottom: Decimal
    right_first: bool = False  # whether the right column names what the left is about


def side_by_side(page: Page, tables: Sequence[Lattice], heads: Heads) -> Cut | None:
    """Return the first place where a section begins right of another one, None where none does."""
    lines = [_Marked.of(line, heads) for line in lines_of(page.words)]
    framed = _beside_frame(page, lines, tables)
    if framed is not None:
        return framed
    for at, line in enumerate(lines):
        for run, rank in line.runs:
            is_loose = not any(t.place(run[0]) for t in tables)
            if is_loose and (rank.is_label or rank is Rank.TABLE):
                cut = _Column(lines[at:], run, rank, tables).cut()
                if cut is not None:
                    return cut
    return None


@dataclass(frozen=True, slots=True)
class _Marked:
    """A line as runs, each with what it begins."""

    runs: list[tuple[Line, Rank]]

    @classmethod
    def of(cls, line: Line, heads: Heads) -> _Marked:
        """Return the line with the rank of each of its runs."""
        runs = [piece for run in runs_of(line) for piece in _labels_apart(run, heads)]
        return cls([(run, rank_of(run, heads)) for run in runs])

    @property
    def words(self) -> Line:
        return [word for run, _ in self.runs for word in run]

    @property
    def is_bare_label(self) -> bool:
        """Whether the line holds labels and nothing of what they head."""
        return all(rank.is_label and _is_bare(run) for run, rank in self.runs)

    def parted(self, x: Decimal) -> tuple[list[tuple[Line, Rank]], ...]:
        """Return the runs left and right of a place."""
        left = [(run, rank) for run, rank in self.runs if left_of(run) < x]
        return left, [(run, rank) for run, rank in self.runs if left_of(run) >= x]


@dataclass(slots=True)
class _Column:
    """The lines from one that may begin a column on, as far as a blank strip parts them."""

    lines: Sequence[_Marked]
    run: Line
    rank: Rank
    tables: Sequence[Lattice]
    start: Decimal = Decimal(0)
    end: Decimal = Decimal(0)
    taken: list[_Marked] = field(default_factory=list)

    def cut(self) -> Cut | None:
        """Return the cut left of the column, None where what is left of it is no column."""
        self.end = left_of(self.run)
        self.start = min(left_of(line.words) for line in self.lines)
        if self.end - self.start < APART:
            return None
        self._grow()
        x = self.end - min(MARGIN, (self.end - self.start) / 2)
        sides = [line.parted(x) for line in self.taken]
        left = [runs for runs, _ in sides if runs]
        right = [runs for _, runs in sides if runs]
        if min(len(left), len(right)) < LINES - 1 or len(self.taken) < LINES:
            return None
        if not self._is_column(left):
            return None
        bottom = max(bottom_of(line.words) for line in self.taken)
        is_named = _names(right) and not _names(left)
        return Cut(x, top_of(self.run) - MARGIN, bottom, is_named)

    def _grow(self) -> None:
        """Take lines while a strip stays blank between what is left and right of it."""
        seen: dict[bool, set[Rank]] = {False: set(), True: set()}
        for at, line in enumerate(self.lines):
            strip = self._beside_tables(self._narrowed(line), line)
            if strip is None:
                break
            sides = line.parted(strip[1])
            if self._begins_another(sides, seen):
                break
            for near in self.lines[at : at + HEADING]:
                for is_right, runs in enumerate(near.parted(strip[1])):
                    seen[bool(is_right)] |= {r for _, r in runs if r is Rank.TABLE}
            if _is_row(sides, seen):
                self._leave_heading(line)
                break
            self.start, self.end = strip
            self.taken.append(line)
        while self.taken and self.taken[-1].is_bare_label:
            self.taken.pop()  # its text stands across the strip

    def _leave_heading(self, row: _Marked) -> None:
        """Give back the lines that belong to the heading of the table in which this line stands."""
        while len(self.taken) > 1:
            line = self.taken[-1]
            height = line.words[0].box[3] - line.words[0].box[1]
            gap = top_of(row.words) - bottom_of(line.words)
            if gap > TIGHT * height or any(rank.is_label for _, rank in line.runs):
                break
            row = self.taken.pop()

    def _narrowed(self, line: _Marked) -> tuple[Decimal, Decimal] | None:
        """Return the part of the strip that this line leaves blank, None where it is too narrow."""
        start, end = self.start, self.end
        for piece in self._pieces(line):
            is_hanging = start < left_of(piece) and end - left_of(piece) < HANGING
            if left_of(piece) >= end:
                continue
            if is_hanging and right_of(piece) > end:
                end = left_of(piece)
            elif right_of(piece) <= end:
                start = max(start, right_of(piece))
            else:
                return None
        return (start, end) if end - start >= APART else None

    def _pieces(self, line: _Marked) -> Iterator[Line]:
        """Yield the line's runs, one that begins far left of the strip's end cut at the blanks there."""
        for run, _ in line.runs:
            if left_of(run) > self.end - HANGING or right_of(run) <= self.end:
                yield run
                continue
            piece: Line = []
            for word in run:
                is_wide = piece and word.box[0] - piece[-1].box[2] >= APART
                if is_wide and self.start < word.box[0] < self.end + HANGING:
                    yield piece
                    piece = []
                piece.append(word)
            yield piece

    def _beside_tables(
        self, strip: tuple[Decimal, Decimal] | None, line: _Marked
    ) -> tuple[Decimal, Decimal] | None:
        """Return the part of the strip that the ruled tables above this line leave blank."""
        top, bottom = top_of(self.run), top_of(line.words)
        for table in self.tables:
            if strip is None or table.ys[-1] <= top or table.ys[0] >= bottom:
                continue
            start, end = strip
            if table.xs[-1] <= end:
                strip = (max(start, table.xs[-1]), end)
            else:
                strip = (start, min(end, table.xs[0])) if table.xs[0] > start else None
        return strip if strip and strip[1] - strip[0] >= APART else None

    def _begins_another(
        self,
        sides: tuple[list[tuple[Line, Rank]], ...],
        seen: dict[bool, set[Rank]],
    ) -> bool:
        """Whether a line begins a goal or an objective below sections of its column."""
        lower = {Rank.SECTION, Rank.TABLE}
        for is_right, runs in enumerate(sides):
            known = seen[bool(is_right)]
            for _, rank in runs:
                if rank in (Rank.GOAL, Rank.OBJECTIVE) and known & lower:
                    return True
        for is_right, runs in enumerate(sides):
            seen[bool(is_right)] |= {rank for _, rank in runs}
        return False

    def _is_column(self, left: Sequence[list[tuple[Line, Rank]]]) -> bool:
        """Whether a section begins left of the strip; beside a table or a title with its text below.

        Labels that have their texts right of the strip are no column.
        """
        flat = [pair for runs in left for pair in runs]
        is_heading = self.rank is not Rank.TABLE and _is_bare(self.run)
        beside = self.taken[0].runs[0]
        if beside[1] is self.rank and _is_bare(beside[0]) and not is_heading:
            return False  # a label, and its text with the code
        if is_heading:
            return any(rank.is_label for _, rank in flat)
        return any(
            _is_under(below, above)
            for (above, rank), (below, other) in pairwise(flat)
            if not other and rank.is_label
        )


def _labels_apart(run: Line, heads: Heads) -> list[Line]:
    """Return a run of labels near one another as these, any other whole."""
    for at in range(1, len(run)):
        first, rest = run[:at], run[at:]
        is_apart = rest[0].box[0] - first[-1].box[2] >= APART
        if is_apart and rank_of(first, heads).is_label:
            others = _labels_apart(rest, heads)
            if all(rank_of(other, heads).is_label for other in others):
                return [first, *others]
    return [run]


def _is_bare(run: Line) -> bool:
    return not any(letter.isdigit() for word in run for letter in word.text)


def _is_under(below: Line, above: Line) -> bool:
    gap = top_of(below) - bottom_of(above)
    return 0 <= gap < NEAR * (above[0].box[3] - above[0].box[1])


def _is_row(
    sides: tuple[list[tuple[Line, Rank]], ...], seen: dict[bool, set[Rank]]
) -> bool:
    """Whether a line is a row of one table that stands on both sides."""
    left, right = map(len, sides)
    has_own = Rank.TABLE in seen[False] and Rank.TABLE in seen[True]
    is_headed = any(rank is Rank.TABLE for _, rank in sides[0])
    if has_own:
        return False
    return min(left, right) > 1 or (is_headed and right > 1)


def _names(side: Sequence[list[tuple[Line, Rank]]]) -> bool:
    return any(rank in (Rank.GOAL, Rank.OBJECTIVE) for runs in side for _, rank in runs)


def _beside_frame(
    page: Page, lines: Sequence[_Marked], tables: Sequence[Lattice]
) -> Cut | None:
    """Return the cut beside a frame that holds sections and has something else beside it."""
    framed = list(frames(page.rulings, tables))
    for frame in framed:
        top, bottom = _level_with(frame, framed)
        inside = [
            line
            for line in lines
            if any(frame.holds(run) and rank.is_label for run, rank in line.runs)
        ]
        level = [word for word in page.words if top < _middle(word) < bottom]
        if not inside or len(lines_of([w for w in level if frame.holds([w])])) <= LINES:
            continue
        for x in (frame.left, frame.right):
            left = [word for word in level if word.box[2] < x + MARGIN]
            right = [word for word in level if word.box[0] > x - MARGIN]
            if left and right and len(left) + len(right) == len(level):
                is_named = _is_titled(lines, right) and not _is_titled(lines, left)
                return Cut(x, top, bottom, is_named)
    return None


def _level_with(frame: Frame, framed: Sequence[Frame]) -> tuple[Decimal, Decimal]:
    """Return top and bottom of the frame and of all that stand beside it, or beside those."""
    top, bottom = frame.top, frame.bottom
    for _ in framed:
        level = [one for one in framed if one.top < bottom and one.bottom > top]
        top = min(one.top for one in level)
        bottom = max(one.bottom for one in level)
    return top, bottom


def _is_titled(lines: Sequence[_Marked], words: Sequence[Word]) -> bool:
    within = {id(word) for word in words}
    return any(
        rank in (Rank.GOAL, Rank.OBJECTIVE) and id(run[0]) in within
        for line in lines
        for run, rank in line.runs
    )


def parts(page: Page, cut: Cut) -> Iterator[Page]:
    """Yield what stands above the cut, left and right of it, and below it, as pages of their own."""
    sides = (_is_right, _is_left) if cut.right_first else (_is_left, _is_right)
    for is_part in (_is_above, *sides, _is_below):
        words = tuple(word for word in page.words if is_part(word, cut))
        rulings = tuple(line for line in page.rulings if is_part(line, cut))
        if words:
            yield replace(page, words=words, rulings=rulings)


def _is_above(drawn: Word | Ruling, cut: Cut) -> bool:
    return _middle(drawn) < cut.top


def _is_below(drawn: Word | Ruling, cut: Cut) -> bool:
    return _middle(drawn) > cut.bottom


def _is_left(drawn: Word | Ruling, cut: Cut) -> bool:
    is_level = cut.top <= _middle(drawn) <= cut.bottom
    if isinstance(drawn, Ruling):
        return is_level and drawn.box[2] < cut.x + MARGIN
    return is_level and drawn.box[0] < cut.x - MARGIN


def _is_right(drawn: Word | Ruling, cut: Cut) -> bool:
    is_level = cut.top <= _middle(drawn) <= cut.bottom
    if isinstance(drawn, Ruling):
        return is_level and drawn.box[0] >= cut.x - MARGIN
    return is_level and drawn.box[0] >= cut.x - MARGIN


def _middle(drawn: Word | Ruling) -> Decimal:
    return (drawn.box[1] + drawn.box[3]) / 2
