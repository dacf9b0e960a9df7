"""The workbook of a plan that an office takes away: what stands is there, what may be typed is open."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from tempfile import TemporaryFile
from typing import IO, Any

from django.contrib.auth.models import User
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from indicators.tables.of_plan import PlanTable
from ingest.filled.growing import GrowingSheet
from ingest.filled.plan.layout import (
    BLANK_ROWS,
    HEAD_ROW,
    INSTRUCTIONS,
    MARKS,
    VERSION,
    Head,
    Line,
    Sheet,
)
from ingest.filled.plan.sheets import SHEETS
from ingest.filled.template import BORDER, GREY, OPTIONS, write_help
from plans.models import Plan
from plans.tables.keys import KEY, SEEN

LOOKS = {
    "text": {"num_format": "@"},
    "number": {"num_format": "#,##0.####"},
    "whole": {"num_format": "0"},
    "day": {"num_format": "dd.mm.yyyy"},
}
HIDDEN = (KEY, SEEN)
OFFERED = ("goal", "objective", "unit")  # the few that are worth a drop-down


def plan_file(plan: Plan, person: User) -> IO[bytes]:
    """Return the workbook of a plan as a file that is gone once it is closed."""
    out: IO[bytes] = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    with Workbook(out, OPTIONS) as book:
        write_help(book, INSTRUCTIONS, title=str(plan))
        pages = [book.add_worksheet(sheet.name, GrowingSheet) for sheet in SHEETS]
        marks = book.add_worksheet(MARKS)
        for at, said in enumerate((VERSION, str(plan.pk))):
            marks.write_string(at, 0, said)
        marks.very_hidden()
        offers = _Offers(marks, plan, person)
        looks = _Looks(book)
        for page, sheet in zip(pages, SHEETS, strict=True):
            table = table_of(sheet, plan, person)
            _Page(page, looks, offers).write(sheet, plan, list(sheet.lines(table)))
    out.seek(0)
    return out


def table_of(sheet: Sheet, plan: Plan, person: User, **kwargs: Any) -> PlanTable:  # noqa: ANN401
    """Return the table behind a sheet, of one plan."""
    table: Any = sheet.resource
    made: PlanTable = table(person, only_plan=plan, **kwargs)
    return made


def plan_file_name(plan: Plan) -> str:
    """Return under what name the workbook is saved."""
    return f"plan-{plan.municipality.slug}-{plan.period}.xlsx"


class _Looks:
    """The formats of cells, made once."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - untyped library
        self.title = book.add_format({"bold": True, "font_size": 13})
        self.head = book.add_format({**BORDER, "bold": True, "bg_color": "#e0edef"})
        self.open = {
            kind: book.add_format({**BORDER, **look, "locked": False})
            for kind, look in LOOKS.items()
        }
        self.shut = {
            kind: book.add_format({**BORDER, **look, "bg_color": GREY})
            for kind, look in LOOKS.items()
        }


class _Offers:
    """What drop-downs offer: lists on the hidden sheet, each written once."""

    def __init__(self, marks: Any, plan: Plan, person: User) -> None:  # noqa: ANN401
        self.marks, self.plan = marks, plan
        self.table = table_of(SHEETS[0], plan, person)
        self.places: dict[tuple[str, ...], str] = {}

    def of(self, head: Head) -> str:
        """Return where a column's list stands; "" for a column without one."""
        words = head.choices
        if head.offered in OFFERED:
            shelf = self.table.shelf_of(head.offered, self.plan)
            words = tuple(
                shelf.called(record)
                for records in shelf.by_name.values()
                for record in records.values()
            )
        if not words:
            return ""
        if words not in self.places:
            column = len(self.places) + 2
            for at, word in enumerate(words):
                self.marks.write_string(at, column, word)
            name = xl_col_to_name(column)
            self.places[words] = f"={MARKS}!${name}$1:${name}${len(words)}"
        return self.places[words]


class _Page:
    """One sheet."""

    def __init__(self, page: Any, looks: _Looks, offers: _Offers) -> None:  # noqa: ANN401
        self.page, self.looks, self.offers = page, looks, offers

    def write(self, sheet: Sheet, plan: Plan, lines: list[Line]) -> None:
        """Write the heads, what stands, blank rows, and what guards them."""
        heads = sheet.heads(plan)
        self.page.write_string(
            0, len(HIDDEN), f"{sheet.name}: {plan}", self.looks.title
        )
        self.page.write_string(1, len(HIDDEN), INSTRUCTIONS[1])
        for at, heading in enumerate(HIDDEN):
            self.page.set_column(at, at, 10, None, {"hidden": True})
            self.page.write_string(HEAD_ROW - 1, at, heading, self.looks.head)
        for at, head in enumerate(heads, start=len(HIDDEN)):
            self.page.set_column(at, at, head.width)
            self.page.write_string(HEAD_ROW - 1, at, head.heading, self.looks.head)
        self.page.stand(HEAD_ROW - 1, [(head.heading, head.width) for head in heads])
        last = HEAD_ROW + len(lines) + BLANK_ROWS
        for at, line in enumerate(lines, start=HEAD_ROW):
            self._line(at, heads, line)
        for at in range(HEAD_ROW + len(lines), last):
            for column, head in enumerate(heads, start=len(HIDDEN)):
                self._cell(at, column, head, None)
        self._guard(heads, last - 1)

    def _line(self, at: int, heads: list[Head], line: Line) -> None:
        self.page.write_number(at, 0, line.key)
        self.page.write_string(at, 1, json.dumps(line.seen, ensure_ascii=False))
        for column, head in enumerate(heads, start=len(HIDDEN)):
            shut = replace(head, is_open=False) if head.is_settled else head
            self._cell(at, column, shut, line.cells.get(head.heading))
        self.page.stand(
            at, [(line.cells.get(head.heading), head.width) for head in heads]
        )

    def _cell(self, at: int, column: int, head: Head, value: object) -> None:
        look = (self.looks.open if head.is_open else self.looks.shut)[head.kind]
        match value:
            case None | "":
                self.page.write_blank(at, column, None, look)
            case Decimal() | int():
                self.page.write_number(at, column, value, look)
            case date():
                self.page.write_datetime(at, column, value, look)
            case _:
                self.page.write_string(at, column, str(value), look)

    def _guard(self, heads: list[Head], last: int) -> None:
        for at, head in enumerate(heads, start=len(HIDDEN)):
            source = self.offers.of(head)
            if source:
                told: dict[str, object] = {"validate": "list", "source": source}
                if not head.choices:
                    told["show_error"] = False  # what is new may be named too
                self.page.data_validation(HEAD_ROW, at, last, at, told)
        self.page.freeze_panes(HEAD_ROW, len(HIDDEN) + 2)
        self.page.protect(
            "", {"format_columns": True, "format_rows": True, "sort": True}
        )
        self.page.set_landscape()
        self.page.set_paper(9)  # A4
        self.page.fit_to_pages(1, 0)
        self.page.repeat_rows(HEAD_ROW - 1)
