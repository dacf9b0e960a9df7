"""What several services ask before they write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.utils import timezone

from indicators import measures
from indicators.models import (
    ActualEntry,
    Indicator,
    PeriodExtension,
    ReportingPeriod,
)
from indicators.models.actual import ActualEntryQuerySet
from indicators.models.indicator import FOR_ENTRY
from indicators.services.refusals import (
    NotInPlanError,
    NotYoursError,
    PeriodNotOpenError,
    UnsaidError,
)
from plans.access import Access, access_of
from plans.models import Objective, Plan, Unit

_Period = tuple[int, int, str]  # the plan's key, the year, the part of it


def require_entry(by: User, indicator: Indicator) -> None:
    """Raise NotYoursError unless a person may enter the indicator's figures."""
    require_access(access_of(by), indicator)


def require_access(access: Access, indicator: Indicator) -> None:
    """Raise NotYoursError as `require_entry` does, of a person whose access is known."""
    unit = indicator.entering_unit
    place = indicator.objective.goal.plan.municipality_id
    if not access.acts_for(None if unit is None else unit.pk, place):
        raise NotYoursError


def require_office(by: User, plan: Plan) -> None:
    """Raise NotYoursError unless a person decides for the plan's municipality."""
    if not access_of(by).decides_for(plan.municipality_id):
        raise NotYoursError


class Running:
    """Which periods take figures at a moment; the database is asked once about each."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self._open: dict[_Period, bool] = {}
        self._extended: dict[_Period, frozenset[int]] = {}

    def require(
        self, objective: Objective, unit: Unit | None, year: int, period: str
    ) -> None:
        """Raise PeriodNotOpenError unless the period is open, or the unit has an extension that day."""
        key = (objective.goal.plan_id, year, period)
        if key not in self._open:
            self._open[key] = self._is_open(key)
        if self._open[key]:
            return
        if key not in self._extended:
            self._extended[key] = self._with_more_time(key)
        if unit is None or unit.pk not in self._extended[key]:
            raise PeriodNotOpenError

    def _is_open(self, key: _Period) -> bool:
        plan, year, period = key
        rows = ReportingPeriod.objects.filter(plan=plan, year=year, period=period)
        return rows.filter(state=ReportingPeriod.State.OPEN).exists()

    def _with_more_time(self, key: _Period) -> frozenset[int]:
        plan, year, period = key
        rows = PeriodExtension.objects.filter(
            period__plan=plan, period__year=year, period__period=period
        )
        running = rows.filter(until__gte=timezone.localdate(self.at))
        return frozenset(running.order_by().values_list("unit", flat=True))

    def require_entry(self, entry: ActualEntry) -> None:
        """Raise as `require` does, or NotInPlanError for an indicator that is not in that year's plan.

        A correction may come after its period.
        """
        if entry.supersedes_id is not None:
            return
        indicator = entry.indicator
        unit = indicator.entering_unit
        self.require(indicator.objective, unit, entry.year, entry.period)
        if not measures.counts(indicator, entry.year):
            raise NotInPlanError


def require_words(entry: ActualEntry) -> None:
    """Raise UnsaidError where something is left unsaid."""
    if unsaid := measures.unsaid_in(entry):
        raise UnsaidError(unsaid)


def held_indicators(keys: Sequence[int]) -> dict[int, Indicator]:
    """Return indicators with what is asked before a figure is written, held until the transaction ends."""
    rows = Indicator.objects.filter(pk__in=keys).select_for_update(of=("self",))
    # Of many, most share their objective: joined to it each would build one of its own.
    shared = rows.prefetch_related(*FOR_ENTRY) if len(keys) > 1 else rows.for_entry()
    return {row.pk: row for row in shared.order_by("pk")}


def locked(entry: ActualEntry) -> ActualEntry:
    """Return the entry with all that rules ask of it, held until the transaction ends."""
    return all_locked([entry])[entry.pk]


def all_locked(entries: Iterable[ActualEntry]) -> dict[int, ActualEntry]:
    """Return entries by key as `locked` does, in as many queries as for one."""
    return _by_key(_of(entries).select_for_update(of=("self",)))


def all_read(entries: Iterable[ActualEntry]) -> dict[int, ActualEntry]:
    """Return the same without holding them."""
    return _by_key(_of(entries))


def _of(entries: Iterable[ActualEntry]) -> ActualEntryQuerySet:
    rows = ActualEntry.objects.for_review().prefetch_related("confirmed_doubts")
    return rows.filter(pk__in=[entry.pk for entry in entries]).order_by("pk")


def _by_key(rows: Iterable[ActualEntry]) -> dict[int, ActualEntry]:
    return {row.pk: row for row in rows}
