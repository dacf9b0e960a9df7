"""An indicator that stands in a plate of its own: each label gets the figure beside it or below it, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.reading.card_labels import heads_section
from ingest.reading.grid import Cell, Grid, joined
from ingest.reading.indicator_rows import Column, IndicatorCells, split_code
from ingest.reading.plate_labels import (
    Said,
    begins_plate,
    is_decoration,
    is_figure,
    label_named,
    said_in,
    whole_label,
)
from ingest.reading.plates import (
    PlateWords,
    columns_of,
    rows_of,
    spans_several,
    stands_left,
)
from ingest.reading.ranks import Rank
from plans.turkish import tidy

_LEAST = 2  # labels with a figure
_TITLES = (Rank.GOAL, Rank.OBJECTIVE)
_REPORTED = (Column.ACTUAL, Column.PERFORMANCE)

Line = list[Said]


@dataclass(slots=True)
class Plate:
    """What a plate says: its code and name, the labels with their values, and what is left."""

    code: Cell
    name: list[Cell] = field(default_factory=list)
    told: list[Said] = field(default_factory=list)  # labels, with or without a value
    strays: list[Cell] = field(default_factory=list)
    is_certain: bool = True  # whether no figure is left that a label may want

    @property
    def is_sound(self) -> bool:
        """Whether it has a name, a target and two figures, each label once."""
        filled = [said for said in self.told if said.value]
        heads = [(said.head.column, said.head.year) for said in self.told if said.head]
        is_once = len(set(heads)) == len(heads)
        is_reported = any(column in _REPORTED for column, _ in heads)
        has_year = any(said.is_year for said in filled)
        return (
            bool(self.name)
            and is_once
            and not is_reported
            and has_year
            and len(filled) >= _LEAST
        )

    def cells(self) -> IndicatorCells:
        """Return the indicator; a label that is printed twice says nothing."""
        heads = [(said.head.column, said.head.year) for said in self.told if said.head]
        once = [
            said
            for said in self.told
            if said.head and heads.count((said.head.column, said.head.year)) == 1
        ]
        blank = Cell("")
        values = {
            said.head.column: said.value or blank
            for said in once
            if said.head and not said.is_year
        }
        years = {
            said.head.year: said.value or blank
            for said in once
            if said.head and said.head.year is not None
        }
        heads_of_years = {
            said.head.year: said.cell
            for said in once
            if said.head and said.head.year is not None
        }
        label = next(
            (
                said.cell
                for said in once
                if said.head and said.head.column is Column.BASELINE
            ),
            None,
        )
        name = joined(self.name) if self.name else replace(self.code, text="", lines=())
        return IndicatorCells(self.code, name, values, years, {}, heads_of_years, label)


def ends_plates(text: str) -> bool:
    """Whether a line begins a section, or a title with its code."""
    rank = heads_section(text)
    return rank is Rank.SECTION or (rank in _TITLES and any(map(str.isdigit, text)))


def is_plate(grid: Grid) -> bool:
    """Whether a grid is one indicator with its name, its years and their figures, and nothing else."""
    texts = [cell.text for row in rows_of(grid) for cell in row]
    if sum(map(begins_plate, texts)) != 1 or any(map(ends_plates, texts)):
        return False
    plate = read_plate(grid)
    return plate is not None and plate.is_sound and plate.is_certain


PLATES = PlateWords(begins_plate, ends_plates, is_plate)


def read_plate(grid: Grid) -> Plate | None:
    """Return what a plate says, None where no code begins in it."""
    rows = [[said for cell in row for said in said_in(cell)] for row in rows_of(grid)]
    code = next(
        (said for row in rows for said in row if begins_plate(said.cell.text)), None
    )
    parted = split_code(code.cell) if code else None
    if code is None or parted is None:
        return None
    beside = replace(parted[1], lines=())
    rows = [[Said(beside) if said is code else said for said in row] for row in rows]
    rows = [[said for said in row if said.head or tidy(said.cell.text)] for row in rows]
    rows = [row for row in _with_whole_labels(rows) if row]
    return _filled(Plate(parted[0]), rows, beside)


def _with_whole_labels(rows: list[Line]) -> list[Line]:
    """Return the rows with a label that is broken over lines whole on the first of them."""
    for at in range(len(rows) - 1):
        for above in list(rows[at]):
            for below in list(rows[at + 1]):
                rows = _united(rows, at, above, below)
    return rows


def _united(rows: list[Line], at: int, above: Said, below: Said) -> list[Line]:
    current = rows[at]
    if above not in current or below not in rows[at + 1] or above.value or below.value:
        return rows
    if len(columns_of([above.cell, below.cell])) != 1:
        return rows
    years = [said.head.year for said in current if said.head and said.head.year]
    head = whole_label(above.cell, below.cell, years)
    if head is None or above.is_year:
        return rows
    whole = Said(head.cell, head)
    rows = list(rows)
    rows[at] = [whole if said is above else said for said in current]
    rows[at + 1] = [said for said in rows[at + 1] if said is not below]
    return rows


def _filled(plate: Plate, rows: list[Line], beside: Cell) -> Plate:
    """Give each label its value: beside it, below it, or above it where that leaves nothing over."""
    rows = [_with_values_beside(row) for row in rows]
    plate.told = [said for row in rows for said in row if said.value]
    rows = [[said for said in row if not said.value] for row in rows]
    bare = [said for row in rows for said in row if said.head]
    rows, plate.name = _without_name(rows, bare, plate.told, beside)
    down = _stacked(rows)
    up = _stacked(rows[::-1]) if down[1] else down
    told, left = up if down[1] and not up[1] else down
    plate.is_certain = not any(is_figure(cell.text) for cell in left)
    if not plate.is_certain:
        told = [replace(said, value=None) for said in told]
        left = [said.cell for row in rows for said in row if not said.head]
    plate.told += told
    plate.strays = [cell for cell in left if not is_decoration(cell.text)]
    return plate


def _with_values_beside(row: Line) -> Line:
    """Return a row with each bare label's value where labels and texts take turns in it."""
    first = next((at for at, said in enumerate(row) if said.is_bare), None)
    if first is None:
        return row
    rest = row[first:]
    pairs = list(zip(rest[::2], rest[1::2], strict=False))
    in_turn = len(rest) % 2 == 0 and all(
        label.is_bare and text.head is None and _suits(label, text)
        for label, text in pairs
    )
    if not in_turn:
        return row
    return [*row[:first], *(replace(label, value=text.cell) for label, text in pairs)]


def _suits(label: Said, text: Said) -> bool:
    is_of_figure = label.head is not None and label.head.column in (
        Column.TARGET,
        Column.BASELINE,
        Column.WEIGHT,
    )
    return text.is_figure or not is_of_figure


def _without_name(
    rows: Sequence[Line], bare: Sequence[Said], told: Sequence[Said], beside: Cell
) -> tuple[list[Line], list[Cell]]:
    """Return the rows without the name's lines, and these: above all labels, or left of them."""
    labels = [said.cell for said in (*bare, *told)]
    years = [said.cell for said in bare if said.is_year]
    first = min((cell.place[:2] for cell in labels), default=None)
    name: list[Cell] = []
    rest: list[Line] = []
    for row in rows:
        left: Line = []
        for said in row:
            is_above = first is None or said.cell.place[:2] < first
            is_left = bool(years) and stands_left(said.cell, years)
            is_text = said.cell is beside or not (said.head or said.is_figure)
            is_named = is_text and (is_above or is_left or said.cell is beside)
            if is_named and not is_decoration(said.cell.text):
                name.append(said.cell)
            else:
                left.append(said)
        rest.append(left)
    return rest, name


def _stacked(rows: Sequence[Line]) -> tuple[list[Said], list[Cell]]:
    """Return the labels with the text that follows each in its column, and the texts left over."""
    labels = [said.cell for row in rows for said in row if said.head]
    order = {id(said.cell): at for at, row in enumerate(rows) for said in row}
    heads = {id(said.cell): said for row in rows for said in row if said.head}
    texts = [said.cell for row in rows for said in row if not said.head]
    wide = [cell for cell in texts if spans_several(cell, labels)]
    left = list(wide)
    narrow = [cell for cell in texts if not any(cell is one for one in wide)]
    told: list[Said] = []
    for column in columns_of([*labels, *narrow]):
        waiting: Said | None = None
        for cell in sorted(column, key=lambda cell: order[id(cell)]):
            if id(cell) in heads:
                told += [waiting] if waiting else []
                waiting = heads[id(cell)]
            elif waiting is not None:
                told.append(replace(waiting, value=cell))
                waiting = None
            else:
                left.append(cell)
        told += [waiting] if waiting else []
    return told, left


def label_of_plate(text: str) -> bool:
    """Whether words are the label of a figure in a plate."""
    return label_named(text) is not None
