"""What is thrown away of jobs once nobody can have it, and what is given up; safe to run at any time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.files.storage import Storage
from django.db.models import Q
from django.utils.translation import gettext as _

from reports.jobs.taking_up import take_up
from reports.models import ReportJob
from reports.models.job import FOLDER, UNDER_WAY

UNCLAIMED = timedelta(days=2)
LISTED = timedelta(days=30)  # how long a person's job stands in the list
UNNAMED = timedelta(days=1)  # a file is kept a moment before its job names it
State = ReportJob.State


@dataclass(frozen=True, slots=True)
class Tidied:
    """How many jobs were taken up again and given up, how many files and rows deleted."""

    again: int
    given_up: int
    files: int
    rows: int


def tidy(at: datetime) -> Tidied:
    """Take up what was cut off or give it up, delete files that have expired, and rows that are old."""
    taken, unclaimed = take_up(at), give_up_unclaimed(at)
    files = _delete_expired(at) + _delete_unnamed(at)
    old = ReportJob.objects.filter(schedule=None, asked_at__lt=at - LISTED)
    rows, _each = old.filter(file="").exclude(state__in=UNDER_WAY).delete()
    return Tidied(taken.again, taken.given_up + unclaimed, files, rows)


def give_up_unclaimed(at: datetime) -> int:
    """Give up jobs that no process has taken; return how many."""
    left = ReportJob.objects.filter(state=State.WAITING, seen_at__lt=at - UNCLAIMED)
    return left.update(
        state=State.FAILED,
        error=_("Arka plan işleri çalışmadığı için hazırlanamadı; yeniden isteyin."),
    )


def _delete_expired(at: datetime) -> int:
    """Delete the files that can no longer be had: the row first, so that it never names one that is gone."""
    expired = ReportJob.objects.filter(Q(expires_at__lte=at) & ~Q(file=""))
    deleted = 0
    for pk, name in expired.values_list("pk", "file"):
        if ReportJob.objects.filter(pk=pk, file=name).update(file=""):
            _store().delete(name)
            deleted += 1
    return deleted


def _delete_unnamed(at: datetime) -> int:
    """Delete the files that no job names: their process ended before it could, or the job went."""
    store = _store()
    if not store.exists(FOLDER):
        return 0
    named = set(ReportJob.objects.exclude(file="").values_list("file", flat=True))
    _folders, files = store.listdir(FOLDER)
    deleted = 0
    for name in (f"{FOLDER}/{file}" for file in files):
        if name not in named and store.get_modified_time(name) < at - UNNAMED:
            store.delete(name)
            deleted += 1
    return deleted


def _store() -> Storage:
    return ReportJob.file.field.storage
