"""The pages of schedules: what an office has made for it again and again, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from indicators.models import Period
from indicators.services.refusals import RefusedError
from plans.doors import StaffRequest, office_required
from plans.versions import steps_of, versions_of
from reports.desk.choosing import plans_of
from reports.jobs.forms import TOLD_AS, ScheduleForm
from reports.jobs.occasions import Occasion
from reports.jobs.parts import titles_of
from reports.jobs.schedules import change, resume, set_up, stop
from reports.jobs.scheduling import make_up, makes_no_more, missed
from reports.models import ReportSchedule

SHOWN = 100


@require_http_methods(["GET", "POST"])
@office_required
def schedules(request: StaffRequest) -> HttpResponse:
    """List the schedules of a person's office, and set a new one up for a plan."""
    plans = list(plans_of(request))
    asked = request.POST.get("plan") or request.GET.get("plan")
    chosen = next((p for p in plans if str(p.pk) == asked), None)
    if request.method == "POST" and asked and chosen is None:
        raise Http404  # never another plan in the place of one that is theirs no more
    plan = chosen or next(iter(plans), None)
    context: dict[str, object] = {"plans": plans, "plan": plan}
    if plan is not None:
        form = ScheduleForm(request.POST or None, place=plan.municipality)
        if request.method == "POST" and form.is_valid():
            try:
                made = set_up(plan=plan, terms=form.terms(), by=request.user)
            except RefusedError as refusal:
                form.add_error(None, refusal)
            else:
                messages.success(request, _("Zamanlama kuruldu."))
                return redirect("report_schedule", pk=made.pk)
        context["form"] = form
    rows = list(_seen(request).select_related("plan__municipality")[:SHOWN])
    left = missed(timezone.localdate(), rows)
    context["rows"] = [
        (row, titles_of(row.kinds), len(left.get(row.pk, ()))) for row in rows
    ]
    return render(request, "staff/report_schedules.html", context)


@require_http_methods(["GET", "POST"])
@office_required
def schedule(request: StaffRequest, pk: int) -> HttpResponse:
    """Show one schedule with what it has made; change, stop or resume it."""
    row = get_object_or_404(_seen(request).select_related("plan__municipality"), pk=pk)
    place = row.plan.municipality
    act = request.POST.get("islem")
    form = ScheduleForm(
        request.POST if act == "kaydet" else None, place=place, schedule=row
    )
    if act in ("durdur", "surdur"):
        (stop if act == "durdur" else resume)(schedule=row, by=request.user)
        return redirect("report_schedule", pk=pk)
    if act == "hazirla":
        return _made_up(request, row)
    if act == "kaydet" and form.is_valid():
        try:
            change(schedule=row, terms=form.terms(), by=request.user)
        except RefusedError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Zamanlama değiştirildi."))
            return redirect("report_schedule", pk=pk)
    context = {
        "schedule": row,
        "tables": titles_of(row.kinds),
        "is_over": makes_no_more(timezone.localdate(), row),
        "form": form,
        "missed": _months(missed(timezone.localdate(), [row]).get(row.pk, [])),
        "steps": steps_of(versions_of(ReportSchedule, id=row.pk), told_as=TOLD_AS),
        "jobs": row.jobs.select_related("plan")
        .prefetch_related("letters__user")
        .order_by("-asked_at", "-pk")[:SHOWN],
    }
    return render(request, "staff/report_schedule.html", context)


def _made_up(request: StaffRequest, row: ReportSchedule) -> HttpResponse:
    """Put the month that was pressed in line."""
    key = request.POST.get("ay", "")
    today = timezone.localdate()
    try:
        make_up(schedule=row, key=key, today=today, by=request.user)
    except RefusedError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("Bugünkü değerlerle hazırlanıyor."))
    return redirect("report_schedule", pk=row.pk)


def _months(occasions: Iterable[Occasion]) -> list[tuple[Occasion, date, str]]:
    """Return missed months with a day of each, and the period of which its tables are."""
    return [
        (
            each,
            date.fromisoformat(f"{each.key}-01"),
            Period.of_year(each.year, each.period),
        )
        for each in occasions
    ]


def _seen(request: StaffRequest) -> QuerySet[ReportSchedule]:
    return ReportSchedule.objects.filter(plan__in=plans_of(request))
