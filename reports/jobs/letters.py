"""The letter that says that scheduled tables are made: a link, and the file where it is small."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from reports.asking.letters import TO_MACHINES
from reports.jobs.parts import titles_of
from reports.models import ReportJob, ReportLetter
from reports.models.schedule import recipients_of
from reports.official.formats import FORMATS

MOST_ATTACHED = 5 * 1024 * 1024  # bytes; more than this many mail servers refuse
ZIP = "application/zip"


def write_letters(job_id: int) -> int:
    """Send the letters of a job that nobody was sent yet; return how many the mail server refused.

    Each is written down as sent before it is: of two processes one sends it, and what was cut
    off in between is not sent twice.  Who has left the office meanwhile gets none.
    """
    job = ReportJob.objects.with_place().filter(pk=job_id).first()
    if job is None or not job.file or job.has_expired:
        return 0
    assert job.plan is not None  # a schedule's job is of a plan  # noqa: S101
    people = recipients_of(job.plan.municipality).exclude(email="")
    waiting = job.letters.filter(sent_at=None, user__in=people).select_related("user")
    return sum(not _send(job, letter) for letter in waiting)


def _send(job: ReportJob, letter: ReportLetter) -> bool:
    """Send one letter unless another process does; return False where it was refused."""
    row = ReportLetter.objects.filter(pk=letter.pk)
    if not row.filter(sent_at=None).update(sent_at=timezone.now()):
        return True
    try:
        with override("tr"):
            message_of(job, letter.user).send()
    except OSError:  # that of the network, and SMTPException
        row.update(sent_at=None)
        return False
    return True


def message_of(job: ReportJob, user: User) -> EmailMessage:
    """Return the letter as plain text, with the file where it is small."""
    assert job.plan is not None  # as above  # noqa: S101
    is_attached = job.size <= MOST_ATTACHED
    context = {
        "name": user.get_full_name() or user.get_username(),
        "job": job,
        "tables": titles_of(job.kinds),
        "is_attached": is_attached,
        "address": settings.SITE_URL + reverse("report_job_file", args=[job.pk]),
    }
    place = job.plan.municipality.name
    message = EmailMessage(
        subject=_("Kent Karnesi: %(place)s, %(when)s tabloları hazır")
        % {"place": place, "when": job.when},
        body=render_to_string("staff/mail/scheduled_report.txt", context),
        to=[user.email],
        headers=TO_MACHINES,
    )
    if is_attached:
        with job.file.open() as file:
            message.attach(job.name, file.read(), _content_type(job.name))
    return message


def _content_type(name: str) -> str:
    written = FORMATS.get(name.rpartition(".")[2])
    return ZIP if written is None else written.content_type
