"""The forms of the front door: the first administrator; log-in, passwords and codes in our words."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.conf import settings
from django.contrib.auth.forms import BaseUserCreationForm
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

PASSWORD = _("Şifre")
NEW_PASSWORDS: dict[str, StrOrPromise] = {
    "password1": _("Yeni şifre"),
    "password2": _("Yeni şifre (bir daha)"),
}
# What AUTH_PASSWORD_VALIDATORS ask for, said before anything is typed.
PASSWORD_RULE = _(
    "En az 12 karakter. Adınıza ya da e-postanıza benzemesin, herkesin kullandığı bir "
    "şifre olmasın, yalnız rakamdan oluşmasın. Birkaç kelimelik bir cümle iyidir."
)


class FirstAdministratorForm(BaseUserCreationForm[User]):
    """A name, an address for the password's reset, a password; and the token, where one is set."""

    token = forms.CharField(
        label=_("Kurulum anahtarı"),
        help_text=_("Kurulumu yapan kişinin SETUP_TOKEN olarak yazdığı söz."),
        widget=forms.PasswordInput(render_value=False),
        strip=False,
    )

    class Meta:
        model = User
        fields = ("username", "email")

    field_order = ("token", "username", "email", "password1", "password2")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True
        self.fields["password1"].help_text = PASSWORD_RULE
        if not settings.SETUP_TOKEN:
            del self.fields["token"]

    def clean_token(self) -> str:
        """Refuse all but the token of the environment."""
        token: str = self.cleaned_data["token"]
        if not constant_time_compare(token, settings.SETUP_TOKEN):
            raise ValidationError(_("Kurulum anahtarı doğru değil."))
        return token

    def save(self, commit: bool = True) -> User:  # noqa: FBT001, FBT002 - Django's signature
        """Make the user an administrator of everything."""
        user = super().save(commit=False)
        user.is_staff = user.is_superuser = True
        if commit:
            user.save()
        return user


class InOurWords(forms.Form):
    """A form of the library with our labels and hints, and without words inside its fields."""

    labels: dict[str, StrOrPromise] = {}
    hints: dict[str, StrOrPromise] = {"password1": PASSWORD_RULE}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class LogInForm(InOurWords, account.LoginForm):
    """Name or address, and password."""

    labels = {"login": _("Kullanıcı adı ya da e-posta"), "password": PASSWORD}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {
            "autocomplete": "username",
            "autocapitalize": "none",
        }


class ConfirmForm(InOurWords, account.ReauthenticateForm):
    """The password once more, before the second factor is changed."""

    labels = {"password": PASSWORD}


class NewPasswordForm(InOurWords, account.ChangePasswordForm):
    """Today's password, and a new one twice."""

    labels = NEW_PASSWORDS | {"oldpassword": _("Bugünkü şifre")}


class RenewedPasswordForm(InOurWords, account.ResetPasswordKeyForm):
    """A new password twice, from the link in the mail; it opens a lock."""

    labels = NEW_PASSWORDS

    def save(self) -> None:
        """Set the password; forget the wrong tries with the old one."""
        super().save()
        get_adapter()._delete_login_attempts_cached_email(
            context.request, username=self.user.get_username()
        )


class ForgottenPasswordForm(InOurWords, account.ResetPasswordForm):
    """Where the link for a new password goes."""

    labels = {"email": _("E-posta")}
    users: list[User]  # the library looks them up

    def clean_email(self) -> str:
        """Send nothing to who comes in through single sign-on only."""
        email: str = super().clean_email()
        self.users = [person for person in self.users if person.has_usable_password()]
        return email


class DigitsForm(InOurWords):
    """A form with a code of digits."""

    labels = {"code": _("Kod")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric"}


class CodeForm(DigitsForm, mfa.AuthenticateForm):
    """A code at log-in."""


class ConfirmByCodeForm(DigitsForm, mfa.ReauthenticateForm):
    """A code once more, before the second factor is changed."""


class FirstCodeForm(DigitsForm, ActivateTOTPForm):
    """The code that shows that the authenticator was set up."""
