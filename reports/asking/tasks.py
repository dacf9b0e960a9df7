"""What the queue does: write to whoever asked."""

from __future__ import annotations

from django_tasks import task

from reports.asking.letters import write_to_asker


@task()
def tell_asker(question_id: int) -> None:
    """Tell the asker what has become of their question."""
    write_to_asker(question_id)
