"""The workbook that a unit takes away: what stands is there, what may be typed is open, the rest is locked."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from tempfile import TemporaryFile
from typing import IO, Any

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from indicators.models import ActualEntry
from indicators.seen import initial_of
from indicators.worksheet import WorkRow
from ingest.filled.ground import seen_of
from ingest.filled.growing import GrowingSheet
from ingest.filled.layout import (
    BY_FIELD,
    COLUMNS,
    HEAD_ROW,
    HIDDEN,
    INSTRUCTIONS,
    MARKS,
    SHEET,
    TYPED,
    VERSION,
    Column,
    in_a_cell,
    is_asked,
)
from ingest.filled.scope import Scope

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False}
ALLOWED = {
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
}
ROOM = 100  # digits that a line of instructions holds, with some to spare
ARROW = 3  # digits that a filter's button hides of a heading
GREY = "#eef2f3"
BORDER = {"border": 1, "border_color": "#9fb0b5", "valign": "top", "text_wrap": True}
WAYS = dict(ActualEntry.ReportedAs.choices)


def template_file(scope: Scope, rows: Iterable[WorkRow]) -> IO[bytes]:
    """Return the workbook of a period as a file that is gone once it is closed."""
    out: IO[bytes] = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    with Workbook(out, OPTIONS) as book:
        _Sheet(book, scope).write(list(rows))
        write_help(book, INSTRUCTIONS)
        marks = book.add_worksheet(MARKS)
        for at, said in enumerate((VERSION, str(scope.period.pk), scope.mark)):
            marks.write_string(at, 0, said)
        marks.very_hidden()
    out.seek(0)
    return out


def write_help(book: Any, said: Iterable[str], title: str = "") -> None:  # noqa: ANN401 - untyped library
    """Add the page of instructions: each in a cell that shows all of it, a sheet of paper wide."""
    page = book.add_worksheet(_("Nasıl doldurulur"), GrowingSheet)
    whole = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 110, whole)
    if title:
        page.write_string(0, 0, title, book.add_format({"bold": True}))
    for at, each in enumerate(said, start=1):
        line = at if title else at - 1
        page.stand(line, [(f"{at}. {each}", ROOM)])
        page.write_string(line, 0, f"{at}. {each}", whole)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)


class _Sheet:
    """The sheet that is filled in."""

    def __init__(self, book: Any, scope: Scope) -> None:  # noqa: ANN401 - untyped library
        self.scope = scope
        self.page = book.add_worksheet(SHEET, GrowingSheet)
        self.bold = book.add_format({"bold": True, "font_size": 13})
        self.head = book.add_format({**BORDER, "bold": True, "bg_color": "#e0edef"})
        self.shut = book.add_format({**BORDER, "bg_color": GREY})
        number = {"num_format": "#,##0.####"}
        self.shut_number = book.add_format({**BORDER, **number, "bg_color": GREY})
        self.open = book.add_format({**BORDER, "locked": False})
        self.open_number = book.add_format({**BORDER, **number, "locked": False})

    def write(self, rows: list[WorkRow]) -> None:
        """Write the heads, a row an indicator, and what guards them."""
        title = f"{self.scope.title}: {self.scope.period}"
        self.page.write_string(0, 2, title, self.bold)
        self.page.write_string(1, 2, INSTRUCTIONS[0])
        for at, column in enumerate(COLUMNS):
            hidden = {"hidden": column in HIDDEN}
            self.page.set_column(at, at, column.width, None, hidden)
            self.page.write_string(HEAD_ROW - 1, at, column.heading, self.head)
        self.page.stand(
            HEAD_ROW - 1, [(column.heading, column.width - ARROW) for column in COLUMNS]
        )
        for at, row in enumerate(rows, start=HEAD_ROW):
            self._row(at, row)
        self.page.freeze_panes(HEAD_ROW, len(HIDDEN) + 4)
        self.page.protect("", ALLOWED)
        last = HEAD_ROW + max(len(rows), 1) - 1
        self.page.autofilter(HEAD_ROW - 1, len(HIDDEN), last, len(COLUMNS) - 1)
        self._guard(HEAD_ROW, last)
        self.page.set_landscape()
        self.page.set_paper(9)  # A4
        self.page.fit_to_pages(1, 0)
        self.page.repeat_rows(HEAD_ROW - 1)

    def _row(self, at: int, row: WorkRow) -> None:
        entry = row.entry
        state = _("girilmedi") if entry is None else entry.get_state_display()
        earlier = row.earlier[0].value if row.earlier else None
        told = (
            str(row.indicator.uid),
            seen_of(entry),
            self._unit_of(row),
            row.indicator.objective.code,
            row.indicator.code,
            row.indicator.name,
            row.unit_of_measure,
            row.target,
            earlier,
            str(state),
        )
        for place, value in enumerate(told):
            self._cell(at, place, value, is_open=False)
        values = initial_of(entry)
        typed = [_shown(column, values) for column in TYPED]
        for place, column in enumerate(TYPED, start=len(told)):
            is_open = row.is_editable and is_asked(row.asked, column)
            self._cell(at, place, typed[place - len(told)], is_open=is_open)
        shown = zip((*told, *typed), COLUMNS, strict=True)
        self.page.stand(
            at, [(each, of.width) for each, of in shown if of not in HIDDEN]
        )

    def _unit_of(self, row: WorkRow) -> str:
        if not self.scope.is_whole:
            return self.scope.title
        unit = row.indicator.entering_unit
        return "" if unit is None else unit.name

    def _cell(
        self,
        at: int,
        column: int,
        value: Decimal | str | None,
        *,
        is_open: bool,
    ) -> None:
        if isinstance(value, Decimal):
            look = self.open_number if is_open else self.shut_number
            self.page.write_number(at, column, value, look)
        elif value:
            look = self.open if is_open else self.shut
            self.page.write_string(at, column, in_a_cell(value), look)
        else:
            typed = COLUMNS[column].is_number
            look = self.open_number if typed else self.open
            self.page.write_blank(at, column, None, look if is_open else self.shut)

    def _guard(self, first: int, last: int) -> None:
        """Let the program tell what is no number while one types."""
        for at, column in enumerate(COLUMNS):
            if column.is_number:
                told = {
                    "validate": "decimal",
                    "criteria": "between",
                    "minimum": -1e15,
                    "maximum": 1e15,
                    "error_title": _("Sayı değil"),
                    "error_message": _("Buraya yalnız sayı yazılır; boş da kalabilir."),
                }
                self.page.data_validation(first, at, last, at, told)
            elif column is BY_FIELD["reported_as"]:
                told = {"validate": "list", "source": [str(w) for w in WAYS.values()]}
                self.page.data_validation(first, at, last, at, told)


def _shown(column: Column, values: dict[str, Any]) -> Decimal | str | None:
    value: Decimal | str | None = values.get(column.field)
    if column.field == "reported_as" and value:
        return str(WAYS[str(value)])
    return value
