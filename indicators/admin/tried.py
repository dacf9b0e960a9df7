"""Admin forms that write through a service: what it would refuse, the form refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import models, transaction
from django.http import HttpRequest

if TYPE_CHECKING:
    AnyForm = forms.ModelForm[Any]
    AnyPage = admin.ModelAdmin[Any]
else:
    AnyForm = forms.ModelForm
    AnyPage = object


class TriedForm(AnyForm):
    """A form whose `write` is a service."""

    person: User  # set by the page

    def clean(self) -> dict[str, Any]:
        """Try the service and take it back again."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            with transaction.atomic():
                self.write()
                transaction.set_rollback(True)
        return cleaned

    def write(self) -> models.Model:
        """Write what was typed and return the row; raises RefusedError."""
        raise NotImplementedError


class Tried(AnyPage):
    """A page whose form is a TriedForm."""

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,  # noqa: ANN401
        change: bool = False,  # noqa: FBT001, FBT002 - Django's signature
        **kwargs: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Tell the form who is writing."""
        form = super().get_form(request, obj, change, **kwargs)
        return type("MyTriedForm", (form,), {"person": request.user})

    def save_model(
        self,
        request: HttpRequest,
        obj: Any,  # noqa: ANN401
        form: Any,  # noqa: ANN401
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """Write through the service; the row shown is the row written."""
        obj.pk = form.write().pk
        obj.refresh_from_db()
