"""Workbooks of a plan as an office would download, fill in and send them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from ingest.filled.plan.layout import HEAD_ROW
from plans.models import CardEntry, CostEstimate, Plan
from tests.factories import Town, small_town

FIRST = HEAD_ROW + 1
WHY = "2024 güncellemesi"
Fill = Callable[[Workbook], None]


def listed_town() -> Town:
    """Two indicators: the first's target of 2024 is 100, the second's 50; an activity and a cost."""
    made = small_town()
    CardEntry.objects.create(
        objective=made.objective, kind="activity", position=1, text="Park yapımı"
    )
    CostEstimate.objects.create(
        objective=made.objective, year=2024, amount=Decimal("1250.5")
    )
    return made


def handed_out(client: Client, plan: Plan) -> bytes:
    return client.get(reverse("plan_book", args=[plan.pk])).getvalue()


def filled_in(content: bytes, *fills: Fill) -> bytes:
    book = load_workbook(BytesIO(content))
    for fill in fills:
        fill(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def column_of(page: Any, heading: str) -> int:  # noqa: ANN401
    return next(
        at
        for at in range(1, page.max_column + 1)
        if page.cell(HEAD_ROW, at).value == heading
    )


def typed(sheet: str, line: int, **cells: Any) -> Fill:  # noqa: ANN401
    """Type into a row, by the headings of its columns; a year's heading begins with y."""

    def fill(book: Workbook) -> None:
        page = book[sheet]
        for name, value in cells.items():
            heading = name.replace("_", " ").removeprefix("y")
            heading = {"ıl": "yıl", "öntem": "yöntem"}.get(heading, heading)
            heading = {"tutar": "tutar (₺)", "ağırlık": "hedefe etkisi (%)"}.get(
                heading, heading
            )
            page.cell(line, column_of(page, heading)).value = value

    return fill


def blank_line(content: bytes, sheet: str) -> int:
    """Return the first line without a record."""
    page = load_workbook(BytesIO(content))[sheet]
    return next(at for at in range(FIRST, 999) if page.cell(at, 1).value is None)


def uploaded(client: Client, content: bytes) -> Any:  # noqa: ANN401
    """Upload a workbook; return the page that says what comes of it."""
    sheet = SimpleUploadedFile("plan.xlsx", content)
    return client.post(reverse("plan_books"), {"sheet": sheet}, follow=True)


def errors_of(answer: Any) -> list[tuple[str, int, str, str]]:  # noqa: ANN401
    return [
        (sheet.name, line.line, heading, sentence)
        for sheet in answer.context["check"].sheets
        for line in sheet.faulty
        for heading, sentence in line.errors.items()
    ]


def changes_of(answer: Any) -> list[tuple[str, str, object, object]]:  # noqa: ANN401
    return [
        (sheet.name, change.heading, change.old, change.new)
        for sheet in answer.context["check"].sheets
        for line in sheet.changing
        for change in line.changes
    ]


def applied(client: Client, answer: Any, reason: str = WHY) -> str:  # noqa: ANN401
    shown = answer.context["check"].digest
    page = client.post(
        reverse("plan_book_check"), {"reason": reason, "shown": shown}, follow=True
    )
    return " ".join(page.content.decode().split())
