"""The indicator with its terms under each plan revision, and its targets."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.admin.following import PartAdmin
from indicators.models import Indicator, IndicatorTerms, TargetRevision
from indicators.resources import IndicatorResource
from indicators.services import Commitment, revise_target
from indicators.services.chain import link
from indicators.services.refusals import FirstTargetError
from indicators.services.targets import needs_reason
from plans.admin.placing import PlacedForm, require_of_plan
from plans.admin.scope import (
    OfficeStackedInline,
    OfficeTabularInline,
    OwnFilter,
)
from plans.admin.taken_in import TakenIn
from plans.models import Plan, PlanRevision

Origin = TargetRevision.Origin


class IndicatorForm(PlacedForm):
    """An indicator of an objective."""

    parent = "objective"

    def clean(self) -> dict[str, Any]:
        """Refuse a unit of another municipality."""
        cleaned = super().clean()
        unit, objective = cleaned.get("data_unit"), cleaned.get("objective")
        if unit and objective:
            place = objective.goal.plan.municipality_id
            if unit.municipality_id != place:
                self.add_error("data_unit", _("Birim bu belediyenin değil."))
        return cleaned


class TermsFormSet(forms.BaseInlineFormSet[Any, Any, Any]):
    """Terms hold as from a revision of the indicator's own plan; the first, where none is chosen."""

    def clean(self) -> None:
        """Fill in the revision; refuse one of another plan."""
        super().clean()
        if self.instance.objective_id is None:
            return
        for form in self.forms:
            if form.has_changed() and form.is_valid():
                if not form.cleaned_data.get("revision"):
                    form.instance.revision = self.instance.introduced_in
                plan = self.instance.objective.goal.plan
                require_of_plan([form.instance.revision], plan)


class TermsForm(forms.ModelForm[IndicatorTerms]):
    """The revision may be left empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        if "revision" in self.fields:
            self.fields["revision"].required = False


class TermsInline(OfficeStackedInline[IndicatorTerms, Indicator]):
    """Göstergenin koşulları: what an update of the plan may change."""

    model = IndicatorTerms
    form = TermsForm
    formset = TermsFormSet
    select_related = ("revision",)
    fields = [
        "revision",
        ("weight", "unit_of_measure"),
        ("method", "direction", "tolerance"),
        ("baseline_value", "baseline_label", "baseline_not_applicable"),
    ]

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:  # noqa: ANN401
        """A new indicator needs its first terms."""
        return 1 if obj is None else 0

    def get_formset(
        self,
        request: HttpRequest,
        obj: Any = None,  # noqa: ANN401
        **kwargs: Any,  # noqa: ANN401
    ) -> type[forms.BaseInlineFormSet[Any, Any, Any]]:
        """Offer the revisions of the indicator's own plan."""
        formset = super().get_formset(request, obj, **kwargs)
        mine = PlanRevision.objects.none()
        if obj is not None:
            mine = PlanRevision.objects.filter(plan=obj.objective.goal.plan)
        formset.form.base_fields["revision"].queryset = mine  # type: ignore[attr-defined]
        return formset


class TargetForm(forms.ModelForm[TargetRevision]):
    """A target to be added; a change after its year began says why."""

    def clean(self) -> dict[str, Any]:
        """Ask here what the service will ask when it writes."""
        cleaned: dict[str, Any] = super().clean() or {}
        year, indicator = cleaned.get("year"), cleaned.get("indicator")
        if year is None or indicator is None or indicator.objective_id is None:
            return cleaned
        if year not in indicator.objective.goal.plan.years:
            self.add_error("year", _("Bu yıl planın yıllarından değil."))
        wanted = Commitment(year, None, origin=cleaned.get("origin", Origin.UPDATE))
        earlier = TargetRevision.objects.filter(year=year, indicator=indicator.pk)
        if wanted.origin == Origin.PLAN and earlier.exists():
            self.add_error("origin", FirstTargetError.sentence)
        if needs_reason(wanted, timezone.now()) and not cleaned.get("reason"):
            self.add_error(
                "reason",
                _("Dönem başladıktan sonraki değişikliğin gerekçesi yazılır."),
            )
        return cleaned


class TargetFormSet(forms.BaseInlineFormSet[Any, Any, Any]):
    """Targets to be added, one after the other; a year's first target is its first row."""

    def clean(self) -> None:
        """Refuse a target of the first plan below another one of its year."""
        super().clean()
        years: set[int] = set()
        for form in self.extra_forms:
            if form.has_changed() and form.is_valid():
                year, origin = form.cleaned_data["year"], form.cleaned_data["origin"]
                if origin == Origin.PLAN and year in years:
                    raise ValidationError(
                        _("Bir yılın ilk hedefi bir kez, en önce yazılır.")
                    )
                years.add(year)


class TargetInline(OfficeTabularInline[TargetRevision, Indicator]):
    """Hedeflenen: rows are added, never changed."""

    model = TargetRevision
    form = TargetForm
    formset = TargetFormSet
    fields = ["year", "value", "origin", "decision_number", "decision_date", "reason"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """What was promised stays as it was promised."""
        return False

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:  # noqa: ANN401
        """A new indicator has a target for each of five years."""
        return 5 if obj is None else 0


@admin.register(Indicator)
class IndicatorAdmin(TakenIn, PartAdmin[Indicator]):
    """Performans göstergeleri."""

    form = IndicatorForm
    resource_classes = [IndicatorResource]
    municipality_path = "objective__goal__plan__municipality"
    list_display = ["code", "name", "objective_code", "data_unit", "withdrawn_in"]
    list_filter = [("objective__goal__plan", OwnFilter)]
    list_select_related = ["objective", "data_unit", "withdrawn_in"]
    search_fields = ["code", "name", "objective__code"]
    autocomplete_fields = ["objective", "data_unit"]
    inlines = [TermsInline, TargetInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "objective",
                    "code",
                    "name",
                    "monitoring_frequency",
                    "reporting_frequency",
                ]
            },
        ),
        (
            gettext_lazy("Ölçüm"),
            {"fields": ["definition", "formula", "data_source", "data_unit"]},
        ),
        (
            gettext_lazy("Yeri ve sürümü"),
            {
                "fields": [
                    "position",
                    "slug",
                    "printed_code",
                    "introduced_in",
                    "withdrawn_in",
                ]
            },
        ),
    ]

    def plan_of(self, row: Indicator) -> Plan:
        """Return the indicator's plan."""
        return row.objective.goal.plan

    def save_formset(
        self,
        request: HttpRequest,
        form: Any,  # noqa: ANN401
        formset: Any,  # noqa: ANN401
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """Targets go through their service; terms are saved as they are and linked anew."""
        if formset.model is not TargetRevision:
            super().save_formset(request, form, formset, change)
            changed = [row for row, _fields in formset.changed_objects]
            link(self.plan_of(form.instance), [*formset.new_objects, *changed])
            return
        formset.new_objects, formset.changed_objects, formset.deleted_objects = (
            [],
            [],
            [],
        )
        for row in formset.extra_forms:
            if row.has_changed():
                target = self._add_target(request, form.instance, row.cleaned_data)
                formset.new_objects.append(target)

    def _add_target(
        self, request: HttpRequest, indicator: Indicator, cleaned: dict[str, Any]
    ) -> models.Model:
        return revise_target(
            indicator=indicator,
            by=request.user,  # type: ignore[arg-type]
            commitment=Commitment(
                year=cleaned["year"],
                value=cleaned["value"],
                origin=cleaned["origin"],
                reason=cleaned["reason"],
                decision_number=cleaned["decision_number"],
                decision_date=cleaned["decision_date"],
            ),
        )

    @admin.display(description=gettext_lazy("hedef"), ordering="objective__position")
    def objective_code(self, row: Indicator) -> str:
        """The objective's code."""
        return row.objective.code
