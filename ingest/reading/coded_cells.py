"""Goals and objectives as rows of a table name them: code and title in a cell each, or in one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.reading.card_values import Coded, Item, coded, flowed
from ingest.reading.grid import Cell, joined
from plans.turkish import fold, tidy


def titled(cells: Sequence[Cell], parts: int) -> Coded | None:
    """Return the goal or objective of a row that heads others."""
    is_coded = re.search(r"\d", cells[0].text) is not None
    named = cells if is_coded else cells[1:]
    if not named:
        return None
    return coded(joined(named), parts) or _uncoded(joined(named))


def coded_in(code: Cell | None, title: Cell | None, parts: int) -> Coded | None:
    """Return code and title out of two columns, or out of one that holds both; a code has a number."""
    both = coded(title, parts) if title else None
    if code is None or not re.search(r"\d", code.text):
        return both or (_uncoded(title) if title else None)
    beside = coded(code, 1)
    bare = Item(tidy(code.text), code.cite())
    found = beside if beside and beside.title else Coded(bare, None)
    if title is None:
        return found
    is_repeated = both is not None and both.number == found.number
    named = (
        both.title if both and is_repeated else Item(flowed(title.text), title.cite())
    )
    return replace(found, title=named)


def _uncoded(cell: Cell) -> Coded:
    return Coded(Item("", cell.cite("")), Item(flowed(cell.text), cell.cite()))


def is_same(one: Coded, other: Coded) -> bool:
    """Whether two prints name the same goal or objective: by number, else by title."""
    if one.number and other.number:
        return one.number == other.number
    if one.title is None or other.title is None:
        return False
    return fold(one.title.text) == fold(other.title.text)
