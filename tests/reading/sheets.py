"""Workbooks of plan tables, drawn for the tests."""

from __future__ import annotations

from collections.abc import Callable

from plans.document import IndicatorEntry, Issue, PlanDocument
from tests.workbooks import Content, WrittenSheet

Reader = Callable[..., PlanDocument]
HEADING: list[Content] = [
    "Amaç",
    "Hedef",
    "Sorumlu Müdürlük",
    "Kod",
    "Gösterge",
    "Ölçü Birimi",
    "Etki (%)",
    "Mevcut Durum (2023)",
    "2024 Hedefi",
    "2025 Hedefi",
    "2026 Hedefi",
]
GOAL = "A.2 - Temiz bir kent"
FIRST, SECOND = "H.2.1 - Atıkları azaltmak", "H.2.2 - Suyu korumak"


def indicators(document: PlanDocument) -> dict[str, IndicatorEntry]:
    return {one.code: one for _, one in document.indicators()}


def reasons(document: PlanDocument, where: str | None = None) -> list[str]:
    return [
        issue.reason
        for issue in document.issues
        if where is None or issue.where.endswith(where)
    ]


def issue_of(document: PlanDocument, reason: str) -> Issue:
    return next(issue for issue in document.issues if issue.reason == reason)


def simple(*rows: list[Content], **options: object) -> WrittenSheet:
    return WrittenSheet([HEADING, *rows], **options)  # type: ignore[arg-type]


def one(**changes: Content) -> list[Content]:
    """Return a complete row with some columns changed, by their letter."""
    row: list[Content] = [GOAL, FIRST, "Park Müdürlüğü", "PG 2.1.1", "Ağaç", "adet"]
    row += [100, 5, 6, 7, 8]
    for letter, content in changes.items():
        row[ord(letter) - ord("A")] = content
    return row
