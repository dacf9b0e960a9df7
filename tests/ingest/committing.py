"""What the tests of commits share: one small card, and how documents of it come in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from ingest.changes import Change, Fate
from ingest.commit import CommitResult, commit_document, preview_commit
from plans.document import (
    Citation,
    CostEntry,
    GoalEntry,
    IndicatorEntry,
    ObjectiveEntry,
    PlanDocument,
)
from plans.models import Municipality, SourceDocument

PERIOD = (2020, 2024)
AT = datetime(2020, 1, 15, 9, tzinfo=UTC)
LATER = datetime(2022, 6, 1, 9, tzinfo=UTC)
TREES = IndicatorEntry(
    code="PG1.1.1",
    name="Dikilen ağaç sayısı",
    unit="adet",
    weight_percent=Decimal(60),
    baseline_value=Decimal(0),
    targets={2021: Decimal(100), 2022: Decimal(200), 2023: Decimal(300)},
    citations={
        "name": Citation(text="Dikilen ağaç sayısı", line=7),
        "weight_percent": Citation(text="60", line=8),
        "targets.2022": Citation(text="200", line=9),
    },
)
PARKS = IndicatorEntry(
    code="PG1.1.2",
    name="Yeni park alanı",
    unit="m²",
    weight_percent=Decimal(40),
    targets={2022: Decimal(5000)},
)
CARD = ObjectiveEntry(
    code="H1.1",
    title="Kenti yeşillendirmek",
    responsible_unit="Park ve Bahçeler Müdürlüğü",
    cooperating_units=("Fen İşleri Müdürlüğü",),
    indicators=(TREES, PARKS),
    risks=("Kuraklık", "Ödenek yetersizliği"),
    cost_estimate=CostEntry(total=Decimal(1000)),
    citations={"title": Citation(text="Kenti yeşillendirmek", line=3)},
)


def plan_of(*cards: ObjectiveEntry, **fields: Any) -> PlanDocument:  # noqa: ANN401
    """A plan of one goal."""
    goals = (GoalEntry("A1", "Yaşanır kent", objectives=cards),)
    return PlanDocument(goals=goals, **fields)


def card_of(*indicators: IndicatorEntry, **fields: Any) -> PlanDocument:  # noqa: ANN401
    """A plan of the one card with other indicators or fields."""
    return plan_of(replace(CARD, indicators=indicators or CARD.indicators, **fields))


def source(place: Municipality, name: str) -> SourceDocument:
    """The received document of this name."""
    digest = f"{sum(name.encode()):064x}"
    row, _made = SourceDocument.objects.get_or_create(
        municipality=place, name=name, sha256=digest
    )
    return row


def commit(
    document: PlanDocument,
    place: Municipality,
    name: str = "plan.pdf",
    **more: Any,  # noqa: ANN401
) -> CommitResult:
    """Commit a document as if it had come in under this name."""
    options: dict[str, Any] = {"period": PERIOD, "at": AT, **more}
    return commit_document(
        document, source=source(place, name), municipality=place, **options
    )


def preview(
    document: PlanDocument,
    place: Municipality,
    name: str = "plan.pdf",
    **more: Any,  # noqa: ANN401
) -> CommitResult:
    """Preview it."""
    options: dict[str, Any] = {"period": PERIOD, "at": LATER, **more}
    return preview_commit(
        document, source=source(place, name), municipality=place, **options
    )


def told(changes: Iterable[Change]) -> list[tuple[Fate, str, str, str, str]]:
    """Return the rows that say more than that a part is unchanged."""
    return [
        (c.fate, c.code, c.label, c.before, c.after)
        for c in changes
        if c.fate is not Fate.UNCHANGED or c.reason
    ]
