"""Legal deadlines and units' extensions in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from indicators import services
from indicators.admin.shared import SharedAdmin
from indicators.admin.tried import Tried, TriedForm
from indicators.models import Deadline, PeriodExtension
from plans.admin.scope import OfficeAdmin, OwnFilter


@admin.register(Deadline)
class DeadlineAdmin(SharedAdmin[Deadline]):
    """Yasal süreler: with the law that says so; those for all are everybody's to read."""

    list_display = ["name", "rule", "legal_basis", "municipality"]
    list_filter = [("municipality", OwnFilter)]
    search_fields = ["name", "legal_basis"]


class ExtensionForm(TriedForm):
    """Until when a unit may enter a period's figures, and why."""

    def write(self) -> PeriodExtension:
        """Grant the extension."""
        return services.grant_extension(
            by=self.person,
            **{
                name: self.cleaned_data[name]
                for name in ("period", "unit", "until", "reason")
            },
        )


@admin.register(PeriodExtension)
class PeriodExtensionAdmin(Tried, OfficeAdmin[PeriodExtension]):
    """Ek süreler: granted once; another one is another row."""

    form = ExtensionForm
    municipality_path = "period__plan__municipality"
    fields = ["period", "unit", "until", "reason"]
    list_display = ["period", "unit", "until", "reason", "granted_by", "granted_at"]
    list_filter = [("unit", OwnFilter)]
    list_select_related = ["period__plan__municipality", "unit", "granted_by"]
    autocomplete_fields = ["period", "unit"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """What was granted stays as it was granted."""
        return False
