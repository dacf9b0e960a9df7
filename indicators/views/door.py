"""Where somebody who has logged in begins."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from indicators import reporting, reviewing, schedule
from plans.access import access_of
from plans.doors import StaffRequest, staff_required


@require_safe
@staff_required
def begin(request: StaffRequest) -> HttpResponse:
    """Send a unit's people to their figures; tell the office what waits, and who is late."""
    access = access_of(request.user)
    if not access.has_office:
        return redirect("staff_home")
    today = timezone.localdate()
    rows = reporting.standings_for(access, today)
    periods = list(dict.fromkeys(row.period for row in rows))
    waiting = reviewing.of_others(reviewing.waiting_for(request.user), request.user)
    context = {
        "waiting": waiting.count(),
        "oldest": waiting.first(),
        "late": [row for row in rows if row.days_late],
        "scheduled": [schedule.scheduled_period(period, rows) for period in periods],
        "today": today,
    }
    return render(request, "staff/begin.html", context)
