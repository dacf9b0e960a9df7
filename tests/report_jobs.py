"""Jobs as a person would ask for them, and their files."""

from __future__ import annotations

from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from reports.jobs.asking import Wanted
from reports.models import ReportJob
from reports.models.job import FOLDER
from tests.factories import Town

DATABASE_QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
STORE = ReportJob.file.field.storage
State = ReportJob.State


def one(town: Town, **more: object) -> Wanted:
    return Wanted(town.plan, **({"year": 2024, "kinds": ("izleme",)} | more))  # type: ignore[arg-type]


def job(town: Town, **more: object) -> ReportJob:
    """A job in the table, without its task."""
    return ReportJob.objects.create(
        **{
            "asked_by": town.strategy,
            "plan": town.plan,
            "kinds": "izleme",
            "suffix": "xlsx",
            "year": 2024,
            **more,
        }
    )


def done(town: Town, **more: object) -> ReportJob:
    """A job whose file is there for another hour."""
    return job(
        town,
        state=State.DONE,
        file=ContentFile(b"PK", name="izleme.xlsx"),
        name="izleme-ornek.xlsx",
        size=2,
        expires_at=timezone.now() + timedelta(hours=1),
        **more,
    )


def kept_at(made: ReportJob) -> str:
    """Where the store has the file, also once the row does not say so any more."""
    return str(made.file.name)


def kept_files() -> set[str]:
    return set(STORE.listdir(FOLDER)[1]) if STORE.exists(FOLDER) else set()
