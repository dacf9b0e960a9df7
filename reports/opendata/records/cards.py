"""What stands on a card beside its indicators: lists, costs, cooperating units; and evaluations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from plans.models import CardEntry, CooperatingUnit, CostEstimate
from reports.opendata.columns import Column
from reports.opendata.reading import (
    PIECE,
    indicator_evaluations_of,
    objective_evaluations_of,
)
from reports.opendata.records.keys import (
    OfObjective,
    PartOfYear,
    Source,
    Year,
    objective_keys,
)
from reports.opendata.scope import PlanPlace

SECTIONS = tuple((str(value), label) for value, label in CardEntry.Kind.choices)
IN_PLAN_ORDER = "objective__goal__position", "objective__position"
DEVIATION, MEASURES = "deviation_reason", "measures"
Position = Annotated[int, Column(_("sıra"), _("Karttaki sırası, 1’den başlar."))]


@dataclass(frozen=True, slots=True)
class EntryRecord(OfObjective):
    """One item of a card's list."""

    kind: Annotated[str, Column(_("bölüm"), values=SECTIONS)]
    position: Position
    text: Annotated[str, Column(_("metin"))]
    source: Source


@dataclass(frozen=True, slots=True)
class CostRecord(OfObjective):
    """The estimate of a card's cost: the total, or one year of it."""

    year: Annotated[int | None, Column(_("yıl"), _("Toplam için boş."))]
    amount: Annotated[
        Decimal | None,
        Column(_("maliyet tahmini"), _("Belgede yazıldığı gibi."), unit="TRY"),
    ]
    source: Source


@dataclass(frozen=True, slots=True)
class CooperationRecord(OfObjective):
    """A unit or body that cooperates, as printed."""

    position: Position
    text: Annotated[
        str, Column(_("iş birliği yapılacak birim"), _("Belgede yazıldığı gibi."))
    ]


@dataclass(frozen=True, slots=True)
class EvaluationRecord(OfObjective):
    """What is written about an objective, or under a criterion about an indicator's figure."""

    indicator: Annotated[
        str | None, Column(_("gösterge kodu"), _("Hedefin değerlendirmesinde boş."))
    ]
    indicator_id: Annotated[str | None, Column(_("gösterge kimliği"))]
    year: Year
    part: PartOfYear
    subject: Annotated[
        str,
        Column(
            _("konu"),
            _(
                "deviation_reason: sapmanın nedeni; measures: alınacak önlemler; başkası: ölçüt."
            ),
        ),
    ]
    text: Annotated[str, Column(_("değerlendirme"))]


def entry_rows(place: PlanPlace) -> Iterator[EntryRecord]:
    """Yield the items of every card, in the order of the card."""
    rows = CardEntry.objects.filter(objective__goal__plan=place.plan)
    ordered = rows.order_by(*IN_PLAN_ORDER, "kind", "position", "pk")
    for row in ordered.select_related("objective__goal").iterator(chunk_size=PIECE):
        yield EntryRecord(
            *objective_keys(place, row.objective),
            kind=row.kind,
            position=row.position,
            text=row.text,
            source=place.of_source(row.citation_id),
        )


def cost_rows(place: PlanPlace) -> Iterator[CostRecord]:
    """Yield the cost estimates of every card: the years, and the total."""
    rows = CostEstimate.objects.filter(objective__goal__plan=place.plan)
    ordered = rows.order_by(*IN_PLAN_ORDER, "year", "pk")
    for row in ordered.select_related("objective__goal").iterator(chunk_size=PIECE):
        yield CostRecord(
            *objective_keys(place, row.objective),
            year=row.year,
            amount=row.amount,
            source=place.of_source(row.citation_id),
        )


def cooperation_rows(place: PlanPlace) -> Iterator[CooperationRecord]:
    """Yield who cooperates in each objective."""
    rows = CooperatingUnit.objects.filter(objective__goal__plan=place.plan)
    ordered = rows.order_by(*IN_PLAN_ORDER, "position")
    for row in ordered.select_related("objective__goal").iterator(chunk_size=PIECE):
        yield CooperationRecord(
            *objective_keys(place, row.objective), position=row.position, text=row.text
        )


def evaluation_rows(place: PlanPlace) -> Iterator[EvaluationRecord]:
    """Yield what is approved: of the objectives first, then of the indicators."""
    return chain(_of_objectives(place), _of_indicators(place))


def _of_objectives(place: PlanPlace) -> Iterator[EvaluationRecord]:
    for row in objective_evaluations_of(place):
        for subject in (DEVIATION, MEASURES):
            text: str = getattr(row, subject)
            if text:
                yield EvaluationRecord(
                    *objective_keys(place, row.objective),
                    indicator=None,
                    indicator_id=None,
                    year=row.year,
                    part=row.period,
                    subject=subject,
                    text=text,
                )


def _of_indicators(place: PlanPlace) -> Iterator[EvaluationRecord]:
    for row in indicator_evaluations_of(place):
        indicator = row.actual.indicator
        yield EvaluationRecord(
            *objective_keys(place, indicator.objective),
            indicator=indicator.code,
            indicator_id=str(indicator.uid),
            year=row.actual.year,
            part=row.actual.period,
            subject=row.criterion.label,
            text=row.text,
        )
