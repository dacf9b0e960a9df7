"""What the queue does: read what was received, cut the crops of what was committed."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django_tasks import task

from ingest.intake import taken_up_again, work_off
from ingest.models import Intake
from ingest.proof import keep_crops
from ingest.receive import receive
from plans.models import Municipality, SourceDocument


@task()
def read_intake(intake_id: int) -> None:
    """Read one received file; the files of an archive are put in line."""
    for member in work_off(intake_id):
        read_intake.enqueue(member.pk)


@transaction.atomic
def take_in(
    content: bytes,
    *,
    name: str,
    municipality: Municipality,
    by: Any,  # noqa: ANN401 - the installation's user model
) -> tuple[Intake, bool]:
    """Keep a file and put it in line, both or neither; return what receive does."""
    intake, waits = receive(content, name=name, municipality=municipality, by=by)
    if waits:
        read_intake.enqueue(intake.pk)
    return intake, waits


@task()
def cut_crops(document_id: int) -> None:
    """Cut the crops that a committed document still lacks."""
    keep_crops(SourceDocument.objects.get(pk=document_id))


def resume() -> int:
    """Put in line again what was cut off; return how many."""
    again = taken_up_again()
    for intake in again:
        read_intake.enqueue(intake.pk)
    return len(again)


def resume_crops() -> int:
    """Put in line the documents that lack crops, as a worker does when it starts; return how many."""
    lacking = SourceDocument.objects.filter(
        citations__crop="", citations__x0__isnull=False
    ).distinct()
    for document in lacking:
        cut_crops.enqueue(document.pk)
    return len(lacking)
