"""The office's own workbook given back: what is wrong stands red in its cell, with the sentence as a comment."""

from __future__ import annotations

from io import BytesIO
from tempfile import TemporaryFile
from typing import IO

from openpyxl import load_workbook
from openpyxl.comments import Comment

from ingest.filled.marking import BY, RED, SIZE
from ingest.filled.plan.checking import PlanCheck
from ingest.filled.plan.layout import HEAD_ROW
from ingest.filled.plan.reading import TypedBook

FIRST_SEEN = 3  # the first column that is not hidden: what is wrong with a whole row


def marked_plan_file(content: bytes, typed: TypedBook, check: PlanCheck) -> IO[bytes]:
    """Return the workbook with its errors red, and opened where the first of them is."""
    book = load_workbook(BytesIO(content))
    for sheet in check.sheets:
        columns = typed.sheets[sheet.name].columns
        for line in sheet.faulty:
            for heading, sentence in line.errors.items():
                at = columns.get(heading, FIRST_SEEN)
                cell = book[sheet.name].cell(max(line.line, HEAD_ROW + 1), at)
                cell.fill, cell.comment = RED, Comment(sentence, BY, **SIZE)
    first = next((sheet.name for sheet in check.sheets if sheet.faulty), None)
    if first is not None:
        book.active = book.sheetnames.index(first)
    out: IO[bytes] = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    book.save(out)
    out.seek(0)
    return out
