"""The strategy office's list: what waits for approval, decided together."""

from __future__ import annotations

import re

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from indicators import reviewing, reviewing_objectives, services
from indicators.decision_forms import ReturnForm, read_moment
from indicators.filters import ActualFilter
from indicators.forms import show_refusal
from indicators.models import ActualEntry
from indicators.reviewing import Line
from indicators.reviewing_objectives import EvaluationLine
from indicators.services.refusals import NoteMissingError
from plans.doors import StaffRequest, office_required

PER_PAGE = 50
KEY = re.compile(r"[0-9]{1,18}")  # what a database takes for a key
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
    """List figures, those that wait for approval first of all; decide on the ones marked."""
    marked = _marked_entries(request)
    is_return = request.POST.get("islem") == "geri"
    back = ReturnForm(request.POST if is_return else None)
    if request.method == "POST":
        act = _return if is_return else _approve
        if act(request, marked, back):
            return redirect(_unmarked(request))
    listed = ActualFilter(
        request.GET,
        queryset=ActualEntry.objects.decided_by(request.user).for_review(),
        request=request,
    )
    in_order = (
        reviewing.in_order_of_waiting(listed.qs)
        if listed.is_of_waiting
        else listed.qs.order_by(*PLAN_ORDER)
    )
    page = Paginator(in_order, PER_PAGE).get_page(request.GET.get("sayfa"))
    lines = reviewing.lines_of(page, request.user, timezone.localdate())
    context = {
        "filter": listed,
        "page": page,
        "lines": lines,
        "evaluations": _evaluations(request, listed),
        "query": listed.query,
        "marked": _marked_keys(request, lines, marked),
        "back": back,
    }
    return render(request, "staff/approvals.html", context)


def _unmarked(request: StaffRequest) -> str:
    """The list as it was narrowed, with nothing marked: what was held back stays held back."""
    asked = request.GET.copy()
    asked.pop("secim", None)
    return f"{request.path}?{asked.urlencode()}" if asked else request.path


def _evaluations(request: StaffRequest, listed: ActualFilter) -> list[EvaluationLine]:
    """Return what was written about objectives and waits beside the figures."""
    if not listed.is_of_waiting:
        return []
    waiting = reviewing_objectives.waiting_for(request.user, listed.form.cleaned_data)
    today = timezone.localdate()
    return reviewing_objectives.lines_of(waiting[:PER_PAGE], request.user, today)


def _marked_entries(request: StaffRequest) -> list[ActualEntry]:
    if request.method != "POST":
        return []
    marked = [pk for pk in request.POST.getlist("kayit") if KEY.fullmatch(pk)]
    mine = ActualEntry.objects.decided_by(request.user)
    entries = list(mine.filter(pk__in=marked).select_related("indicator"))
    for entry in entries:  # the person decides on what the page showed
        shown = read_moment(request.POST.get(f"gorulen-{entry.pk}"))
        entry.entered_at = shown or entry.entered_at
    return entries


def _marked_keys(
    request: StaffRequest, lines: list[Line], marked: list[ActualEntry]
) -> set[int]:
    """What stays marked: what was refused, or all that is shown where that is asked."""
    if request.GET.get("secim") == "tumu" and request.method == "GET":
        return {line.row.entry.pk for line in lines if line.is_markable}
    return {entry.pk for entry in marked}


def _approve(
    request: StaffRequest, entries: list[ActualEntry], _back: ReturnForm
) -> bool:
    """Approve what was marked and return True, or say of which figure it was refused and why."""
    if not entries:
        messages.error(request, _("Onaylanacak bir değer işaretlemediniz."))
        return False
    try:
        done = services.approve_all(entries=entries, by=request.user)
    except services.RefusedError as refusal:
        _say_refused(request, refusal)
        return False
    text = ngettext(
        "%d değer onaylandı ve yayımlandı.",
        "%d değer onaylandı ve yayımlandı.",
        len(done),
    )
    messages.success(request, text % len(done))
    return True


def _return(
    request: StaffRequest, entries: list[ActualEntry], back: ReturnForm
) -> bool:
    """Return what was marked with one note; True once it is done."""
    if not entries:
        messages.error(request, _("Geri gönderilecek bir değer işaretlemediniz."))
        return False
    if not back.is_valid():
        return False
    try:
        done = services.return_all(
            entries=entries,
            by=request.user,
            note=back.cleaned_data["note"],
        )
    except NoteMissingError as refusal:
        show_refusal(back, refusal)
        return False
    except services.RefusedError as refusal:
        _say_refused(request, refusal)
        return False
    text = ngettext(
        "%d değer birimine geri gönderildi.",
        "%d değer birimlerine geri gönderildi.",
        len(done),
    )
    messages.success(request, text % len(done))
    return True


def _say_refused(request: StaffRequest, refusal: services.RefusedError) -> None:
    """Say which figure stood in the way, with a link to it; nothing was decided."""
    sentences = " ".join(refusal.messages)
    nothing = _("Hiçbiri için karar yazılmadı.")
    if refusal.about_key is None:
        messages.error(request, f"{sentences} {nothing}")
        return
    address = reverse("decide", args=[refusal.about_key])
    link = format_html('<a href="{}">{}</a>', address, refusal.about)
    messages.error(request, format_html("{}: {} {}", link, sentences, nothing))
