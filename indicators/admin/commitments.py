"""Targets and costs of whole plans in the admin: to look at, to take along, and to send as a table."""

from __future__ import annotations

from typing import TypeVar

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from indicators.models import TargetRevision
from indicators.resources import (
    CostEstimateResource,
    CostLineResource,
    TargetResource,
)
from plans.access import access_of
from plans.admin.scope import OfficeAdmin, OwnFilter, ReadOnly
from plans.admin.taken_in import TakenIn
from plans.models import CostEstimate, CostLine

Row = TypeVar("Row", bound=models.Model)


class CommittedAdmin(TakenIn, ReadOnly, OfficeAdmin[Row]):
    """Rows that are written on their indicator's or objective's page, or sent as a table."""

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Who may write them one by one may send them."""
        return access_of(request.user).has_office


@admin.register(TargetRevision)
class TargetRevisionAdmin(CommittedAdmin[TargetRevision]):
    """Hedef değerler: added, never changed."""

    resource_classes = [TargetResource]
    municipality_path = "indicator__objective__goal__plan__municipality"
    list_display = ["indicator", "year", "value", "origin", "reason", "recorded_at"]
    list_filter = ["origin", "year", ("indicator__objective__goal__plan", OwnFilter)]
    list_select_related = ["indicator"]
    search_fields = ["indicator__code", "indicator__name", "decision_number"]


@admin.register(CostEstimate)
class CostEstimateAdmin(CommittedAdmin[CostEstimate]):
    """Maliyet tahminleri."""

    resource_classes = [CostEstimateResource]
    municipality_path = "objective__goal__plan__municipality"
    list_display = ["objective", "year_or_total", "amount"]
    list_filter = [("objective__goal__plan", OwnFilter)]
    list_select_related = ["objective"]
    search_fields = ["objective__code", "objective__title"]

    @admin.display(description=gettext_lazy("yıl"), ordering="year")
    def year_or_total(self, row: CostEstimate) -> str:
        """The year, or that it is the total."""
        return str(row)


@admin.register(CostLine)
class CostLineAdmin(CommittedAdmin[CostLine]):
    """Maliyet satırları: the budget lines of activities."""

    resource_classes = [CostLineResource]
    municipality_path = "activity__objective__goal__plan__municipality"
    list_display = ["activity", "year", "economic_code", "source", "stage", "amount"]
    list_filter = [
        "year",
        "source",
        "stage",
        ("activity__objective__goal__plan", OwnFilter),
    ]
    list_select_related = ["activity"]
    search_fields = ["activity__text", "economic_code"]
