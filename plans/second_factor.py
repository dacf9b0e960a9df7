"""Who needs a second factor, who has one, and how it is taken off when the telephone is lost."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from plans.access import access_of
from plans.people import AccountRefusedError, end_sessions, held_to_change, note


def must_have_second_factor(person: User) -> bool:
    """Whether the person decides for others, where the installation asks such people for one."""
    return settings.MFA_REQUIRED and access_of(person).has_office


def has_second_factor(person: User) -> bool:
    """Whether the person set up an authenticator: one query."""
    return bool(is_mfa_enabled(person, [Authenticator.Type.TOTP]))


@transaction.atomic
def take_off_second_factor(*, person: User, by: User) -> User:
    """Take off authenticator and recovery codes of somebody who lost them, and log them out.

    Raises AccountRefusedError for oneself, for people of other municipalities, and where
    there is none.
    """
    held = held_to_change(person, by=by)
    count, _rows = Authenticator.objects.filter(user=held).delete()
    if not count:
        raise AccountRefusedError(_("Bu hesapta ikinci adım kurulu değil."))
    end_sessions(held)
    note(held, by=by, what=_("İkinci adım sıfırlandı, oturumlar bitirildi."))
    return held
