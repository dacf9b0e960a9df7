"""Asking for tables that are made away from the request, and throwing away what was asked for."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from indicators.models import Period
from indicators.services.refusals import NotYoursError
from indicators.services.rules import require_office
from plans.access import access_of
from plans.models import Plan
from reports.jobs.parts import names_of
from reports.jobs.refusals import NoSuchTablesError, TooManyJobsError
from reports.jobs.taking_up import take_up
from reports.jobs.tasks import make_report
from reports.jobs.tidying import give_up_unclaimed
from reports.models import ReportJob
from reports.models.job import ALL_KINDS, ReportJobQuerySet
from reports.official.formats import FORMATS
from reports.official.kinds import HALF_YEARLY

MOST_AT_ONCE = 5  # of one person; the queue is everybody's


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which tables: of a plan's year and period, or without a plan of the whole installation."""

    plan: Plan | None
    year: int | None = None
    period: str = Period.YEAR
    kinds: tuple[str, ...] = (ALL_KINDS,)
    suffix: str = "xlsx"


def ask(wanted: Wanted, by: User) -> ReportJob:
    """Put tables in line for a person; return the job, the one under way where it is the same.

    Raises NotYoursError, NoSuchTablesError and TooManyJobsError.
    """
    row = _row(wanted, by)
    now = timezone.now()
    take_up(now, jobs=ReportJob.objects.filter(asked_by=by))
    give_up_unclaimed(now)
    try:
        with transaction.atomic():
            mine = ReportJob.objects.under_way().filter(asked_by=by)
            same = _same(mine, row)
            if same is not None:
                return same
            if mine.count() >= MOST_AT_ONCE:
                raise TooManyJobsError
            row.save()
            make_report.enqueue(row.pk)
    except IntegrityError:  # pressed twice at the same moment
        same = _same(ReportJob.objects.filter(asked_by=by), row)
        if same is None:
            raise
        return same
    return row


def discard(job: ReportJob) -> None:
    """Throw a person's own job away, with its file; whoever makes it now finds it gone."""
    name = job.file.name
    job.delete()
    if name:
        job.file.storage.delete(name)


def _row(wanted: Wanted, by: User) -> ReportJob:
    plan, kinds = wanted.plan, names_of(wanted.kinds)
    if plan is None:
        if not access_of(by).is_total:
            raise NotYoursError
        is_of_it = wanted.year is None
    else:
        require_office(by, plan)
        is_of_it = wanted.year in plan.years
    is_known = wanted.suffix in FORMATS and wanted.period in HALF_YEARLY
    if not (is_of_it and is_known and kinds):
        raise NoSuchTablesError
    return ReportJob(
        asked_by=by,
        plan=plan,
        kinds=kinds,
        suffix=wanted.suffix,
        year=wanted.year,
        period=wanted.period,
    )


def _same(jobs: ReportJobQuerySet, row: ReportJob) -> ReportJob | None:
    """Return the job that asks for the same, the last one first."""
    return jobs.filter(
        plan=row.plan,
        kinds=row.kinds,
        suffix=row.suffix,
        year=row.year,
        period=row.period,
    ).first()
