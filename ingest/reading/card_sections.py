"""Where a card's sections end: labels merged beside a whole table, and rows that have a label of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.reading.grid import Cell
from ingest.reading.indicator_rows import Column, Head, Row

_EDGE = Decimal(
    4
)  # points; columns that begin closer than this begin at the same place
_SHEET_COLUMN = re.compile(r"([A-Z]+)\d+$")
_NAMING = {Column.CODE, Column.NAME}


def heading_height(cells: Sequence[Cell]) -> int:
    """Return how many rows a table's heading takes; a label merged beside the whole table counts as none of it.

    That label is the first cell, and alone reaches down further than all others.
    """
    others = max((cell.height for cell in cells[1:]), default=1)
    return min(cells[0].height, others) if len(cells) > 2 else cells[0].height


def without_section(
    columns: tuple[Head | None, ...], row: Row, height: int
) -> tuple[Head | None, ...]:
    """Return a heading's columns without that of such a label, where another column names the indicators."""
    beside = [cell is not None and cell.height > height for cell in row]
    kept = tuple(
        None if is_beside else head
        for head, is_beside in zip(columns, beside, strict=True)
    )
    return kept if any(head and head.column in _NAMING for head in kept) else columns


def stand_left(labels: Sequence[Cell], texts: Sequence[Cell]) -> bool:
    """Whether all labels begin left of all texts, and there is a text."""
    pairs = [(label, text) for label in labels for text in texts]
    return bool(pairs) and all(_begins_left(*pair) for pair in pairs)


def _begins_left(one: Cell, other: Cell) -> bool:
    """Whether a cell begins left of another: on paper by more than a hair, in a sheet by a column."""
    if one.box and other.box:
        return one.box[0] + _EDGE < other.box[0]
    left, right = _letters(one), _letters(other)
    return bool(left and right) and (len(left), left) < (len(right), right)


def _letters(cell: Cell) -> str:
    found = _SHEET_COLUMN.search(cell.ref or "")
    return found[1] if found else ""
