"""Reporting periods open for entry and close."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from indicators.models import PeriodExtension, ReportingPeriod
from indicators.scoring import FIRST_AND_LAST_MONTH
from indicators.services.refusals import (
    DueTooEarlyError,
    ExtensionOverError,
    ExtensionReasonError,
    NotYoursError,
    OutsidePlanError,
    WrongStateError,
)
from indicators.services.rules import require_office
from indicators.services.scores import publish_scores
from plans.models import Plan, Unit
from plans.models.held import save_held
from plans.models.remembered import acting

State = ReportingPeriod.State


@transaction.atomic
def open_period(
    *, plan: Plan, year: int, period: str, by: User, due_on: date | None = None
) -> ReportingPeriod:
    """Open a period of a plan for entry, for the first time or once more; return it.

    Several may be open at once: the half-year does not wait for the year.  Raises
    DueTooEarlyError for a due date before the period begins.
    """
    require_office(by, plan)
    if year not in plan.years:
        raise OutsidePlanError
    if due_on is not None and due_on < _first_day(year, period):
        raise DueTooEarlyError
    row, _is_new = ReportingPeriod.objects.select_for_update().get_or_create(
        plan=plan, year=year, period=period
    )
    row.state = State.OPEN
    row.closed_on = None
    row.due_on = due_on or row.due_on
    with acting(by=by):
        save_held(row)
    return row


@transaction.atomic
def grant_extension(
    *,
    period: ReportingPeriod,
    unit: Unit,
    until: date,
    reason: str,
    by: User,
    at: datetime | None = None,
) -> PeriodExtension:
    """Let one unit enter a period's figures until a day, that day included, also after its lock; return the row.

    Raises RefusedError for a unit of another municipality, a day that is over, a missing
    reason, and a period that was never opened.
    """
    moment = at or timezone.now()
    row = ReportingPeriod.objects.select_for_update().get(pk=period.pk)
    require_office(by, row.plan)
    if unit.municipality_id != row.plan.municipality_id:
        raise NotYoursError
    if row.state == State.PLANNED:
        raise WrongStateError
    if until < timezone.localdate(moment):
        raise ExtensionOverError
    if not reason.strip():
        raise ExtensionReasonError
    extension = PeriodExtension(
        period=row,
        unit=unit,
        until=until,
        reason=reason.strip(),
        granted_by=by,
        granted_at=moment,
    )
    with acting(by=by):
        save_held(extension)
    return extension


@transaction.atomic
def close_period(
    *, period: ReportingPeriod, by: User, at: datetime | None = None
) -> ReportingPeriod:
    """Close an open period and publish its scores, what nobody reported included; return it."""
    moment = at or timezone.now()
    row = ReportingPeriod.objects.select_for_update().get(pk=period.pk)
    require_office(by, row.plan)
    if row.state != State.OPEN:
        raise WrongStateError
    row.state = State.CLOSED
    row.closed_on = timezone.localdate(moment)
    with acting(by=by):
        save_held(row)
    publish_scores(plan=row.plan, year=row.year, period=row.period, at=moment)
    return row


def _first_day(year: int, period: str) -> date:
    """An unknown period is refused by the row itself."""
    first_month, _last = FIRST_AND_LAST_MONTH.get(period, (1, 12))
    return date(year, first_month, 1)
