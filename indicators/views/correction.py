"""The page on which an approved figure is corrected by a new one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from indicators import measures, services, worksheet
from indicators.forms import CorrectionForm, show_refusal
from indicators.models import ActualEntry
from indicators.seen import initial_of
from indicators.views.backing import add_evidence
from plans.doors import StaffRequest, staff_required


@staff_required
@require_http_methods(["GET", "POST"])
def correct_figure(request: StaffRequest, pk: int) -> HttpResponse:
    """Draft, and submit, what shall replace an approved figure."""
    public = ActualEntry.objects.public().visible_to(request.user).for_review()
    old = get_object_or_404(public, pk=pk)
    draft = ActualEntry.objects.filter(supersedes=old).first()
    form = _form(request, old, draft)
    if form.is_valid():
        try:
            _act(request, old, draft, form)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        if not form.errors:
            messages.success(request, _("Düzeltme kaydedildi."))
            return redirect("correct_figure", pk=pk)
    row = worksheet.review_row(old)
    context = {"row": row, "draft": draft, "form": form}
    return render(request, "staff/correct.html", context)


def _form(
    request: StaffRequest, old: ActualEntry, draft: ActualEntry | None
) -> CorrectionForm:
    reason = "" if draft is None else draft.correction_reason
    return CorrectionForm(
        request.POST or None,
        request.FILES or None,
        initial=initial_of(draft or old) | {"reason": reason},
        adds_up=measures.adds_up(old.indicator, old.year),
        is_begun=draft is not None,
    )


def _act(
    request: StaffRequest,
    old: ActualEntry,
    draft: ActualEntry | None,
    form: CorrectionForm,
) -> None:
    by = request.user
    if request.POST.get("islem") == "geri-cek" and draft is not None:
        services.withdraw_submission(entry=draft, by=by)
        return
    if draft is None:
        entry = services.correct(
            entry=old, by=by, figure=form.figure, reason=form.cleaned_data["reason"]
        )
    else:
        entry = services.enter(
            indicator=old.indicator,
            year=old.year,
            period=old.period,
            by=by,
            figure=form.figure,
        )
    add_evidence(form, entry, by=by)
    if request.POST.get("islem") == "gonder" and not form.errors:
        services.submit(entry=entry, by=by)
