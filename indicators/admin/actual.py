"""Actuals in the admin: entered, submitted, approved and returned through the services."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators import services, worksheet
from indicators.admin.actual_rows import (
    EDITABLE,
    DoubtInline,
    EvaluationInline,
    EvidenceInline,
    PartInline,
    evaluations_in,
    parts_in,
)
from indicators.admin.as_listed import ActedOn, listed_at, require_listed
from indicators.admin.onward import onward
from indicators.admin.tried import Tried, TriedForm
from indicators.doubts import Doubt
from indicators.models import (
    ActualEntry,
    BreakdownPart,
    Evidence,
    Indicator,
    IndicatorEvaluation,
    ReportingPeriod,
)
from indicators.resources import ActualResource
from indicators.services import Figure
from indicators.services.figures import COLUMNS, parts_of
from plans.access import Access, access_of
from plans.admin.careful import Careful
from plans.admin.scope import OfficeExportMixin, Scoped
from plans.admin.taken_in import TakenIn

State = ActualEntry.State
WHERE = ("indicator", "year", "period")
SIZES = ("value", "reported_as", "numerator", "denominator", "breakdown_note")


class ActualForm(TriedForm):
    """One's own indicators, and the periods that are open now."""

    beside: dict[str, Any] | None = None  # parts and evaluations, once they are known
    reporting_period = forms.ModelChoiceField(
        ReportingPeriod.objects.none(), label=gettext_lazy("dönem")
    )

    class Meta:
        model = ActualEntry
        fields = ("indicator", *COLUMNS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self._offer_what_is_open()
        else:
            del self.fields["reporting_period"]

    def _offer_what_is_open(self) -> None:
        """Leave the indicators and periods that the person may fill."""
        periods = worksheet.open_periods(self.person)
        mine = Indicator.objects.entered_by(self.person).filter(
            objective__goal__plan__in=[period.plan for period in periods]
        )
        self.fields["indicator"].queryset = mine  # type: ignore[attr-defined]
        self.fields["reporting_period"].queryset = ReportingPeriod.objects.filter(  # type: ignore[attr-defined]
            pk__in=[period.pk for period in periods]
        ).select_related("plan__municipality")

    def write(self) -> ActualEntry:
        """Enter the figure with what stands beside it; raises RefusedError."""
        if self.instance.pk is None:
            period = self.cleaned_data["reporting_period"]
            indicator = self.cleaned_data["indicator"]
            when = (period.year, period.period)
        else:
            indicator = self.instance.indicator
            when = (self.instance.year, self.instance.period)
        return services.enter(
            indicator=indicator,
            year=when[0],
            period=when[1],
            by=self.person,
            figure=Figure(
                **{name: self.cleaned_data[name] for name in COLUMNS},
                **self.beside or {"parts": parts_of(self.instance)},
            ),
        )


@admin.register(ActualEntry)
class ActualEntryAdmin(
    TakenIn,
    OfficeExportMixin,
    ActedOn,
    Tried,
    Careful,
    Scoped,
    admin.ModelAdmin[ActualEntry],
):
    """Gerçekleşmeler: the second door over the same services as the unit's page."""

    asks_why = False  # a draft is not published yet; the services name every act
    form = ActualForm
    resource_classes = [ActualResource]
    inlines = [EvidenceInline, PartInline, EvaluationInline, DoubtInline]
    list_display = ["indicator", "year", "period", "value", "state", "entered_by"]
    list_filter = ["state", "year", "period"]
    list_select_related = ["indicator", "entered_by"]
    search_fields = ["indicator__code", "indicator__name", "explanation"]
    actions = ["submit", "withdraw", "approve", "return_with_note"]
    called = "entry"
    named_by = "indicator"
    send_back = staticmethod(services.return_)
    fieldsets = [
        (None, {"fields": ["indicator", "reporting_period", *SIZES]}),
        (
            gettext_lazy("Açıklama ve sapma"),
            {"fields": ["explanation", "deviation_reason", "corrective_measure"]},
        ),
    ]
    decided_fields = [
        *WHERE,
        *SIZES,
        "state",
        "explanation",
        "deviation_reason",
        "corrective_measure",
        "entered_by",
        "entered_at",
        "submitted_at",
        "decided_by",
        "decided_at",
        "decision_note",
        "published_at",
        "supersedes",
        "correction_reason",
    ]

    def is_open_to(self, access: Access) -> bool:
        """Units come here too."""
        return access.is_staff

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """Only a draft, or what was returned, may change."""
        is_editable = obj is None or obj.state in EDITABLE
        return is_editable and super().has_change_permission(request, obj)

    def render_change_form(
        self,
        request: HttpRequest,
        context: Any,  # noqa: ANN401
        *args: Any,  # noqa: ANN401
        **kwargs: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Lead to where a figure is corrected, or decided on with words of the office's own."""
        context["onward"] = onward(context.get("original"), access_of(request.user))
        return super().render_change_form(request, context, *args, **kwargs)

    def hold(self, record: ActualEntry) -> None:
        """Lock as the services do: the indicator, then its figure."""
        Indicator.objects.select_for_update(of=("self",)).get(pk=record.indicator_id)
        super().hold(record)

    def get_inlines(self, request: HttpRequest, obj: Any = None) -> Any:  # noqa: ANN401
        """A new figure has no municipality yet, whose criteria could be asked."""
        return self.inlines if obj is not None else [EvidenceInline, PartInline]

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Whether the strategy office's actions are offered."""
        return access_of(request.user).has_office

    def get_queryset(self, request: HttpRequest) -> QuerySet[ActualEntry]:
        """Keep the figures that a person may enter or decide."""
        entries: Any = super().get_queryset(request)
        return entries.visible_to(request.user)  # type: ignore[no-any-return]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:  # noqa: ANN401
        """A new figure names its indicator and period; a decided one is shown whole."""
        if obj is None:
            return self.fieldsets
        if not self.has_change_permission(request, obj):
            return [(None, {"fields": self.decided_fields})]
        place = [*WHERE, *SIZES, "decision_note"]
        return [(None, {"fields": place}), self.fieldsets[1]]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:  # noqa: ANN401
        """Once there is a figure, its place is settled."""
        return [] if obj is None else [*WHERE, "decision_note"]

    def save_form(
        self,
        request: HttpRequest,
        form: Any,  # noqa: ANN401
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> ActualEntry:
        """Write through the service once all that hangs on the figure is known to be in order."""
        unsaved: ActualEntry = form.instance
        return unsaved

    def save_model(
        self,
        request: HttpRequest,
        obj: ActualEntry,
        form: Any,  # noqa: ANN401
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """The figure is written together with its parts, in one act."""

    def save_related(
        self,
        request: HttpRequest,
        form: Any,  # noqa: ANN401
        formsets: Any,  # noqa: ANN401
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """Enter the figure with its parts and evaluations, then keep its evidence."""
        by_model = {formset.model: formset for formset in formsets}
        form.beside = {}
        if BreakdownPart in by_model:
            form.beside["parts"] = parts_in(by_model[BreakdownPart])
        if IndicatorEvaluation in by_model:
            form.beside["evaluations"] = evaluations_in(by_model[IndicatorEvaluation])
        form.instance.pk = form.write().pk
        form.instance.refresh_from_db()
        for formset in formsets:
            formset.new_objects = formset.changed_objects = formset.deleted_objects = []
        if Evidence in by_model:
            self._keep_evidence(request, form.instance, by_model[Evidence])

    def _keep_evidence(
        self,
        request: HttpRequest,
        entry: ActualEntry,
        formset: Any,  # noqa: ANN401
    ) -> None:
        by: Any = request.user
        formset.new_objects = [
            services.add_evidence(
                entry=entry,
                by=by,
                title=row.cleaned_data["title"],
                source=row.cleaned_data["file"] or row.cleaned_data["address"],
            )
            for row in formset.extra_forms
            if row.has_changed()
        ]
        formset.deleted_objects = [
            services.remove_evidence(evidence=row.instance, by=by)
            for row in formset.deleted_forms
            if row.instance.pk
        ]

    @admin.action(description=gettext_lazy("Onaya gönder"))
    def submit(
        self, request: HttpRequest, entries: QuerySet[ActualEntry]
    ) -> HttpResponse | None:
        """Send drafts to the strategy office; ask first about the values wildly off."""
        is_sure = "sure" in request.POST
        doubted: list[tuple[ActualEntry, tuple[Doubt, ...]]] = []

        def send(*, entry: ActualEntry, by: User) -> None:
            try:
                services.submit(entry=entry, by=by, sure=is_sure)
            except services.DoubtfulError as question:
                doubted.append((entry, question.doubts))
                raise

        self.each(request, entries, send)
        if not doubted:
            return None
        context = self.admin_site.each_context(request) | {
            "title": _("Emin misiniz?"),
            "opts": self.opts,
            "doubted": doubted,
            "as_of": listed_at(request),
        }
        return TemplateResponse(request, "admin/sure_of_actuals.html", context)

    @admin.action(description=gettext_lazy("Geri çek"))
    def withdraw(self, request: HttpRequest, entries: QuerySet[ActualEntry]) -> None:
        """Take back what waits for a decision."""
        self.each(request, entries, services.withdraw_submission)

    @admin.action(description=gettext_lazy("Onayla ve yayımla"), permissions=["decide"])
    def approve(self, request: HttpRequest, entries: QuerySet[ActualEntry]) -> None:
        """Approve all that is marked, or nothing."""
        marked = list(entries.select_related("indicator"))
        try:
            for entry in marked:
                require_listed(request, entry)
            done = services.approve_all(entries=marked, by=request.user)  # type: ignore[arg-type]
        except services.RefusedError as refusal:
            text = f"{refusal.about}: {' '.join(refusal.messages)}"
            self.message_user(request, text, messages.ERROR)
        else:
            self.message_user(request, _("%d değer onaylandı.") % len(done))
