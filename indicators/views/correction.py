"""The page on which an approved figure is corrected by a new one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from indicators import keeping, services, worksheet
from indicators.conflict import Conflict, conflict_of
from indicators.doubts import Doubt
from indicators.forms import CorrectionForm, show_refusal
from indicators.keeping import Place
from indicators.measures import Known
from indicators.models import ActualEntry
from indicators.seen import as_seen, from_seen, initial_of
from indicators.services.refusals import DoubtfulError
from indicators.timeline import timeline_of
from indicators.views.backing import add_evidence
from plans.doors import StaffRequest, staff_required


@staff_required
@require_http_methods(["GET", "POST"])
def correct_figure(request: StaffRequest, pk: int) -> HttpResponse:
    """Draft, and submit, what shall replace an approved figure."""
    public = ActualEntry.objects.public().visible_to(request.user).for_review()
    old = get_object_or_404(public, pk=pk)
    if "simdiki" in request.POST:  # what somebody else wrote shall stand
        return redirect("correct_figure", pk=pk)
    draft = ActualEntry.objects.filter(supersedes=old).first()
    form = _form(request, old, draft)
    conflict = None
    doubts: tuple[Doubt, ...] = ()
    if form.is_valid():
        try:
            conflict = _act(request, old, draft, form)
        except DoubtfulError as asked:
            doubts = asked.doubts
        except ValidationError as refusal:
            show_refusal(form, refusal)
        if not (form.errors or conflict or doubts):
            messages.success(request, _("Düzeltme kaydedildi."))
            return redirect("correct_figure", pk=pk)
    draft = ActualEntry.objects.filter(supersedes=old).first()  # it may be new
    context = {
        "row": worksheet.review_row(old),
        "draft": draft,
        "form": form,
        "conflict": conflict,
        "doubts": doubts,
        "seen": as_seen(draft or old),
        "steps": timeline_of(draft or old),
    }
    return render(request, "staff/correct.html", context)


def _form(
    request: StaffRequest, old: ActualEntry, draft: ActualEntry | None
) -> CorrectionForm:
    reason = "" if draft is None else draft.correction_reason
    shown = from_seen(request.POST.get("seen"))
    initial = initial_of(draft or old) if shown is None else shown
    criteria = services.criteria_of(old.indicator.objective.goal.plan.municipality)
    return CorrectionForm(
        request.POST or None,
        request.FILES or None,
        initial=initial | {"reason": reason},
        asked=worksheet.asked_of(Known(old.indicator), old.year, old.period, criteria),
        is_begun=draft is not None,
    )


def _act(
    request: StaffRequest,
    old: ActualEntry,
    draft: ActualEntry | None,
    form: CorrectionForm,
) -> Conflict | None:
    """Do what was pressed; return what somebody else wrote meanwhile, where that stands in the way."""
    by = request.user
    if request.POST.get("islem") == "geri-cek" and draft is not None:
        services.withdraw_submission(entry=draft, by=by)
        return None
    figure = form.figure
    place = Place(old.indicator, old.year, old.period)
    if draft is None:
        reason = form.cleaned_data["reason"]
        services.correct(entry=old, by=by, figure=figure, reason=reason)
    else:
        seen = {name: told for name, told in form.initial.items() if name != "reason"}
        kept = keeping.keep(place=place, by=by, seen=seen, figure=figure)
        if kept.is_conflict:
            now, is_open = initial_of(kept.entry), keeping.is_open(kept.entry)
            return conflict_of(form, kept.entry, now, is_open=is_open)
    add_evidence(form, keeping.standing(place), by=by)
    if request.POST.get("islem") == "gonder" and not form.errors:
        keeping.send(place=place, by=by, figure=figure, sure=form.is_sure)
    return None
