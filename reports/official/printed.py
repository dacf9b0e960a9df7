"""A report as paper wants it: words in the cells, and tables whose heads are their first rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from django.utils.formats import date_format

from reports.figures import figure, money, share
from reports.official.report import Cell, Look, Row, Section, Sheet

FIRST_LEVEL = 1  # of a sheet's heading; a section's are below it
LINE_ENDS = re.compile("\r\n|[\v\f\r\x1c-\x1e\x85\u2028\u2029]")
# XML knows no such letters, and no font shows them.
UNPRINTABLE = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
FIGURES = frozenset({Look.NUMBER, Look.PERCENT, Look.MONEY})


class Table(NamedTuple):
    """Rows below the heads that are repeated on each page; a table that `leads` stays with the next."""

    heads: tuple[Row, ...]
    rows: tuple[Row, ...]
    leads: bool = False


class Part(NamedTuple):
    """Tables under a heading; without a title there is none. `level` is 2 or more.

    `charted` are the sections among them that have a chart.
    """

    title: str
    level: int
    tables: tuple[Table, ...]
    charted: tuple[Section, ...]


def parts(sheet: Sheet) -> Iterator[Part]:
    """Yield what stands below a sheet's heading; sections without a title of their own are one table.

    No level is skipped on the way down, as whoever is read to would look for what is missing.
    """
    level = FIRST_LEVEL
    for title, together in groupby(sheet.sections, _own_title):
        sections = list(together)
        if title is not None:
            level = min(FIRST_LEVEL + max(title[1], 1), level + 1)
        rows = (row for section in sections for row in section.rows)
        name = printable(title[0]) if title else ""
        charted = tuple(section for section in sections if section.chart)
        yield Part(name, level, tuple(_tables(sheet, rows)), charted)


def words(cell: Cell) -> str:
    """Return what a cell says, as the pages write it: %75,75 · 138.155.000 ₺; "" of `None`."""
    match cell.value:
        case None:
            return ""
        case str() as said:
            return printable(said)
        case date() as day:
            return date_format(day, "d.m.Y")
        case int() | Decimal() as value:
            return _figure(Decimal(value), cell.look)


def _figure(value: Decimal, look: Look) -> str:
    match look:
        case Look.PERCENT:
            return share(value)
        case Look.MONEY:
            return money(value)
        case Look.NUMBER:
            return figure(value)
    return str(value)  # a year or a place in an order


def printable(said: str) -> str:
    r"""Return a text that every format can hold, lines ended by "\n", without control characters."""
    return UNPRINTABLE.sub("", LINE_ENDS.sub("\n", said).replace("\t", " "))


def filled(row: Row, columns: int) -> tuple[Cell, ...]:
    """Return a row's cells and, up to the last of the table's columns, one that is not there."""
    missing = columns - sum(cell.columns for cell in row.cells)
    if missing <= 0:
        return row.cells
    return (*row.cells, Cell(None, Look.NOTE, missing))


def _own_title(section: Section) -> tuple[str, int, int] | None:
    """Return what sets a section apart from the one before it."""
    return (section.title, section.level, id(section)) if section.title else None


def _tables(sheet: Sheet, rows: Iterable[Row]) -> Iterator[Table]:
    """Cut rows where columns are named anew: only a table's first rows are repeated on a page."""
    heads, below = list(sheet.heads), list[Row]()
    for row in rows:
        if row.heads and below:
            yield Table(tuple(heads), tuple(below), leads=not heads)
            heads, below = [], []
        (heads if row.heads else below).append(row)
    if heads or below:
        yield Table(tuple(heads), tuple(below))
