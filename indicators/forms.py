"""What a unit types for one indicator."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from indicators.evidence_fields import AddressesField, FilesField
from indicators.models import ActualEntry
from indicators.services import Figure
from plans.fields import TurkishDecimalField
from plans.models.figures import FIGURE


class FigureForm(forms.Form):
    """One indicator's figure for one period, as a draft; what is missing is asked at submission."""

    value = TurkishDecimalField(label=_("Gerçekleşen"), required=False, **FIGURE)
    reported_as = forms.ChoiceField(
        label=_("Bildirim"), choices=ActualEntry.ReportedAs.choices, required=False
    )
    explanation = forms.CharField(
        label=_("Açıklama"), required=False, widget=forms.Textarea({"rows": 2})
    )
    deviation_reason = forms.CharField(
        label=_("Sapma nedeni"), required=False, widget=forms.Textarea({"rows": 2})
    )
    corrective_measure = forms.CharField(
        label=_("Alınacak önlem"), required=False, widget=forms.Textarea({"rows": 2})
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
        adds_up: bool = False,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        if not adds_up:  # only a running total can be reported in parts
            del self.fields["reported_as"]

    @property
    def figure(self) -> Figure:
        """What was typed, without the evidence."""
        cleaned = self.cleaned_data
        return Figure(
            value=cleaned["value"],
            reported_as=cleaned.get("reported_as") or ActualEntry.ReportedAs.TOTAL,
            explanation=cleaned["explanation"],
            deviation_reason=cleaned["deviation_reason"],
            corrective_measure=cleaned["corrective_measure"],
        )

    @property
    def chosen(self) -> list[UploadedFile[bytes]]:
        """The files chosen; the service judges each of them."""
        return list(self.cleaned_data.get("evidence_files") or [])

    @property
    def addresses(self) -> list[str]:
        """The addresses given, each once."""
        return list(self.cleaned_data.get("evidence_addresses") or [])


def show_refusal(form: forms.Form, refusal: ValidationError) -> None:
    """Put what a service refused beside the field that it is about, else above the form."""
    by_field = {"": refusal.messages}
    if hasattr(refusal, "error_dict"):
        by_field = refusal.message_dict
    for field, sentences in by_field.items():
        form.add_error(field if field in form.fields else None, sentences)


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
