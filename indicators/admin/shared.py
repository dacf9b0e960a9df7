"""Admin pages of rows that are a municipality's own or common to all."""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib import admin
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from plans.access import access_of
from plans.admin.scope import OfficeAdmin

Row = TypeVar("Row", bound=models.Model)


class SharedAdmin(OfficeAdmin[Row]):
    """Everybody sees the common rows; only who may everything writes them."""

    list_select_related = ("municipality",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Row]:
        """Keep one's own rows and those for all."""
        rows = admin.ModelAdmin.get_queryset(self, request)
        access = access_of(request.user)
        if access.is_total:
            return rows
        own = Q(municipality__in=access.municipality_ids)
        return rows.filter(own | Q(municipality=None))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """Those for all are the whole installation's affair."""
        access = access_of(request.user)
        is_mine = obj is None or obj.municipality_id is not None or access.is_total
        return is_mine and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """A municipality may go back to the rows for all."""
        return self.has_change_permission(request, obj)

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,  # noqa: ANN401
        change: bool = False,  # noqa: FBT001, FBT002 - Django's signature
        **kwargs: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Only who may everything writes rows for all."""
        form = super().get_form(request, obj, change, **kwargs)
        if "municipality" in form.base_fields and not access_of(request.user).is_total:
            form.base_fields["municipality"].required = True
        return form
