"""What a unit types for one indicator."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from indicators.evidence_fields import AddressesField, FilesField
from indicators.models import ActualEntry
from indicators.parts_fields import PartsField
from indicators.seen import EVALUATION, PARTS, figure_of
from indicators.services import Figure
from indicators.worksheet import Asked
from plans.fields import TurkishDecimalField
from plans.models.figures import FIGURE


class FigureForm(forms.Form):
    """One indicator's figure for one period, as a draft; what is missing is asked at submission."""

    value = TurkishDecimalField(label=_("Gerçekleşen"), required=False, **FIGURE)
    reported_as = forms.ChoiceField(
        label=_("Bildirim"), choices=ActualEntry.ReportedAs.choices, required=False
    )
    numerator = TurkishDecimalField(label=_("Pay"), required=False, **FIGURE)
    denominator = TurkishDecimalField(label=_("Payda"), required=False, **FIGURE)
    explanation = forms.CharField(
        label=_("Açıklama"), required=False, widget=forms.Textarea({"rows": 2})
    )
    deviation_reason = forms.CharField(
        label=_("Sapma nedeni"), required=False, widget=forms.Textarea({"rows": 2})
    )
    corrective_measure = forms.CharField(
        label=_("Alınacak önlem"), required=False, widget=forms.Textarea({"rows": 2})
    )
    parts_district = PartsField(label=_("İlçelere göre"), required=False)
    parts_sex = PartsField(
        label=_("Cinsiyete göre"),
        required=False,
        widget=forms.Textarea({"rows": 3, "placeholder": "Kadın: 120\nErkek: 80"}),
    )
    parts_age_group = PartsField(label=_("Yaş gruplarına göre"), required=False)
    breakdown_note = forms.CharField(
        label=_("Kırılım notu"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Parçalar toplamı ya da pay ile payda değeri vermiyorsa nedeni."),
    )
    evidence_files = FilesField(label=_("Kanıt dosyaları"), required=False)
    evidence_addresses = AddressesField(
        label=_("Kanıt adresleri"),
        required=False,
        help_text=_("Her satıra bir adres."),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        asked: Asked,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        if not asked.adds_up:  # only a running total can be reported in parts
            del self.fields["reported_as"]
        if not asked.has_ratio:
            del self.fields["numerator"], self.fields["denominator"]
        for criterion in asked.criteria:
            self.fields[f"{EVALUATION}{criterion.pk}"] = forms.CharField(
                label=criterion.label,
                required=False,
                widget=forms.Textarea({"rows": 2}),
                help_text=criterion.question,
            )

    @property
    def figure(self) -> Figure:
        """What was typed, without the evidence; what is not asked stays as the page showed it."""
        return figure_of({**self.initial, **self.cleaned_data})

    @property
    def evaluations(self) -> list[forms.BoundField]:
        """The fields of the criteria under which the figure is evaluated."""
        return [self[name] for name in self.fields if name.startswith(EVALUATION)]

    @property
    def has_ratio(self) -> bool:
        """Whether a numerator and a denominator are asked."""
        return "numerator" in self.fields

    @property
    def breakdown(self) -> list[forms.BoundField]:
        """The fields that take the figure apart."""
        names = ("numerator", "denominator", *PARTS.values(), "breakdown_note")
        return [self[name] for name in names if name in self.fields]

    @property
    def is_broken_down(self) -> bool:
        """Whether one of them says something, or was refused."""
        return any(field.value() or field.errors for field in self.breakdown)

    @property
    def chosen(self) -> list[UploadedFile[bytes]]:
        """The files chosen; the service judges each of them."""
        return list(self.cleaned_data.get("evidence_files") or [])

    @property
    def addresses(self) -> list[str]:
        """The addresses given, each once."""
        return list(self.cleaned_data.get("evidence_addresses") or [])

    @property
    def sure_name(self) -> str:
        """The name of the box that says "eminim"; its value is the figure asked about."""
        return self.add_prefix("sure")

    @property
    def is_sure(self) -> bool:
        """Whether the person said of this very value that it is meant; of another they did not."""
        meant = self.data.get(self.sure_name)
        try:
            return meant is not None and Decimal(meant) == self.cleaned_data["value"]
        except InvalidOperation:
            return False


def texts_of(form: forms.Form) -> dict[str, str]:
    """Return what a form's fields would hold in a browser."""
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else str(value) for name, value in values.items()}


def show_refusal(form: forms.Form, refusal: ValidationError) -> None:
    """Put what a service refused beside the field that it is about, else above the form."""
    by_field = {"": refusal.messages}
    if hasattr(refusal, "error_dict"):
        by_field = refusal.message_dict
    for field, sentences in by_field.items():
        form.add_error(field if field in form.fields else None, sentences)


class ObjectiveForm(forms.Form):
    """What is said of an objective at the year's end; all of it may be left out."""

    deviation_reason = forms.CharField(
        label=_("Sapmanın nedeni"), required=False, widget=forms.Textarea({"rows": 2})
    )
    measures = forms.CharField(
        label=_("Alınacak önlemler"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )


class CorrectionForm(FigureForm):
    """A figure that shall replace an approved one, and why."""

    reason = forms.CharField(
        label=_("Düzeltme nedeni"),
        required=False,  # the service says that it is missing
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args: Any, is_begun: bool = False, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["reason"].disabled = is_begun  # said once, when it was begun
