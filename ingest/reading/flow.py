"""Words into lines, and lines into runs that wide gaps part: geometry only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from statistics import median

from ingest.reading.grid import Cell, Word, least_certain
from ingest.reading.syllables import SOFT_BREAK
from ingest.reading.wraps import has_no_room, is_cut
from plans.document import Box

WIDE_GAP = Decimal(1)  # of a line's height; a wider gap parts two columns
SMALL, CLOSE = Decimal("0.8"), Decimal("0.12")  # of the taller word's height
RAISED = Decimal(
    "0.2"
)  # of the taller word's height; a small figure's foot is so far off
TALL = Decimal(
    "1.4"
)  # times a line's height; what is taller stands on a line of its own


def line_cells(words: Iterable[Word], page: int) -> list[Cell]:
    """Return the lines that the words stand on, from the top, each with its box."""
    return [cell_of(line, page) for line in lines_of(words)]


def paragraph(
    words: Sequence[Word], page: int, box: Box, height: int = 1, width: int = 1
) -> Cell:
    """Return the words as one cell at `box`, a line of text for each line printed."""
    printed = lines_of(words)
    lines = wrapped(printed, page, box)
    cuts = [is_cut(above, line, box) for above, line in pairwise(printed)]
    text = "".join(
        line.text + (SOFT_BREAK if is_cut_here else "\n")
        for line, is_cut_here in zip(lines, [*cuts, False], strict=False)
    ).rstrip("\n")
    certain = least_certain(lines)
    return Cell(
        text, page, box, lines=lines, height=height, width=width, confidence=certain
    )


def wrapped(lines: Sequence[Sequence[Word]], page: int, box: Box) -> tuple[Cell, ...]:
    """Return the lines of a cell at `box`; one `wraps` where the line above had no room for its first word."""
    rooms = [has_no_room(above, line, lines, box) for above, line in pairwise(lines)]
    return tuple(
        replace(cell_of(line, page), wraps=is_wrapped)
        for line, is_wrapped in zip(lines, [False, *rooms], strict=False)
    )


def parted_lines(words: Iterable[Word], page: int) -> list[list[Cell]]:
    """Return each line as the runs that gaps wider than the line is high part."""
    return [[cell_of(run, page) for run in runs_of(line)] for line in lines_of(words)]


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    """Return the words line by line from the top, each line from its beginning; turned ones last."""
    level = [word for word in words if word.upright]
    rising = [word for word in words if not word.upright and not word.falls]
    falling = _stacked([word for word in words if word.falls], 0, 1)
    return [
        *_stacked(level, 1, 0),
        *_stacked(rising, 0, 1),
        *(line[::-1] for line in reversed(falling)),
    ]


def _stacked(words: Sequence[Word], across: int, along: int) -> list[list[Word]]:
    """Gather words into lines, each sorted along; small words join the line that they stand on."""
    if not words:
        return []
    usual = median(_height(word, across) for word in words)
    lines = _banded(
        [word for word in words if _height(word, across) >= SMALL * usual], across
    )
    stray: list[Word] = []
    for word in words:
        if _height(word, across) >= SMALL * usual:
            continue
        line = _beside(word, lines, across, along)
        (stray if line is None else line.words).append(word)
    lines += _banded(stray, across)
    turned = across == 0
    return [
        sorted(line.words, key=lambda word: word.box[along], reverse=turned)
        for line in sorted(lines, key=lambda line: _first_beside(line, lines))
    ]


@dataclass(slots=True)
class _Line:
    """Words on one line, and the band from its first word's top to its bottom."""

    start: Decimal
    end: Decimal
    words: list[Word]

    def holds(self, at: Decimal) -> bool:
        """Whether a place lies in the line's band."""
        return self.start <= at <= self.end


def _first_beside(line: _Line, lines: Sequence[_Line]) -> tuple[Decimal, Decimal]:
    """Return where a line comes in order: a tall word before the lines it stands beside."""
    beside = [one.start for one in lines if line.holds((one.start + one.end) / 2)]
    return min(beside), line.start - line.end


def _banded(words: Iterable[Word], across: int) -> list[_Line]:
    """Gather words whose middle lies in a line's band, unless they are far taller than it."""
    lines: list[_Line] = []
    for word in sorted(words, key=lambda word: _middle(word, across)):
        for line in lines[:-4:-1]:
            is_tall = _height(word, across) > TALL * (line.end - line.start)
            is_low = _height(word, across) * TALL < line.end - line.start
            if line.holds(_middle(word, across)) and not is_tall and not is_low:
                line.words.append(word)
                break
        else:
            lines.append(_Line(word.box[across], word.box[across + 2], [word]))
    return lines


def _beside(
    word: Word, lines: Sequence[_Line], across: int, along: int
) -> _Line | None:
    """Return the line that a small word stands on: of several the one with the nearest word."""
    middle = _middle(word, across)
    distances = [
        (min(_distance(word, other, along) for other in line.words), at)
        for at, line in enumerate(lines)
        if line.holds(middle)
    ]
    return lines[min(distances)[1]] if distances else None


def _distance(word: Word, other: Word, along: int) -> Decimal:
    return max(
        other.box[along] - word.box[along + 2], word.box[along] - other.box[along + 2]
    )


def _height(word: Word, across: int) -> Decimal:
    return word.box[across + 2] - word.box[across]


def _middle(word: Word, across: int) -> Decimal:
    return (word.box[across] + word.box[across + 2]) / 2


def runs_of(line: Sequence[Word]) -> list[list[Word]]:
    """Return the runs of a line that gaps wider than it is high part."""
    runs: list[list[Word]] = []
    for word in line:
        height = word.box[3] - word.box[1]
        if runs and word.box[0] - runs[-1][-1].box[2] <= height * WIDE_GAP:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def cell_of(words: Sequence[Word], page: int) -> Cell:
    """Return words that stand on one line as a cell."""
    x0s, tops, x1s, bottoms = zip(*(word.box for word in words), strict=True)
    box = (min(x0s), min(tops), max(x1s), max(bottoms))
    text = words[0].text + "".join(
        ("" if _is_raised(before, word) else " ") + word.text
        for before, word in pairwise(words)
    )
    return Cell(text, page, box, confidence=least_certain(words))


def _is_raised(before: Word, word: Word) -> bool:
    """Whether one of two words is a small figure set close to the other, as in m² and CO₂e."""
    if not (before.upright and word.upright):
        return False
    heights = sorted((before.box[3] - before.box[1], word.box[3] - word.box[1]))
    off = abs(word.box[3] - before.box[3]) > RAISED * heights[1]
    is_small = heights[0] < SMALL * heights[1] or (off and heights[0] < heights[1])
    return is_small and word.box[0] - before.box[2] < CLOSE * heights[1]
