"""What a unit writes: a figure, and the correction of one that was approved."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from indicators import measures
from indicators.models import ActualEntry, Indicator
from indicators.services.figures import Figure, keep_evaluations, keep_parts, put
from indicators.services.refusals import (
    ApprovedError,
    CorrectionReasonMissingError,
    IncrementError,
    SubmittedError,
    WrongStateError,
)
from indicators.services.rules import (
    Running,
    locked,
    require_entry,
)
from plans.models.held import save_held
from plans.models.remembered import acting

State = ActualEntry.State


@transaction.atomic
def enter(
    *,
    indicator: Indicator,
    year: int,
    period: str,
    by: User,
    figure: Figure,
    at: datetime | None = None,
) -> ActualEntry:
    """Write the draft of an indicator's period, a new one or the one at hand; return it.

    Raises RefusedError for a period that is not open, a figure that waits for a decision
    or is approved, an increment of what is no running total, and a person who acts for others.
    """
    indicators = Indicator.objects.for_entry().select_for_update(of=("self",))
    indicator = indicators.get(pk=indicator.pk)
    require_entry(by, indicator)
    moment = at or timezone.now()
    at_hand = ActualEntry.objects.open_for(indicator, year, period)
    entry = at_hand.select_for_update(of=("self",)).first()
    if entry is None:
        entry = _first_entry(indicator, year, period)
    entry.indicator = indicator
    Running(moment).require_entry(entry)
    if entry.state == State.SUBMITTED:
        raise SubmittedError
    return _written(entry, figure, by, moment)


@transaction.atomic
def correct(
    *,
    entry: ActualEntry,
    by: User,
    figure: Figure,
    reason: str,
    at: datetime | None = None,
) -> ActualEntry:
    """Write the draft of a figure that shall replace an approved one; return it.

    The old one stands until the new one is approved, and both stay readable.
    """
    old = locked(entry)
    require_entry(by, old.indicator)
    if old.state != State.APPROVED or ActualEntry.objects.filter(supersedes=old):
        raise WrongStateError
    if not reason.strip():
        raise CorrectionReasonMissingError
    new = ActualEntry(
        indicator=old.indicator,
        year=old.year,
        period=old.period,
        supersedes=old,
        correction_reason=reason,
    )
    return _written(new, figure, by, at or timezone.now())


def _first_entry(indicator: Indicator, year: int, period: str) -> ActualEntry:
    entry = ActualEntry(indicator=indicator, year=year, period=period)
    approved = ActualEntry.objects.filter(
        indicator=indicator, year=year, period=period, state=State.APPROVED
    )
    if approved.exists():
        raise ApprovedError
    return entry


def _written(entry: ActualEntry, figure: Figure, by: User, at: datetime) -> ActualEntry:
    """An edited entry is a draft again; the note of a return stays until it is decided anew."""
    is_part = figure.reported_as == ActualEntry.ReportedAs.INCREMENT
    if is_part and not measures.adds_up(entry.indicator, entry.year):
        raise IncrementError
    put(entry, figure)
    entry.state = State.DRAFT
    entry.decided_by = entry.decided_at = None
    entry.entered_by = by
    entry.entered_at = at
    with acting(by=by):
        _saved(entry)
        keep_parts(entry, figure.parts)
        keep_evaluations(entry, figure.evaluations)
    return entry


def _saved(entry: ActualEntry) -> ActualEntry:
    save_held(entry)
    return entry
