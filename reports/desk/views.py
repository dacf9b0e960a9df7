"""The planners' desk: which tables there are, and each as a file."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from indicators.models import Period
from plans.doors import StaffRequest, office_required
from reports.desk.choosing import asked_for, asked_or_usual, plans_of
from reports.official.answers import file_of
from reports.official.asked import EVERY_YEAR, Asked
from reports.official.formats import FORMATS
from reports.official.kinds import ALSO_ALL_YEARS, HALF_YEARLY, KINDS, Kind


@dataclass(frozen=True, slots=True)
class Offer:
    """A table that can be taken away, and the address of its files without their suffix."""

    kind: Kind
    query: str


@require_safe
@office_required
def report_desk(request: StaffRequest) -> HttpResponse:
    """List the official tables of one plan, for the year and the half-year asked for."""
    plans = list(plans_of(request))
    chosen = next((p for p in plans if str(p.pk) == request.GET.get("plan")), None)
    plan = chosen or next(iter(plans), None)
    context: dict[str, object] = {"plans": plans, "plan": plan}
    if plan is not None:
        asked = asked_or_usual(request, plan)
        context |= {
            "asked": asked,
            "periods": [(each, Period(each).label) for each in HALF_YEARLY],
            "offers": [Offer(kind, _query(kind, asked)) for kind in KINDS],
            "suffixes": [*FORMATS],
            "every_year": EVERY_YEAR,
        }
    return render(request, "staff/reports.html", context)


@require_safe
@office_required
def report_file(request: StaffRequest, pk: int, kind: str, suffix: str) -> FileResponse:
    """One official table of a plan as a file; approved figures, as everywhere."""
    plan = get_object_or_404(plans_of(request), pk=pk)
    return file_of(asked_for(request, plan, ALSO_ALL_YEARS), kind, suffix)


def _query(kind: Kind, asked: Asked) -> str:
    """Return what an address needs beside the table's name; a table without halves is of the year."""
    period = asked.period if asked.period in kind.periods else Period.YEAR
    return f"?yil={asked.shown.year}&donem={period}"
