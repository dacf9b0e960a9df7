"""The form of the first run: the first administrator."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import BaseUserCreationForm
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _


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
