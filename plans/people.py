"""Acting on somebody's account: whether one may, what is kept of it, and the sessions that end."""

from __future__ import annotations

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plans.access import access_of
from plans.models import Membership


class AccountRefusedError(ValidationError):
    """The account may not be changed so; its message is one Turkish sentence, nothing was written."""


def held_to_change(person: User, *, by: User) -> User:
    """Return the person as the database has it now, held until the transaction ends.

    Whoever decides about accounts is held too, so that two who close each other's at once
    come one after the other.  Raises AccountRefusedError for oneself, and for anybody who
    is not among the people of the municipalities that `by` administers, and of no other.
    """
    deciding = Membership.objects.filter(role=Membership.Role.ADMINISTRATOR)
    wanted = Q(pk=person.pk) | Q(is_superuser=True) | Q(pk__in=deciding.values("user"))
    people = User.objects.select_for_update().filter(wanted).order_by("pk")
    held = {row.pk: row for row in people}
    actor = held.get(by.pk)
    if actor is None or person.pk not in held:
        raise AccountRefusedError(_("Bu kişinin hesabı için yetkiniz yok."))
    if actor == person:
        raise AccountRefusedError(_("Kendi hesabınızda bunu yapamazsınız."))
    _check_administers(actor, held[person.pk])
    return held[person.pk]


def _check_administers(actor: User, person: User) -> None:
    access = access_of(actor)
    if access.is_total:
        return
    rows = person.memberships.values_list("municipality_id", flat=True)
    places = frozenset(rows)
    if person.is_superuser or not places & access.administered_ids:
        raise AccountRefusedError(_("Bu kişinin hesabı için yetkiniz yok."))
    if places - access.administered_ids:
        raise AccountRefusedError(
            _(
                "Bu kişi başka bir belediyede de görevli: yalnızca sizin belediyenizdeki "
                "rolleri geri alınabilir, hesabına kurulumun yöneticisi karar verir."
            )
        )


def end_sessions(person: User) -> None:
    """Log the person out everywhere, at once and for good."""
    live = Session.objects.filter(expire_date__gt=timezone.now())
    of_person = [
        session.pk
        for session in live.iterator()
        if session.get_decoded().get(SESSION_KEY) == str(person.pk)
    ]
    Session.objects.filter(pk__in=of_person).delete()


def note(person: User, *, by: User, what: str) -> None:
    """Keep who did what to the person's account, and when."""
    LogEntry.objects.log_actions(
        by.pk, [person], CHANGE, change_message=what, single_object=True
    )
