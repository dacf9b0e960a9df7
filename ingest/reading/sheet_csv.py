"""A CSV file as a sheet of texts, by the separator that the file itself shows."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from itertools import islice

from ingest.reading.sheet import MAX_ROWS, Sheet, SheetBuilder, UnreadableSheetError
from ingest.reading.sheet_values import Value
from ingest.reading.text import decode

TOO_LARGE = "Dosya {size} MB; metin ve CSV dosyalarında en çok {most} MB okunuyor."

NAME = "CSV"
MAX_BYTES = 20 * 1024 * 1024
_SEPARATORS = ";,\t|"


def read_csv(content: bytes) -> Sheet | None:
    """Return the file as a sheet of texts; None where the bytes are no text in columns.

    Raises UnreadableSheetError where the file is larger than can be read.
    """
    if len(content) > MAX_BYTES:
        size, most = (-(-one // 1024**2) for one in (len(content), MAX_BYTES))
        raise UnreadableSheetError(TOO_LARGE.format(size=size, most=most))
    text = decode(content)
    rows = _rows(text) if text is not None else None
    if rows is None:
        return None
    found = SheetBuilder(NAME)
    for number, row in enumerate(rows, start=1):
        for column, field in enumerate(row, start=1):
            found.add((number, column), Value(field))
    return Sheet(NAME, found.values, beyond=found.beyond)


def _rows(text: str) -> Sequence[Sequence[str]] | None:
    """Return the rows by the separator that parts the most of them alike."""
    best: list[list[str]] = []
    for separator in _SEPARATORS:
        rows = _parted(text, separator)
        if _regularity(rows) > _regularity(best):
            best = rows
    return best if _regularity(best) > 1 else None


def _parted(text: str, separator: str) -> list[list[str]]:
    try:
        reader = csv.reader(io.StringIO(text), delimiter=separator)
        return list(islice(reader, MAX_ROWS + 1))  # one more, to tell of the rest
    except csv.Error:
        return []


def _regularity(rows: Sequence[Sequence[str]]) -> int:
    """Return how many rows have three columns or more and as many as the widest of them."""
    widest = max(map(len, rows), default=0)
    return sum(len(row) == widest for row in rows) if widest >= 3 else 0
