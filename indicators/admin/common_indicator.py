"""Common indicators, and the mappings of one's own to them, in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators import services
from indicators.admin.tried import Tried, TriedForm
from indicators.models import CommonIndicator, CommonMapping
from indicators.resources import CommonMappingResource
from plans.access import Access
from plans.admin.careful import Careful, reason_in
from plans.admin.scope import OfficeAdmin, OfficeExportMixin, Scoped
from plans.admin.taken_in import TakenIn


@admin.register(CommonIndicator)
class CommonIndicatorAdmin(
    OfficeExportMixin, Careful, Scoped, admin.ModelAdmin[CommonIndicator]
):
    """Ortak göstergeler: the whole installation's affair; everybody reads them on the portal."""

    list_display = ["name", "unit_of_measure", "per_people"]
    search_fields = ["name", "definition"]

    def is_open_to(self, access: Access) -> bool:
        """Only who may everything says what is comparable."""
        return access.is_total


class MappingForm(TriedForm):
    """Which of one's own indicators measures a common one, and why."""

    def write(self) -> CommonMapping:
        """Map it."""
        return services.map_indicator(
            by=self.person,
            **{
                name: self.cleaned_data[name]
                for name in ("common", "indicator", "factor", "note")
            },
        )


@admin.register(CommonMapping)
class CommonMappingAdmin(TakenIn, Tried, OfficeAdmin[CommonMapping]):
    """Eşleştirmeler: made by a person, withdrawn with a reason, never changed."""

    form = MappingForm
    resource_classes = [CommonMappingResource]
    municipality_path = "plan__municipality"
    fields = ["common", "indicator", "factor", "note"]
    list_display = [
        "common",
        "plan",
        "indicator",
        "factor",
        "mapped_by",
        "withdrawn_at",
    ]
    list_select_related = ["common", "plan__municipality", "indicator", "mapped_by"]
    list_filter = ["common"]
    search_fields = ["common__name", "indicator__name", "indicator__code"]
    autocomplete_fields = ["indicator"]
    actions = ["withdraw"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """What was mapped stays as it was; another is a new one."""
        return obj is None and super().has_change_permission(request, obj)

    @admin.action(description=gettext_lazy("Eşleştirmeyi geri al"))
    def withdraw(
        self, request: HttpRequest, rows: QuerySet[CommonMapping]
    ) -> HttpResponse | None:
        """Take back what is marked, with a reason."""
        reason = reason_in(request)
        if not reason:
            return self.ask_why(request, rows)
        for row in rows:
            try:
                services.withdraw_mapping(mapping=row, by=request.user, reason=reason)  # type: ignore[arg-type]
            except services.RefusedError as refusal:
                text = f"{row}: {' '.join(refusal.messages)}"
                self.message_user(request, text, messages.ERROR)
            else:
                self.message_user(request, _("%s geri alındı.") % row)
        return None
