"""Targets are only ever added to; the last one is in force."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from indicators.models import Indicator, TargetRevision
from indicators.services.refusals import (
    FirstTargetError,
    OutsidePlanError,
    ReasonMissingError,
)
from indicators.services.rules import require_office
from indicators.services.scores import publish_since
from plans.models import Citation
from plans.models.held import save_held

Origin = TargetRevision.Origin


@dataclass(frozen=True, slots=True)
class Commitment:
    """A target for one year's end, in the indicator's unit; None says that there is none."""

    year: int
    value: Decimal | None
    origin: str = Origin.UPDATE
    reason: str = ""
    decision_number: str = ""
    decision_date: date | None = None
    citation: Citation | None = None


@transaction.atomic
def revise_target(
    *,
    indicator: Indicator,
    by: User,
    commitment: Commitment,
    at: datetime | None = None,
) -> TargetRevision:
    """Add a target, publish what it changes, and return it; the earlier ones stay.

    Raises ReasonMissingError for a change without a reason once its year has begun, and
    FirstTargetError for a target of the first plan where the year has any already.
    """
    moment = at or timezone.now()
    plan = indicator.objective.goal.plan
    require_office(by, plan)
    if commitment.year not in plan.years:
        raise OutsidePlanError
    has_targets = indicator.targets.filter(year=commitment.year).exists()
    if commitment.origin == Origin.PLAN and has_targets:
        raise FirstTargetError
    if needs_reason(commitment, moment) and not commitment.reason.strip():
        raise ReasonMissingError
    target = TargetRevision(
        indicator=indicator,
        recorded_at=moment,
        recorded_by=by,
        **{each.name: getattr(commitment, each.name) for each in fields(commitment)},
    )
    save_held(target)
    publish_since(plan=plan, year=commitment.year, at=moment, beside=[target])
    return target


def needs_reason(commitment: Commitment, at: datetime) -> bool:
    """Whether a target changes what was promised for a year that has begun."""
    has_begun = timezone.localdate(at) >= date(commitment.year, 1, 1)
    return has_begun and commitment.origin != Origin.PLAN
