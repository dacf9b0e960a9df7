"""A unit's page: its indicators for an open period, as one form."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from indicators import services, worksheet
from indicators.forms import FigureForm, show_refusal
from indicators.models import ActualEntry, ReportingPeriod
from indicators.seen import from_seen, initial_of
from indicators.worksheet import WorkRow
from plans.doors import StaffRequest, staff_required
from plans.fields import TurkishDecimalField
from plans.models import Unit

NO_UNIT = "0"


@dataclass(frozen=True, slots=True)
class Desk:
    """What the page is about: a person's open periods and units, and the ones chosen."""

    periods: list[ReportingPeriod]
    units: list[Unit]
    period: ReportingPeriod
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the page; one that may not be written has no form."""

    row: WorkRow
    form: FigureForm | None

    @property
    def has_errors(self) -> bool:
        """Whether something typed here was refused."""
        return self.form is not None and bool(self.form.errors)


@staff_required
@require_http_methods(["GET", "POST"])
def enter_figures(request: StaffRequest) -> HttpResponse:
    """Show a unit's indicators for an open period; save what is typed, submit what is complete."""
    desk = _desk(request)
    if desk is None:
        return render(request, "staff/entry.html", {"desk": None})
    lines = _lines(request, desk, is_bound=request.method == "POST")
    if request.method == "POST":
        _act(request, desk, lines)
        refused = {line.row.indicator.pk: line for line in lines if line.has_errors}
        if not refused:
            return redirect(request.get_full_path())
        messages.error(request, _("Bazı satırlarda eksik var; altlarında yazıyor."))
        shown = _lines(request, desk, is_bound=False)
        lines = [_keeping(line, refused) for line in shown]
    return render(request, "staff/entry.html", {"desk": desk, "lines": lines})


def _desk(request: StaffRequest) -> Desk | None:
    periods = worksheet.open_periods(request.user)
    asked = request.GET.get("donem")
    chosen = [period for period in periods if str(period.pk) == asked]
    period = next(iter(chosen or periods), None)
    if period is None:
        return None
    units = worksheet.units_entering(period, request.user)
    wanted = request.GET.get("birim")
    mine = [unit for unit in units if str(unit.pk) == wanted]
    unit = None if wanted == NO_UNIT else next(iter(mine or units), None)
    return Desk(periods, units, period, unit)


def _lines(request: StaffRequest, desk: Desk, *, is_bound: bool) -> list[Line]:
    rows = worksheet.rows_of(desk.period, desk.unit, request.user)
    return [
        Line(row, _form(request, row, is_bound=is_bound) if row.is_editable else None)
        for row in rows
    ]


def _form(request: StaffRequest, row: WorkRow, *, is_bound: bool) -> FigureForm:
    prefix = f"pg{row.indicator.pk}"
    # What was typed is told from what the page showed, not from what stands there by now.
    shown = from_seen(request.POST.get(f"{prefix}-seen")) if is_bound else None
    return FigureForm(
        request.POST if is_bound else None,
        request.FILES if is_bound else None,
        prefix=prefix,
        initial=initial_of(row.entry) if shown is None else shown,
        adds_up=row.adds_up,
    )


def _keeping(line: Line, refused: dict[int, Line]) -> Line:
    """The row as it stands now, with the form that was refused for it."""
    typed = refused.get(line.row.indicator.pk)
    return line if typed is None else Line(line.row, typed.form)


def _act(request: StaffRequest, desk: Desk, lines: list[Line]) -> None:
    """Save all that was typed, whatever button was pressed; then do what the button says."""
    for line in lines:
        _say_if_too_late(request, line)
    saved = sum(_save(request, desk.period, line) for line in lines)
    if saved:
        text = ngettext("%d taslak kaydedildi.", "%d taslak kaydedildi.", saved)
        messages.success(request, text % saved)
    if request.POST.get("islem") == "gonder":
        sent = sum(_submit(request, desk.period, line) for line in lines)
        _say_sent(request, sent, lines)
    _take_back(request, lines)


def _say_sent(request: StaffRequest, sent: int, lines: list[Line]) -> None:
    if not sent:
        if any(line.has_errors for line in lines):
            return  # the rows themselves say what is missing
        messages.error(request, _("Onaya gönderilecek bir değer yoktu."))
        return
    text = ngettext("%d değer onaya gönderildi.", "%d değer onaya gönderildi.", sent)
    messages.success(request, text % sent)


def _changed_meanwhile(line: Line) -> str:
    """Say that the row is no longer what the page showed, and what it is."""
    entry = line.row.entry
    value = None if entry is None else entry.value
    now = _("boş") if value is None else TurkishDecimalField().prepare_value(value)
    return _(
        "Siz sayfayı açtıktan sonra bu satır değişti; şimdiki değer: %(now)s. "
        "Yazdığınız kaydedilmedi; sizinki geçerliyse yeniden kaydedin."
    ) % {"now": now}


def _say_if_too_late(request: StaffRequest, line: Line) -> None:
    """Say that something typed has no place any more: the row was submitted or approved."""
    was_open = f"pg{line.row.indicator.pk}-seen" in request.POST
    if line.form is not None or not was_open:
        return
    if _form(request, line.row, is_bound=True).has_changed():
        text = _("%(code)s: kayıt bu arada onaya gönderilmiş; yazdığınız kaydedilmedi.")
        messages.error(request, text % {"code": line.row.indicator.code})


def _save(request: StaffRequest, period: ReportingPeriod, line: Line) -> bool:
    form = line.form
    if form is None or not form.has_changed() or not form.is_valid():
        return False
    if form.initial != initial_of(line.row.entry):
        form.add_error(None, _changed_meanwhile(line))
        return False
    try:
        entry = services.enter(
            indicator=line.row.indicator,
            year=period.year,
            period=period.period,
            by=request.user,
            figure=form.figure,
        )
        for title, source in form.evidence:
            services.add_evidence(
                entry=entry, by=request.user, title=title, source=source
            )
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return False
    return True


def _submit(request: StaffRequest, period: ReportingPeriod, line: Line) -> bool:
    """Send a row that has a figure, or an explanation why not; leave an empty one alone."""
    form = line.form
    if form is None or form.errors:
        return False
    entry = ActualEntry.objects.open_for(
        line.row.indicator, period.year, period.period
    ).first()
    if entry is None or (entry.value is None and not entry.explanation):
        return False
    if entry.state == ActualEntry.State.RETURNED:  # it waits to be changed first
        return False
    try:
        services.submit(entry=entry, by=request.user)
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return False
    return True


def _take_back(request: StaffRequest, lines: list[Line]) -> None:
    """Make a draft again of the submitted entry whose button was pressed."""
    for line in lines:
        entry = line.row.entry
        if entry and request.POST.get("geri-cek") == str(entry.pk):
            try:
                services.withdraw_submission(entry=entry, by=request.user)
            except services.RefusedError as refusal:
                messages.error(request, " ".join(refusal.messages))
            else:
                messages.success(request, _("Değer geri çekildi; değiştirebilirsiniz."))
