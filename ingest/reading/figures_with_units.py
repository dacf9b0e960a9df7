"""Figures that are printed with their unit ("1.250 km"), where the row says for certain that it is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.reading.grid import Cell
from plans.turkish import fold, parse_number, tidy

_FIGURE = re.compile(r"(?P<figure>-?[0-9][0-9.,]*)\s?(?P<unit>[^\W\d_]{1,12}[²³2]?)\.?")
_POWERS = {"bin", "milyon", "milyar", "trilyon", "tl", "try", "x"}


def unit_in(cells: Sequence[Cell], unit: str | None) -> str | None:
    """Return the unit that the figures of a row are printed with: its own unit, else the same behind each."""
    found = [_FIGURE.fullmatch(tidy(cell.text)) for cell in cells]
    units = {fold(one["unit"]): one["unit"] for one in found if one}
    if len(units) != 1 or units.keys() & _POWERS:
        return None
    [(key, printed)] = units.items()
    is_own = unit is not None and fold(unit).strip("()") == key
    is_shared = unit is None and sum(map(bool, found)) > 1
    return printed if is_own or is_shared else None


def without_unit(cell: Cell, unit: str) -> Cell:
    """Return the cell with the figure that stands before this unit."""
    found = _FIGURE.fullmatch(tidy(cell.text))
    if found is None or fold(found["unit"]) != fold(unit):
        return cell
    return replace(cell, number=parse_number(found["figure"]))
