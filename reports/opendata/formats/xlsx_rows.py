"""Sheets as an Excel workbook on the disk: memory stays flat, texts stay texts, numbers numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from tempfile import TemporaryFile
from typing import IO, Any

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from reports.opendata.columns import Cell
from reports.opendata.formats.plain import written
from reports.opendata.tables import Sheet

MOST_ROWS = 1_048_576  # of a sheet, the heading among them
MOST_LETTERS = 32_767  # of a cell
LONGEST_NAME = 31  # of a sheet
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class Named:
    """A sheet and what its tab says."""

    name: str
    sheet: Sheet


def xlsx_file(
    sheets: Iterable[Named], notes: Sequence[Sequence[str]], most_rows: int = MOST_ROWS
) -> IO[bytes]:
    """Return the workbook as a file that is gone once it is closed; `notes` fill a last sheet.

    What does not fit on one sheet goes on on the next.
    """
    out: IO[bytes] = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    with Workbook(out, OPTIONS) as book:
        writer = _Writer(book, most_rows)
        for named in sheets:
            writer.sheet(named)
        writer.notes(notes)
    out.seek(0)
    return out


class _Writer:
    """Writes sheets from top to bottom; a row that was left is on the disk."""

    def __init__(self, book: Any, most_rows: int) -> None:  # noqa: ANN401 - untyped library
        self.book, self.most_rows = book, most_rows
        self.bold = book.add_format({"bold": True})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})

    def sheet(self, named: Named) -> None:
        """Write all rows, on as many sheets as they need; a sheet of a heading where there are none."""
        titles = [str(field.column.title) for field in named.sheet.fields]
        for number, rows in enumerate(self._parts(named.sheet.rows), start=1):
            tail = "" if number == 1 else f" ({number})"
            page = self.book.add_worksheet(
                named.name[: LONGEST_NAME - len(tail)] + tail
            )
            page.freeze_panes(1, 0)
            page.write_row(0, 0, titles, self.bold)
            for at, row in enumerate(rows, start=1):
                for column, cell in enumerate(row):
                    self._cell(page, at, column, cell)

    def notes(self, rows: Sequence[Sequence[str]]) -> None:
        """Write what must be known of the file on a sheet of its own."""
        page = self.book.add_worksheet(_("Açıklama"))
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                page.write_string(at, column, text)

    def _parts(
        self, rows: Iterator[Sequence[Cell]]
    ) -> Iterator[Iterator[Sequence[Cell]]]:
        """Yield the rows of one sheet after those of another; each part is read before the next."""
        waiting = [next(rows, None)]

        def part() -> Iterator[Sequence[Cell]]:
            for _row in range(self.most_rows - 1):
                if waiting[0] is None:
                    return
                yield waiting[0]
                waiting[0] = next(rows, None)

        yield part()
        while waiting[0] is not None:
            yield part()

    def _cell(self, page: Any, row: int, column: int, cell: Cell) -> None:  # noqa: ANN401
        match cell:
            case None:
                return
            case bool():
                page.write_boolean(row, column, cell)
            case int() | Decimal():
                page.write_number(row, column, cell)
            case date() if not isinstance(cell, datetime):
                page.write_datetime(row, column, cell, self.day)
            case _:
                page.write_string(row, column, _fitting(written(cell)))


def _fitting(text: str) -> str:
    """Return a text that fits into a cell; what had to be left out is said there."""
    if len(text) <= MOST_LETTERS:
        return text
    said = " … " + _("(Excel hücresine sığmadı; tamamı CSV ve JSON dosyasında)")
    return text[: MOST_LETTERS - len(said)] + said
