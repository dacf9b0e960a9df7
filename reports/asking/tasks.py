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


class UndeliveredError(Exception):
    """A letter that no mail server took; it names what went wrong and nobody's address."""


@task()
def tell_asker(question_id: int, failures: int = 0) -> None:
    """Tell the asker what has become of their question.

    What the mail server does not take is tried again as often as WAITS says; then, and in a
    queue that cannot wait, it raises UndeliveredError.  The server's own refusal names the
    address, and the queue keeps for ever what a task failed with.
    """
    try:
        write_to_asker(question_id)
    except OSError as error:  # that of the network, and SMTPException
        if failures >= len(WAITS) or not tell_asker.get_backend().supports_defer:
            raise UndeliveredError(type(error).__name__) from None
        later = tell_asker.using(run_after=timezone.now() + WAITS[failures])
        later.enqueue(question_id, failures + 1)
