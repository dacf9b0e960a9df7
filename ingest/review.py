"""A draft as rows for a page: what to look at first, then every field with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from plans.document import (
    Citation,
    GoalEntry,
    IndicatorEntry,
    Issue,
    ObjectiveEntry,
    PlanDocument,
    Severity,
)

SECTION_NAMES = {
    "risks": _("Riskler"),
    "activities": _("Faaliyet ve projeler"),
    "strategies": _("Stratejiler"),
    "findings": _("Tespitler"),
    "needs": _("İhtiyaçlar"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field as it was read; `value` is anything the figure filters can show."""

    label: object
    value: object
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One objective of the draft."""

    goal: GoalEntry
    objective: ObjectiveEntry
    fields: tuple[Field, ...]
    sections: tuple[tuple[object, tuple[str, ...]], ...]
    years: tuple[int, ...]
    indicators: tuple[IndicatorRow, ...]


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator, its targets in the order of the card's years."""

    entry: IndicatorEntry
    targets: tuple[object, ...]


def issues_first(document: PlanDocument) -> list[Issue]:
    """Return the issues, errors before warnings before notices."""
    order = list(Severity)
    return sorted(document.issues, key=lambda issue: order.index(issue.severity))


def cards(document: PlanDocument) -> Iterator[Card]:
    """Yield every objective of the draft as the review page shows it."""
    for goal in document.goals:
        for objective in goal.objectives:
            years = sorted({year for i in objective.indicators for year in i.targets})
            yield Card(
                goal=goal,
                objective=objective,
                fields=tuple(_fields(objective)),
                sections=tuple(_sections(objective)),
                years=tuple(years),
                indicators=tuple(_rows(objective.indicators, years)),
            )


def _fields(objective: ObjectiveEntry) -> Iterator[Field]:
    cited = objective.citations
    yield Field(
        _("Sorumlu birim"), objective.responsible_unit, cited.get("responsible_unit")
    )
    yield Field(
        _("İş birliği yapılacak birimler"),
        ", ".join(objective.cooperating_units) or None,
        _first(cited, "cooperating_units"),
    )
    yield Field(
        _("Maliyet tahmini (₺)"),
        objective.cost_estimate.total,
        cited.get("cost_estimate.total"),
    )


def _first(citations: Mapping[str, Citation], name: str) -> Citation | None:
    return citations.get(name) or citations.get(f"{name}.0")


def _sections(objective: ObjectiveEntry) -> Iterator[tuple[object, tuple[str, ...]]]:
    for name, label in SECTION_NAMES.items():
        texts: tuple[str, ...] = getattr(objective, name)
        if texts:
            yield label, texts


def _rows(
    indicators: Iterable[IndicatorEntry], years: Iterable[int]
) -> Iterator[IndicatorRow]:
    for entry in indicators:
        yield IndicatorRow(entry, tuple(entry.targets.get(year) for year in years))
