"""Words into lines, and lines into runs that wide gaps part: geometry only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from ingest.reading.grid import Cell, Word
from plans.document import Box

WIDE_GAP = Decimal(1)  # of a line's height; a wider gap parts two columns


def line_cells(words: Iterable[Word], page: int) -> list[Cell]:
    """Return the lines that the words stand on, from the top, each with its box."""
    return [_cell(line, page) for line in _lines(words)]


def paragraph(
    words: Sequence[Word], page: int, box: Box, height: int = 1, width: int = 1
) -> Cell:
    """Return the words as one cell at `box`, a line of text for each line printed."""
    lines = tuple(line_cells(words, page))
    text = "\n".join(line.text for line in lines)
    return Cell(text, page, box, lines=lines, height=height, width=width)


def parted_lines(words: Iterable[Word], page: int) -> list[list[Cell]]:
    """Return each line as the runs that gaps wider than the line is high part."""
    return [[_cell(run, page) for run in _runs(line)] for line in _lines(words)]


def _lines(words: Iterable[Word]) -> list[list[Word]]:
    level = [word for word in words if word.upright]
    turned = [word for word in words if not word.upright]
    return _stacked(level, 1, 0) + _stacked(turned, 0, 1)


def _stacked(words: Iterable[Word], across: int, along: int) -> list[list[Word]]:
    """Gather words into lines: those whose middle lies inside a line's band belong to it."""
    lines: list[list[Word]] = []
    start = end = Decimal(0)
    for word in sorted(words, key=lambda word: _middle(word, across)):
        if lines and start <= _middle(word, across) <= end:
            lines[-1].append(word)
        else:
            lines.append([word])
            start, end = word.box[across], word.box[across + 2]
    turned = across == 0
    return [
        sorted(line, key=lambda word: word.box[along], reverse=turned) for line in lines
    ]


def _middle(word: Word, across: int) -> Decimal:
    return (word.box[across] + word.box[across + 2]) / 2


def _runs(line: Sequence[Word]) -> list[list[Word]]:
    runs: list[list[Word]] = []
    for word in line:
        height = word.box[3] - word.box[1]
        if runs and word.box[0] - runs[-1][-1].box[2] <= height * WIDE_GAP:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _cell(words: Sequence[Word], page: int) -> Cell:
    x0s, tops, x1s, bottoms = zip(*(word.box for word in words), strict=True)
    box = (min(x0s), min(tops), max(x1s), max(bottoms))
    return Cell(" ".join(word.text for word in words), page, box)
