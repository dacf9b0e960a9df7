"""The strategy office's pages: what waits for approval, and one figure with all that backs it."""

from __future__ import annotations

import re

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from indicators import services, worksheet
from indicators.decision_forms import ApprovalForm, ReturnForm
from indicators.filters import ActualFilter
from indicators.forms import show_refusal
from indicators.models import ActualEntry
from plans.doors import StaffRequest, office_required

PER_PAGE = 50
KEY = re.compile(r"[0-9]{1,18}")  # what a database takes for a key
APPROVED = gettext_lazy("Değer onaylandı ve yayımlandı.")
RETURNED = gettext_lazy("Değer birimine geri gönderildi.")
PLAN_ORDER = (
    "-year",
    "period",
    "indicator__objective__goal__position",
    "indicator__objective__position",
    "indicator__position",
    "pk",
)


@office_required
@require_http_methods(["GET", "POST"])
def approvals(request: StaffRequest) -> HttpResponse:
    """List figures, those that wait for approval first of all; approve the ones marked."""
    mine = ActualEntry.objects.decided_by(request.user)
    if request.method == "POST":
        marked = [pk for pk in request.POST.getlist("kayit") if KEY.fullmatch(pk)]
        _approve(request, list(mine.filter(pk__in=marked)))
        return redirect(request.get_full_path())
    listed = ActualFilter(
        request.GET, queryset=mine.for_review().order_by(*PLAN_ORDER), request=request
    )
    page = Paginator(listed.qs, PER_PAGE).get_page(request.GET.get("sayfa"))
    rows = [worksheet.review_row(entry) for entry in page]
    context = {"filter": listed, "page": page, "rows": rows}
    return render(request, "staff/approvals.html", context)


@office_required
@require_http_methods(["GET", "POST"])
def decide(request: StaffRequest, pk: int) -> HttpResponse:
    """Show one figure; approve it, or return it with a note."""
    entries = ActualEntry.objects.decided_by(request.user).for_review()
    entry = get_object_or_404(entries, pk=pk)
    row = worksheet.review_row(entry)
    is_approved = request.POST.get("islem") == "onayla"
    approval = ApprovalForm(request.POST if is_approved else None, unsaid=row.unsaid)
    back = ReturnForm(None if is_approved else request.POST or None)
    form = approval if is_approved else back
    act = services.approve if is_approved else services.return_
    if form.is_valid():
        try:
            act(entry=entry, by=request.user, **form.cleaned_data)
        except services.RefusedError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, APPROVED if is_approved else RETURNED)
            return redirect("approvals")
    context = {"row": row, "approval": approval, "form": back}
    return render(request, "staff/decide.html", context)


def _approve(request: StaffRequest, entries: list[ActualEntry]) -> None:
    """Approve what was marked, or say of which figure it was refused and why."""
    if not entries:
        messages.error(request, _("Onaylanacak bir değer işaretlemediniz."))
        return
    try:
        done = services.approve_all(entries=entries, by=request.user)
    except services.RefusedError as refusal:
        messages.error(request, f"{refusal.about}: {' '.join(refusal.messages)}")
        return
    text = ngettext(
        "%d değer onaylandı ve yayımlandı.",
        "%d değer onaylandı ve yayımlandı.",
        len(done),
    )
    messages.success(request, text % len(done))
