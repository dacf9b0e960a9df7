"""A list's actions are about what the list showed: what was written anew since is not decided unseen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.helpers import ActionForm
from django.http import HttpRequest
from django.utils import timezone

from indicators.decision_forms import read_moment
from indicators.models import ActualEntry, ObjectiveEvaluation
from indicators.services import ChangedMeanwhileError

AS_OF = "as_of"


class ListedForm(ActionForm):
    """The actions, and when the list was read; Django makes it before it reads the rows."""

    as_of = forms.CharField(label="", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields[AS_OF].initial = timezone.now().isoformat()


def listed_at(request: HttpRequest) -> str:
    """Return when the list was read, for a page that asks something before it acts."""
    return request.POST.get(AS_OF, "")


def require_listed(
    request: HttpRequest, row: ActualEntry | ObjectiveEvaluation
) -> None:
    """Raise ChangedMeanwhileError for a row that was written after the list was read."""
    moment = read_moment(listed_at(request))
    if moment is not None and row.entered_at > moment:
        refusal = ChangedMeanwhileError()
        refusal.about = str(row)
        raise refusal
