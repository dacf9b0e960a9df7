"""Rows of a card that print the code of a goal or an objective apart from its title: "Amaç Kodu | A1"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.reading.card_labels import label_of
from ingest.reading.grid import Cell, Grid
from ingest.reading.headings import Part
from ingest.reading.plan_table_words import Field, named

_CODES = {Field.GOAL_CODE: Part.GOAL, Field.OBJECTIVE_CODE: Part.OBJECTIVE}

Printed = list[Cell | None]


def with_codes_in_titles(grid: Grid) -> Grid:
    """Return the grid with such a code before the title that the next row prints, or the row above."""
    rows = [list(row) for row in grid.rows]
    for one, other in pairwise(rows):
        _joined(one, other)
        _joined(other, one)
    return replace(grid, rows=tuple(map(tuple, rows)))


def _joined(code_row: Printed, title_row: Printed) -> None:
    """Move the code before the title, where the two rows are of the same goal or objective."""
    code, title = _two(code_row), _two(title_row)
    if code is None or title is None:
        return
    head = named(code[0])
    if head is None or head.what not in _CODES:
        return
    if _CODES[head.what] is not label_of(title[0]):
        return
    number = str(code[1].number.value) if code[1].number else code[1].text
    at = next(at for at, cell in enumerate(title_row) if cell is title[1])
    title_row[at] = replace(
        title[1], text=f"{number.strip().rstrip(':.')}: {title[1].text}", lines=()
    )
    code_row[:] = [None] * len(code_row)


def _two(row: Sequence[Cell | None]) -> list[Cell] | None:
    cells = [cell for cell in row if cell is not None and cell.text.strip()]
    return cells if len(cells) == 2 else None
