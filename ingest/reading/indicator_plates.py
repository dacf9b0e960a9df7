"""An indicator that stands in a plate of its own: each label gets the figure beside it or below it, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.reading.card_labels import heads_section
from ingest.reading.grid import Cell, Grid, joined
from ingest.reading.indicator_rows import Column, IndicatorCells, split_code
from ingest.reading.plate_labels import (
    Said,
    begins_plate,
    is_decoration,
    is_figure,
    runs_on,
    said_in,
    said_over,
    whole_label,
)
from ingest.reading.plates import (
    PlateWords,
    columns_of,
    rows_of,
    runs_below,
    spans_several,
    stands_left,
)
from ingest.reading.ranks import Rank
from plans.document import Issue
from plans.turkish import tidy

UNLABELLED = "Göstergenin kutusundaki bu metnin neye ait olduğu belli değil."

_LEAST = 2  # labels with a figure
_LABEL_LINES = 3  # and one more, of a label
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
    def seems(self) -> bool:
        """Whether it has a name and two labels, one of a year, each once and none of a report."""
        heads = [(said.head.column, said.head.year) for said in self.told if said.head]
        is_once = len(set(heads)) == len(heads) >= _LEAST
        is_reported = any(column in _REPORTED for column, _ in heads)
        has_year = any(said.is_year for said in self.told)
        return bool(self.name) and is_once and not is_reported and has_year

    @property
    def is_sound(self) -> bool:
        """Whether two of its labels have their figures, one of a year, and no figure is left over."""
        filled = [said for said in self.told if said.value]
        has_year = any(said.is_year for said in filled)
        return self.seems and has_year and len(filled) >= _LEAST and self.is_certain

    def doubts(self, where: str) -> list[Issue]:
        """Return an issue for each text that has no label; it may belong to the name or a value."""
        return [
            Issue(where, UNLABELLED, tidy(cell.text), citation=cell.cite())
            for cell in self.strays
        ]

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


def holds_plate(grid: Grid) -> bool:
    """Whether a grid is one indicator with its name, its years and their figures, and nothing else."""
    plate = read_plate(grid) if _is_alone(grid) else None
    return plate is not None and plate.is_sound


def seems_plate(grid: Grid) -> bool:
    """Whether a grid is one indicator with its name and its years; its figures may be uncertain."""
    plate = read_plate(grid) if _is_alone(grid) else None
    return plate is not None and plate.seems


def _is_alone(grid: Grid) -> bool:
    """Whether one code begins in a grid, and no section, title or heading of a table."""
    texts = [cell.text for row in rows_of(grid) for cell in row]
    is_headed = any(heads_section(text) is Rank.TABLE for text in texts)
    has_one = sum(map(begins_plate, texts)) == 1
    return has_one and not is_headed and not any(map(ends_plates, texts))


PLATES = PlateWords(begins_plate, ends_plates, holds_plate, seems_plate)


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
    rows = _with_years_as_figures(_with_whole_labels(_flowing(rows)))
    return _filled(Plate(parted[0]), rows, beside)


def _flowing(rows: list[Line]) -> list[Line]:
    """Return the rows with what a line's end parts from its label: the label's rest, or the value."""
    years = [
        said.head.year for row in rows for said in row if said.head and said.head.year
    ]
    for above, row in pairwise(rows):
        if not above or not row:
            continue
        last, first = above[-1], row[0]
        if last.value:
            _lengthen(above, row)
            continue
        if not last.cell.text.endswith(":") and not any(said.value for said in above):
            continue
        others = [year for year in years if not first.head or year != first.head.year]
        head = whole_label(last.cell, first.cell, others) if first.head else None
        whole = [Said(head.cell, head, first.value)] if head else said_over(last, first)
        if whole:
            above[-1:] = whole
            row.pop(0)
    return [row for row in rows if row]


def _lengthen(above: Line, row: Line) -> None:
    """Move what runs on of the one text in a row to it; of several it may be any."""
    texts = [at for at, said in enumerate(above) if said.has_text]
    if len(texts) == 1 and runs_on(row[0]):
        said = above[texts[0]]
        value = joined([one for one in (said.value, row.pop(0).cell) if one])
        above[texts[0]] = replace(said, value=value)


def _with_whole_labels(rows: list[Line]) -> list[Line]:
    """Return the rows with a label that is broken over lines whole on the first of them."""
    for at in range(len(rows)):
        for under in range(at + 1, min(at + _LABEL_LINES, len(rows))):
            for above in list(rows[at]):
                for below in list(rows[under]):
                    _unite(rows[at], rows[under], above, below)
    return [row for row in rows if row]


def _unite(row: Line, under: Line, above: Said, below: Said) -> None:
    if above not in row or below not in under or above.value or below.value:
        return
    if len(columns_of([above.cell, below.cell])) != 1:
        return
    years = [said.head.year for said in row if said.head and said.head.year]
    head = whole_label(above.cell, below.cell, years)
    is_first = above.head is None or above.head.year in (None, *_firsts(years))
    if head is not None and is_first:
        row[row.index(above)] = Said(head.cell, head)
        under.remove(below)


def _firsts(years: Sequence[int]) -> list[int]:
    """Return the least of several years: a baseline's label may begin with it."""
    return [min(years)] if len(years) > 1 else []


def _with_years_as_figures(rows: list[Line]) -> list[Line]:
    """Return the rows with years as figures that stand among figures, where a row of years is above or below."""
    known = [year for row in rows if _is_run_of_years(row) for year in _years(row)]
    return [
        [Said(said.cell) for said in row] if _is_of_figures(row, known) else row
        for row in rows
    ]


def _years(row: Line) -> list[int]:
    return [
        said.head.year for said in row if said.is_bare and said.head and said.head.year
    ]


def _is_run_of_years(row: Line) -> bool:
    """Whether the years of a row of labels follow one another."""
    years = _years(row)
    is_run = all(after - before == 1 for before, after in pairwise(years))
    return len(years) > 1 and is_run and all(said.is_bare for said in row)


def _is_of_figures(row: Line, known: Sequence[int]) -> bool:
    """Whether a row holds figures alone, some of which could be years, and is not the row of years."""
    years = _years(row)
    if (
        not years
        or not known
        or not all(said.is_figure or (said.is_bare and said.is_year) for said in row)
    ):
        return False
    return (
        any(year in known for year in years)
        if len(row) == 1
        else not _is_run_of_years(row)
    )


def _filled(plate: Plate, rows: list[Line], beside: Cell) -> Plate:
    """Give each label its value: beside it, below it, or above it where that leaves nothing over."""
    rows = [_with_values_beside(row) for row in rows]
    plate.told = [said for row in rows for said in row if said.value]
    plate.name = _name_of(rows, beside)
    known = [*plate.name, beside]
    rows = [
        [
            said
            for said in row
            if not (said.value or any(said.cell is one for one in known))
        ]
        for row in rows
    ]
    told, left = _certain(rows)
    plate.is_certain = not any(is_figure(cell.text) for cell in left)
    plate.told += told
    yearless = [said for said in plate.told if _is_yearless(said)]
    plate.told = [said for said in plate.told if not _is_yearless(said)]
    left += [said.value for said in yearless if said.value]
    plate.strays = [cell for cell in left if not is_decoration(cell.text)]
    return plate


def _is_yearless(said: Said) -> bool:
    """Whether it is a target that no year is said of."""
    head = said.head
    return head is not None and head.column is Column.TARGET and head.year is None


def _certain(rows: list[Line]) -> tuple[list[Said], list[Cell]]:
    """Return the labels with the figures below or above them, and what is left over.

    Without any figure where both ways leave some: one may be left by the way that is taken.
    """
    ways = [_stacked(rows), _stacked(rows[::-1])]
    over = [sum(is_figure(cell.text) for cell in left) for _, left in ways]
    best = 0 if over[0] <= over[1] else 1
    if over[best] == 0 or (over[best] == 1 and over[1 - best] > 2):
        return ways[best]
    labels = [replace(said, value=None) for said in ways[0][0]]
    return labels, [said.cell for row in rows for said in row if not said.head]


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


def _name_of(rows: Sequence[Line], beside: Cell) -> list[Cell]:
    """Return the lines of the name: above all labels or left of them.

    Where there are none they stand below a label with its value, above the years.
    """
    bare = [said.cell for row in rows for said in row if said.is_bare]
    for ends in (_is_label, _is_bare):
        name = [beside] if tidy(beside.text) else []
        is_over = is_above = True  # above all labels, above those without a value
        for row in rows:
            level = [said.cell for said in row if said.head]
            for cell in (said.cell for said in row if _is_text(said)):
                is_left = bool(bare) and stands_left(cell, bare)
                is_next = is_above and bool(name) and runs_below(name[-1], cell)
                if is_left or is_next or (is_over and stands_left(cell, level)):
                    name += [] if cell is beside else [cell]
            is_over = is_over and not any(map(ends, row))
            is_above = is_above and not any(map(_is_bare, row))
        if name:
            break
    return name


def _is_label(said: Said) -> bool:
    return said.head is not None


def _is_bare(said: Said) -> bool:
    return said.is_bare


def _is_text(said: Said) -> bool:
    return not (said.head or said.is_figure or is_decoration(said.cell.text))


def _stacked(rows: Sequence[Line]) -> tuple[list[Said], list[Cell]]:
    """Return the labels with the text that follows each in its column, and the texts left over."""
    labels = [said.cell for row in rows for said in row if said.head]
    order = {id(said.cell): at for at, row in enumerate(rows) for said in row}
    heads = {id(said.cell): said for row in rows for said in row if said.head}
    texts = [said.cell for row in rows for said in row if not said.head]
    narrow: list[Cell] = []
    left: list[Cell] = []
    for cell in texts:
        is_wide = spans_several(cell, labels)
        words = cell.lines or (cell,)
        if is_wide and not all(is_figure(word.text) for word in words):
            left.append(cell)
        else:
            narrow += words if is_wide else [cell]
            order |= {id(word): order[id(cell)] for word in words}
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
