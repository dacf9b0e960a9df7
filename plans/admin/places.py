"""Municipalities and their units."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.text import slugify

from plans.access import access_of
from plans.admin.scope import OfficeAdmin, OwnFilter
from plans.admin.taken_in import TakenIn
from plans.models import Municipality, Unit
from plans.resources import MunicipalityResource, UnitResource


class MunicipalityForm(forms.ModelForm[Municipality]):
    """Makes an address out of the name where none is typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        """Fill in the address."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("slug") and "slug" in self.fields:
            cleaned["slug"] = slugify(cleaned.get("name", "").replace("ı", "i"))
        return cleaned


@admin.register(Municipality)
class MunicipalityAdmin(TakenIn, OfficeAdmin[Municipality]):
    """Belediyeler; only the installation's administrators add one."""

    form = MunicipalityForm
    resource_classes = [MunicipalityResource]
    municipality_path = "pk"
    list_display = ["name", "code", "province", "kind", "population", "is_fictional"]
    list_filter = ["kind", "is_fictional"]
    search_fields = ["name", "code", "province"]
    prepopulated_fields = {"slug": ["name"]}

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """A new municipality is the whole installation's affair."""
        return access_of(request.user).is_total

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Who may change a municipality may change it by a table, which adds none."""
        return self.has_change_permission(request)


@admin.register(Unit)
class UnitAdmin(TakenIn, OfficeAdmin[Unit]):
    """Birimler, by hand or from a table."""

    resource_classes = [UnitResource]
    list_display = ["name", "municipality", "is_active"]
    list_filter = ["is_active", ("municipality", OwnFilter)]
    list_select_related = ["municipality"]
    search_fields = ["name", "municipality__name"]
    autocomplete_fields = ["municipality"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:  # noqa: ANN401
        """A unit stays its municipality's: people's roles and indicators hang on it."""
        return [] if obj is None else ["municipality"]
