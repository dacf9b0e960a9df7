"""Plans for the rules of quality: one that is well, and builders that change what a test is about."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from plans.document import (
    CostEntry,
    Direction,
    GoalEntry,
    IndicatorEntry,
    Method,
    ObjectiveEntry,
    PlanDocument,
)

YEARS = range(2020, 2025)


def targets(*values: str | None) -> dict[int, Decimal | None]:
    figures = (None if value is None else Decimal(value) for value in values)
    return dict(zip(YEARS, figures, strict=False))


def indicator(code: str = "PG4.1.1", **fields: Any) -> IndicatorEntry:  # noqa: ANN401 - fields of any kind
    """An indicator that no rule has anything to say about, but for what `fields` change."""
    well: dict[str, Any] = {
        "name": "Evde bakım hizmetinden yararlanan kişi sayısı",
        "unit": "kişi",
        "weight_percent": Decimal(100),
        "baseline_value": Decimal(10),
        "baseline_label": "2019",
        "direction": Direction.INCREASE,
        "method": Method.LEVEL,
        "targets": targets("20", "30", "40", "50", "60"),
    }
    return IndicatorEntry(code=code, **well | fields)


def card(*indicators: IndicatorEntry, **fields: Any) -> ObjectiveEntry:  # noqa: ANN401 - fields of any kind
    """A complete card of these indicators, but for what `fields` change."""
    well: dict[str, Any] = {
        "code": "H4.1",
        "title": "Sosyal hizmetlerden yararlananların sayısını artırmak",
        "responsible_unit": "Sosyal Destek Müdürlüğü",
        "risks": ("Ekonomik kriz",),
        "activities": ("Evde bakım",),
        "findings": ("Yaşlı nüfus artıyor.",),
        "needs": ("Sağlık personeli",),
        "cost_estimate": CostEntry(total=Decimal(1000)),
        "indicators": indicators,
    }
    return ObjectiveEntry(**well | fields)


def plan(*cards: ObjectiveEntry, **fields: Any) -> PlanDocument:  # noqa: ANN401 - fields of any kind
    goal = GoalEntry("A4", title="Dayanışma", objectives=cards)
    return PlanDocument(**{"period": (2020, 2024), "goals": (goal,)} | fields)


def of_indicator(**fields: Any) -> PlanDocument:  # noqa: ANN401 - fields of any kind
    return plan(card(indicator(**fields)))


def beside_a_good_one(**fields: Any) -> PlanDocument:  # noqa: ANN401 - fields of any kind
    """A plan whose second indicator is well, so that the record has what the first lacks."""
    weight = {"weight_percent": Decimal(50)}
    return plan(
        card(indicator(**weight | fields), indicator("PG4.1.2", **weight)),
    )


def weights(*values: str) -> PlanDocument:
    return plan(
        card(
            *(
                indicator(f"PG4.1.{n}", weight_percent=Decimal(value))
                for n, value in enumerate(values, 1)
            )
        )
    )


def coded(*codes: str, **fields: Any) -> PlanDocument:  # noqa: ANN401 - fields of any kind
    share = {"weight_percent": Decimal(100) / len(codes)}
    return plan(card(*(indicator(code, **share | fields) for code in codes)))


def named(name: str, **fields: Any) -> PlanDocument:  # noqa: ANN401 - fields of any kind
    return of_indicator(name=name, **fields)
