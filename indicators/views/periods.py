"""The strategy office's periods: opening, due dates, locks, extensions; legal deadlines."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from indicators import deadlines, reporting, schedule, services
from indicators.forms import show_refusal
from indicators.models import Deadline, Period, ReportingPeriod
from indicators.period_forms import DueForm, ExtensionForm
from plans.access import access_of
from plans.doors import StaffRequest, office_required
from plans.models import Plan


@office_required
@require_http_methods(["GET", "POST"])
def periods(request: StaffRequest) -> HttpResponse:
    """Show a plan's year with its periods and the deadlines to come; open a period."""
    plans = list(_plans(request))
    asked = request.GET.get("plan")
    plan = next((each for each in plans if str(each.pk) == asked), None)
    plan = plan or next(iter(plans), None)
    if plan is None:
        return render(request, "staff/periods.html", {"plan": None})
    today = timezone.localdate()
    year = schedule.year_shown(plan, request.GET.get("yil"), today)
    form = DueForm(request.POST or None)
    if form.is_valid() and request.POST.get("donem") in Period.values:
        row = _opened(request, plan, year, form)
        if row is not None:
            return redirect("period", pk=row.pk)
    context = {
        "plans": plans,
        "plan": plan,
        "year": year,
        "scheduled": schedule.year_of(plan, year, today),
        "asked_period": request.POST.get("donem"),
        "form": form,
        "deadlines": _deadlines(plan, today),
        "today": today,
    }
    return render(request, "staff/periods.html", context)


@office_required
@require_http_methods(["GET", "POST"])
def period(request: StaffRequest, pk: int) -> HttpResponse:
    """Show one period: how far each unit is; change its due date, lock it, reopen it, extend it."""
    row = _period(request, pk)
    act = request.POST.get("islem")
    due = DueForm(
        request.POST if act in ("son-gun", "ac") else None,
        initial={"due_on": row.due_on},
    )
    extension = ExtensionForm(
        request.POST if act == "ek-sure" else None,
        municipality=row.plan.municipality_id,
    )
    form = extension if act == "ek-sure" else due
    if request.method == "POST" and (act == "kilitle" or form.is_valid()):
        try:
            said = _act(request, row, act, form)
        except ValidationError as refusal:
            if act == "kilitle":
                messages.error(request, " ".join(refusal.messages))
            else:
                show_refusal(form, refusal)
        else:
            messages.success(request, said)
            return redirect("period", pk=pk)
    today = timezone.localdate()
    standings = reporting.standings_of([row], today)
    context = {
        "scheduled": schedule.scheduled_period(row, standings),
        "due": due,
        "extension": extension,
        "today": today,
    }
    return render(request, "staff/period.html", context)


def _plans(request: StaffRequest) -> QuerySet[Plan]:
    access = access_of(request.user)
    plans = Plan.objects.select_related("municipality").order_by(
        "municipality__sort_key", "-start_year", "-pk"
    )
    if access.is_total:
        return plans
    return plans.filter(municipality__in=access.municipality_ids)


def _period(request: StaffRequest, pk: int) -> ReportingPeriod:
    rows = ReportingPeriod.objects.select_related("plan__municipality")
    row = get_object_or_404(rows, pk=pk)
    if not access_of(request.user).decides_for(row.plan.municipality_id):
        raise Http404
    return row


def _opened(
    request: StaffRequest, plan: Plan, year: int, form: DueForm
) -> ReportingPeriod | None:
    try:
        row = services.open_period(
            plan=plan,
            year=year,
            period=request.POST["donem"],
            by=request.user,
            due_on=form.cleaned_data["due_on"],
        )
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return None
    messages.success(request, _("%(period)s veri girişine açıldı.") % {"period": row})
    return row


def _act(
    request: StaffRequest,
    row: ReportingPeriod,
    act: str | None,
    form: DueForm | ExtensionForm,
) -> str:
    """Do what was asked of a period, and return the sentence that says so."""
    by, given = request.user, form.cleaned_data if form.is_bound else {}
    if act == "kilitle":
        services.close_period(period=row, by=by)
        return _("Dönem kilitlendi; sonuçları yayımlandı.")
    if act == "ek-sure":
        services.grant_extension(period=row, by=by, **given)
        return _("Ek süre verildi.")
    was_open = row.state == ReportingPeriod.State.OPEN
    services.open_period(
        plan=row.plan, year=row.year, period=row.period, by=by, **given
    )
    return _("Son gün değişti.") if was_open else _("Dönem yeniden açıldı.")


def _deadlines(plan: Plan, today: date) -> list[deadlines.Falling]:
    """Return the legal deadlines of a plan's municipality, the next ones first; one query."""
    rows = Deadline.objects.filter(
        Q(municipality=None) | Q(municipality=plan.municipality_id)
    )
    rules = [
        deadlines.Rule(
            name=row.name,
            words=row.rule,
            legal_basis=row.legal_basis,
            month=row.month,
            day=row.day,
            years_after=row.years_after,
            is_own=row.municipality_id is not None,
        )
        for row in rows
    ]
    return deadlines.coming(deadlines.standing(rules), today)
