"""Our rules for log-in, second factor and single sign-on, where the library asks for them."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.userkit import (
    filter_users_by_email,
    filter_users_by_username,
)
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from plans.second_factor import must_have_second_factor

WRONG = _("Kullanıcı adı, e-posta ya da şifre yanlış. Büyük ve küçük harf fark eder.")
RECENT_SECONDS = 300


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are given, not taken; failed tries are counted for the person, not the spelling."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "too_many_login_attempts": _(
            "Çok fazla hatalı deneme yapıldı, bu hesapla giriş 10 dakika kapalı. "
            "Şifrenizi unuttuysanız yenileyebilirsiniz."
        ),
        "rate_limited": _("Çok fazla deneme yapıldı. 10 dakika sonra yeniden deneyin."),
        "incorrect_code": _("Kod yanlış ya da süresi geçmiş. Yeni kodu yazın."),
        "incorrect_password": _("Şifre yanlış."),
        "enter_current_password": _("Bugünkü şifreniz bu değil."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go back to the account's page."""
        return reverse("mfa_index")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:  # noqa: ANN401
        """Nobody types a password again within five minutes of logging in."""
        request = context.request
        records = get_authentication_records(request, request.user)
        return not records or time.time() - records[0]["at"] > RECENT_SECONDS

    def _get_login_attempts_cache_key(
        self,
        request: HttpRequest,
        **credentials: Any,  # noqa: ANN401
    ) -> str:
        """Count by account: name and address of one person lead to one lock."""
        name = credentials.get("email") or credentials.get("username") or ""
        people = filter_users_by_email(name, for_login=True)
        person = (people or list(filter_users_by_username(name)[:1]) or [None])[0]
        return f"account:{person.pk}" if person else f"nobody:{name.lower()}"


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second factor is the person's own; who needs one cannot take it off."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": _(
            "Rolünüz ikinci adımı gerektiriyor; kapatılamaz. Telefonunuzu "
            "değiştirdiyseniz yöneticinizden ikinci adımı sıfırlamasını isteyin."
        ),
    }

    def get_totp_label(self, user: User) -> str:
        """Name the account in the telephone as it is named at log-in."""
        return user.get_username()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Refuse where the role asks for a second factor."""
        return not must_have_second_factor(authenticator.user)


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    """Somebody from the institution's provider comes in as the account we gave them, or not at all."""

    def authenticate_by_email(
        self, sociallogin: SocialLogin
    ) -> tuple[User, str] | None:
        """Return the one account with an address that the provider verified, and the address.

        Two accounts of one address, or an account that is already somebody else's at the
        provider (an address handed on), are nobody's.
        """
        for address in sociallogin.email_addresses:
            if address.verified is not True:
                continue
            people = filter_users_by_email(address.email, for_login=True)
            if len(people) == 1 and not self._is_taken(people[0], sociallogin):
                return people[0], address.email
        return None

    def is_open_for_signup(
        self, request: HttpRequest, sociallogin: SocialLogin
    ) -> bool:
        """Say whom to ask; no account is made."""
        email = next((row.email for row in sociallogin.email_addresses), "")
        page = render(
            request, "account/signup_closed.html", {"email": email}, status=403
        )
        raise ImmediateHttpResponse(page)

    def _is_taken(self, person: User, sociallogin: SocialLogin) -> bool:
        known = SocialAccount.objects.filter(provider=sociallogin.account.provider)
        return bool(known.filter(user=person).exists())
