"""Lines and boxes that only adorn: what they frame is no table of cells; geometry only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from ingest.reading.grid import Word
from ingest.reading.lattice import Lattice

BAR = Decimal(9)  # points; a column as narrow is a coloured bar


def real_tables(tables: Iterable[Lattice], words: Sequence[Word]) -> list[Lattice]:
    """Return the tables that part words into columns.

    One with a single column, beside it perhaps a bar of another colour, only frames
    lines of text or rules them off.
    """
    return [table for table in tables if not _is_frame(table, words)]


def _is_frame(table: Lattice, words: Sequence[Word]) -> bool:
    wide = sum(right - left > BAR for left, right in pairwise(table.xs))
    if wide > 1:
        return False
    columns = {place[1] for word in words if (place := table.place(word))}
    return len(columns) <= 1
