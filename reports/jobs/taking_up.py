"""Jobs whose process ended in the middle: taken up by another, once; then given up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plans.at_work import this_process
from reports.jobs.tasks import make_report
from reports.models import ReportJob
from reports.models.job import ReportJobQuerySet

MOST_BEGUN = 2  # the tables may be what ends whoever makes them
State = ReportJob.State


@dataclass(frozen=True, slots=True)
class TakenUp:
    """How many jobs were put in line again, and how many given up."""

    again: int
    given_up: int


def take_up(
    at: datetime, *, jobs: ReportJobQuerySet | None = None, is_idle: bool = False
) -> TakenUp:
    """Put in line again what was cut off, and give up what was cut off before.

    `is_idle` says that this process makes nothing now: what it was making once is cut off.
    """
    begun = (ReportJob.objects.all() if jobs is None else jobs).filter(
        state=State.RUNNING
    )
    cut = [job for job in begun if _is_cut_off(job, is_idle=is_idle)]
    again = sum(_put_in_line(job, at) for job in cut if job.attempts < MOST_BEGUN)
    given_up = sum(_give_up(job) for job in cut if job.attempts >= MOST_BEGUN)
    return TakenUp(again, given_up)


def resume() -> int:
    """Put in line again what was cut off, as a worker does between two jobs; return how many."""
    return take_up(timezone.now(), is_idle=True).again


def _is_cut_off(job: ReportJob, *, is_idle: bool) -> bool:
    return job.is_cut_off or (is_idle and job.maker == this_process())


def _as_seen(job: ReportJob) -> ReportJobQuerySet:
    """Return the row unless somebody was heard of it since: of two who find it one takes it up."""
    return ReportJob.objects.filter(
        pk=job.pk, state=State.RUNNING, attempts=job.attempts, seen_at=job.seen_at
    )


def _put_in_line(job: ReportJob, at: datetime) -> bool:
    with transaction.atomic():
        taken = _as_seen(job).update(state=State.WAITING, parts_done=0, seen_at=at)
        if taken:
            make_report.enqueue(job.pk)
    return bool(taken)


def _give_up(job: ReportJob) -> bool:
    return bool(
        _as_seen(job).update(
            state=State.FAILED,
            error=_("Hazırlanırken iki kez yarıda kesildi; yeniden isteyin."),
        )
    )
