"""What hangs on a figure in the admin: its evidence, its parts, what is said about it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.http import HttpRequest

from indicators import services
from indicators.models import (
    ActualEntry,
    BreakdownPart,
    ConfirmedDoubt,
    Evidence,
    IndicatorEvaluation,
)
from indicators.services import Part
from plans.access import Access
from plans.admin.scope import OfficeTabularInline, ReadOnly

State = ActualEntry.State
EDITABLE = (State.DRAFT, State.RETURNED)


class _RowsOfAFigure(OfficeTabularInline[Any, ActualEntry]):
    """Rows that whoever enters figures writes while the figure may still change."""

    def is_open_to(self, access: Access) -> bool:
        """Whoever may enter figures may say what stands beside them."""
        return access.is_staff

    def _is_editable(self, obj: Any) -> bool:  # noqa: ANN401
        return obj is None or obj.state in EDITABLE

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """Rows are added to a draft."""
        return self._is_editable(obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """Rows of a draft change."""
        return self._is_editable(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """Rows are taken out of a draft."""
        return self._is_editable(obj)


class EvidenceForm(forms.ModelForm[Evidence]):
    """A piece of evidence; what the service would refuse, the form refuses before anything is kept."""

    def clean_file(self) -> Any:  # noqa: ANN401
        """Refuse a file that is not what its name says."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            services.require_content(file)
        return file


class EvidenceInline(_RowsOfAFigure):
    """Kanıtlar: added while the figure may still change, and taken out."""

    model = Evidence
    form = EvidenceForm
    fields = ["title", "file", "address"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """Evidence stays as it was given."""
        return False


class PartInline(_RowsOfAFigure):
    """Kırılım: a figure by district, sex or age group."""

    model = BreakdownPart
    fields = ["dimension", "category", "value"]


class EvaluationInline(_RowsOfAFigure):
    """Değerlendirmeler: by the criteria that the municipality asks."""

    model = IndicatorEvaluation
    fields = ["criterion", "text"]
    select_related = ("criterion",)

    def get_formset(
        self,
        request: HttpRequest,
        obj: Any = None,  # noqa: ANN401
        **kwargs: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Offer the criteria in use, and those that were when the figure was evaluated."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        if obj is not None and "criterion" in formset.form.base_fields:
            municipality = obj.indicator.objective.goal.plan.municipality
            asked = [row.pk for row in services.criteria_of(municipality)]
            field = formset.form.base_fields["criterion"]
            used = models.Q(pk__in=asked) | models.Q(
                pk__in=obj.evaluations.values("criterion")
            )
            field.queryset = field.queryset.model.objects.filter(used)
        return formset


class DoubtInline(ReadOnly, OfficeTabularInline[ConfirmedDoubt, ActualEntry]):
    """Emin misiniz: what was asked about the value, and who answered yes."""

    model = ConfirmedDoubt
    fields = ["question", "value", "confirmed_by", "confirmed_at"]
    select_related = ("confirmed_by",)

    def is_open_to(self, access: Access) -> bool:
        """Whoever may see the figure may see it."""
        return access.is_staff


def parts_in(formset: Any) -> tuple[Part, ...]:  # noqa: ANN401
    """Return the breakdown as typed."""
    return tuple(
        Part(row["dimension"], row["category"], row["value"])
        for row in _rows(formset)
        if not row.get("DELETE")
    )


def evaluations_in(formset: Any) -> dict[int, str]:  # noqa: ANN401
    """Return the evaluations as typed by criterion; an empty text for one to take out."""
    texts: dict[int, str] = {}
    for form in formset.initial_forms:
        texts[form.initial["criterion"]] = ""
    for row in _rows(formset):
        texts[row["criterion"].pk] = "" if row.get("DELETE") else row["text"]
    return texts


def _rows(formset: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    return [form.cleaned_data for form in formset.forms if form.cleaned_data]
