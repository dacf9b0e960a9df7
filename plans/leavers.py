"""Görevden ayrıldı: an account is closed, and opened again; what its owner did keeps their name."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from plans.models import Membership
from plans.people import AccountRefusedError, end_sessions, held_to_change, note


@transaction.atomic
def switch_off(*, person: User, by: User) -> User:
    """Close the account of somebody who left: no log-in, no session, no power; roles stay written.

    Raises AccountRefusedError for oneself, for people of other municipalities, for the only
    administrator of a municipality, and where it is closed already.  The last superuser
    cannot be closed either: only another one may, and nobody may close their own.
    """
    held = held_to_change(person, by=by)
    if not held.is_active:
        raise AccountRefusedError(_("Bu hesap zaten kapalı."))
    _check_another_administers(held)
    held.is_active = False
    held.save(update_fields=["is_active"])
    end_sessions(held)
    note(held, by=by, what=_("Görevden ayrıldı: hesap kapatıldı, oturumlar bitirildi."))
    return held


@transaction.atomic
def switch_on(*, person: User, by: User) -> User:
    """Open the account of somebody who came back, with the roles that are written.

    Raises AccountRefusedError as `switch_off` does, and where the account is open.
    """
    held = held_to_change(person, by=by)
    if held.is_active:
        raise AccountRefusedError(_("Bu hesap zaten açık."))
    held.is_active = True
    held.save(update_fields=["is_active"])
    note(held, by=by, what=_("Göreve döndü: hesap yeniden açıldı."))
    return held


def _check_another_administers(person: User) -> None:
    """Refuse to leave a municipality with nobody to say who works there."""
    deciding = Membership.objects.filter(role=Membership.Role.ADMINISTRATOR)
    others = deciding.filter(user__is_active=True).exclude(user=person)
    alone = (
        deciding.filter(user=person)
        .exclude(municipality__in=others.values("municipality"))
        .select_related("municipality")
        .first()
    )
    if alone is not None:
        sentence = _("%(place)s için tek yönetici: önce bir başkasını yönetici yapın.")
        raise AccountRefusedError(sentence % {"place": alone.municipality})
