"""A unit's page: its indicators for an open period, as one form."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from indicators import services, worksheet
from indicators.views.backing import change_evidence
from indicators.views.desk import Desk, desk_of
from indicators.views.lines import Line, blank_line, save, submit, typed_line
from indicators.worksheet import WorkRow
from plans.doors import StaffRequest, staff_required


@staff_required
@require_http_methods(["GET", "POST"])
def enter_figures(request: StaffRequest) -> HttpResponse:
    """Show a unit's indicators for an open period; save what is typed, submit what is complete."""
    desk = desk_of(request)
    if desk is None:
        return render(request, "staff/entry.html", {"desk": None})
    troubled: dict[int, Line] = {}
    if request.method == "POST":
        done = _act(request, desk)
        troubled = {line.row.indicator.pk: line for line in done if line.is_troubled}
        if not troubled:
            return redirect(request.get_full_path())
        messages.error(request, _("Bazı satırlarda eksik var; altlarında yazıyor."))
    lines = [_shown(row, troubled) for row in _rows(request, desk)]
    context = {
        "desk": desk,
        "lines": lines,
        "tally": worksheet.tally_of(line.row for line in lines),
        "login": resolve_url(settings.LOGIN_URL),
    }
    return render(request, "staff/entry.html", context)


def _rows(request: StaffRequest, desk: Desk) -> list[WorkRow]:
    return worksheet.rows_of(desk.period, desk.unit, request.user)


def _shown(row: WorkRow, troubled: dict[int, Line]) -> Line:
    """The row as it stands now, with the form that was refused for it."""
    typed = troubled.get(row.indicator.pk)
    return blank_line(row) if typed is None else replace(typed, row=row)


def _act(request: StaffRequest, desk: Desk) -> list[Line]:
    """Save all that was typed, whatever button was pressed; then do what the button says."""
    given_up = request.POST.get("simdiki")
    lines = [
        save(request, desk.period, typed_line(request, row))
        for row in _rows(request, desk)
        if str(row.indicator.pk) != given_up
    ]
    saved = sum(line.is_saved for line in lines)
    if saved:
        text = ngettext("%d taslak kaydedildi.", "%d taslak kaydedildi.", saved)
        messages.success(request, text % saved)
    if request.POST.get("islem") == "gonder":
        lines = [submit(request, desk.period, line) for line in lines]
        _say_sent(request, lines)
    _press(request, lines)
    return lines


def _say_sent(request: StaffRequest, lines: list[Line]) -> None:
    sent = sum(line.is_sent for line in lines)
    if sent:
        text = ngettext(
            "%d değer onaya gönderildi.", "%d değer onaya gönderildi.", sent
        )
        messages.success(request, text % sent)
    elif any(line.is_sent_already for line in lines):
        messages.success(request, _("Bu değerler onaya gönderilmiş."))
    elif not any(line.is_troubled for line in lines):
        messages.error(request, _("Onaya gönderilecek bir değer yoktu."))


def _press(request: StaffRequest, lines: list[Line]) -> None:
    """Take back the submitted entry, or change the evidence, whose button was pressed."""
    try:
        if change_evidence(request.POST, by=request.user):
            messages.success(request, _("Kanıt güncellendi."))
        for line in lines:
            entry = line.row.entry
            if entry and request.POST.get("geri-cek") == str(entry.pk):
                services.withdraw_submission(entry=entry, by=request.user)
                text = _("Değer geri çekildi; değiştirebilirsiniz.")
                messages.success(request, text)
    except services.RefusedError as refusal:
        messages.error(request, " ".join(refusal.messages))
