"""The dashboard of one plan's year, for those who lead: what stands how, what is late, what may come."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from plans.doors import StaffRequest, office_required
from reports.board import told
from reports.board.board import board_of
from reports.days.as_of import today_shown
from reports.desk.charts import charts_of
from reports.desk.choosing import asked_or_usual, plans_of
from reports.official.formats import FORMATS


@require_safe
@office_required
def dashboard(request: StaffRequest) -> HttpResponse:
    """Show a plan that the person's office decides for, the newest unasked, in the year asked for."""
    plans = list(plans_of(request))
    chosen = next((p for p in plans if str(p.pk) == request.GET.get("plan")), None)
    plan = chosen or next(iter(plans), None)
    context: dict[str, object] = {"plans": plans, "plan": plan}
    if plan is not None:
        shown = asked_or_usual(request, plan).shown
        board = board_of(shown, today_shown())
        context |= {
            "year": shown.year,
            "board": board,
            "charts": charts_of(board),
            "told": told,
            "suffixes": [*FORMATS],
        }
    return render(request, "staff/dashboard.html", context)
