"""How far down a page a column goes that begins right of something else: a blank strip parts it; geometry only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from ingest.reading.lattice import Lattice
from ingest.reading.marked_lines import APART, MarkedLine, is_bare
from ingest.reading.ranks import Rank
from ingest.reading.zones import Line, bottom_of, left_of, right_of, top_of

MARGIN = Decimal(2)  # points above a column's first letter at which it is cut
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


@dataclass(slots=True)
class Column:
    """The lines from one that may begin a column on, as far as a blank strip parts them."""

    lines: Sequence[MarkedLine]
    run: Line
    rank: Rank
    tables: Sequence[Lattice]
    start: Decimal = Decimal(0)
    end: Decimal = Decimal(0)
    taken: list[MarkedLine] = field(default_factory=list)

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
        is_named = names_subject(right) and not names_subject(left)
        return Cut(x, top_of(self.run) - MARGIN, bottom, is_named)

    def _grow(self) -> None:
        """Take lines while a strip stays blank between what is left and right of it."""
        seen: dict[bool, set[Rank]] = {False: set(), True: set()}
        ahead: dict[bool, set[Rank]] = {False: set(), True: set()}
        for at, line in enumerate(self.lines):
            strip = self._beside_tables(self._narrowed(line), line)
            if strip is None:
                break
            sides = line.parted(strip[1])
            if self._begins_another(sides, seen):
                break
            self._look_ahead(at, strip[1], ahead)
            if not self._is_pair():
                seen = {side: ranks | ahead[side] for side, ranks in seen.items()}
            if _is_row(sides, ahead):
                self._leave_heading(line)
                break
            self.start, self.end = strip
            self.taken.append(line)
        while self.taken and self.taken[-1].is_bare_label:
            self.taken.pop()  # its text stands across the strip

    def _look_ahead(self, at: int, x: Decimal, ahead: dict[bool, set[Rank]]) -> None:
        """Note the tables that begin on either side of `x` in the next lines."""
        for near in self.lines[at : at + HEADING]:
            for is_right, runs in enumerate(near.parted(x)):
                ahead[bool(is_right)] |= {r for _, r in runs if r is Rank.TABLE}

    def _is_pair(self) -> bool:
        """Whether two titles of the same kind begin side by side: what comes below them is of both."""
        left = {
            rank
            for run, rank in self.lines[0].runs
            if right_of(run) < left_of(self.run)
        }
        return self.rank in left and self.rank in (Rank.GOAL, Rank.OBJECTIVE)

    def _leave_heading(self, row: MarkedLine) -> None:
        """Give back the lines that belong to the heading of the table in which this line stands."""
        while len(self.taken) > 1:
            line = self.taken[-1]
            height = line.words[0].box[3] - line.words[0].box[1]
            gap = top_of(row.words) - bottom_of(line.words)
            if gap > TIGHT * height or any(rank.is_label for _, rank in line.runs):
                break
            row = self.taken.pop()

    def _narrowed(self, line: MarkedLine) -> tuple[Decimal, Decimal] | None:
        """Return the part of the strip that this line leaves blank, None where it is too narrow."""
        start, end = self.start, self.end
        pieces = list(self._pieces(line))
        for piece, after in zip(pieces, [*pieces[1:], None], strict=True):
            is_hanging = start < left_of(piece) and end - left_of(piece) < HANGING
            if left_of(piece) >= end:
                continue
            goes_on = right_of(piece) > end or _is_sign(piece, after, end)
            if is_hanging and goes_on:
                end = left_of(piece)
            elif right_of(piece) <= end:
                start = max(start, right_of(piece))
            else:
                return None
        return (start, end) if end - start >= APART else None

    def _pieces(self, line: MarkedLine) -> Iterator[Line]:
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
        self, strip: tuple[Decimal, Decimal] | None, line: MarkedLine
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
        is_heading = self.rank is not Rank.TABLE and is_bare(self.run)
        beside = self.taken[0].runs[0]
        if beside[1] is self.rank and is_bare(beside[0]) and not is_heading:
            return False  # a label, and its text with the code
        if is_heading:
            return any(rank.is_label for _, rank in flat)
        return any(
            _is_under(below, above)
            for (above, rank), (below, other) in pairwise(flat)
            if not other and rank.is_label
        )


def _is_sign(piece: Line, after: Line | None, end: Decimal) -> bool:
    """Whether a narrow sign hangs near before a text that begins right of the strip's end."""
    if after is None or not _is_narrow(piece, after):
        return False
    height = bottom_of(after) - top_of(after)
    return left_of(after) >= end and left_of(after) - right_of(piece) < NEAR * height


def _begins_with_sign(runs: Sequence[tuple[Line, Rank]]) -> bool:
    return len(runs) > 1 and _is_narrow(runs[0][0], runs[1][0])


def _is_narrow(piece: Line, beside: Line) -> bool:
    """Whether a piece is no broader than a sign in lines as high as the one beside it."""
    height = bottom_of(beside) - top_of(beside)
    return right_of(piece) - left_of(piece) <= TIGHT * height


def _is_under(below: Line, above: Line) -> bool:
    gap = top_of(below) - bottom_of(above)
    return 0 <= gap < NEAR * (above[0].box[3] - above[0].box[1])


def _is_row(
    sides: tuple[list[tuple[Line, Rank]], ...], seen: dict[bool, set[Rank]]
) -> bool:
    """Whether a line is a row of one table that stands on both sides; `seen`: what began there or soon does."""
    left, right = (sum(not _is_narrow(run, run) for run, _ in runs) for runs in sides)
    has_own = Rank.TABLE in seen[False] and Rank.TABLE in seen[True]
    is_headed = any(rank is Rank.TABLE for _, rank in sides[0])
    if has_own:
        return False
    return min(left, right) > 1 or (is_headed and right > 1)


def names_subject(side: Sequence[list[tuple[Line, Rank]]]) -> bool:
    return any(rank in (Rank.GOAL, Rank.OBJECTIVE) for runs in side for _, rank in runs)
