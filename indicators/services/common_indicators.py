"""A person maps an indicator to a common one, or takes that back; nothing does it by itself."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from indicators.models import CommonIndicator, CommonMapping, Indicator
from indicators.services.refusals import ReasonMissingError, WrongStateError
from indicators.services.rules import require_office
from plans.models.held import save_held
from plans.models.remembered import acting


@transaction.atomic
def map_indicator(
    *,
    common: CommonIndicator,
    indicator: Indicator,
    factor: Decimal,
    note: str,
    by: User,
    at: datetime | None = None,
) -> CommonMapping:
    """Say that an indicator measures a common one, and return that; `factor` turns its unit into the common one.

    Raises NotYoursError for another municipality's, ValidationError where the plan has one
    already, the factor is not above zero, or nothing is said of why.
    """
    plan = indicator.objective.goal.plan
    require_office(by, plan)
    mapping = CommonMapping(
        common=common,
        indicator=indicator,
        plan=plan,
        factor=factor,
        note=note.strip(),
        mapped_by=by,
        mapped_at=at or timezone.now(),
    )
    with acting(by=by):
        save_held(mapping)
    return mapping


@transaction.atomic
def withdraw_mapping(
    *, mapping: CommonMapping, by: User, reason: str, at: datetime | None = None
) -> CommonMapping:
    """Take a mapping back and return it; it stays on record with its reason.

    Raises WrongStateError for one that is withdrawn already, ReasonMissingError without a reason.
    """
    row = CommonMapping.objects.select_for_update().get(pk=mapping.pk)
    require_office(by, row.plan)
    if row.withdrawn_at is not None:
        raise WrongStateError
    if not reason.strip():
        raise ReasonMissingError
    row.withdrawn_by, row.withdrawn_at = by, at or timezone.now()
    row.withdrawal_reason = reason.strip()
    with acting(by=by, why=row.withdrawal_reason):
        save_held(row)
    return row
