"""Cards that stand beside each other on a sheet, and remarks beside a card: parted where a column is blank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.reading.card_labels import label_of
from ingest.reading.grid import Cell
from ingest.reading.headings import Part
from ingest.reading.sheet import Sheet

_FEW = 4  # remarks stand in no more than every fourth row of the card


@dataclass(frozen=True, slots=True)
class Bands:
    """The cards' parts of a sheet from left to right, and what stands beside them."""

    cards: Sequence[Sheet]
    remarks: Sequence[Cell]


def bands_of(sheet: Sheet) -> Bands:
    """Return the parts of a sheet; a part begins where an objective is headed right of a blank column."""
    strips = [_part(sheet, columns) for columns in _strips(sheet)]
    cards: list[Sheet] = []
    remarks: list[Cell] = []
    for strip in strips:
        if not cards or _heads_objective(strip):
            cards.append(strip)
        elif _FEW * len(_rows(strip)) <= len(_rows(cards[-1])):
            remarks += [
                Cell(value.text, ref=strip.ref(place), number=value.number)
                for place, value in sorted(strip.values.items())
            ]
        else:
            cards[-1] = _joined(sheet, cards[-1], strip)
    return Bands(cards, remarks)


def _strips(sheet: Sheet) -> Iterable[range]:
    """Yield the runs of columns that hold something; merged cells hold all that they cover."""
    used = {column for _, column in sheet.values}
    for area in sheet.merged:
        if (area.top, area.left) in sheet.values:
            used.update(range(area.left, area.right + 1))
    start = None
    for column in range(1, max(used, default=0) + 2):
        if column in used and start is None:
            start = column
        elif column not in used and start is not None:
            yield range(start, column)
            start = None


def _part(sheet: Sheet, columns: range) -> Sheet:
    values = {at: value for at, value in sheet.values.items() if at[1] in columns}
    merged = [area for area in sheet.merged if area.left in columns]
    return replace(sheet, values=values, merged=merged)


def _joined(sheet: Sheet, left: Sheet, right: Sheet) -> Sheet:
    values = {**left.values, **right.values}
    return replace(sheet, values=values, merged=[*left.merged, *right.merged])


def _rows(sheet: Sheet) -> set[int]:
    return {row for row, _ in sheet.values}


def _heads_objective(sheet: Sheet) -> bool:
    first = min(column for _, column in sheet.values)
    return any(
        label_of(Cell(value.text)) is Part.OBJECTIVE
        for (_, column), value in sheet.values.items()
        if column == first
    )
