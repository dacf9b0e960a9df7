"""Reporting periods open for entry and close."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from indicators.models import ReportingPeriod
from indicators.services.refusals import OutsidePlanError, WrongStateError
from indicators.services.rules import require_office
from indicators.services.scores import publish_scores
from plans.models import Plan

State = ReportingPeriod.State


@transaction.atomic
def open_period(
    *, plan: Plan, year: int, period: str, by: User, due_on: date | None = None
) -> ReportingPeriod:
    """Open a period of a plan for entry, for the first time or once more; return it."""
    require_office(by, plan)
    if year not in plan.years:
        raise OutsidePlanError
    row, _is_new = ReportingPeriod.objects.select_for_update().get_or_create(
        plan=plan, year=year, period=period
    )
    row.state = State.OPEN
    row.closed_on = None
    row.due_on = due_on or row.due_on
    row.full_clean()
    row.save()
    return row


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
    row.full_clean()
    row.save()
    publish_scores(plan=row.plan, year=row.year, period=row.period, at=moment)
    return row
