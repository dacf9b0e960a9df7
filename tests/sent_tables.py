"""Tables sent to a page of the admin, checked, and pressed."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from xlsxwriter import Workbook

WHY = "Meclis kararı"
Row = Sequence[object]


def workbook(*rows: Row) -> bytes:
    """Return a workbook of one sheet."""
    held = BytesIO()
    with Workbook(held, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if hasattr(value, "year"):
                    sheet.write_datetime(at, column, value, day)
                else:
                    sheet.write(at, column, value)
    return held.getvalue()


def taken_out(client: Client, page: str) -> list[list[object]]:
    """Return the rows of a page's own table, its heads first."""
    sheet = load_workbook(BytesIO(file_of(client, page))).worksheets[0]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def file_of(client: Client, page: str, kind: int = 0) -> bytes:
    """Return a page's own table as a workbook, or as CSV."""
    form = client.get(reverse(f"admin:{page}_export")).context["form"]
    ticked = {
        name: "on"
        for name in form.fields
        if name not in ("format", "resource", "export_items")
    }
    answer = client.post(
        reverse(f"admin:{page}_export"), ticked | {"format": kind, "resource": "0"}
    )
    content: bytes = answer.content
    return content


class Sent:
    """A table as its check shows it."""

    def __init__(
        self, client: Client, page: str, content: bytes, kind: int = 0
    ) -> None:
        self.client, self.page = client, page
        name = ("tablo.xlsx", "tablo.csv")[kind]
        self.answer: Any = client.post(
            reverse(f"admin:{page}_import"),
            {
                "import_file": SimpleUploadedFile(name, content),
                "format": kind,
                "change_reason": WHY,
            },
        )
        context = getattr(self.answer, "context_data", None) or {}
        self.form: Any = context.get("form")
        self.result: Any = context.get("result")
        self.confirm: Any = context.get("confirm_form")
        self.changes: Any = context.get("changes")

    @property
    def errors(self) -> list[tuple[int, str, str]]:
        """The row's number, the column and the sentence of every error."""
        return [
            (row.number, head, sentence)
            for row in self.result.invalid_rows
            for head, sentences in row.error_dict.items()
            for sentence in sentences
        ]

    @property
    def told(self) -> list[tuple[int, str, object, object]]:
        """The row's number, the column, old and new of every change."""
        return [
            (number, cell.heading, cell.old, cell.new)
            for number, _kind, cells in self.changes
            for cell in cells
        ]

    def press(self) -> list[str]:
        """Write what was shown; return what the person is told."""
        assert self.confirm is not None, self.errors or self.form.errors
        answer = self.client.post(
            reverse(f"admin:{self.page}_process_import"),
            {name: self.confirm[name].value() or "" for name in self.confirm.fields},
            follow=True,
        )
        return [str(message) for message in answer.context["messages"]]
