"""What several services ask before they write."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from indicators import measures
from indicators.models import ActualEntry, Indicator, ReportingPeriod
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


def require_open(indicator: Indicator, year: int, period: str, at: datetime) -> None:
    """Raise PeriodNotOpenError, or NotInPlanError for an indicator that is not in that year's plan."""
    objective = indicator.objective
    require_running(objective, indicator.entering_unit, year, period, at)
    if not measures.counts(indicator, year):
        raise NotInPlanError


def require_running(
    objective: Objective, unit: Unit | None, year: int, period: str, at: datetime
) -> None:
    """Raise PeriodNotOpenError unless the period is open, or a unit has an extension that day."""
    rows = ReportingPeriod.objects.filter(
        plan=objective.goal.plan_id, year=year, period=period
    )
    is_running = Q(state=ReportingPeriod.State.OPEN)
    if unit is not None:
        day = timezone.localdate(at)
        is_running |= Q(extensions__unit=unit, extensions__until__gte=day)
    if not rows.filter(is_running).exists():
        raise PeriodNotOpenError


def require_entry_open(entry: ActualEntry, at: datetime) -> None:
    """Raise as `require_open` does; a correction may come after its period."""
    if entry.supersedes_id is None:
        require_open(entry.indicator, entry.year, entry.period, at)


def require_words(entry: ActualEntry) -> None:
    """Raise UnsaidError where something is left unsaid."""
    if unsaid := measures.unsaid_in(entry):
        raise UnsaidError(unsaid)


def locked(entry: ActualEntry) -> ActualEntry:
    """Return the entry with all that rules ask of it, held until the transaction ends."""
    return all_locked([entry])[entry.pk]


def all_locked(entries: Iterable[ActualEntry]) -> dict[int, ActualEntry]:
    """Return entries by key as `locked` does, in as many queries as for one."""
    rows = ActualEntry.objects.for_review().select_for_update(of=("self",))
    return {
        row.pk: row
        for row in rows.filter(pk__in=[entry.pk for entry in entries]).order_by("pk")
    }
