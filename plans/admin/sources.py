"""Received documents and the context figures read from them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from plans.access import access_of
from plans.admin.scope import (
    LinesOfACard,
    OfficeAdmin,
    OfficeTabularInline,
    OwnFilter,
    ReadOnly,
)
from plans.models import SourceDocument, Statistic, StatisticLink


@admin.register(SourceDocument)
class SourceDocumentAdmin(ReadOnly, OfficeAdmin[SourceDocument]):
    """Kaynak belgeler: kept as they were received."""

    list_display = [
        "name",
        "municipality",
        "kind",
        "pages",
        "received_at",
        "received_by",
    ]
    list_filter = ["kind", ("municipality", OwnFilter)]
    list_select_related = ["municipality", "received_by"]
    search_fields = ["name", "sha256", "source_address"]
    date_hierarchy = "received_at"


class StatisticLinkInline(LinesOfACard, OfficeTabularInline[StatisticLink, Statistic]):
    """The objectives a figure is set beside."""

    model = StatisticLink
    extra = 1
    fields = ["objective"]
    autocomplete_fields = ["objective"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[StatisticLink]:
        """Keep the links to one's own objectives."""
        links = super().get_queryset(request)
        return links.filter(**self.own_versions(request))

    def own_versions(self, request: HttpRequest) -> dict[str, object]:
        """Tell of one's own objectives alone, as the page shows."""
        access = access_of(request.user)
        if access.is_total:
            return {}
        return {"objective__goal__plan__municipality__in": access.municipality_ids}


@admin.register(Statistic)
class StatisticAdmin(OfficeAdmin[Statistic]):
    """Bağlam sayıları: read from documents; a person links them to objectives."""

    list_display = ["subject", "value", "unit", "as_of", "province", "municipality"]
    taken_along = [*list_display, "section", "since_year", "sentence"]
    list_filter = ["province", ("municipality", OwnFilter)]
    list_select_related = ["municipality"]
    search_fields = ["subject", "section", "sentence"]
    inlines = [StatisticLinkInline]
    readonly_fields = [
        "municipality",
        "province",
        "section",
        "subject",
        "value",
        "unit",
        "since_year",
        "as_of",
        "sentence",
        "citation",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statistic]:
        """Keep one's own municipality's, and those about a province."""
        figures = admin.ModelAdmin.get_queryset(self, request)
        access = access_of(request.user)
        if access.is_total:
            return figures
        mine = Q(municipality__in=access.municipality_ids)
        return figures.filter(mine | Q(municipality=None))

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Figures come from documents."""
        return False

    def save_formset(
        self,
        request: HttpRequest,
        form: Any,  # noqa: ANN401
        formset: Any,  # noqa: ANN401
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """Note who linked."""
        for link in formset.save(commit=False):
            link.linked_by = request.user
            link.save()
        for link in formset.deleted_objects:
            link.delete()
