"""Who needs a second factor, and who has one."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.models import User

from plans.access import access_of


def must_have_second_factor(person: User) -> bool:
    """Whether the person decides for others, where the installation asks such people for one."""
    return settings.MFA_REQUIRED and access_of(person).has_office


def has_second_factor(person: User) -> bool:
    """Whether the person set up an authenticator: one query."""
    return bool(is_mfa_enabled(person, [Authenticator.Type.TOTP]))
