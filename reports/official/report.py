"""An official table before it is a file: what stands in which cell; knows neither formats nor Django.

A builder makes a Report of the rows that the pages show, and every writer (workbook, PDF,
Word) writes the same Report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

Value = str | Decimal | int | date | None
Formula = Callable[[int], str]
"""From the number of the row that the cell stands in, 1 for the first, to "=(E7-C7)/(D7-C7)"."""


class Look(StrEnum):
    """What a cell is, from which a writer takes its format."""

    TEXT = "text"
    LABEL = "label"  # names what stands beside it
    HEAD = "head"  # names the column below it
    NOTE = "note"
    NUMBER = "number"
    PERCENT = (
        "percent"  # held as 0 to 100; a workbook gets a real percent, 0.7575 for %75,75
    )
    MONEY = "money"  # in TRY
    DATE = "date"

    # As fast as a text's: a writer looks a format up for every cell.
    __hash__ = str.__hash__


class Cell(NamedTuple):
    """One cell; a value of `None` stays blank in every format, it is never 0.

    `formula` is for workbooks, and `value` what it comes to; of a percent the formula gives the
    fraction.
    """

    value: Value = None
    look: Look = Look.TEXT
    columns: int = 1
    formula: Formula | None = None


class Row(NamedTuple):
    """Cells from the first column on; `heads` name the columns and are repeated on each page."""

    cells: tuple[Cell, ...]
    heads: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart of a section's rows that are not heads; these stand together.

    `names` and each of `values` are columns, 0 for the first.
    """

    title: str
    names: int
    values: tuple[int, ...]
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a title of their own, which is a bookmark of a document; without one, no break."""

    rows: tuple[Row, ...]
    title: str = ""
    level: int = 1
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, one chapter of a document; `widths` of its columns in letters.

    `heads` stand once above all sections, stay in sight and are repeated on every page.
    """

    name: str
    widths: tuple[int, ...]
    sections: Iterable[Section]
    heads: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A whole official table; `about` says whose and of when, `notes` where its figures come from."""

    title: str
    about: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()


def text(value: Value, columns: int = 1) -> Cell:
    """Return a cell of plain text."""
    return Cell(value, Look.TEXT, columns)


def label(name: str) -> Cell:
    """Return a cell that names what stands beside it."""
    return Cell(name, Look.LABEL)


def heads(*names: str) -> Row:
    """Return the row that names the columns."""
    return Row(tuple(Cell(name, Look.HEAD) for name in names), heads=True)


def number(value: Decimal | int | None, formula: Formula | None = None) -> Cell:
    """Return a measured figure, by a formula only where there is one: of blanks it would make 0."""
    return Cell(value, Look.NUMBER, 1, None if value is None else formula)


def percent(value: Decimal | None, formula: Formula | None = None) -> Cell:
    """Return a percentage from 0 to 100, or beyond where it is not capped; its formula as a figure's."""
    return Cell(value, Look.PERCENT, 1, None if value is None else formula)


def money(value: Decimal | None, formula: Formula | None = None) -> Cell:
    """Return an amount in TRY; its formula as a figure's."""
    return Cell(value, Look.MONEY, 1, None if value is None else formula)


def labelled(name: str | Cell, said: Value, columns: int) -> Row:
    """Return a row of a label and a text over the other `columns` - 1 columns."""
    first = label(name) if isinstance(name, str) else name
    return Row((first, Cell(said, Look.TEXT, columns - 1)))


def nothing(said: str, columns: int) -> Row:
    """Return the row of a list that is empty: heads alone leave open whether something was lost."""
    return Row((text(said, columns),))


def column_name(column: int) -> str:
    """Return the letters of a column in a formula, 0 for the first.

    >>> column_name(0), column_name(25), column_name(26)
    ('A', 'Z', 'AA')
    """
    above, own = divmod(column, 26)
    return (column_name(above - 1) if above else "") + chr(ord("A") + own)
