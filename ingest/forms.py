"""What a person tells the desk: a file, a period, where an item belongs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from ingest.models import Draft
from ingest.placing import Placement
from ingest.review import SECTION_NAMES
from plans.models import Municipality


class FilesInput(forms.ClearableFileInput):
    """Takes several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """The files as a list; each is refused if it is larger than the reader takes."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:  # noqa: ANN401
        """Return every file; refuse none at all."""
        files = [
            super(FilesField, self).clean(file, initial) for file in data or [None]
        ]
        for file in files:
            if file.size > settings.INGEST_MAX_BYTES:
                limit = settings.INGEST_MAX_BYTES // (1024 * 1024)
                raise forms.ValidationError(
                    _("“%(name)s” %(limit)s MB sınırından büyük."),
                    params={"name": file.name, "limit": limit},
                )
        return files


class UploadForm(forms.Form):
    """Documents and the municipality they are about."""

    municipality = forms.ModelChoiceField(
        Municipality.objects.none(), label=_("Belediye"), empty_label=None
    )
    documents = FilesField(
        label=_("Belgeler"),
        help_text=_(
            "PDF, Excel, ods, CSV, metin veya HTML; birden çok dosya ya da bir zip arşivi olabilir."
        ),
    )

    def __init__(self, *args: Any, municipalities: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = municipalities  # type: ignore[attr-defined]


class AcceptForm(forms.Form):
    """The plan period, taken from the document where it prints one."""

    start_year = forms.IntegerField(label=_("İlk yıl"), min_value=1990, max_value=2100)
    end_year = forms.IntegerField(label=_("Son yıl"), min_value=1990, max_value=2100)

    def clean(self) -> dict[str, Any]:
        """Refuse a period that runs backward."""
        cleaned: dict[str, Any] = super().clean() or {}
        start, end = cleaned.get("start_year"), cleaned.get("end_year")
        if start and end and start > end:
            self.add_error("end_year", _("Planın son yılı ilk yılından önce olamaz."))
        return cleaned

    @property
    def period(self) -> tuple[int, int]:
        """The chosen years."""
        return self.cleaned_data["start_year"], self.cleaned_data["end_year"]


class PlacementForm(forms.Form):
    """One choice of section for every item of every unassigned run.

    Items are named by their number in the reading that the page showed, so the form
    carries that reading's digest.
    """

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, draft: Draft) -> None:  # noqa: ANN401 - a QueryDict
        super().__init__(data, initial={"seen": draft.digest})
        document = draft.as_read()
        self.items: dict[str, tuple[int, int]] = {}
        for run, fragment in enumerate(document.unassigned):
            for number, text in enumerate(fragment.items if fragment.where else ()):
                name = f"item-{run}-{number}"
                self.items[name] = (run, number)
                self.fields[name] = forms.ChoiceField(
                    choices=[("", _("Yeri belli değil")), *SECTION_NAMES.items()],
                    required=False,
                    label=text,
                )

    @property
    def placement(self) -> Placement:
        """What was chosen, as (run, item) → section."""
        return {
            place: self.cleaned_data[name]
            for name, place in self.items.items()
            if self.cleaned_data.get(name)
        }

    def runs(self) -> list[list[forms.BoundField]]:
        """The fields of each run together."""
        groups: dict[int, list[forms.BoundField]] = {}
        for name, (run, _number) in self.items.items():
            groups.setdefault(run, []).append(self[name])
        return list(groups.values())
