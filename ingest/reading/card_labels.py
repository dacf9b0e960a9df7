"""The labels of a card's cells: what a cell heads, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.reading.card_values import flowed
from ingest.reading.grid import Cell, Line, joined
from ingest.reading.headings import LABELS, Part, mark_of
from ingest.reading.indicator_rows import Column, Row, distinct, head_of, split_code
from ingest.reading.ranks import Rank
from plans.turkish import heading_key, tidy

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
_RANKS = {Part.GOAL: Rank.GOAL, Part.OBJECTIVE: Rank.OBJECTIVE}
_LETTERED = re.compile(r"^([AH]\.?\s?[0-9]{1,2})\s(?=[A-ZÇĞİÖŞÜ])")
"""A code without a colon ("A2 Güvenli bir kent"): a title where the cell spans the table, else "A4 Kağıdı"."""
_LONGEST_LABEL = 2  # lines
LABEL_TAILS = {"birimler", "birim", "projeler"}
"""What ends a label that is broken over two lines."""


def label_of(cell: Cell) -> Part | None:
    """Return the part of a card that this cell heads; a coded title ("H4.1: …") heads itself."""
    text = flowed(cell.text)
    key = heading_key(text)
    part = _CARD_LABELS.get(key) or _BROKEN_LABELS.get(key)
    if part is None:
        mark = mark_of(Line(_LETTERED.sub(r"\1: ", text) if cell.width > 2 else text))
        part = _signed(mark.rest) if mark.bulleted else mark.part
    return None if part in LABELS or part is Part.INDICATOR else part


def _signed(text: str) -> Part | None:
    """Return the part that a bare label behind a sign heads ("● Tespitler")."""
    mark = mark_of(Line(text))
    return None if mark.rest or mark.code else mark.part


def heads_section(text: str) -> Rank:
    """Return what a line begins; what ends a label that is broken over lines is a tail."""
    part = label_of(Cell(text))
    if part is not None:
        return _RANKS.get(part, Rank.SECTION)
    if heading_key(text) in LABEL_TAILS:
        return Rank.TAIL
    head = head_of(Cell(text))
    if head is not None and head.column in (Column.NAME, Column.CODE):
        return Rank.TABLE
    return Rank.ROW if split_code(Cell(text)) else Rank.NONE


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

    A cell may hold both, its text below the label.  Nothing where a label has no text
    beside it: such rows head columns.
    """
    stacked = [over_text(cell) for cell in cells]
    if all(stacked):
        return [run for run in stacked if run]
    runs: list[list[Cell]] = []
    for cell in cells:
        if is_bare_label(cell):
            runs.append([])
        elif not runs:
            return []
        runs[-1].append(cell)
    return runs if len(runs) > 1 and all(len(run) > 1 for run in runs) else []


def over_text(cell: Cell) -> list[Cell] | None:
    """Return label and text of a cell that holds both, one below the other; None where it does not."""
    if is_bare_label(cell):
        return None
    for count in range(min(_LONGEST_LABEL, len(cell.lines) - 1), 0, -1):
        label = joined(cell.lines[:count])
        if is_bare_label(label):
            text = joined(cell.lines[count:])
            return [label, replace(text, height=cell.height, width=cell.width)]
    return None


def under_labels(rows: Sequence[Row], at: int) -> tuple[list[list[Cell]], int]:
    """Return the labels that head columns, each with the texts below it, and how many rows that is.

    Nothing where the row does not hold two labels or more and nothing else.
    """
    labels = distinct(rows[at])
    if len(labels) < 2 or not all(map(is_bare_label, labels)):
        return [], 0
    runs = [[label] for label in labels]
    end = at + 1
    for row in rows[at + 1 :]:
        beneath = [_below(label, rows[at], row) for label in labels]
        strange = [
            cell for cell in distinct(row) if not any(cell is b for b in beneath)
        ]
        if strange or any(cell and label_of(cell) for cell in beneath):
            break
        for run, cell in zip(runs, beneath, strict=True):
            run += [cell] if cell else []
        end += 1
    is_filled = all(len(run) > 1 for run in runs)
    return (runs, end - at) if is_filled else ([], 0)


def _below(label: Cell, heads: Row, row: Row) -> Cell | None:
    """Return the one printed cell that stands in the label's columns."""
    places = [at for at, cell in enumerate(heads) if cell is label]
    cells = distinct([row[at] for at in places])
    return cells[0] if len(cells) == 1 else None


def is_bare_label(cell: Cell) -> bool:
    """Whether a cell holds a label and nothing of what it heads."""
    return label_of(cell) is not None and not re.search(r"\d|:", cell.text)
