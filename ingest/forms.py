"""What a person tells the desk: a file, a period, where an item belongs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from ingest.changes import Answer
from ingest.receive import too_large
from ingest.standing import ORIGINAL, Standing
from plans.models import Municipality


class FilesInput(forms.ClearableFileInput):
    """Takes several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """The files as a list; each is refused if it is larger than the reader takes."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:  # noqa: ANN401
        """Return every file; refuse nothing at all being sent."""
        files = [
            super(FilesField, self).clean(file, initial) for file in data or [None]
        ]
        for file in files:
            if refusal := too_large(file.name or "", file.size or 0):
                raise forms.ValidationError(refusal)
        return files


class UploadForm(forms.Form):
    """Documents and the municipality they are about."""

    municipality = forms.ModelChoiceField(
        Municipality.objects.none(), label=_("Belediye"), empty_label=None
    )
    documents = FilesField(
        label=_("Belgeler"),
        allow_empty_file=True,  # one among many stops no other; reading says that it is
        help_text=_(
            "PDF, Excel, ods, CSV, metin veya HTML; birden çok dosya ya da bir zip arşivi olabilir."
        ),
    )

    def __init__(self, *args: Any, municipalities: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = municipalities  # type: ignore[attr-defined]


class AcceptForm(forms.Form):
    """The plan period, and whether the document is the plan as first adopted or an update of it."""

    PLAN, UPDATE = "plan", "update"

    start_year = forms.IntegerField(label=_("İlk yıl"), min_value=1990, max_value=2100)
    end_year = forms.IntegerField(label=_("Son yıl"), min_value=1990, max_value=2100)
    standing = forms.ChoiceField(
        label=_("Bu belge"),
        choices=[
            (PLAN, _("planın ilk kabul edilen hali")),
            (UPDATE, _("güncellenmiş plan")),
        ],
        required=False,
    )
    adopted_on = forms.DateField(
        label=_("Güncellemenin kabul tarihi"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    decision_number = forms.CharField(
        label=_("Meclis kararı no"), required=False, max_length=40
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, is_chain: bool = False, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        if is_chain:  # a programme or a table of results changes no plan
            for name in ("standing", "adopted_on", "decision_number"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Refuse a period that runs backward, and an update without its day."""
        cleaned: dict[str, Any] = super().clean() or {}
        start, end = cleaned.get("start_year"), cleaned.get("end_year")
        if start and end and start > end:
            self.add_error("end_year", _("Planın son yılı ilk yılından önce olamaz."))
        if cleaned.get("standing") == self.UPDATE and not cleaned.get("adopted_on"):
            self.add_error("adopted_on", _("Güncellemenin kabul tarihini yazın."))
        return cleaned

    @property
    def period(self) -> tuple[int, int]:
        """The chosen years."""
        return self.cleaned_data["start_year"], self.cleaned_data["end_year"]

    @property
    def chosen_standing(self) -> Standing:
        """What the document is to its plan."""
        if self.cleaned_data.get("standing") != self.UPDATE:
            return ORIGINAL
        return Standing(
            self.cleaned_data["adopted_on"], self.cleaned_data["decision_number"]
        )

    @property
    def answer_to_all(self) -> Answer | None:
        """What was said of every refused row that has no answer of its own."""
        given = self.data.get("hepsi", "")
        return Answer(given) if given in set(Answer) else None

    @property
    def answers(self) -> dict[str, Answer]:
        """What was said of rows that a preview refused, by their place."""
        known = {answer.value: answer for answer in Answer}
        return {
            name.removeprefix("cevap:"): known[value]
            for name, value in self.data.items()
            if name.startswith("cevap:") and value in known
        }
