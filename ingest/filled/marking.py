"""The user's own workbook given back: what is wrong stands red in its cell, with the sentence as a comment."""

from __future__ import annotations

from io import BytesIO
from tempfile import TemporaryFile
from typing import IO

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from ingest.filled.checking import Check
from ingest.filled.layout import SHEET, TYPED
from ingest.filled.reading import Filled

RED = PatternFill("solid", fgColor="F8C9C4")
AMBER = PatternFill("solid", fgColor="FBE7B5")
BY = "Kent Karnesi"
SIZE = {"width": 320, "height": 110}
FIELDS = {column.heading: column.field for column in TYPED}
ASKED = "Onaya gönderirken burada bir söz istenir."


def marked_file(content: bytes, filled: Filled, check: Check) -> IO[bytes]:
    """Return the workbook with errors red and missing words amber."""
    book = load_workbook(BytesIO(content))
    page = book[SHEET]
    for row in check.rows:
        for name, sentence in row.errors.items():
            cell = page.cell(row.line, filled.columns.get(name, filled.columns[""]))
            cell.fill, cell.comment = RED, Comment(sentence, BY, **SIZE)
        for heading in row.unsaid:
            cell = page.cell(row.line, filled.columns[FIELDS[heading]])
            cell.fill, cell.comment = AMBER, Comment(ASKED, BY, **SIZE)
    out: IO[bytes] = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    book.save(out)
    out.seek(0)
    return out
