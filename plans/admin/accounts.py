"""What the list of people does to accounts: close, open again, take off a lost second factor."""

from __future__ import annotations

from typing import Protocol

from allauth.account.admin import EmailAddress
from allauth.mfa.admin import Authenticator
from allauth.socialaccount.admin import SocialAccount, SocialApp, SocialToken
from django.contrib import admin, messages
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.doors import StaffRequest
from plans.leavers import switch_off, switch_on
from plans.people import AccountRefusedError
from plans.second_factor import take_off_second_factor

# The library's own pages would show secrets, and change accounts past our rules.
admin.site.unregister(
    [EmailAddress, Authenticator, SocialAccount, SocialApp, SocialToken]
)


class Act(Protocol):
    """A service that changes an account."""

    def __call__(self, *, person: User, by: User) -> User: ...


class PersonForm(UserChangeForm[User]):
    """A person's page; the last who may do everything stays so."""

    def clean_is_superuser(self) -> bool:
        """Refuse to leave the installation without anybody who may do everything."""
        wanted: bool = self.cleaned_data["is_superuser"]
        others = User.objects.filter(is_superuser=True, is_active=True)
        is_taken = self.instance.is_superuser and not wanted
        if is_taken and not others.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Kurulumun son yöneticisinden bu yetki alınamaz."))
        return wanted


class AccountActs:
    """The acts of the list of people; each person by themselves, refused or done."""

    @admin.action(description=gettext_lazy("Görevden ayrıldı: hesabı kapat"))
    def close_accounts(self, request: StaffRequest, people: QuerySet[User]) -> None:
        """Close each account and end its sessions."""
        done = _("%s: hesap kapatıldı, açık oturumları bitirildi.")
        _act_on_each(request, people, switch_off, done)

    @admin.action(description=gettext_lazy("Göreve döndü: hesabı yeniden aç"))
    def open_accounts(self, request: StaffRequest, people: QuerySet[User]) -> None:
        """Open each account again, with the roles it had."""
        _act_on_each(request, people, switch_on, _("%s: hesap yeniden açıldı."))

    @admin.action(description=gettext_lazy("Telefonunu kaybetti: ikinci adımı sıfırla"))
    def take_off_second_factors(
        self, request: StaffRequest, people: QuerySet[User]
    ) -> None:
        """Take off each second factor; whoever must have one sets it up at the next log-in."""
        done = _("%s: ikinci adım sıfırlandı, açık oturumları bitirildi.")
        _act_on_each(request, people, take_off_second_factor, done)


def _act_on_each(
    request: StaffRequest, people: QuerySet[User], act: Act, done: str
) -> None:
    for person in people:
        try:
            act(person=person, by=request.user)
        except AccountRefusedError as refusal:
            words = f"{person}: {' '.join(refusal.messages)}"
            messages.error(request, words)
        else:
            messages.success(request, done % person)
