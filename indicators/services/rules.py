"""What several services ask before they write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from indicators import measures
from indicators.models import ActualEntry, Indicator, ReportingPeriod
from indicators.models.actual import ActualEntryQuerySet
from indicators.models.indicator import FOR_ENTRY
from indicators.services.refusals import (
    NotInPlanError,
    NotYoursError,
    PeriodNotOpenError,
    UnsaidError,
)
from plans.access import access_of
from plans.models import Objective, Plan, Unit


def require_entry(by: User, indicator: Indicator) -> None:
    """Raise NotYoursError unless a person may enter the indicator's figures."""
    unit = indicator.entering_unit
    place = indicator.objective.goal.plan.municipality_id
    if not access_of(by).acts_for(None if unit is None else unit.pk, place):
        raise NotYoursError


def require_office(by: User, plan: Plan) -> None:
    """Raise NotYoursError unless a person decides for the plan's municipality."""
    if not access_of(by).decides_for(plan.municipality_id):
        raise NotYoursError


class Running:
    """Which periods take figures at a moment; the database is asked once about each unit's."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self._known: dict[tuple[int, int, str, int | None], bool] = {}

    def require(
        self, objective: Objective, unit: Unit | None, year: int, period: str
    ) -> None:
        """Raise PeriodNotOpenError unless the period is open, or the unit has an extension that day."""
        key = (objective.goal.plan_id, year, period, None if unit is None else unit.pk)
        if key not in self._known:
            self._known[key] = self._asked(*key)
        if not self._known[key]:
            raise PeriodNotOpenError

    def _asked(self, plan: int, year: int, period: str, unit: int | None) -> bool:
        rows = ReportingPeriod.objects.filter(plan=plan, year=year, period=period)
        is_running = Q(state=ReportingPeriod.State.OPEN)
        if unit is not None:
            day = timezone.localdate(self.at)
            is_running |= Q(extensions__unit=unit, extensions__until__gte=day)
        return rows.filter(is_running).exists()

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
