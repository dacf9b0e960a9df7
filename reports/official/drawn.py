"""A chart on paper: how long each bar is and what stands beside it, of the rows of its table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

from reports.official.printed import printable, words
from reports.official.report import Cell, Chart, Row, Section

FULL = Decimal(100)  # of a percentage, which no chart of them ends before


class Bar(NamedTuple):
    """One figure: its length from 0 to 1 and how the table writes it; one that is missing says nothing."""

    length: float
    said: str


class Group(NamedTuple):
    """The bars of one row, one for each series."""

    name: str
    bars: tuple[Bar, ...]


class Drawing(NamedTuple):
    """A bar chart, its rows in the table's order; `alt` is for who does not see it."""

    title: str
    alt: str
    series: tuple[str, ...]
    groups: tuple[Group, ...]


def drawn(section: Section) -> Drawing | None:
    """Return a section's chart; none where it has none, or no row of it has a figure."""
    chart = section.chart
    if chart is None:
        return None
    heads = [_spread(row) for row in section.rows if row.heads]
    rows = [_spread(row) for row in section.rows if not row.heads]
    longest = _longest(rows, chart)
    if longest is None:
        return None
    groups = tuple(
        Group(
            words(row[chart.names]),
            tuple(_bar(row[column], longest) for column in chart.values),
        )
        for row in rows
    )
    series = tuple(words(heads[-1][column]) for column in chart.values)
    alt = _("%(title)s, çubuk grafik; değerleri tablodadır.") % {"title": chart.title}
    return Drawing(printable(chart.title), printable(alt), series, groups)


def _spread(row: Row) -> list[Cell]:
    """Return what stands in each column: a cell over several stands in the first."""
    found: list[Cell] = []
    for cell in row.cells:
        found += [cell, *[Cell()] * (cell.columns - 1)]
    return found


def _longest(rows: Sequence[Sequence[Cell]], chart: Chart) -> Decimal | None:
    """Return what the longest bar there can be stands for; none where there is no figure."""
    values = [_value(row[column]) for row in rows for column in chart.values]
    known = [value for value in values if value is not None]
    if not known:
        return None
    return max([*known, FULL if chart.percent else Decimal(0)])


def _value(cell: Cell) -> Decimal | None:
    return Decimal(cell.value) if isinstance(cell.value, Decimal | int) else None


def _bar(cell: Cell, longest: Decimal) -> Bar:
    value = _value(cell)
    if value is None or value <= 0 or not longest:
        return Bar(0.0, words(cell))  # below zero there is no length, but the figure
    return Bar(round(float(value / longest), 4), words(cell))
