"""An impatient person presses twice, two workers take one job, the daily command runs twice at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from reports.jobs.asking import Wanted, ask
from reports.jobs.making import work_off
from reports.jobs.scheduling import send
from reports.jobs.tasks import tell_recipients
from reports.models import ReportJob, ReportLetter, ReportSchedule
from tests.factories import Town, small_town

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 4


@pytest.fixture
def town(transactional_db: None, settings: Settings) -> Town:
    if connection.vendor == "sqlite":
        pytest.skip("This database has one writer at a time; its file is not shared.")
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    return small_town()


def at_once(act: Callable[[], object]) -> list[object]:
    """Do it several times at the same moment, each time on a connection of its own."""
    start = Barrier(TIMES)

    def run(_number: int) -> object:
        try:
            connection.ensure_connection()
            start.wait()
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(TIMES) as pool:
        return list(pool.map(run, range(TIMES)))


def test_one_wish_sent_at_the_same_moment_is_one_job(town: Town) -> None:
    wanted = Wanted(town.plan, 2024)

    jobs = at_once(lambda: ask(wanted, town.strategy).pk)

    assert set(jobs) == {ReportJob.objects.get().pk}
    assert DBTaskResult.objects.count() == 1


def test_one_job_is_made_by_one_worker(town: Town) -> None:
    job = ask(Wanted(town.plan, 2024, kinds=("izleme",)), town.strategy)

    made = at_once(lambda: work_off(job.pk) is not None)

    assert sorted(map(bool, made)) == [False] * (TIMES - 1) + [True]
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("done", 1)


def test_an_occasion_is_put_in_line_and_told_once(town: Town) -> None:
    schedule = ReportSchedule.objects.create(
        plan=town.plan,
        kinds="izleme",
        suffix="xlsx",
        rhythm="monthly",
        starts_on=date(2024, 1, 1),
        made_by=town.strategy,
    )
    schedule.recipients.add(town.strategy)

    sent = at_once(lambda: send(date(2024, 7, 1), timezone.now()).new)

    assert sum(int(str(each)) for each in sent) == 1
    job = ReportJob.objects.get()
    assert ReportLetter.objects.count() == DBTaskResult.objects.count() == 1
    work_off(job.pk)

    at_once(lambda: tell_recipients.call(job.pk))

    assert len(mail.outbox) == 1
