"""A list's actions are about what the list showed: what was written anew since is not decided unseen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.admin.tried import AnyPage
from indicators.decision_forms import ReturnForm, read_moment
from indicators.models import ActualEntry, ObjectiveEvaluation
from indicators.services import ChangedMeanwhileError, DoubtfulError

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


def one_by_one(
    request: HttpRequest,
    rows: Iterable[Any],
    act: Callable[[Any], object],
) -> None:
    """Do it to one row after the other; say of each why it was refused, and how many were done."""
    done = 0
    for row in rows:
        try:
            act(row)
        except DoubtfulError:
            continue  # asked on a page of its own
        except ValidationError as refusal:
            messages.error(request, f"{row}: {' '.join(refusal.messages)}")
        else:
            done += 1
    if done:
        messages.info(request, _("%d kayıt işlendi.") % done)


class ActedOn(AnyPage):
    """A list whose marked rows go through services, one after the other, as the list showed them."""

    action_form = ListedForm
    called: str  # what the services call a row: "entry"
    named_by: str  # the relation that the name of a row needs
    send_back: Callable[..., object]  # the service that returns a row with a note

    @admin.action(description=gettext_lazy("Geri gönder…"), permissions=["decide"])
    def return_with_note(self, request: HttpRequest, rows: Any) -> HttpResponse | None:  # noqa: ANN401
        """Ask for the note, then return what is marked."""
        form = ReturnForm(request.POST if "note" in request.POST else None)
        if form.is_valid() and form.cleaned_data["note"]:
            self.each(request, rows, partial(self.send_back, **form.cleaned_data))
            return None
        context = self.admin_site.each_context(request) | {
            "title": _("Geri gönder"),
            "opts": self.opts,
            "entries": rows,
            "form": form,
            "as_of": listed_at(request),
        }
        return TemplateResponse(request, "admin/return_actuals.html", context)

    def each(self, request: HttpRequest, rows: Any, act: Callable[..., object]) -> None:  # noqa: ANN401
        """Do it to one after the other, and say of each why it was refused."""

        def as_shown(row: Any) -> None:  # noqa: ANN401
            require_listed(request, row)
            act(**{self.called: row}, by=request.user)

        one_by_one(request, rows.select_related(self.named_by), as_shown)
