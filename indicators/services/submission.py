"""What a unit sends to the strategy office, one figure or many, and takes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from indicators.models import ActualEntry
from indicators.services.doubts import settle_doubts
from indicators.services.refusals import (
    RefusedError,
    UnchangedError,
    WrongStateError,
)
from indicators.services.rules import (
    Running,
    all_locked,
    all_read,
    locked,
    require_entry,
    require_words,
)
from indicators.services.together import one_by_one
from plans.models.held import save_all_held, save_held
from plans.models.remembered import acting

State = ActualEntry.State
EDITABLE = (State.DRAFT, State.RETURNED)
COLUMNS = ("state", "submitted_at", "submitted_by", "decided_by", "decided_at")


@dataclass(frozen=True, slots=True)
class Parted:
    """Drafts that may be sent, and those that may not, with why."""

    ready: tuple[ActualEntry, ...]
    left: tuple[tuple[ActualEntry, RefusedError], ...]


def submit(
    *,
    entry: ActualEntry,
    by: User,
    sure: bool = False,
    at: datetime | None = None,
) -> ActualEntry:
    """Send a draft to the strategy office; return it.

    Raises DoubtfulError for a value wildly off of which nobody has said that it is meant;
    `sure` says so, and is kept with the question.  Raises UnsaidError for any deviation
    from the year-end target without a reason and a corrective measure, for a missing
    figure without an explanation and for parts that do not add up without a note, and
    UnchangedError for a returned figure that was not touched.
    """
    return submit_all(entries=[entry], by=by, sure=sure, at=at)[0]


@transaction.atomic
def submit_all(
    *,
    entries: Iterable[ActualEntry],
    by: User,
    sure: bool = False,
    at: datetime | None = None,
) -> list[ActualEntry]:
    """Send all drafts or, where one is refused, none; return them, ordered by key.

    Raises as `submit` does; the refusal says which one it is about.
    """
    running = Running(at or timezone.now())
    read = list(entries)
    held = all_locked(read)
    ready = one_by_one(
        read, lambda entry: _ready(held[entry.pk], by, running, sure=sure)
    )
    return _send(ready, by, running.at)


@transaction.atomic
def submit_ready(
    *, entries: Iterable[ActualEntry], by: User, at: datetime | None = None
) -> Parted:
    """Send what may be sent of several drafts; what `submit` would refuse stays a draft and is told."""
    running = Running(at or timezone.now())
    parted = _parted(all_locked(entries).values(), by, running)
    _send(parted.ready, by, running.at)
    return parted


def parted(
    *, entries: Iterable[ActualEntry], by: User, at: datetime | None = None
) -> Parted:
    """Return what `submit_ready` would send, and what it would leave; nothing is written."""
    return _parted(all_read(entries).values(), by, Running(at or timezone.now()))


def _parted(entries: Iterable[ActualEntry], by: User, running: Running) -> Parted:
    ready, left = [], []
    for entry in entries:
        try:
            ready.append(_ready(entry, by, running))
        except RefusedError as refusal:
            left.append((entry, refusal))
    return Parted(tuple(ready), tuple(left))


@transaction.atomic
def withdraw_submission(
    *, entry: ActualEntry, by: User, at: datetime | None = None
) -> ActualEntry:
    """Take back what waits for a decision, to change it; return it as a draft."""
    entry = locked(entry)
    require_entry(by, entry.indicator)
    if entry.state != State.SUBMITTED:
        raise WrongStateError
    Running(at or timezone.now()).require_entry(entry)
    entry.state = State.DRAFT
    entry.submitted_at = entry.submitted_by = None
    with acting(by=by):
        save_held(entry)
    return entry


def editable(entry: ActualEntry, by: User, at: datetime) -> ActualEntry:
    """Return an undecided entry that a person may write now; raise RefusedError otherwise."""
    return _editable(locked(entry), by, Running(at))


def _editable(entry: ActualEntry, by: User, running: Running) -> ActualEntry:
    require_entry(by, entry.indicator)
    if entry.state not in EDITABLE:
        raise WrongStateError
    running.require_entry(entry)
    return entry


def _ready(
    entry: ActualEntry, by: User, running: Running, *, sure: bool = False
) -> ActualEntry:
    """Return a held draft to which nothing is missing; raise RefusedError otherwise."""
    _editable(entry, by, running)
    if entry.state == State.RETURNED:
        raise UnchangedError
    settle_doubts(entry, by=by, sure=sure, at=running.at)
    require_words(entry)
    return entry


def _send(entries: Sequence[ActualEntry], by: User, at: datetime) -> list[ActualEntry]:
    for entry in entries:
        entry.state = State.SUBMITTED
        entry.submitted_at, entry.submitted_by = at, by
        entry.decided_by = entry.decided_at = None
    with acting(by=by):
        save_all_held(entries, COLUMNS)
    return list(entries)
