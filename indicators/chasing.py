"""From rows to today's letters, and out: what each person still has to do, in one letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.db.models import Count, Max
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators import reminders, reporting
from indicators.models import (
    ActualEntry,
    ObjectiveEvaluation,
    Reminder,
    ReportingPeriod,
)
from indicators.reminders import Due, Letter, Person, Waiting
from indicators.reporting import UnitStanding
from plans.models import Membership, Municipality

Say = Callable[[str], object]
TO_MACHINES = {"Auto-Submitted": "auto-generated"}  # no absence note comes back


@dataclass(frozen=True, slots=True)
class Post:
    """Today's letters, and whom and what they speak of by primary key."""

    today: date
    letters: tuple[Letter, ...]
    users: dict[Hashable, User]
    standings: dict[tuple[Hashable, Hashable], UnitStanding]
    municipalities: dict[Hashable, Municipality]


def post_of(today: date) -> Post:
    """Return the letters of a day, without those that went out already; nine queries."""
    rows = [
        row
        for row in reporting.standings_of(
            list(reporting.open_to_somebody(today)), today
        )
        if row.is_open
    ]
    standings = {_key(row): row for row in rows}
    users, people = _people()
    letters = reminders.letters(
        today, people, map(_due, rows), _waiting(), _told(today)
    )
    places = {row.municipality for letter in letters for row in letter.waiting}
    return Post(
        today,
        tuple(letters),
        users,
        standings,
        dict(Municipality.objects.in_bulk(places)),
    )


def send(post: Post, *, say: Say, complain: Say) -> tuple[int, int]:
    """Send a day's letters; return how many went out, and how many were refused.

    What a person cannot get is said, and the others get theirs.
    """
    sent = refused = 0
    for letter in post.letters:
        user = post.users[letter.person.key]
        obstacle = obstacle_of(user)
        if obstacle:
            say(f"{user.get_username()}: {obstacle}")
            continue
        message = message_of(post, letter)
        try:
            is_first = _send(post.today, user, letter, message)
        except (SMTPException, OSError) as error:
            complain(f"{user.email}: {error}")
            refused += 1
            continue
        if is_first:
            say(f"{user.email}: {message.subject}")
            sent += 1
    return sent, refused


def obstacle_of(user: User) -> str:
    """Say why a person gets no letters, "" where they do."""
    if not user.is_active:
        return _("hesabı kapalı; gönderilmedi")
    if not user.email:
        return _("e-posta adresi yok; gönderilmedi")
    return ""


def message_of(post: Post, letter: Letter) -> EmailMessage:
    """Return the letter as plain text."""
    user = post.users[letter.person.key]
    context = {
        "name": user.get_full_name() or user.get_username(),
        "site": settings.SITE_URL,
        "today": post.today,
        "coming": [post.standings[due.period, due.unit] for due in letter.coming],
        "overdue": [post.standings[due.period, due.unit] for due in letter.overdue],
        "late": [post.standings[due.period, due.unit] for due in letter.late],
        "waiting": [
            (post.municipalities[row.municipality], row.count) for row in letter.waiting
        ],
    }
    return EmailMessage(
        subject=subject_of(letter),
        body=render_to_string("staff/mail/reminder.txt", context),
        to=[user.email],
        headers=TO_MACHINES,
    )


def subject_of(letter: Letter) -> str:
    """Return what a letter is about, in one line."""
    overdue = sum(due.missing for due in letter.overdue)
    coming = sum(due.missing for due in letter.coming)
    waiting = sum(row.count for row in letter.waiting)
    parts = [
        (overdue, ngettext("%d değer gecikti", "%d değer gecikti", overdue)),
        (coming, ngettext("%d değer bekleniyor", "%d değer bekleniyor", coming)),
        (waiting, ngettext("%d onay bekliyor", "%d onay bekliyor", waiting)),
        (
            len(letter.late),
            ngettext("%d birim gecikti", "%d birim gecikti", len(letter.late)),
        ),
    ]
    said = ", ".join(text % count for count, text in parts if count)
    return f"Kent Karnesi: {said}"


def _send(today: date, user: User, letter: Letter, message: EmailMessage) -> bool:
    """Remember, then send: of two runs at once one sends.  Forget what was refused."""
    told = Reminder.objects.filter(user=user, sent_on=today)
    new = [
        Reminder(period_id=period, user=user, kind=kind, sent_on=today)
        for period, kind in letter.kinds - set(told.values_list("period", "kind"))
    ]
    try:
        with transaction.atomic():
            Reminder.objects.bulk_create(new)
    except IntegrityError:
        return False
    try:
        message.send()
    except (SMTPException, OSError):
        Reminder.objects.filter(pk__in=[row.pk for row in new]).delete()
        raise
    return True


def _people() -> tuple[dict[Hashable, User], list[Person]]:
    """Return everybody with a role, whether they can be written to or not."""
    users: dict[Hashable, User] = {}
    units: dict[int, set[Hashable]] = defaultdict(set)
    offices: dict[int, set[Hashable]] = defaultdict(set)
    managed: dict[int, set[Hashable]] = defaultdict(set)
    for row in Membership.objects.select_related("user").order_by("user", "pk"):
        users[row.user_id] = row.user
        if row.unit_id is None:
            offices[row.user_id].add(row.municipality_id)
        else:
            units[row.user_id].add(row.unit_id)
        if row.role == Membership.Role.UNIT_MANAGER:
            managed[row.user_id].add(row.unit_id)
    people = [
        Person(
            pk,
            frozenset(units[user.pk]),
            frozenset(offices[user.pk]),
            frozenset(managed[user.pk]),
        )
        for pk, user in users.items()
    ]
    return users, people


def _due(row: UnitStanding) -> Due:
    period, unit = _key(row)
    return Due(
        period=period,
        unit=unit,
        municipality=row.period.plan.municipality_id,
        last_day=row.last_day,
        missing=row.tally.missing,
    )


def _key(row: UnitStanding) -> tuple[Hashable, Hashable]:
    return row.period.pk, None if row.unit is None else row.unit.pk


def _waiting() -> Iterable[Waiting]:
    """Return what waits for each office; a municipality's newest period stands for it."""
    found: dict[int, int] = defaultdict(int)
    for model, path in (
        (ActualEntry, "indicator__objective__goal__plan__municipality"),
        (ObjectiveEvaluation, "objective__goal__plan__municipality"),
    ):
        rows = model.objects.filter(state=ActualEntry.State.SUBMITTED).order_by()
        for place, count in rows.values_list(path).annotate(Count("pk")):
            found[place] += count
    newest = (
        ReportingPeriod.objects.order_by()
        .values_list("plan__municipality")
        .annotate(Max("pk"))
    )
    return [
        Waiting(place, period, found[place]) for place, period in newest if found[place]
    ]


def _told(today: date) -> dict[Hashable, frozenset[tuple[Hashable, str]]]:
    """Return by person what they have heard of today."""
    told: dict[Hashable, set[tuple[Hashable, str]]] = defaultdict(set)
    for row in Reminder.objects.filter(sent_on=today).order_by():
        told[row.user_id].add((row.period_id, row.kind))
    return {user: frozenset(kinds) for user, kinds in told.items()}
