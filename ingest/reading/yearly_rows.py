"""One row of a yearly table: the indicator it names, the figures it prints."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.reading.grid import Cell, joined
from ingest.reading.indicator_rows import Column, Row, split_code
from ingest.reading.reported_columns import Figure
from ingest.reading.yearly_heads import Field, YearlyHeading, is_bare_code
from plans.turkish import heading_key, parse_number, tidy

_TOTAL = re.compile(
    r"(genel|ara)?(toplam|ortalama)\w*|\w*(hedef|amac|birim)\w*(ortalamasi|performansi|toplami)"
)


_NUMBERING = re.compile(
    r"\s*\d{1,3}\s*[.)]?\s*"
)  # of rows, under one heading with the names


@dataclass(slots=True)
class YearlyRow:
    """One indicator as printed: its naming and terms by column, its figures with what they report."""

    heading: YearlyHeading
    code: Cell
    name: Cell
    values: dict[Column, Cell]
    figures: list[tuple[int, Cell]]  # the place of the column, and the cell below it
    label: Cell | None = None  # heading of the baseline


def beneath(cells: Sequence[Cell], heading: YearlyHeading) -> Row:
    """Return cells that no ruling parts, each in the column whose heading it stands beneath; () where one does not.

    A row below a table without lines, or one of a table that goes on with other lines.
    """
    row: list[Cell | None] = [None] * len(heading.columns)
    for cell in cells:
        places = [
            at
            for at, head in enumerate(heading.columns)
            if head and _is_beneath(cell, head.cell)
        ]
        if len(places) != 1 or row[places[0]] is not None:
            return ()
        row[places[0]] = cell
    return tuple(row) if len(cells) > 2 else ()


def _is_beneath(cell: Cell, head: Cell) -> bool:
    """Whether the cell's middle lies in the width of the heading's cell."""
    if cell.box is None or head.box is None:
        return False
    return head.box[0] <= (cell.box[0] + cell.box[2]) / 2 <= head.box[2]


def is_coded(cells: Sequence[Cell]) -> bool:
    """Whether a row begins with an indicator's code, and holds more than that."""
    return len(cells) > 2 and split_code(cells[0]) is not None


def fields_of(row: Row, heading: YearlyHeading | None) -> Mapping[Field, Cell]:
    found: dict[Field, Cell] = {}
    for head, cell in zip(heading.columns if heading else (), row, strict=True):
        if head and isinstance(head.what, Field) and cell and tidy(cell.text):
            found.setdefault(head.what, cell)
    return found


def row_of(row: Row, heading: YearlyHeading) -> YearlyRow | None:
    """Return the indicator that a row holds: named, and with a code or a figure.

    Where all its figures are blank, its code has to stand in the column of codes.
    """
    naming: list[Cell] = []
    values: dict[Column, Cell] = {}
    figures: list[tuple[int, Cell]] = []
    label = None
    for at, (head, cell) in enumerate(zip(heading.columns, row, strict=True)):
        if head is None or cell is None:
            continue
        if head.what in (Column.CODE, Column.NAME):
            is_new = tidy(cell.text) and not any(cell is one for one in naming)
            naming += [cell] if is_new else []
        elif isinstance(head.what, Column):
            values.setdefault(head.what, cell)
            label = head.cell if head.what is Column.BASELINE else label
        elif isinstance(head.what, Figure):
            figures.append((at, cell))
    named = _named(naming)
    own = [cell for _, cell in figures if not any(cell is one for one in naming)]
    has_figure = any(reads(cell) for cell in own)
    if named is None or not (named[0].text or has_figure):
        return None
    if not own and not _is_coded_in_its_column(row, heading):
        return None
    return YearlyRow(heading, *named, values, figures, label)


def _is_coded_in_its_column(row: Row, heading: YearlyHeading) -> bool:
    return any(
        head is not None
        and head.what is Column.CODE
        and cell is not None
        and split_code(cell) is not None
        for head, cell in zip(heading.columns, row, strict=True)
    )


def _named(naming: Sequence[Cell]) -> tuple[Cell, Cell] | None:
    """Return code and name; an empty code where none is printed."""
    if len(naming) > 1 and _NUMBERING.fullmatch(naming[0].text):
        naming = naming[1:]
    if not naming:
        return None
    first, rest = naming[0], list(naming[1:])
    parted = split_code(first)
    if parted:
        code, beside = parted
        rest = [cell for cell in (beside, *rest) if tidy(cell.text)]
        return (code, joined(rest)) if rest else (code, beside)
    if is_bare_code(first) and rest:
        return first, joined(rest)
    has_words = re.search(r"[^\W\d_]{3}", first.text)
    return (
        (Cell("", first.page, first.box, first.ref), joined(naming))
        if has_words
        else None
    )


def reads(cell: Cell) -> bool:
    return (cell.number or parse_number(cell.text)).value is not None


def is_total(cells: Sequence[Cell]) -> bool:
    return any(_TOTAL.fullmatch(heading_key(cell.text)) for cell in cells[:2])


def heads_money(cell: Cell) -> bool:
    return (
        re.search(r"butce|odenek|kaynakihtiyaci|maliyet", heading_key(cell.text))
        is not None
    )
