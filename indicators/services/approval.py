"""What the strategy office does: approve, which publishes, or return with a note."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from indicators.models import ActualEntry
from indicators.services.refusals import (
    ChangedMeanwhileError,
    NoteMissingError,
    OwnEntryError,
    RefusedError,
    WrongStateError,
)
from indicators.services.rules import locked, require_office, require_words
from indicators.services.scores import publish_since
from plans.models import Plan

State = ActualEntry.State


@transaction.atomic
def approve(
    *,
    entry: ActualEntry,
    by: User,
    explanation: str = "",
    deviation_reason: str = "",
    corrective_measure: str = "",
    at: datetime | None = None,
) -> ActualEntry:
    """Approve a submitted figure, which publishes it and the scores that follow; return it.

    What a document left unsaid the office may say here; what the unit said stays as it is.
    """
    entry = _to_be_decided(entry, by)
    entry.explanation = entry.explanation or explanation
    entry.deviation_reason = entry.deviation_reason or deviation_reason
    entry.corrective_measure = entry.corrective_measure or corrective_measure
    entry.save(update_fields=["explanation", "deviation_reason", "corrective_measure"])
    return approve_all(entries=[entry], by=by, at=at)[0]


@transaction.atomic
def approve_all(
    *, entries: Iterable[ActualEntry], by: User, at: datetime | None = None
) -> list[ActualEntry]:
    """Approve all of them or, where one is refused, none; scores are published once.

    Raises OwnEntryError for a figure of one's own, NotYoursError for another
    municipality's, WrongStateError for one that does not wait for approval,
    ChangedMeanwhileError for one entered anew since the caller read it, and as
    `submit` does where a document, or a target changed since, leaves a deviation unexplained.
    """
    moment = at or timezone.now()
    approved = _each(entries, lambda entry: _approved(entry, by, moment))
    first_years: dict[Plan, int] = {}
    for entry in approved:
        plan = entry.indicator.objective.goal.plan
        first_years[plan] = min(entry.year, first_years.get(plan, entry.year))
    for plan in sorted(first_years, key=lambda plan: plan.pk):
        publish_since(plan=plan, year=first_years[plan], at=moment, beside=approved)
    return approved


@transaction.atomic
def return_(
    *, entry: ActualEntry, by: User, note: str, at: datetime | None = None
) -> ActualEntry:
    """Send a submitted figure back to its unit with a note; return it."""
    entry = _to_be_decided(entry, by)
    if not note.strip():
        raise NoteMissingError
    entry.state = State.RETURNED
    entry.decision_note = note
    entry.decided_by = by
    entry.decided_at = at or timezone.now()
    entry.full_clean()
    entry.save()
    return entry


@transaction.atomic
def return_all(
    *,
    entries: Iterable[ActualEntry],
    by: User,
    note: str,
    at: datetime | None = None,
) -> list[ActualEntry]:
    """Send figures back with one note or, where one is refused, none; raises as `return_`."""
    return _each(entries, lambda entry: return_(entry=entry, by=by, note=note, at=at))


def _each(
    entries: Iterable[ActualEntry], act: Callable[[ActualEntry], ActualEntry]
) -> list[ActualEntry]:
    """Do it to one after the other; a refusal says which of them it is about."""
    done = []
    for entry in sorted(entries, key=lambda entry: entry.pk):  # locks in one order
        try:
            done.append(act(entry))
        except RefusedError as refusal:
            refusal.about, refusal.about_key = str(entry), entry.pk
            raise
    return done


def _approved(entry: ActualEntry, by: User, at: datetime) -> ActualEntry:
    entry = _to_be_decided(entry, by)
    require_words(entry)
    entry.state = State.APPROVED
    entry.decision_note = ""
    entry.decided_by = by
    entry.decided_at = entry.published_at = at
    entry.full_clean()
    entry.save()
    return entry


def _to_be_decided(read: ActualEntry, by: User) -> ActualEntry:
    """Hold what waits for a decision; raise RefusedError unless it is what the caller read."""
    entry = locked(read)
    require_office(by, entry.indicator.objective.goal.plan)
    if entry.state != State.SUBMITTED:
        raise WrongStateError
    if entry.entered_at != read.entered_at:
        raise ChangedMeanwhileError
    if entry.entered_by_id == by.pk:
        raise OwnEntryError
    return entry
