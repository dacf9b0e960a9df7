"""Accepting a draft: what it would do to the plan is shown before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ingest import drafting
from ingest.changes import Answer, Change, Fate
from ingest.commit import NotCommittableError
from ingest.forms import AcceptForm
from ingest.models import Draft
from ingest.review.preview import OF_ALL, OF_CHAIN, groups_of, open_questions
from ingest.views.mine import known_indicators, my_draft
from plans.document import CHAIN, Kind, PlanDocument
from plans.models import Plan

ROUNDS = 3  # a goal, its objectives, their indicators


@login_required
@require_http_methods(["GET", "POST"])
def accept_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the draft would do to the plan; write it where a person says so."""
    draft = my_draft(request, pk)
    reading = draft.as_read()
    form = _form(request, draft, reading)
    if request.method == "POST" and request.POST.get("islem") != "onizle":
        choice = _choice(form, reading)
        if choice is not None:
            try:
                drafting.accept(pk, choice, by=request.user)
            except (NotCommittableError, drafting.StaleReadingError) as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("Belge aktarıldı."))
                return redirect("draft", pk=pk)
    return _shown(request, draft, reading, form)


def _form(request: HttpRequest, draft: Draft, reading: PlanDocument) -> AcceptForm:
    """Return the form, on a first look filled with what the document says."""
    if request.method == "POST":
        return AcceptForm(request.POST, is_chain=reading.kind in CHAIN)
    start, end = reading.period or _period_of_plan(draft, reading) or ("", "")
    first = {"start_year": start, "end_year": end, "standing": AcceptForm.PLAN}
    known = start and reading.kind is not Kind.STATISTICS_BOOKLET
    return AcceptForm(
        first if known else None, initial=first, is_chain=reading.kind in CHAIN
    )


def _period_of_plan(draft: Draft, reading: PlanDocument) -> tuple[int, int] | None:
    """Return the years of the plan that a document of the chain can only be about."""
    if reading.kind not in CHAIN:
        return None
    plans = Plan.objects.filter(municipality=draft.municipality)
    periods = list(plans.values_list("start_year", "end_year")[:2])
    return periods[0] if len(periods) == 1 else None


def _choice(form: AcceptForm, reading: PlanDocument) -> drafting.Choice | None:
    """Return what was chosen, None where that is not clear yet; a booklet is asked nothing."""
    if reading.kind is Kind.STATISTICS_BOOKLET:
        return drafting.Choice(seen=form.data.get("seen", ""))
    if not form.is_valid():
        return None
    return drafting.Choice(
        form.period,
        form.chosen_standing,
        form.answers,
        form.cleaned_data["seen"],
    )


def _shown(
    request: HttpRequest, draft: Draft, reading: PlanDocument, form: AcceptForm
) -> HttpResponse:
    changes: Sequence[Change] = ()
    choice = _choice(form, reading) if draft.state == Draft.State.OPEN else None
    is_refused = bool(form.is_bound and form.errors)
    if choice is not None and not form.non_field_errors():
        try:
            changes, choice = _previewed(request, draft, choice, form.answer_to_all)
        except NotCommittableError as error:
            form.add_error(None, str(error))
            changes = error.changes
    answers = dict(choice.answers) if choice else {}
    refused = {one.where for one in changes if one.fate is Fate.REFUSED}
    context: dict[str, Any] = {
        "draft": draft,
        "reading": reading,
        "form": form,
        "groups": groups_of(reading, changes, answers),
        "refused": len(refused),
        "kept": {
            place: said for place, said in answers.items() if place not in refused
        },
        "to_all": OF_CHAIN if reading.kind in CHAIN else OF_ALL,
        "known": known_indicators(draft) if reading.kind in CHAIN else [],
        "is_booklet": reading.kind is Kind.STATISTICS_BOOKLET,
    }
    status = 400 if is_refused else 200
    return render(request, "ingest/accept_draft.html", context, status=status)


def _previewed(
    request: HttpRequest,
    draft: Draft,
    choice: drafting.Choice,
    to_all: Answer | None,
) -> tuple[Sequence[Change], drafting.Choice]:
    """Return what would change, and the choice with one answer given to all that is still open.

    An answer may open further questions: those of the row that it lets in.
    """
    result = drafting.preview(draft, choice, by=request.user)
    for _round in range(ROUNDS if to_all else 0):
        places = open_questions(draft.as_read(), result.refused, to_all or Answer.KEEP)
        places = [place for place in places if place not in choice.answers]
        if not places:
            break
        answers = {**choice.answers, **dict.fromkeys(places, to_all or Answer.KEEP)}
        choice = replace(choice, answers=answers)
        result = drafting.preview(draft, choice, by=request.user)
    return result.changes, choice
