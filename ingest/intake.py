"""Reading what was received, away from the request; what was cut off is taken up again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ingest.archive import BrokenArchiveError, is_archive, members
from ingest.kept_file import local_copy
from ingest.models import Draft, Intake, IntakeState
from ingest.receive import describe, receive
from ingest.sandbox import read_safely
from plans.at_work import heard_of, is_cut_off, this_process
from plans.document import IndicatorEntry, Kind, PlanDocument, with_indicators
from plans.models import Municipality, SourceDocument

MOST_ATTEMPTS = 2
NEWS_EVERY = timedelta(seconds=1)


def work_off(intake_id: int) -> list[Intake]:
    """Read a waiting file and open its draft; nothing where another process has it.

    An archive gives its files instead: they are returned, and wait to be read.
    """
    claimed = Intake.objects.filter(pk=intake_id, state=IntakeState.WAITING).update(
        state=IntakeState.READING,
        reader=this_process(),
        attempts=F("attempts") + 1,
        pages_done=0,
        seen_at=timezone.now(),
    )
    if not claimed:
        return []
    intake = Intake.objects.select_related("document__municipality").get(pk=intake_id)
    with heard_of(_mine(intake)), local_copy(intake.document) as path:
        if is_archive(path):
            return _unpack(intake, path)
        _read(intake, path)
    return []


def _mine(intake: Intake) -> QuerySet[Intake]:
    """Return the row while this attempt reads it; nothing once another has taken it up."""
    return Intake.objects.filter(
        pk=intake.pk, state=IntakeState.READING, attempts=intake.attempts
    )


def _read(intake: Intake, path: Path) -> None:
    document = intake.document
    reading = read_safely(path, name=document.name, progress=_News(intake))
    with transaction.atomic():
        if _mine(intake).select_for_update().first() is None:
            return
        describe(document, reading)
        document.save(update_fields=["kind", "pages"])
        if reading.kind is Kind.REFUSED:
            reason = reading.refusal or _("Bu belge okunamadı.")
            _end(intake, IntakeState.REFUSED, reason=reason)
        else:
            draft = _draft(intake, reading)
            _end(intake, IntakeState.READ, draft=draft)


def _draft(intake: Intake, reading: PlanDocument) -> Draft:
    draft = Draft(
        document=intake.document,
        municipality=_municipality(intake),
        created_by=intake.received_by,
    )
    draft.keep(undecided(reading))
    draft.save()
    return draft


def _municipality(intake: Intake) -> Municipality:
    municipality = intake.document.municipality
    if municipality is None:
        raise ValueError(f"intake {intake.pk} is of no municipality")
    return municipality


def undecided(reading: PlanDocument) -> PlanDocument:
    """Return the reading with every actual waiting for approval.

    An export states what was approved where it comes from; approval here is
    the strategy office's own.
    """

    def waiting(indicator: IndicatorEntry) -> IndicatorEntry:
        actuals = tuple(replace(actual, state=None) for actual in indicator.actuals)
        return replace(indicator, actuals=actuals)

    return with_indicators(reading, waiting)


def _unpack(intake: Intake, path: Path) -> list[Intake]:
    """Receive the files of an archive; those left out are named in its reason."""
    waiting: list[Intake] = []
    left_out: list[str] = []
    if intake.archive_id is not None:  # a bomb is a zip of zips of zips
        reason = _("Arşivin içindeki arşiv açılmaz; dosyalarını ayrıca yükleyin.")
        _end(intake, IntakeState.REFUSED, reason=reason)
        return waiting
    try:
        for member in members(path):
            if member.content is None:
                left_out.append(f"{member.name} ({member.reason})")
                continue
            received, is_new = receive(
                member.content,
                name=member.name,
                municipality=_municipality(intake),
                by=intake.received_by,
                archive=intake,
            )
            if is_new:
                waiting.append(received)
    except BrokenArchiveError as error:
        _end(intake, IntakeState.REFUSED, reason=str(error))
        return waiting
    told = _("Alınmayan dosyalar: %(names)s") % {"names": "; ".join(left_out)}
    _end(intake, IntakeState.UNPACKED, reason=told if left_out else "")
    return waiting


def _end(
    intake: Intake, state: IntakeState, *, reason: str = "", draft: Draft | None = None
) -> None:
    intake.state, intake.reason, intake.draft = state, reason, draft
    intake.seen_at = timezone.now()
    intake.save(update_fields=["state", "reason", "draft", "seen_at"])


class _News:
    """Writes down how many pages are read, at most once a second."""

    def __init__(self, intake: Intake) -> None:
        self.intake = intake
        self.next_at = timezone.now()

    def __call__(self, done: int, total: int) -> None:
        now = timezone.now()
        if now < self.next_at:
            return
        self.next_at = now + NEWS_EVERY
        SourceDocument.objects.filter(pk=self.intake.document_id, pages=None).update(
            pages=total
        )
        Intake.objects.filter(pk=self.intake.pk).update(pages_done=done, seen_at=now)


def taken_up_again(now: datetime | None = None) -> list[Intake]:
    """Put back in line what a process left unfinished when it ended; return those waiting anew.

    What was cut off twice is refused: the document may be what ends the reader.
    """
    waiting = []
    now = now or timezone.now()
    for intake in Intake.objects.filter(state=IntakeState.READING):
        if not _is_abandoned(intake, now):
            continue
        if intake.attempts >= MOST_ATTEMPTS:
            reason = _("Okuma iki kez yarıda kesildi; belge saklandı.")
            _end(intake, IntakeState.REFUSED, reason=reason)
        else:
            _end(intake, IntakeState.WAITING)
            waiting.append(intake)
    return waiting


def _is_abandoned(intake: Intake, now: datetime) -> bool:
    if intake.reader == this_process():  # it reads one at a time, and is asking now
        return True
    return is_cut_off(intake.reader, intake.seen_at, now)
