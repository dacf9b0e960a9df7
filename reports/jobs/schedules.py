"""The only writers of schedules: an office says what is made for it, when, and who is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from indicators.services.rules import require_office
from plans.models import Plan
from plans.models.remembered import acting
from reports.jobs.parts import names_of
from reports.jobs.refusals import (
    NoSuchTablesError,
    NotInOfficeError,
    ScheduledAlreadyError,
)
from reports.models import ReportSchedule
from reports.models.schedule import recipients_of
from reports.official.formats import FORMATS


@dataclass(frozen=True, slots=True)
class Terms:
    """What a schedule says."""

    kinds: tuple[str, ...]
    suffix: str
    rhythm: str
    recipients: Iterable[User] = field(default=())


@transaction.atomic
def set_up(*, plan: Plan, terms: Terms, by: User) -> ReportSchedule:
    """Begin a schedule with what ends from today on; return it.

    Raises NotYoursError, NoSuchTablesError, NotInOfficeError and ScheduledAlreadyError.
    """
    require_office(by, plan)
    return _kept(ReportSchedule(plan=plan, made_by=by), terms, by)


@transaction.atomic
def change(*, schedule: ReportSchedule, terms: Terms, by: User) -> ReportSchedule:
    """Change a schedule for what comes; another rhythm begins today.  Raises as `set_up` does."""
    row = _locked(schedule, by)
    if row.rhythm != terms.rhythm:
        row.starts_on = timezone.localdate()
    return _kept(row, terms, by)


@transaction.atomic
def stop(*, schedule: ReportSchedule, by: User) -> None:
    """Make nothing more; what was made stays."""
    row = _locked(schedule, by)
    row.is_active = False
    with acting(by=by):
        row.save(update_fields=["is_active"])


@transaction.atomic
def resume(*, schedule: ReportSchedule, by: User) -> None:
    """Go on with what ends from today on; nothing is made up for, and what goes on goes on."""
    row = _locked(schedule, by)
    if row.is_active:
        return
    row.is_active, row.starts_on = True, timezone.localdate()
    with acting(by=by):
        row.save(update_fields=["is_active", "starts_on"])


def _locked(schedule: ReportSchedule, by: User) -> ReportSchedule:
    rows = ReportSchedule.objects.select_for_update(of=("self",))
    row = rows.select_related("plan__municipality").get(pk=schedule.pk)
    require_office(by, row.plan)
    return row


def _kept(row: ReportSchedule, terms: Terms, by: User) -> ReportSchedule:
    people = _recipients(row, terms)
    row.kinds, row.suffix, row.rhythm = (
        names_of(terms.kinds),
        terms.suffix,
        terms.rhythm,
    )
    is_known = terms.suffix in FORMATS and terms.rhythm in ReportSchedule.Rhythm
    if not (row.kinds and is_known):
        raise NoSuchTablesError
    try:
        with transaction.atomic(), acting(by=by, why=_told(row, people)):
            row.save()
    except IntegrityError as taken:
        raise ScheduledAlreadyError from taken
    row.recipients.set(people)
    return row


def _recipients(row: ReportSchedule, terms: Terms) -> list[User]:
    """Return whom the terms name; raises NotInOfficeError for one of elsewhere."""
    named = {user.pk for user in terms.recipients}
    office = recipients_of(row.plan.municipality).filter(pk__in=named)
    people = list(office)
    if len(people) != len(named):
        raise NotInOfficeError
    return people


def _told(row: ReportSchedule, people: list[User]) -> str:
    """Return who is told from now on, "" where it is who was: versions keep no lists."""
    were = set(row.recipients.all()) if row.pk else set()
    if were == set(people):
        return ""
    names = [user.get_full_name() or user.get_username() for user in people]
    return _("Haber verilecekler: %s") % (", ".join(names) or _("kimse"))
