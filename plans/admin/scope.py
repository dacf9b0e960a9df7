"""Admin pages that hold only the records of the municipalities a person decides for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.db import models
from django.forms import ModelChoiceField
from django.http import HttpRequest
from django_stubs_ext import StrOrPromise
from import_export.admin import ExportMixin
from import_export.forms import SelectableFieldsExportForm
from import_export.resources import ModelResource

from plans.access import Access, access_of
from plans.admin.careful import Careful
from plans.admin.listed import listed_resource
from plans.fields import TurkishDecimalField
from plans.table_formats import FORMATS

M = TypeVar("M", bound=models.Model)
Held = TypeVar("Held", bound=models.Model)

if TYPE_CHECKING:
    AnyAdmin = BaseModelAdmin[Any]
else:
    AnyAdmin = object


class Scoped(AnyAdmin):
    """Who decides for a municipality edits its records; nothing is deleted; numbers are Turkish."""

    formfield_overrides = {
        models.DecimalField: {"form_class": TurkishDecimalField},
        models.URLField: {"assume_scheme": "https"},
    }

    def is_open_to(self, access: Access) -> bool:
        """Whether a person may work here at all."""
        return access.has_office

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the page in the index to those who may work here."""
        return self.is_open_to(access_of(request.user))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """The list holds nothing else than what a person may see."""
        return self.is_open_to(access_of(request.user))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """Choices are limited to what a person may see."""
        return self.is_open_to(access_of(request.user))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """The list holds nothing else than what a person may change."""
        return self.is_open_to(access_of(request.user))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """What was promised and measured is withdrawn, never deleted."""
        return False

    def formfield_for_foreignkey(
        self,
        db_field: models.ForeignKey[Any, Any],
        request: HttpRequest,
        **kwargs: Any,  # noqa: ANN401
    ) -> ModelChoiceField[Any] | None:
        """Offer, and accept, only what the other model's own page shows the person."""
        page = self.admin_site._registry.get(db_field.remote_field.model)
        if page is not None and "queryset" not in kwargs:
            kwargs["queryset"] = page.get_queryset(request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class StaysHere:
    """A page whose list is not taken along."""

    def has_export_permission(self, request: HttpRequest) -> bool:
        """What citizens wrote leaves only as what is published."""
        return False


class ColumnsForm(SelectableFieldsExportForm):
    """Which columns to take along, each called what its head will say."""

    def _get_field_label(self, resource: type[ModelResource], field_name: str) -> str:
        """The library's own puts the English name of the field before it."""
        return str(resource.fields[field_name].column_name)


class OfficeExportMixin(ExportMixin):
    """Export, as a table that is safe to open, of what a person sees in the list."""

    formats = FORMATS
    export_form_class = ColumnsForm
    to_encoding = "utf-8-sig"  # so that Excel reads Turkish letters

    def has_export_permission(self, request: HttpRequest) -> bool:
        """Who sees the list may take it along."""
        return bool(self.has_view_permission(request))

    def get_valid_export_item_pks(self, request: HttpRequest) -> list[Any]:
        """What may be picked is what the list shows."""
        return list(self.get_queryset(request).values_list("pk", flat=True))

    def get_export_resource_classes(self, request: HttpRequest) -> list[Any]:
        """Where a page names no table of its own, the table is its list."""
        return list(self.resource_classes) or [listed_resource(self, request)]


class OfficeAdmin(OfficeExportMixin, Careful, Scoped, admin.ModelAdmin[M]):
    """A page of records; `municipality_path` leads from one to its municipality."""

    municipality_path = "municipality"

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[M]:
        """Keep the records of the municipalities a person decides for."""
        records = super().get_queryset(request)
        access = access_of(request.user)
        if access.is_total:
            return records
        return records.filter(
            **{f"{self.municipality_path}__in": access.municipality_ids}
        )


class OwnFilter(admin.RelatedFieldListFilter):
    """A list's filter by another record that names only one's own."""

    def field_choices(
        self,
        field: models.Field[Any, Any],
        request: HttpRequest,
        model_admin: admin.ModelAdmin[Any],
    ) -> list[tuple[str, StrOrPromise]]:
        """Offer what the other record's own page shows the person."""
        page = model_admin.admin_site._registry[field.related_model]  # type: ignore[index]
        joined = page.list_select_related
        records = page.get_queryset(request)
        if not isinstance(joined, bool):
            records = records.select_related(*joined)
        return [(str(record.pk), str(record)) for record in records]


class JoinedInline:
    """An inline that loads the records its rows name together with them."""

    select_related: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Join what the rows show."""
        rows: models.QuerySet[Any] = super().get_queryset(request)  # type: ignore[misc]
        return (
            rows.select_related(*self.select_related) if self.select_related else rows
        )


class OfficeTabularInline(JoinedInline, Scoped, admin.TabularInline[Held, M]):
    """Rows of a record that the person may edit."""

    extra = 0


class OfficeStackedInline(JoinedInline, Scoped, admin.StackedInline[Held, M]):
    """Blocks of a record that the person may edit."""

    extra = 0


class LinesOfACard:
    """An inline whose rows may be taken away again, as when a list is typed."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """Whoever may edit the card may edit its lists."""
        return access_of(request.user).has_office


class ReadOnly:
    """A page, or an inline, on which nothing is edited."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """Rows are written elsewhere."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """Rows are written elsewhere."""
        return False
