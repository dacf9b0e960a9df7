"""What the strategy office answers: what it says in a unit's place, and why something goes back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

TWO_ROWS = {"rows": 2}


class ApprovalForm(forms.Form):
    """What the office says in place of a document that said nothing: the fields left unsaid."""

    explanation = forms.CharField(
        label=_("Açıklama"), required=False, widget=forms.Textarea(TWO_ROWS)
    )
    deviation_reason = forms.CharField(
        label=_("Sapma nedeni"), required=False, widget=forms.Textarea(TWO_ROWS)
    )
    corrective_measure = forms.CharField(
        label=_("Alınacak önlem"), required=False, widget=forms.Textarea(TWO_ROWS)
    )
    breakdown_note = forms.CharField(
        label=_("Kırılım notu"), required=False, widget=forms.Textarea(TWO_ROWS)
    )

    def __init__(self, *args: Any, unsaid: Collection[str], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields = {
            name: self.fields[name] for name in self.fields if name in unsaid
        }


class ReturnForm(forms.Form):
    """Why a figure goes back to its unit."""

    note = forms.CharField(
        label=_("Geri gönderme nedeni"),
        required=False,  # the service says that it is missing
        widget=forms.Textarea(TWO_ROWS),
    )


def read_moment(text: str | None) -> datetime | None:
    """Return the moment that a hidden field carries, None where it carries none.

    >>> read_moment("2024-07-01T09:00:00+00:00")
    datetime.datetime(2024, 7, 1, 9, 0, tzinfo=datetime.timezone.utc)
    >>> read_moment("dün") is read_moment("2024-13-01T00:00:00Z") is read_moment(None)
    True
    """
    try:
        moment = parse_datetime(text or "")
    except ValueError:
        return None
    return moment if moment is None or moment.tzinfo else None
