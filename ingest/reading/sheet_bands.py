"""Cards that stand beside each other on a sheet, and remarks that stand beside a card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.reading.card_labels import is_bare_label, label_of
from ingest.reading.grid import Cell
from ingest.reading.headings import Part
from ingest.reading.sheet import Place, Sheet

_TITLED = {Part.GOAL, Part.OBJECTIVE}
_FEW = 4  # remarks stand in no more than every fourth row of the card


@dataclass(frozen=True, slots=True)
class Bands:
    """The cards' parts of a sheet from left to right, and what stands beside them."""

    cards: Sequence[Sheet]
    remarks: Sequence[Cell]


def bands_of(sheet: Sheet) -> Bands:
    """Return the parts of a sheet: each begins with a column of labels, one of them an objective's."""
    strips = [_part(sheet, columns) for columns in _strips(sheet)]
    cards: list[Sheet] = []
    remarks: list[Cell] = []
    for strip in strips:
        if not cards or _heads_objective(strip, _first(strip)):
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
    """Yield the runs of columns that hold something, cut where a card's labels begin.

    Merged cells hold all that they cover.
    """
    heads = {
        column
        for column in {at for _, at in sheet.values}
        if Part.OBJECTIVE in (found := _labels(sheet, column)) and found - _TITLED
    }
    cuts = heads if len(heads) > 1 else set()
    used = {column for _, column in sheet.values}
    for area in sheet.merged:
        if (area.top, area.left) in sheet.values:
            used.update(range(area.left, area.right + 1))
    start = None
    for column in range(1, max(used, default=0) + 2):
        if start is not None and (column not in used or column in cuts):
            yield range(start, column)
            start = None
        if column in used and start is None:
            start = column


def _part(sheet: Sheet, columns: range) -> Sheet:
    values = {at: value for at, value in sheet.values.items() if at[1] in columns}
    merged = [area for area in sheet.merged if area.left in columns]
    return replace(sheet, values=values, merged=merged)


def _joined(sheet: Sheet, left: Sheet, right: Sheet) -> Sheet:
    values = {**left.values, **right.values}
    return replace(sheet, values=values, merged=[*left.merged, *right.merged])


def _rows(sheet: Sheet) -> set[int]:
    return {row for row, _ in sheet.values}


def _first(sheet: Sheet) -> int:
    return min(column for _, column in sheet.values)


def _heads_objective(sheet: Sheet, column: int) -> bool:
    return Part.OBJECTIVE in _labels(sheet, column)


def _labels(sheet: Sheet, column: int) -> set[Part]:
    """Return what the cells of one column head of a card; what follows a label is its text."""
    found = set()
    for row, at in sheet.values:
        part = _part_at(sheet, (row, at)) if at == column else None
        if part and not _is_bare(sheet, (row, at - 1)):
            found.add(part)
    return found


def _part_at(sheet: Sheet, place: Place) -> Part | None:
    value = sheet.values.get(place)
    return label_of(Cell(value.text)) if value else None


def _is_bare(sheet: Sheet, place: Place) -> bool:
    value = sheet.values.get(place)
    return value is not None and is_bare_label(Cell(value.text))
