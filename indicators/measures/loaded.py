"""The figures of many indicators at once, and of each row only what the arithmetic and the tables ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple, TypeVar

from indicators.measures.in_force import first_year
from indicators.measures.known import Known
from indicators.measures.terms import Terms
from indicators.models import ActualEntry, Indicator, IndicatorTerms, TargetRevision


class _Target(NamedTuple):
    indicator_id: int
    pk: int
    year: int
    origin: str
    value: Decimal | None


class _Actual(NamedTuple):
    indicator_id: int
    pk: int
    year: int
    period: str
    value: Decimal | None
    reported_as: str
    explanation: str
    deviation_reason: str
    corrective_measure: str


_Row = TypeVar("_Row", _Target, _Actual)


def known_of(indicators: Sequence[Indicator]) -> list[Known]:
    """Return what is known of each indicator, in the order given.

    Three queries at most for all of them together: terms, targets and actuals, each when it is
    first asked for.  Whole rows would take the longest part of making a workbook of a plan.
    """
    figures = _Loaded([each.pk for each in indicators])
    return [Known(each, figures) for each in indicators]


class _Loaded:
    """The rows of some indicators, loaded for all of them at once."""

    def __init__(self, indicators: list[int]) -> None:
        self._indicators = indicators

    def terms(self, indicator: Indicator) -> list[tuple[int, Terms]]:
        return self._terms[indicator.pk]

    def targets(self, indicator: Indicator) -> list[_Target]:
        return self._targets[indicator.pk]

    def actuals(self, indicator: Indicator) -> list[_Actual]:
        return self._actuals[indicator.pk]

    @cached_property
    def _terms(self) -> Mapping[int, list[tuple[int, Terms]]]:
        of_them = IndicatorTerms.objects.filter(indicator__in=self._indicators)
        columns = "indicator", "revision__number", "revision__adopted_on"
        rows = of_them.order_by(*columns[:2]).values_list(*columns, *Terms._fields)
        found = defaultdict[int, list[tuple[int, Terms]]](list)
        for indicator, number, adopted_on, *said in rows:
            found[indicator].append((first_year(number, adopted_on), Terms(*said)))
        return found

    @cached_property
    def _targets(self) -> Mapping[int, list[_Target]]:
        found = TargetRevision.objects.filter(indicator__in=self._indicators)
        in_order = found.order_by("recorded_at", "pk")
        rows = in_order.values_list(*_Target._fields)
        return _by_indicator(map(_Target._make, rows))

    @cached_property
    def _actuals(self) -> Mapping[int, list[_Actual]]:
        public = ActualEntry.objects.public()
        found = public.filter(indicator__in=self._indicators)
        in_order = found.order_by("year", "period", "pk")
        rows = in_order.values_list(*_Actual._fields)
        return _by_indicator(map(_Actual._make, rows))


def _by_indicator(rows: Iterable[_Row]) -> Mapping[int, list[_Row]]:
    found = defaultdict[int, list[_Row]](list)
    for row in rows:
        found[row.indicator_id].append(row)
    return found
