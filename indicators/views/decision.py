"""One figure with all that backs it, and the decision on it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from django_stubs_ext import StrOrPromise

from indicators import reviewing, services, worksheet
from indicators.decision_forms import ApprovalForm, ReturnForm, read_moment
from indicators.filters import ActualFilter
from indicators.forms import show_refusal
from indicators.models import ActualEntry
from indicators.own import own_among
from indicators.services.doubts import unanswered
from indicators.timeline import timeline_of
from plans.doors import StaffRequest, office_required

APPROVED = gettext_lazy("onaylandı ve yayımlandı.")
RETURNED = gettext_lazy("birimine geri gönderildi.")
CONFLICT = 409
State = ActualEntry.State


@office_required
@require_http_methods(["GET", "POST"])
def decide(request: StaffRequest, pk: int) -> HttpResponse:
    """Show one figure; approve it, or return it with a note, and go on to the next that waits."""
    entry = _entry(request, pk)
    is_approved = request.POST.get("islem") == "onayla"
    unsaid = worksheet.review_row(entry).unsaid
    approval = ApprovalForm(request.POST if is_approved else None, unsaid=unsaid)
    back = ReturnForm(None if is_approved else request.POST or None)
    form = approval if is_approved else back
    narrowed = _narrowed(request)
    before, after = reviewing.neighbours(narrowed.qs, entry, request.user)
    status = 200
    if form.is_valid():
        act = services.approve if is_approved else services.return_
        said: dict[str, Any] = {"sure": "sure" in request.POST} if is_approved else {}
        entry.entered_at = read_moment(request.POST.get("gorulen")) or entry.entered_at
        try:
            act(entry=entry, by=request.user, **form.cleaned_data, **said)
        except (services.WrongStateError, services.ChangedMeanwhileError):
            # Somebody was quicker: show what there is now, and who did it.
            entry, status = _entry(request, pk), CONFLICT
            messages.error(request, reviewing.what_happened(entry))
        except services.RefusedError as refusal:
            show_refusal(form, refusal)
        else:
            _say_done(request, entry, APPROVED if is_approved else RETURNED)
            return redirect(_onward(after) + narrowed.query)
    context = {
        "row": worksheet.review_row(entry),
        "backing": reviewing.backing_of(entry),
        "approval": approval,
        "back": back,
        "doubts": unanswered(entry) if entry.state == State.SUBMITTED else (),
        "is_own": bool(own_among([entry], request.user)),
        "steps": timeline_of(entry),
        "before": before,
        "after": after,
        "query": narrowed.query,
    }
    return render(request, "staff/decide.html", context, status=status)


def _entry(request: StaffRequest, pk: int) -> ActualEntry:
    mine = ActualEntry.objects.decided_by(request.user)
    return get_object_or_404(reviewing.with_backing(mine), pk=pk)


def _onward(following: ActualEntry | None) -> str:
    """Return where to go after a decision: to the next that waits, else back to the list."""
    if following is None:
        return reverse("approvals")
    return reverse("decide", args=[following.pk])


def _narrowed(request: StaffRequest) -> ActualFilter:
    """Return what waits, of what the list was narrowed to."""
    asked = request.GET.copy()
    asked["state"] = ActualEntry.State.SUBMITTED
    waiting = reviewing.waiting_for(request.user).select_related("indicator")
    return ActualFilter(asked, queryset=waiting, request=request)


def _say_done(request: StaffRequest, entry: ActualEntry, done: StrOrPromise) -> None:
    address = reverse("decide", args=[entry.pk])
    link = format_html('<a href="{}">{}</a>', address, entry)
    messages.success(request, format_html("{} {}", link, done))
