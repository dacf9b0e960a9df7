"""What the queue does: write to whoever asked, again where the mail server does not take it."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from reports.asking.letters import write_to_asker

# How long after each failure it is tried again.  Together less than the day that the address of
# a settled question is kept for its letter (`forgetting`).
WAITS = (
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
)


@task()
def tell_asker(question_id: int, failures: int = 0) -> None:
    """Tell the asker what has become of their question.

    What the mail server does not take is tried again as often as WAITS says; then, and in a
    queue that cannot wait, the task fails.
    """
    try:
        write_to_asker(question_id)
    except OSError:  # that of the network, and SMTPException
        if failures >= len(WAITS) or not tell_asker.get_backend().supports_defer:
            raise
        later = tell_asker.using(run_after=timezone.now() + WAITS[failures])
        later.enqueue(question_id, failures + 1)
