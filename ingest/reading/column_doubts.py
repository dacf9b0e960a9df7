"""What a row's figures leave in doubt: a column without a readable heading, a year that heads two columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.reading.grid import Cell
from ingest.reading.indicator_rows import Column, Head, Row, split_code
from ingest.reading.text_rows import TWO_CODES
from plans.document import Issue, Severity
from plans.turkish import parse_number, tidy

HEADLESS = "Sütunun başlığı okunamadı; değeri hiçbir yıla yazılmadı."
TWICE = "Aynı yıl iki sütunun başlığında yazıyor; ilk sütunun değeri alındı."


def column_doubts(
    row: Row, columns: Sequence[Head | None], where: str
) -> Iterator[Issue]:
    """Yield an issue for each figure of an indicator's row that no heading, or one too many, places.

    `where` is the indicator's path from its objective.
    """
    headed = [cell for cell, head in zip(row, columns, strict=True) if head is not None]
    years: set[int] = set()
    for cell, head in zip(row, columns, strict=True):
        if cell is None or not tidy(cell.text):
            continue
        if head is not None and head.column is Column.NAME and _has_two_codes(cell):
            yield _issue(f"{where}.name", TWO_CODES, cell)
        if head is None:
            is_merged = any(cell is other for other in headed)
            if not is_merged and parse_number(cell.text).value is not None:
                yield _issue(f"{where}.targets", HEADLESS, cell)
        elif head.column is Column.TARGET and head.year is not None:
            if head.year in years:
                yield _issue(f"{where}.targets.{head.year}", TWICE, cell)
            years.add(head.year)


def _has_two_codes(cell: Cell) -> bool:
    """Whether a line below the first begins with a lettered code of its own."""
    parted = [split_code(line) for line in cell.lines[1:]]
    return any(found and any(map(str.isalpha, found[0].text)) for found in parted)


def _issue(where: str, reason: str, cell: Cell) -> Issue:
    return Issue(where, reason, tidy(cell.text), Severity.WARNING, cell.cite())
