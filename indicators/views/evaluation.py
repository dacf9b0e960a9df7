"""What was written about an objective, and the decision on it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from indicators import reviewing_objectives, services
from indicators.decision_forms import ReturnForm, read_moment
from indicators.forms import show_refusal
from indicators.models import ObjectiveEvaluation
from indicators.own import own_among
from indicators.views.approval import KEY
from indicators.views.decision import CONFLICT
from plans.doors import StaffRequest, office_required


@office_required
@require_http_methods(["GET", "POST"])
def decide_evaluation(request: StaffRequest, pk: int) -> HttpResponse:
    """Show an objective's evaluation; approve it, or return it with a note."""
    mine = reviewing_objectives.decided_by(request.user)
    row = get_object_or_404(mine, pk=pk)
    is_approved = request.POST.get("islem") == "onayla"
    back = ReturnForm(None if is_approved else request.POST or None)
    status = 200
    if is_approved or back.is_valid():
        row.entered_at = read_moment(request.POST.get("gorulen")) or row.entered_at
        try:
            if is_approved:
                services.approve_evaluation(evaluation=row, by=request.user)
            else:
                services.return_evaluation(
                    evaluation=row, by=request.user, **back.cleaned_data
                )
        except services.WrongStateError:
            row, status = mine.get(pk=pk), CONFLICT
            messages.error(request, reviewing_objectives.what_happened(row))
        except services.RefusedError as refusal:
            _show(request, back, refusal)
        else:
            done = _("onaylandı.") if is_approved else _("birimine geri gönderildi.")
            messages.success(request, f"{row} {done}")
            return redirect("approvals")
    own = own_among([row], request.user)
    context = {"row": row, "back": back, "is_own": bool(own)}
    return render(request, "staff/decide_evaluation.html", context, status=status)


@office_required
@require_POST
def decide_evaluations(request: StaffRequest) -> HttpResponse:
    """Decide on the evaluations marked on the list, on all of them or on none."""
    marked = [pk for pk in request.POST.getlist("degerlendirme") if KEY.fullmatch(pk)]
    rows = list(reviewing_objectives.decided_by(request.user).filter(pk__in=marked))
    for row in rows:  # the person decides on what the page showed
        shown = read_moment(request.POST.get(f"gorulen-{row.pk}"))
        row.entered_at = shown or row.entered_at
    if not rows:
        messages.error(request, _("Bir değerlendirme işaretlemediniz."))
    else:
        _decide(request, rows)
    return redirect("approvals")


def _decide(request: StaffRequest, rows: list[ObjectiveEvaluation]) -> None:
    try:
        if request.POST.get("islem") == "geri":
            note = request.POST.get("note", "")
            done = services.return_evaluations(
                evaluations=rows, by=request.user, note=note
            )
        else:
            done = services.approve_evaluations(evaluations=rows, by=request.user)
    except services.RefusedError as refusal:
        address = reverse("decide_evaluation", args=[refusal.about_key])
        link = format_html('<a href="{}">{}</a>', address, refusal.about)
        sentences = " ".join(refusal.messages)
        nothing = _("Hiçbiri için karar yazılmadı.")
        messages.error(request, format_html("{}: {} {}", link, sentences, nothing))
        return
    text = ngettext(
        "%d değerlendirme için karar yazıldı.",
        "%d değerlendirme için karar yazıldı.",
        len(done),
    )
    messages.success(request, text % len(done))


def _show(
    request: StaffRequest, back: ReturnForm, refusal: services.RefusedError
) -> None:
    if back.is_bound:
        show_refusal(back, refusal)
    else:
        messages.error(request, " ".join(refusal.messages))
