"""What a unit writes: a figure, and the correction of one that was approved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone

from indicators import measures
from indicators.models import ActualEntry, Indicator
from indicators.services.figures import COLUMNS, Figure, keep_beside, put
from indicators.services.refusals import (
    ApprovedError,
    CorrectionReasonMissingError,
    IncrementError,
    SubmittedError,
    WrongStateError,
)
from indicators.services.rules import (
    Running,
    held_indicators,
    locked,
    require_access,
    require_entry,
)
from indicators.services.together import about
from plans.access import access_of
from plans.models.held import save_all_held
from plans.models.remembered import acting

State = ActualEntry.State
STATE_COLUMNS = ("state", "decided_by", "decided_at", "entered_by", "entered_at")


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
    figures = [(indicator, figure)]
    return enter_all(year=year, period=period, by=by, figures=figures, at=at)[0]


@transaction.atomic
def enter_all(
    *,
    year: int,
    period: str,
    by: User,
    figures: Sequence[tuple[Indicator, Figure]],
    at: datetime | None = None,
) -> list[ActualEntry]:
    """Write the drafts of a period, each indicator's once, or where one is refused none; return them.

    Raises as `enter` does, the refusal saying which one it is about, and BrokenRowError for
    a figure that the database does not take.
    """
    running, access = Running(at or timezone.now()), access_of(by)
    held = held_indicators([indicator.pk for indicator, _figure in figures])
    undecided, settled = _at_hand(list(held), year, period)
    written = []
    for indicator, figure in figures:
        pk = indicator.pk
        entry = undecided.get(pk) or ActualEntry(year=year, period=period)
        entry.indicator = held[pk]
        with about(entry):
            require_access(access, entry.indicator)
            if entry.pk is None and pk in settled:
                raise ApprovedError
            running.require_entry(entry)
            if entry.state == State.SUBMITTED:
                raise SubmittedError
        written.append((entry, figure))
    return _write(written, by, running.at)


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
    return _write([(new, figure)], by, at or timezone.now())[0]


def _at_hand(
    indicators: Sequence[int], year: int, period: str
) -> tuple[dict[int, ActualEntry], frozenset[int]]:
    """Return the undecided entries by indicator, and the indicators with an approved one."""
    rows = ActualEntry.objects.filter(
        indicator__in=indicators, year=year, period=period
    )
    held = list(rows.select_for_update(of=("self",)))
    settled = frozenset(r.indicator_id for r in held if r.state == State.APPROVED)
    return {r.indicator_id: r for r in held if r.state != State.APPROVED}, settled


def _write(
    written: Sequence[tuple[ActualEntry, Figure]], by: User, at: datetime
) -> list[ActualEntry]:
    """An edited entry is a draft again; the note of a return stays until it is decided anew."""
    _require_totals(written)
    for entry, figure in written:
        put(entry, figure)
        entry.state = State.DRAFT
        entry.decided_by = entry.decided_at = None
        entry.entered_by = by
        entry.entered_at = at
    entries = [entry for entry, _figure in written]
    with acting(by=by):
        save_all_held(entries, (*COLUMNS, *STATE_COLUMNS))
        keep_beside(written)
    return entries


def _require_totals(written: Iterable[tuple[ActualEntry, Figure]]) -> None:
    """Raise IncrementError for what a period added to an indicator that is no running total."""
    added = ActualEntry.ReportedAs.INCREMENT
    parts = [entry for entry, figure in written if figure.reported_as == added]
    prefetch_related_objects([entry.indicator for entry in parts], "terms__revision")
    for entry in parts:
        with about(entry):
            if not measures.adds_up(entry.indicator, entry.year):
                raise IncrementError
