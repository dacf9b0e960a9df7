"""A text's lines as pieces: headings, coded titles, table rows, and plain lines between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.reading.card_values import Coded, coded, is_bulleted
from ingest.reading.grid import Cell, Line
from ingest.reading.headings import Part, mark_of
from ingest.reading.indicator_rows import split_code
from ingest.reading.text_rows import (
    TableHead,
    TextRow,
    fused_row,
    miscounted_row,
    table_head,
    text_row,
)
from plans.turkish import heading_key, tidy

_LONGEST_ROW = 24  # lines; each of its cells may stand on its own
_LABELS = {
    "amac": Part.GOAL,
    "stratejikamac": Part.GOAL,
    "hedef": Part.OBJECTIVE,
    "stratejikhedef": Part.OBJECTIVE,
}
_TABLE = {"performansgostergeleri", "performansgostergesi", "gostergeler"}
_TABLE_PARTS = frozenset([Part.WEIGHT, Part.TARGET, Part.ACTUAL, Part.INDICATOR])


@dataclass(slots=True)
class Piece:
    """A stretch of the text: a heading, a coded title, a row of figures, or plain lines."""

    lines: list[Line]
    part: Part | None = None
    coded: Coded | None = None
    row: TextRow | None = None
    head: TableHead | None = None

    @property
    def is_plain(self) -> bool:
        """Whether nothing but its neighbours says where it belongs."""
        return not (self.part or self.coded or self.row or self.head)

    @property
    def is_heading(self) -> bool:
        """Whether it is a bare heading, its text not beside it."""
        return self.part is not None and self.coded is None


def pieces_of(lines: Sequence[Line]) -> Iterator[Piece]:
    """Yield the pieces of a text in printed order; every line that is not blank is in one of them."""
    printed = [line for line in lines if tidy(line.text)]
    head = TableHead()
    at = 0
    while at < len(printed):
        piece = _heading(printed, at) or _row(printed, at, head) or _title(printed[at])
        piece = piece or Piece([printed[at]])
        head = piece.head or head
        yield piece
        at += len(piece.lines)


def _heading(lines: Sequence[Line], at: int) -> Piece | None:
    """Return the heading that begins here, over up to three lines, or the table's whole heading."""
    for count in (3, 2, 1):
        group = lines[at : at + count]
        if len(group) < count or any(is_bulleted(line.text) for line in group):
            continue
        text = " ".join(tidy(line.text) for line in group)
        key, mark = heading_key(text), mark_of(Line(text))
        if key in _LABELS:
            return Piece(list(group), _LABELS[key])
        if key in _TABLE or (mark.part in _TABLE_PARTS and not mark.code):
            return _table_heading(lines, at)
        if mark.part and not mark.code and not mark.rest:
            return Piece(list(group), mark.part)
    return None


def _table_heading(lines: Sequence[Line], at: int) -> Piece | None:
    """Return all lines up to the first indicator as the table's heading, if they are few."""
    for end in range(at + 1, min(at + 40, len(lines))):
        if _indicator_code(lines[end]):
            group = list(lines[at:end])
            head = table_head(group)
            return Piece(group, head=head) if head.years else None
    return None


def _row(lines: Sequence[Line], at: int, head: TableHead) -> Piece | None:
    """Return the indicator that begins with this line's code, up to its last frequency."""
    parted = _indicator_code(lines[at])
    if parted is None or not head.years:
        return None
    code, beside = parted
    group = [beside] if tidy(beside.text) else []
    taken = [lines[at]]
    found: tuple[list[Line], TextRow] | None = None
    for line in [None, *lines[at + 1 : at + _LONGEST_ROW]]:
        if line is not None:
            if _begins_something(line):
                break
            group, taken = [*group, line], [*taken, line]
        row = text_row(group, code, head)
        if row is not None:
            found = taken, row
        elif found is not None:
            break
    if found is None:
        found = taken, miscounted_row(group, code, head)
    taken, row = found
    words = [beside, *taken[1:]]
    return Piece(taken, row=fused_row(words, code) or row)


def _indicator_code(line: Line) -> tuple[Cell, Cell] | None:
    """Part a line into an indicator's code and its name; a bare number is a code before a word only."""
    parted = split_code(line)
    if parted is None or _title(line) is not None:
        return None
    code, name = parted
    is_lettered = any(map(str.isalpha, code.text))
    return parted if is_lettered or name.text[:1].isalpha() else None


def _begins_something(line: Line) -> bool:
    text = tidy(line.text)
    is_value = re.match(r"[-–_] ?\d|[-–_xX]$|\d", text) is not None
    return (
        (is_bulleted(line.text) and not is_value)
        or _title(line) is not None
        or _indicator_code(line) is not None
        or heading_key(text) in _LABELS
        or mark_of(line).part is not None
    )


def _title(line: Line) -> Piece | None:
    """Return a goal or an objective that its own code names ("A4: …", "Hedef 4.1 …")."""
    mark = mark_of(line)
    if mark.bulleted or mark.code is None:
        return None
    numbers = {Part.GOAL: 1, Part.OBJECTIVE: 2}.get(mark.part) if mark.part else None
    found = coded(line, numbers) if numbers else None
    return Piece([line], mark.part, found) if found else None
