"""Form fields for several files and several addresses at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from indicators.models.evidence import SUFFIXES


class FilesInput(forms.FileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; each is judged for itself, by the service that keeps it."""

    widget = FilesInput

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401
        accepted = ",".join(f".{suffix}" for suffix in SUFFIXES)
        kwargs.setdefault("widget", FilesInput({"accept": accepted, "multiple": True}))
        super().__init__(**kwargs)

    def clean(self, value: Any, initial: Any = None) -> Any:  # noqa: ANN401
        """Return the files chosen, a list that may be empty."""
        return [file for file in value or [] if isinstance(file, UploadedFile)]

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ANN401
        """Whether a file was chosen."""
        return bool(data)


class AddressesField(forms.CharField):
    """Web addresses, one on each line; one without its scheme is taken as https."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401
        kwargs.setdefault("widget", forms.Textarea({"rows": 2, "inputmode": "url"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:  # noqa: ANN401
        """Return what was typed as addresses, each once; each is judged by the service that keeps it."""
        typed = super().clean(value).splitlines()
        lines = dict.fromkeys(filter(None, map(str.strip, typed)))
        return [line if "://" in line else f"https://{line}" for line in lines]
