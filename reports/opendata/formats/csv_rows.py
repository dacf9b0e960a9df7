"""Rows as CSV (RFC 4180, UTF-8 with a byte order mark) in which no program finds a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from io import StringIO
from itertools import islice

from plans.formulas import defused_text
from reports.opendata.columns import Cell
from reports.opendata.formats.plain import written
from reports.opendata.tables import Sheet

MARK = "\ufeff"
AT_ONCE = 200  # rows in one piece of the answer
# A program that takes another separator than the file's begins a cell inside a text: what
# follows a separator there, and could call something, is put behind an apostrophe too.
INSIDE = re.compile(r"([,;\t\r\n]\"?)(?=[=@]|[+-][^,;\t\r\n]*[(|!])")


class Separator(StrEnum):
    """What stands between cells: a semicolon where a comma stands before decimals, as Turkish Excel has it."""

    COMMA = ","
    SEMICOLON = ";"


def csv_pieces(sheet: Sheet, separator: Separator = Separator.COMMA) -> Iterator[str]:
    """Yield the file piece by piece: the heading first, then so many rows at once."""
    titles = [str(field.column.title) for field in sheet.fields]
    yield MARK + _lines([titles], separator)
    while rows := list(islice(sheet.rows, AT_ONCE)):
        yield _lines(rows, separator)


def cell_text(cell: Cell, separator: Separator = Separator.COMMA) -> str:
    """Return a cell as the file holds it.

    >>> print(cell_text("=1+1"), cell_text("a;=1+1"), cell_text("1.000,-TL"), cell_text(-5))
    '=1+1 a;'=1+1 1.000,-TL -5
    >>> cell_text(Decimal("14.1")), cell_text(Decimal("14.1"), Separator.SEMICOLON)
    ('14.1', '14,1')
    """
    if isinstance(cell, str):
        return INSIDE.sub(r"\1'", defused_text(cell))
    if isinstance(cell, Decimal) and separator is Separator.SEMICOLON:
        return written(cell).replace(".", ",")  # it takes 14.1 for the 14th of January
    return written(cell)


def _lines(rows: Sequence[Sequence[Cell]], separator: Separator) -> str:
    held = StringIO()
    writer = csv.writer(held, delimiter=separator)
    writer.writerows([cell_text(cell, separator) for cell in row] for row in rows)
    return held.getvalue()
