"""The staff's pages of questions: what waits, and one question with all that can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe
from django_stubs_ext import StrOrPromise

from indicators.forms import show_refusal
from indicators.services import ChangedMeanwhileError, RefusedError, WrongStateError
from plans.access import access_of
from plans.doors import StaffRequest, staff_required
from plans.versions import steps_of, versions_of
from plans.whole_numbers import whole_number
from reports.asking import services
from reports.asking.forms import (
    AnswerForm,
    CorrectionForm,
    ErasureForm,
    ProposalForm,
    RefusalForm,
)
from reports.asking.reading import all_asked, asked
from reports.models import Answer, Question

PER_PAGE = 50
State = Question.State
LISTS: dict[str, StrOrPromise] = {
    "": _("Yapılacaklar"),
    "cevapli": _("Cevaplananlar"),
    "yayimlanmayan": _("Yayımlanmayanlar"),
}


@require_safe
@staff_required
def question_desk(request: StaffRequest) -> HttpResponse:
    """List what waits for a decision or an answer, the oldest first; or what is done."""
    mine = Question.objects.seen_by(request.user)
    wanted = request.GET.get("durum", "")
    chosen = wanted if wanted in LISTS else ""
    rows = _narrowed(mine, chosen).with_place().with_answers()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("sayfa"))
    context = {
        "page": page,
        "asked": all_asked(page.object_list),
        "lists": LISTS.items(),
        "chosen": chosen,
    }
    return render(request, "staff/questions.html", context)


def _narrowed(rows: QuerySet[Question], chosen: str) -> Any:  # noqa: ANN401
    """Return the questions of a list in the order in which they are worked on."""
    if chosen == "cevapli":
        answered = rows.filter(state=State.PUBLISHED, answers__corrects=None)
        return answered.exclude(answers=None).order_by("-asked_at", "-pk")
    if chosen == "yayimlanmayan":
        return rows.filter(state=State.REFUSED).order_by("-decided_at", "-pk")
    undone = rows.filter(state__in=[State.WAITING, State.PUBLISHED], answers=None)
    return undone.order_by("-state", "asked_at", "pk")  # waiting, then published


Do = Callable[[StaffRequest, Question, dict[str, Any]], object]


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done about a question: its form, the service, what is said after."""

    form: Callable[..., forms.Form]
    do: Do
    said: StrOrPromise


def _through(service: Callable[..., object]) -> Do:
    """Do it through a service, with what was typed."""

    def do(request: StaffRequest, question: Question, typed: dict[str, Any]) -> None:
        service(question=question, by=request.user, **typed)

    return do


def _corrected(
    request: StaffRequest, question: Question, typed: dict[str, Any]
) -> None:
    """Correct the answer that the page showed."""
    shown = request.POST.get("cevap", "")
    seen = get_object_or_404(Answer, question=question, pk=whole_number(shown))
    services.correct(corrects=seen, by=request.user, **typed)


ACTS = {
    "yayimla": Act(
        forms.Form,
        _through(services.publish),
        _("Soru yayımlandı."),
    ),
    "reddet": Act(
        RefusalForm,
        _through(services.refuse),
        _("Soru yayımlanmayacak; nedeni sorana açık."),
    ),
    "cevapla": Act(
        AnswerForm,
        _through(services.answer),
        _("Cevap yayımlandı."),
    ),
    "duzelt": Act(CorrectionForm, _corrected, _("Düzeltilen cevap yayımlandı.")),
    "oner": Act(
        ProposalForm,
        _through(services.propose),
        _("Cevap öneriniz strateji birimine iletildi."),
    ),
    "unut": Act(
        forms.Form,
        _through(services.forget),
        _("Soranın adı ve e-posta adresi silindi."),
    ),
    "sil": Act(
        ErasureForm,
        lambda request, question, _typed: services.erase(
            question=question, by=request.user
        ),
        _("Sorunun sözleri silindi; kimin ne zaman sildiği kaldı."),
    ),
}


@staff_required
@require_http_methods(["GET", "POST"])
def decide_question(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a question with what can be done about it, and do it."""
    found = _question(request, pk)
    asked_for = request.POST.get("islem", "")
    offered = _forms(request, found, asked_for)
    form, status = offered.get(asked_for), HTTPStatus.OK
    if request.method == "POST" and form is None:  # it may not be done, or not any more
        messages.error(request, ChangedMeanwhileError.sentence)
        status = HTTPStatus.CONFLICT
    elif form is not None and form.is_valid():
        try:
            _do(request, asked_for, found, form.cleaned_data)
        except (ChangedMeanwhileError, WrongStateError):
            messages.error(request, ChangedMeanwhileError.sentence)
            found, status = _question(request, pk), HTTPStatus.CONFLICT
            offered = _forms(request, found, "")
        except RefusedError as refusal:
            show_refusal(form, refusal)
        else:
            return redirect("question_desk")
    context = {
        "each": asked(found, timezone.localdate()),
        "question": found,
        "forms": offered,
        "is_office": _is_office(request, found),
        "steps": steps_of(
            versions_of(Question, id=found.pk),
            versions_of(Answer, question=found.pk),
        ),
    }
    return render(request, "staff/decide_question.html", context, status=status)


def _question(request: StaffRequest, pk: int) -> Question:
    rows = Question.objects.seen_by(request.user).with_place().with_answers()
    return get_object_or_404(rows, pk=pk)


def _is_office(request: StaffRequest, question: Question) -> bool:
    place = question.indicator.objective.goal.plan.municipality_id
    return access_of(request.user).decides_for(place)


def _offered(question: Question, *, is_office: bool) -> list[str]:
    """Return the names of what may be done about a question now."""
    is_answered = bool(question.answers.all())
    if not is_office:
        return [] if is_answered else ["oner"]
    by_state = {
        State.WAITING: ["yayimla", "reddet"],
        State.REFUSED: ["yayimla", "sil"] if question.text else [],
        State.PUBLISHED: ["duzelt"] if is_answered else ["cevapla", "reddet"],
    }
    knows_asker = bool(question.asker_name or question.email)
    return by_state[State(question.state)] + (["unut"] if knows_asker else [])


def _forms(
    request: StaffRequest, question: Question, asked_for: str
) -> dict[str, forms.Form]:
    """Return the form of each thing that may be done; the one that was sent holds what was typed."""
    answers = list(question.answers.all())
    unit = answers[-1].unit if answers else question.indicator.entering_unit
    initial = {
        "cevapla": {"text": question.proposal, "unit": unit},
        "duzelt": {"text": answers[-1].text if answers else "", "unit": unit},
        "oner": {"text": question.proposal},
    }
    made = {}
    for name in _offered(question, is_office=_is_office(request, question)):
        options: dict[str, Any] = {"initial": initial.get(name), "prefix": None}
        if name in ("cevapla", "duzelt"):
            options["question"] = question
        sent = request.POST if name == asked_for else None
        made[name] = ACTS[name].form(sent, auto_id=f"id_{name}_%s", **options)
    return made


def _do(
    request: StaffRequest, name: str, question: Question, typed: dict[str, Any]
) -> None:
    """Do it to the question as the page showed it, and say that it is done."""
    seen = request.POST.get("gorulen", "")
    question.state = seen if seen in State.values else question.state
    ACTS[name].do(request, question, typed)
    messages.success(request, ACTS[name].said)
