"""The figures of many indicators at once, and of each row only what the arithmetic and the tables ask."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from indicators.measures.known import Figures, Known
from indicators.models import ActualEntry, Indicator, IndicatorTerms, TargetRevision


class _Target(NamedTuple):
    pk: int
    year: int
    origin: str
    value: Decimal | None


class _Actual(NamedTuple):
    pk: int
    year: int
    period: str
    value: Decimal | None
    reported_as: str
    explanation: str
    deviation_reason: str
    corrective_measure: str


_Rows = tuple[list[IndicatorTerms], list[_Target], list[_Actual]]


def known_of(indicators: Sequence[Indicator]) -> list[Known]:
    """Return what is known of each indicator, in the order given; three queries, and none later.

    Whole rows would take the longest part of making a workbook of a plan.
    """
    found: dict[int, _Rows] = {each.pk: ([], [], []) for each in indicators}
    for terms in IndicatorTerms.objects.filter(indicator__in=indicators).select_related(
        "revision"
    ):
        found[terms.indicator_id][0].append(terms)
    targets = TargetRevision.objects.filter(indicator__in=indicators)
    for of, *row in targets.order_by("recorded_at", "pk").values_list(
        "indicator_id", *_Target._fields
    ):
        found[of][1].append(_Target(*row))
    actuals = ActualEntry.objects.public().filter(indicator__in=indicators)
    for of, *row in actuals.order_by("year", "period", "pk").values_list(
        "indicator_id", *_Actual._fields
    ):
        found[of][2].append(_Actual(*row))
    return [Known(each, Figures(*found[each.pk])) for each in indicators]
