"""The labels of a card's cells: what a cell heads, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.reading.card_values import flowed
from ingest.reading.grid import Cell, Line
from ingest.reading.headings import LABELS, Part, mark_of
from ingest.reading.turkish import heading_key, tidy

_CARD_LABELS = {
    "amac": Part.GOAL,
    "stratejikamac": Part.GOAL,
    "hedef": Part.OBJECTIVE,
    "stratejikhedef": Part.OBJECTIVE,
}
_BROKEN_LABELS = {
    "isbirligiyapilacak": Part.COOPERATING,
    "isbirligiyapacak": Part.COOPERATING,
    "faaliyetve": Part.ACTIVITIES,
}
LABEL_TAILS = {"birimler", "birim", "projeler"}
"""What ends a label that is broken over two lines."""


def label_of(cell: Cell) -> Part | None:
    """Return the part of a card that this cell heads; a coded title ("H4.1: …") heads itself."""
    text = flowed(cell.text)
    key = heading_key(text)
    part = _CARD_LABELS.get(key) or _BROKEN_LABELS.get(key)
    if part is None:
        mark = mark_of(Line(text))
        part = None if mark.bulleted else mark.part
    return None if part in LABELS or part is Part.INDICATOR else part


def heads_section(text: str) -> bool:
    """Whether a line begins a section, or ends a label that is broken over two lines."""
    return label_of(Cell(text)) is not None or heading_key(text) in LABEL_TAILS


def beside_label(cell: Cell) -> Cell | None:
    """Return what follows the label in its own cell ("Sorumlu Birim: …"), None where nothing does."""
    rest = mark_of(Line(flowed(cell.text))).rest
    if not rest or mark_of(Line(rest)).part or ":" not in cell.text:
        return None
    _, _, printed = cell.text.partition(":")
    typed = [line for line in printed.splitlines() if tidy(line)]
    bare = replace(cell, text=printed.strip(), lines=(), number=None)
    if len(typed) < 2 or cell.ref is None:
        return bare
    return replace(bare, lines=tuple(replace(bare, text=line) for line in typed))


def side_by_side(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Return the labels of one row, each with its own text: "Amaç | A1: … | Sorumlu Birim | …".

    Nothing where a label has no text beside it: such rows head columns.
    """
    runs: list[list[Cell]] = []
    for cell in cells:
        if is_bare_label(cell):
            runs.append([])
        elif not runs:
            return []
        runs[-1].append(cell)
    return runs if len(runs) > 1 and all(len(run) > 1 for run in runs) else []


def is_bare_label(cell: Cell) -> bool:
    """Whether a cell holds a label and nothing of what it heads."""
    return label_of(cell) is not None and not re.search(r"\d|:", cell.text)
