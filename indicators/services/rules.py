"""What several services ask before they write."""

from __future__ import annotations

from django.contrib.auth.models import User

from indicators import measures
from indicators.models import ActualEntry, Indicator, ReportingPeriod
from indicators.services.refusals import (
    NotInPlanError,
    NotYoursError,
    PeriodNotOpenError,
    UnsaidError,
)
from plans.access import access_of
from plans.models import Plan


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


def require_open(indicator: Indicator, year: int, period: str) -> None:
    """Raise PeriodNotOpenError, or NotInPlanError for an indicator that is not in that year's plan."""
    is_open = ReportingPeriod.objects.filter(
        plan=indicator.objective.goal.plan,
        year=year,
        period=period,
        state=ReportingPeriod.State.OPEN,
    )
    if not is_open.exists():
        raise PeriodNotOpenError
    if not measures.counts(indicator, year):
        raise NotInPlanError


def require_words(entry: ActualEntry) -> None:
    """Raise UnsaidError where something is left unsaid."""
    if unsaid := measures.unsaid_in(entry):
        raise UnsaidError(unsaid)


def locked(entry: ActualEntry) -> ActualEntry:
    """Return the entry as it is now, held until the transaction ends."""
    return (
        ActualEntry.objects.select_for_update(of=("self",))
        .select_related(
            "indicator__objective__goal__plan",
            "indicator__objective__responsible_unit",
            "indicator__data_unit",
            "indicator__introduced_in",
            "indicator__withdrawn_in",
        )
        .get(pk=entry.pk)
    )
