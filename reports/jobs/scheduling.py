"""Putting in line what schedules ask for: each occasion once, whoever runs it and however often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from indicators.models import ReportingPeriod
from indicators.services.rules import require_office
from reports.jobs.occasions import (
    Closed,
    Occasion,
    no_month_is_left,
    of_earlier_months,
    of_month,
    of_periods,
)
from reports.jobs.refusals import NotMissedError
from reports.jobs.taking_up import take_up
from reports.jobs.tasks import make_report, tell_recipients
from reports.jobs.tidying import give_up_unclaimed
from reports.models import ReportJob, ReportLetter, ReportSchedule
from reports.models.schedule import recipients_of

MOST_ATTEMPTS = 3  # of one occasion, a day apart
TOLD_FOR = timedelta(days=7)  # after that a letter would be no news
State = ReportJob.State
Due = tuple[ReportSchedule, Occasion]


@dataclass(frozen=True, slots=True)
class Sent:
    """How many jobs were put in line for the first time and again, and how many letters sent after."""

    new: int
    again: int
    told: int


def send(today: date, at: datetime) -> Sent:
    """Put in line what is due, what failed before, and the letters that no mail server took."""
    again = take_up(at).again + _try_again()
    give_up_unclaimed(at)
    told = _tell_again(at)
    new = sum(_put_in_line(schedule, occasion) for schedule, occasion in due(today))
    return Sent(new, again, told)


def due(today: date) -> list[Due]:
    """Return what is due and was not put in line yet, in four queries for any number of schedules."""
    schedules = list(
        ReportSchedule.objects.filter(is_active=True)
        .select_related("plan__municipality")
        .order_by("pk")
    )
    made = _made(schedules)
    closed = _closed(schedules)
    return [
        (schedule, occasion)
        for schedule in schedules
        for occasion in _occasions(schedule, closed[schedule.plan_id], today)
        if (schedule.pk, occasion.key) not in made
    ]


def missed(
    today: date, schedules: Sequence[ReportSchedule]
) -> dict[int, list[Occasion]]:
    """Return by schedule the months of which nothing was made, oldest first: one query.

    The month that ended last is due, and not missed.  What stands still misses nothing.
    """
    made = _made(schedules)
    return {
        schedule.pk: [
            month
            for month in of_earlier_months(
                today, schedule.starts_on, schedule.plan.years
            )
            if (schedule.pk, month.key) not in made
        ]
        for schedule in schedules
        if schedule.is_active and schedule.rhythm == ReportSchedule.Rhythm.MONTHLY
    }


def makes_no_more(today: date, schedule: ReportSchedule) -> bool:
    """Whether a schedule goes on though its plan has no month left to make tables of."""
    is_monthly = schedule.rhythm == ReportSchedule.Rhythm.MONTHLY
    goes_on = schedule.is_active and is_monthly
    return goes_on and no_month_is_left(today, schedule.plan.years)


def make_up(*, schedule: ReportSchedule, key: str, today: date, by: User) -> None:
    """Put a missed month in line, with the figures of today; raises NotYoursError and NotMissedError."""
    require_office(by, schedule.plan)
    left = missed(today, [schedule]).get(schedule.pk, [])
    found = next((month for month in left if month.key == key), None)
    if found is None or not _put_in_line(schedule, found):
        raise NotMissedError


def _made(schedules: Sequence[ReportSchedule]) -> set[tuple[int | None, str]]:
    """Return which occasions of which schedules were put in line."""
    jobs = ReportJob.objects.filter(schedule__in=schedules).order_by()
    return set(jobs.values_list("schedule", "occasion"))


def _occasions(
    schedule: ReportSchedule, closed: list[Closed], today: date
) -> list[Occasion]:
    if schedule.rhythm == ReportSchedule.Rhythm.PERIOD_END:
        return of_periods(closed, schedule.starts_on)
    return of_month(today, schedule.starts_on, schedule.plan.years)


def _closed(schedules: list[ReportSchedule]) -> dict[int, list[Closed]]:
    """Return by plan the periods that were closed, in order."""
    found: dict[int, list[Closed]] = defaultdict(list)
    rows = ReportingPeriod.objects.filter(
        plan__in={schedule.plan_id for schedule in schedules},
        state=ReportingPeriod.State.CLOSED,
    ).order_by("plan", "closed_on", "pk")
    for row in rows:
        if row.closed_on is not None:
            found[row.plan_id].append(Closed(row.year, row.period, row.closed_on))
    return found


def _put_in_line(schedule: ReportSchedule, occasion: Occasion) -> bool:
    """Make the job and write down whom it is told; False where another run has done so."""
    job = ReportJob(
        schedule=schedule,
        occasion=occasion.key,
        plan=schedule.plan,
        kinds=schedule.kinds,
        suffix=schedule.suffix,
        year=occasion.year,
        period=occasion.period,
    )
    people = recipients_of(schedule.plan.municipality)
    try:
        with transaction.atomic():
            job.save()
            ReportLetter.objects.bulk_create(
                ReportLetter(job=job, user=user)
                for user in schedule.recipients.filter(pk__in=people)
            )
            make_report.enqueue(job.pk)
    except IntegrityError:
        return False
    return True


def _try_again() -> int:
    """Put in line once more what could not be made, as often as MOST_ATTEMPTS says."""
    failed = ReportJob.objects.filter(
        schedule__is_active=True, state=State.FAILED, attempts__lt=MOST_ATTEMPTS
    )
    again = 0
    for pk in failed.values_list("pk", flat=True):
        with transaction.atomic():
            taken = ReportJob.objects.filter(pk=pk, state=State.FAILED).update(
                state=State.WAITING, error="", seen_at=timezone.now()
            )
            if taken:
                make_report.enqueue(pk)
                again += 1
    return again


def _tell_again(at: datetime) -> int:
    """Send the letters that are left of what was made lately."""
    left = ReportJob.objects.filter(
        schedule__is_active=True,
        state=State.DONE,
        seen_at__gt=at - TOLD_FOR,
        letters__sent_at=None,
        letters__isnull=False,
    ).distinct()
    keys = list(left.values_list("pk", flat=True))
    for pk in keys:
        tell_recipients.enqueue(pk)
    return len(keys)
