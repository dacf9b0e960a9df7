"""What the queue does: make a job's file, and tell whom a schedule names."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from reports.asking.tasks import WAITS, UndeliveredError
from reports.jobs.letters import write_letters
from reports.jobs.making import work_off


@task()
def make_report(job_id: int) -> None:
    """Make the tables of a waiting job; what is made on schedule is told to whoever waits for it."""
    job = work_off(job_id)
    if job is not None and job.schedule_id is not None:
        tell_recipients.enqueue(job_id)


@task()
def tell_recipients(job_id: int, failures: int = 0) -> None:
    """Send the letters of a scheduled job that are not sent yet.

    What the mail server does not take is tried again as often as WAITS says, then on the next
    day (`send_scheduled_reports`).  The error names nobody's address: the queue keeps it.
    """
    refused = write_letters(job_id)
    if not refused:
        return
    if failures >= len(WAITS) or not tell_recipients.get_backend().supports_defer:
        raise UndeliveredError(refused)
    later = tell_recipients.using(run_after=timezone.now() + WAITS[failures])
    later.enqueue(job_id, failures + 1)
