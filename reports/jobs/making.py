"""Making a job's file: claimed by one process, written to the disk, kept in the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from os import SEEK_END
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZipFile

from django.core.files import File
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from indicators.models import Period
from plans.at_work import heard_of, this_process
from reports.jobs.parts import Part, kinds_of, parts_of, plans_of
from reports.models import ReportJob
from reports.models.job import ReportJobQuerySet
from reports.official.formats import FORMATS
from reports.official.making import made
from reports.official.typeset import TypesettingError

KEPT = timedelta(days=7)
KEPT_OF_SCHEDULES = timedelta(days=400)  # last year's is there to be held against
State = ReportJob.State


class GoneError(Exception):
    """The job was given up or thrown away while it was being made."""


def work_off(job_id: int) -> ReportJob | None:
    """Make a waiting job's file; return the job, None where this process did not finish it.

    Between two tables a line of news is written, and no transaction is open while one is made.
    """
    job = _claimed(job_id)
    if job is None:
        return None
    with (
        _failing(job),
        heard_of(_mine(job)),
        override("tr"),
        TemporaryFile() as out,
    ):
        _finish(job, out, _write(job, out))
        return job
    return None


def _claimed(job_id: int) -> ReportJob | None:
    """Take a job that waits; None where another process has it, or it is gone."""
    claimed = ReportJob.objects.filter(pk=job_id, state=State.WAITING).update(
        state=State.RUNNING,
        attempts=F("attempts") + 1,
        maker=this_process(),
        parts_done=0,
        seen_at=timezone.now(),
    )
    if not claimed:
        return None
    return ReportJob.objects.with_place().filter(pk=job_id).first()


def _mine(job: ReportJob) -> ReportJobQuerySet:
    """Return the row while it is this attempt's; nothing once it was given up or thrown away."""
    return ReportJob.objects.filter(
        pk=job.pk, state=State.RUNNING, attempts=job.attempts
    )


@contextmanager
def _failing(job: ReportJob) -> Iterator[None]:
    """Write down why where no file could be made; what nobody foresaw is raised as it came."""
    reason = _("Beklenmedik bir hata oldu; yeniden isteyin, yine olursa bildirin.")
    try:
        yield
        reason = ""
    except GoneError:
        reason = ""
    except TypesettingError:
        reason = _("PDF dosyası dizilemedi; Excel ya da Word olarak isteyin.")
    except OSError:
        reason = _("Dosya saklanamadı, diskte yer kalmamış olabilir; sonra isteyin.")
    finally:
        if reason:
            _mine(job).update(state=State.FAILED, error=reason, seen_at=timezone.now())


def _write(job: ReportJob, out: IO[bytes]) -> str:
    """Write the table, or the archive of all of them; return what the file is called."""
    plans = plans_of(job)
    total = len(plans) * len(kinds_of(job.kinds))
    if job.plan_id is not None and total == 1:
        _tell(job, 0, total)
        [part] = parts_of(job, plans)
        _copy(part, job.suffix, out)
        return part.name(job.suffix)
    with ZipFile(out, "w") as archive:  # stored: what is in it is packed already
        for done, part in enumerate(parts_of(job, plans)):
            _tell(job, done, total)
            with archive.open(_place(job, part), "w") as entry:
                _copy(part, job.suffix, entry)
    return _archive_name(job)


def _copy(part: Part, suffix: str, out: IO[bytes]) -> None:
    with made(part.kind, part.asked, FORMATS[suffix]) as file:
        copyfileobj(file, out)


def _place(job: ReportJob, part: Part) -> str:
    """Return where a table stands in the archive: in its plan's folder where there are many."""
    name = part.name(job.suffix)
    if job.plan_id is not None:
        return name
    plan = part.asked.shown.plan
    return f"{plan.municipality.slug}/{plan.period}/{name}"


def _archive_name(job: ReportJob) -> str:
    if job.plan is None:
        return f"tablolar-{timezone.localdate():%Y-%m-%d}-{job.suffix}.zip"
    half = "" if job.period == Period.YEAR else f"-{job.period.lower()}"
    place = f"{job.plan.municipality.slug}-{job.plan.period}"
    return f"tablolar-{place}-{job.year}{half}-{job.suffix}.zip"


def _tell(job: ReportJob, done: int, total: int) -> None:
    """Write down how many tables are made; raise GoneError where nobody waits for them any more."""
    if not _mine(job).update(parts=total, parts_done=done, seen_at=timezone.now()):
        raise GoneError


def _finish(job: ReportJob, out: IO[bytes], name: str) -> None:
    """Keep the file until it expires; raise GoneError, and keep nothing, as `_tell` does."""
    size = out.seek(0, SEEK_END)
    store = ReportJob.file.field.storage
    kept = store.save(ReportJob.file.field.generate_filename(job, name), File(out))
    now = timezone.now()
    done = _mine(job).update(
        state=State.DONE,
        parts_done=F("parts"),
        file=kept,
        name=name,
        size=size,
        seen_at=now,
        expires_at=now + (KEPT if job.schedule_id is None else KEPT_OF_SCHEDULES),
    )
    if not done:
        store.delete(kept)
        raise GoneError
