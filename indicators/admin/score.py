"""Reporting periods, status bands and published scores in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators import services
from indicators.admin.shared import SharedAdmin
from indicators.admin.tried import Tried, TriedForm
from indicators.models import PeriodExtension, ReportingPeriod, Score, StatusBand
from plans.admin.careful import reason_in
from plans.admin.scope import OfficeAdmin, OfficeTabularInline, OwnFilter, ReadOnly


class ExtensionInline(ReadOnly, OfficeTabularInline[PeriodExtension, ReportingPeriod]):
    """Ek süreler: granted on their own page, also after the lock."""

    model = PeriodExtension
    fields = ["unit", "until", "reason", "granted_by", "granted_at"]
    select_related = ("unit", "granted_by")
    show_change_link = True


class PeriodForm(TriedForm):
    """A period that opens when it is saved, or another last day of one that is open."""

    def write(self) -> ReportingPeriod:
        """Open the period; raises RefusedError."""
        old = self.instance
        return services.open_period(
            plan=self.cleaned_data.get("plan") or old.plan,
            year=self.cleaned_data.get("year") or old.year,
            period=self.cleaned_data.get("period") or old.period,
            by=self.person,
            due_on=self.cleaned_data["due_on"],
        )


@admin.register(ReportingPeriod)
class ReportingPeriodAdmin(Tried, OfficeAdmin[ReportingPeriod]):
    """Raporlama dönemleri: adding one opens it."""

    form = PeriodForm
    municipality_path = "plan__municipality"
    list_display = ["plan", "year", "period", "state", "due_on", "closed_on"]
    list_filter = ["state", "year", ("plan", OwnFilter)]
    list_select_related = ["plan__municipality"]
    search_fields = ["plan__municipality__name", "year"]
    autocomplete_fields = ["plan"]
    fields = ["plan", "year", "period", "due_on"]
    actions = ["open_again", "close"]
    inlines = [ExtensionInline]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """A closed period is opened again by its action, not by the way."""
        is_open = obj is None or obj.state == ReportingPeriod.State.OPEN
        return is_open and super().has_change_permission(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:  # noqa: ANN401
        """Only the last day of an open period changes."""
        return [] if obj is None else ["plan", "year", "period"]

    @admin.action(description=gettext_lazy("Veri girişine yeniden aç"))
    def open_again(
        self, request: HttpRequest, periods: QuerySet[ReportingPeriod]
    ) -> HttpResponse | None:
        """Open closed periods once more."""
        if not reason_in(request):
            return self.ask_why(request, periods)
        for row in periods.select_related("plan"):
            services.open_period(
                plan=row.plan,
                year=row.year,
                period=row.period,
                by=request.user,  # type: ignore[arg-type]
            )
        return None

    @admin.action(description=gettext_lazy("Kapat ve sonuçları yayımla"))
    def close(self, request: HttpRequest, periods: QuerySet[ReportingPeriod]) -> None:
        """Close open periods, which publishes their scores."""
        for row in periods:
            try:
                services.close_period(period=row, by=request.user)  # type: ignore[arg-type]
            except services.RefusedError as refusal:
                text = f"{row}: {' '.join(refusal.messages)}"
                self.message_user(request, text, messages.ERROR)
            else:
                self.message_user(request, _("%s kapandı.") % row)


@admin.register(StatusBand)
class StatusBandAdmin(SharedAdmin[StatusBand]):
    """Durum bantları: a municipality's own, and those for all."""

    list_display = ["label", "key", "lower", "municipality"]
    list_filter = [("municipality", OwnFilter)]


@admin.register(Score)
class ScoreAdmin(ReadOnly, OfficeAdmin[Score]):
    """Yayımlanan sonuçlar: written by publication alone."""

    municipality_path = "plan__municipality"
    list_display = [
        "plan",
        "goal",
        "objective",
        "year",
        "period",
        "basis",
        "percent",
        "coverage",
        "published_at",
    ]
    list_filter = ["year", "period", "basis", ("plan", OwnFilter)]
    list_select_related = ["plan__municipality", "goal", "objective"]
    date_hierarchy = "published_at"
