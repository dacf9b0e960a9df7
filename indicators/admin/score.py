"""Reporting periods, status bands and published scores in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators import services
from indicators.models import ReportingPeriod, Score, StatusBand
from plans.access import access_of
from plans.admin.careful import reason_in
from plans.admin.scope import OfficeAdmin, OwnFilter, ReadOnly


class PeriodForm(forms.ModelForm[ReportingPeriod]):
    """A period that opens when it is saved, or another last day of one that is open."""

    person: User  # set by the page

    def clean(self) -> dict[str, Any]:
        """Try the service and take it back again: what it would refuse, the form refuses."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            with transaction.atomic():
                self.write()
                transaction.set_rollback(True)
        return cleaned

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
class ReportingPeriodAdmin(OfficeAdmin[ReportingPeriod]):
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

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """A closed period is opened again by its action, not by the way."""
        is_open = obj is None or obj.state == ReportingPeriod.State.OPEN
        return is_open and super().has_change_permission(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:  # noqa: ANN401
        """Only the last day of an open period changes."""
        return [] if obj is None else ["plan", "year", "period"]

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,  # noqa: ANN401
        change: bool = False,  # noqa: FBT001, FBT002 - Django's signature
        **kwargs: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Tell the form who is writing."""
        form = super().get_form(request, obj, change, **kwargs)
        return type("MyPeriodForm", (form,), {"person": request.user})

    def save_model(
        self,
        request: HttpRequest,
        obj: ReportingPeriod,
        form: Any,  # noqa: ANN401
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """Open the period."""
        obj.pk = form.write().pk
        obj.refresh_from_db()

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
class StatusBandAdmin(OfficeAdmin[StatusBand]):
    """Durum bantları: a municipality's own, and those for all."""

    list_display = ["label", "key", "lower", "municipality"]
    list_filter = [("municipality", OwnFilter)]
    list_select_related = ["municipality"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[StatusBand]:
        """Show those for all to everybody."""
        bands = admin.ModelAdmin.get_queryset(self, request)
        access = access_of(request.user)
        if access.is_total:
            return bands
        own = Q(municipality__in=access.municipality_ids)
        return bands.filter(own | Q(municipality=None))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """Those for all are the whole installation's affair."""
        access = access_of(request.user)
        is_mine = obj is None or obj.municipality_id is not None or access.is_total
        return is_mine and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """A municipality may go back to the bands for all."""
        return self.has_change_permission(request, obj)

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,  # noqa: ANN401
        change: bool = False,  # noqa: FBT001, FBT002 - Django's signature
        **kwargs: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Only who may everything writes bands for all."""
        form = super().get_form(request, obj, change, **kwargs)
        if "municipality" in form.base_fields and not access_of(request.user).is_total:
            form.base_fields["municipality"].required = True
        return form


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
