"""A unit's page: its indicators for an open period, as one form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from indicators import objectives, services, worksheet
from indicators.objectives import ObjectiveRow
from indicators.views import objective_lines
from indicators.views.backing import change_evidence
from indicators.views.desk import Desk, desk_of
from indicators.views.lines import Line, blank_line, save, submit, typed_line
from indicators.views.objective_lines import ObjectiveLine
from indicators.worksheet import WorkRow
from plans.doors import StaffRequest, staff_required
from plans.models import Objective


@dataclass(frozen=True, slots=True)
class Group:
    """An objective with its indicators of this unit, and its evaluation where the unit writes it."""

    objective: Objective
    lines: list[Line]
    evaluation: ObjectiveLine | None


@dataclass(frozen=True, slots=True)
class Rows:
    """What the page is made of, as it stands now."""

    figures: list[WorkRow]
    evaluations: dict[int, ObjectiveRow]


@staff_required
@require_http_methods(["GET", "POST"])
def enter_figures(request: StaffRequest) -> HttpResponse:
    """Show a unit's indicators for an open period; save what is typed, submit what is complete."""
    desk = desk_of(request)
    if desk is None:
        return render(request, "staff/entry.html", {"desk": None})
    figures: list[Line] = []
    evaluations: list[ObjectiveLine] = []
    if request.method == "POST":
        figures, evaluations = _act(request, desk)
        both: list[Line | ObjectiveLine] = [*figures, *evaluations]
        if not any(line.is_troubled for line in both):
            return redirect(request.get_full_path())
        messages.error(request, _("Bazı satırlarda eksik var; altlarında yazıyor."))
    rows = _rows(request, desk)
    context = {
        "desk": desk,
        "groups": _groups(rows, figures, evaluations),
        "waiting": worksheet.waiting_in(rows.figures),
        "tally": worksheet.tally_of(rows.figures),
        "login": resolve_url(settings.LOGIN_URL),
    }
    return render(request, "staff/entry.html", context)


def _rows(request: StaffRequest, desk: Desk) -> Rows:
    figures = worksheet.rows_of(desk.period, desk.unit, request.user)
    mine = {
        row.indicator.objective.pk: row.indicator.objective
        for row in figures
        if desk.unit and row.indicator.objective.responsible_unit_id == desk.unit.pk
    }
    return Rows(figures, objectives.rows_of(desk.period, mine.values(), request.user))


def _groups(
    rows: Rows, figures: list[Line], evaluations: list[ObjectiveLine]
) -> list[Group]:
    """Return the rows as they stand now, each with the form that was refused for it."""
    typed = {line.row.indicator.pk: line for line in figures if line.is_troubled}
    said = {line.row.objective.pk: line for line in evaluations if line.is_troubled}
    shown = [
        replace(typed[row.indicator.pk], row=row)
        if row.indicator.pk in typed
        else blank_line(row)
        for row in rows.figures
    ]
    evaluated = {
        key: replace(said[key], row=row)
        if key in said
        else objective_lines.blank_line(row)
        for key, row in rows.evaluations.items()
    }
    grouped = groupby(shown, key=lambda line: line.row.indicator.objective)
    return [Group(each, list(own), evaluated.get(each.pk)) for each, own in grouped]


def _act(request: StaffRequest, desk: Desk) -> tuple[list[Line], list[ObjectiveLine]]:
    """Save all that was typed, whatever button was pressed; then do what the button says."""
    given_up = request.POST.get("simdiki")
    rows, period = _rows(request, desk), desk.period
    figures = [
        save(request, period, typed_line(request, row))
        for row in rows.figures
        if f"pg{row.indicator.pk}" != given_up
    ]
    evaluations = [
        objective_lines.save(request, period, objective_lines.typed_line(request, row))
        for key, row in rows.evaluations.items()
        if f"h{key}" != given_up
    ]
    both: list[Line | ObjectiveLine] = [*figures, *evaluations]
    saved = sum(line.is_saved for line in both)
    if saved:
        text = ngettext("%d taslak kaydedildi.", "%d taslak kaydedildi.", saved)
        messages.success(request, text % saved)
    if request.POST.get("islem") == "gonder":
        figures = [submit(request, period, line) for line in figures]
        evaluations = [
            objective_lines.submit(request, period, line) for line in evaluations
        ]
        _say_sent(request, figures, evaluations)
    _press(request, rows)
    return figures, evaluations


def _say_sent(
    request: StaffRequest, figures: list[Line], evaluations: list[ObjectiveLine]
) -> None:
    lines: list[Line | ObjectiveLine] = [*figures, *evaluations]
    sent = sum(line.is_sent for line in figures)
    if sent:
        text = ngettext(
            "%d değer onaya gönderildi.", "%d değer onaya gönderildi.", sent
        )
        messages.success(request, text % sent)
    if said := sum(line.is_sent for line in evaluations):
        text = _("%d hedef değerlendirmesi onaya gönderildi.")
        messages.success(request, text % said)
    elif not sent and any(line.is_sent_already for line in figures):
        messages.success(request, _("Bu değerler onaya gönderilmiş."))
    elif not sent and not any(line.is_troubled for line in lines):
        messages.error(request, _("Onaya gönderilecek bir değer yoktu."))


def _press(request: StaffRequest, rows: Rows) -> None:
    """Take back what was submitted, or change the evidence, as the button that was pressed says."""
    pressed = request.POST.get("geri-cek")
    said = request.POST.get("hedefi-geri-cek")
    try:
        if change_evidence(request.POST, by=request.user):
            messages.success(request, _("Kanıt güncellendi."))
        for row in rows.figures:
            if row.entry and pressed == str(row.entry.pk):
                services.withdraw_submission(entry=row.entry, by=request.user)
                text = _("Değer geri çekildi; değiştirebilirsiniz.")
                messages.success(request, text)
        for each in rows.evaluations.values():
            if each.entry and said == str(each.entry.pk):
                services.withdraw_evaluation(evaluation=each.entry, by=request.user)
                messages.success(request, _("Hedefin değerlendirmesi geri çekildi."))
    except services.RefusedError as refusal:
        messages.error(request, " ".join(refusal.messages))
