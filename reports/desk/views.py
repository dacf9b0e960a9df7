"""The planners' desk: which tables there are, and each as a file."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from indicators.models import Period
from plans.access import access_of
from plans.doors import StaffRequest, office_required
from plans.models import Plan
from reports.official.answers import file_of
from reports.official.asked import Asked
from reports.official.formats import FORMATS
from reports.official.kinds import HALF_YEARLY, KINDS, Kind
from reports.years import NoSuchYearError, plan_year


@dataclass(frozen=True, slots=True)
class Offer:
    """A table that can be taken away, and the address of its files without their suffix."""

    kind: Kind
    query: str


@require_safe
@office_required
def report_desk(request: StaffRequest) -> HttpResponse:
    """List the official tables of one plan, for the year and the half-year asked for."""
    plans = list(_plans(request))
    chosen = next((p for p in plans if str(p.pk) == request.GET.get("plan")), None)
    plan = chosen or next(iter(plans), None)
    context: dict[str, object] = {"plans": plans, "plan": plan}
    if plan is not None:
        asked = _asked_or_usual(request, plan)
        context |= {
            "asked": asked,
            "periods": [(each, Period(each).label) for each in HALF_YEARLY],
            "offers": [Offer(kind, _query(kind, asked)) for kind in KINDS],
            "suffixes": [*FORMATS],
        }
    return render(request, "staff/reports.html", context)


@require_safe
@office_required
def report_file(request: StaffRequest, pk: int, kind: str, suffix: str) -> FileResponse:
    """One official table of a plan as a file; approved figures, as everywhere."""
    return file_of(
        _asked(request, get_object_or_404(_plans(request), pk=pk)), kind, suffix
    )


def _plans(request: StaffRequest) -> QuerySet[Plan]:
    """Return the plans that a person decides for, the newest first."""
    access = access_of(request.user)
    plans = Plan.objects.select_related("municipality")
    if not access.is_total:
        plans = plans.filter(municipality__in=access.municipality_ids)
    return plans.order_by("-start_year", "municipality__name", "pk")


def _asked(request: StaffRequest, plan: Plan) -> Asked:
    """Return what an address asks for; raises Http404 for what the plan has not."""
    try:
        return Asked(plan_year(plan, request.GET.get("yil")), _period(request))
    except NoSuchYearError as error:
        raise Http404 from error


def _asked_or_usual(request: StaffRequest, plan: Plan) -> Asked:
    """Return what is asked for; the usual year where another plan's was chosen before."""
    try:
        return _asked(request, plan)
    except Http404:
        return Asked(plan_year(plan), _period(request))


def _period(request: StaffRequest) -> str:
    period = request.GET.get("donem", Period.YEAR)
    return period if period in HALF_YEARLY else Period.YEAR


def _query(kind: Kind, asked: Asked) -> str:
    """Return what an address needs beside the table's name; a table without halves is of the year."""
    period = asked.period if asked.period in kind.periods else Period.YEAR
    return f"?yil={asked.shown.year}&donem={period}"
