"""What the strategy office does: approve, which publishes, or return with a note."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypedDict, Unpack

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from indicators.models import ActualEntry
from indicators.own import own_among
from indicators.services.doubts import settle_doubts
from indicators.services.refusals import (
    ChangedMeanwhileError,
    NoteMissingError,
    OwnEntryError,
    WrongStateError,
)
from indicators.services.rules import (
    all_locked,
    locked,
    require_office,
    require_words,
)
from indicators.services.scores import publish_since
from indicators.services.together import one_by_one
from plans.models import Plan
from plans.models.held import save_held
from plans.models.remembered import acting

State = ActualEntry.State


class Words(TypedDict, total=False):
    """What may be said in a unit's place: the fields that `measures.unsaid_in` names."""

    explanation: str
    deviation_reason: str
    corrective_measure: str
    breakdown_note: str


@transaction.atomic
def approve(
    *,
    entry: ActualEntry,
    by: User,
    sure: bool = False,
    at: datetime | None = None,
    **words: Unpack[Words],
) -> ActualEntry:
    """Approve a submitted figure, which publishes it and the scores that follow; return it.

    What a document left unsaid the office may say here; what the unit said stays as it is.
    Nobody was asked about what a document said: raises DoubtfulError for a value wildly
    off of which nobody has said that it is meant; `sure` says so, and is kept.
    """
    moment = at or timezone.now()
    held = _approved(entry, locked(entry), by, moment, words, sure=sure)
    _publish([held], moment)
    return held


@transaction.atomic
def approve_all(
    *, entries: Iterable[ActualEntry], by: User, at: datetime | None = None
) -> list[ActualEntry]:
    """Approve all of them or, where one is refused, none; scores are published once.

    Raises OwnEntryError for a figure of one's own, any version of it, NotYoursError for another
    municipality's, WrongStateError for one that does not wait for approval,
    ChangedMeanwhileError for one entered anew since the caller read it, and as
    `submit` does where a document, or a target changed since, leaves a deviation unexplained
    or a doubt unanswered.
    """
    moment = at or timezone.now()
    read = list(entries)
    held = all_locked(read)
    approved = one_by_one(
        read, lambda entry: _approved(entry, held[entry.pk], by, moment, Words())
    )
    _publish(approved, moment)
    return approved


def _publish(approved: list[ActualEntry], moment: datetime) -> None:
    """Publish the scores that follow from approved figures, of each plan once."""
    first_years: dict[Plan, int] = {}
    for entry in approved:
        plan = entry.indicator.objective.goal.plan
        first_years[plan] = min(entry.year, first_years.get(plan, entry.year))
    for plan in sorted(first_years, key=lambda plan: plan.pk):
        publish_since(plan=plan, year=first_years[plan], at=moment, beside=approved)


@transaction.atomic
def return_(
    *, entry: ActualEntry, by: User, note: str, at: datetime | None = None
) -> ActualEntry:
    """Send a submitted figure back to its unit with a note; return it."""
    held = locked(entry)
    _require_waiting(held, entry, by)
    if not note.strip():
        raise NoteMissingError
    held.state = State.RETURNED
    held.decision_note = note
    held.decided_by = by
    held.decided_at = at or timezone.now()
    with acting(by=by):
        save_held(held)
    return held


@transaction.atomic
def return_all(
    *,
    entries: Iterable[ActualEntry],
    by: User,
    note: str,
    at: datetime | None = None,
) -> list[ActualEntry]:
    """Send figures back with one note or, where one is refused, none; raises as `return_`."""
    return one_by_one(
        entries, lambda entry: return_(entry=entry, by=by, note=note, at=at)
    )


def _approved(
    read: ActualEntry,
    entry: ActualEntry,
    by: User,
    at: datetime,
    words: Words,
    *,
    sure: bool = False,
) -> ActualEntry:
    """Approve a held entry; `words` are said where it says nothing itself."""
    _require_waiting(entry, read, by)
    settle_doubts(entry, by=by, sure=sure, at=at)
    for name, text in words.items():
        setattr(entry, name, getattr(entry, name) or text)
    require_words(entry)
    entry.state = State.APPROVED
    entry.decision_note = ""
    entry.decided_by = by
    entry.decided_at = entry.published_at = at
    with acting(by=by):
        save_held(entry)
    entry.indicator.refresh_from_db(fields=["actuals"])  # asked anew: it has one more
    return entry


def _require_waiting(entry: ActualEntry, read: ActualEntry, by: User) -> None:
    """Raise RefusedError unless an entry waits for a decision, and is what the caller read."""
    require_office(by, entry.indicator.objective.goal.plan)
    if entry.state != State.SUBMITTED:
        raise WrongStateError
    if entry.entered_at != read.entered_at:
        raise ChangedMeanwhileError
    if own_among([entry], by):
        raise OwnEntryError
