"""A draft as rows for a page: what to look at first, then every field with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from indicators.models import Method
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


# What an indicator should state, and whether it does.
STATED: dict[StrOrPromise, Callable[[IndicatorEntry], bool]] = {
    _("Ölçü birimi"): lambda row: bool(row.unit),
    _("Hedefe etkisi"): lambda row: row.weight_percent is not None,
    _("Göstergenin yönü"): lambda row: row.direction is not None,
    _("Başlangıç değeri"): lambda row: (
        row.baseline_not_applicable or row.baseline_value is not None
    ),
    _("Hedeflenen değerler"): lambda row: any(
        target is not None for target in row.targets.values()
    ),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One text or amount (TRY) as it was read, with its place; both `None` where it was not found."""

    label: StrOrPromise
    text: str | None = None
    amount: Decimal | None = None
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Something a card does not state; `codes` are the indicators concerned, none for the card itself."""

    label: StrOrPromise
    codes: tuple[str, ...] = ()
    everywhere: bool = False  # all of the card's indicators, and more than one


@dataclass(frozen=True, slots=True)
class Card:
    """One objective of the draft."""

    goal: GoalEntry
    objective: ObjectiveEntry
    fields: tuple[Field, ...]
    sections: tuple[tuple[StrOrPromise, tuple[str, ...]], ...]
    years: tuple[int, ...]
    indicators: tuple[IndicatorRow, ...]
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator, its targets in the order of the card's years."""

    entry: IndicatorEntry
    method: StrOrPromise
    targets: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class PlacedIssue:
    """An issue, with the code of what it is about."""

    issue: Issue
    code: str


def issues_first(document: PlanDocument) -> list[PlacedIssue]:
    """Return the issues, errors before warnings before notices."""
    order = list(Severity)
    found = sorted(document.issues, key=lambda issue: order.index(issue.severity))
    return [PlacedIssue(issue, code_at(document, issue.where)) for issue in found]


def code_at(document: PlanDocument, where: str) -> str:
    """Return the code of the innermost goal, objective or indicator on the path, or "".

    >>> from plans.document import GoalEntry, PlanDocument
    >>> code_at(PlanDocument(goals=(GoalEntry("A4"),)), "goals[0].title")
    'A4'
    """
    node: object = document
    code = ""
    for name, index in re.findall(r"(goals|objectives|indicators)\[(\d+)\]", where):
        rows = getattr(node, name, ())
        if int(index) >= len(rows):
            break
        node = rows[int(index)]
        code = getattr(node, "code", code)
    return code


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
                gaps=tuple(_gaps(objective)),
            )


def _fields(objective: ObjectiveEntry) -> Iterator[Field]:
    cited = objective.citations
    yield Field(
        _("Sorumlu birim"),
        objective.responsible_unit,
        citation=cited.get("responsible_unit"),
    )
    yield Field(
        _("İş birliği yapılacak birimler"),
        ", ".join(objective.cooperating_units) or None,
        citation=_first(cited, "cooperating_units"),
    )
    yield Field(
        _("Maliyet tahmini"),
        amount=objective.cost_estimate.total,
        citation=cited.get("cost_estimate.total"),
    )


def _gaps(objective: ObjectiveEntry) -> Iterator[Gap]:
    """Yield what the card does not state of itself, then of its indicators."""
    for field in _fields(objective):
        if field.text is None and field.amount is None:
            yield Gap(field.label)
    standing = [row for row in objective.indicators if not row.withdrawn]
    for label, is_stated in STATED.items():
        codes = tuple(row.code for row in standing if not is_stated(row))
        if codes:
            yield Gap(label, codes, everywhere=len(codes) == len(standing) > 1)


def _first(citations: Mapping[str, Citation], name: str) -> Citation | None:
    return citations.get(name) or citations.get(f"{name}.0")


def _sections(
    objective: ObjectiveEntry,
) -> Iterator[tuple[StrOrPromise, tuple[str, ...]]]:
    for name, label in SECTION_NAMES.items():
        texts: tuple[str, ...] = getattr(objective, name)
        if texts:
            yield label, texts


def _rows(
    indicators: Iterable[IndicatorEntry], years: Iterable[int]
) -> Iterator[IndicatorRow]:
    for entry in indicators:
        method = Method(entry.method).label if entry.method else ""
        yield IndicatorRow(
            entry, method, tuple(entry.targets.get(year) for year in years)
        )
