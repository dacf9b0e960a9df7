"""What is late, for everybody who can do something about it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from indicators import reporting
from plans.access import access_of
from plans.doors import StaffRequest, staff_required


@require_safe
@staff_required
def overdue(request: StaffRequest) -> HttpResponse:
    """List the units that are late, the longest first, and those that still have time."""
    rows = reporting.standings_for(access_of(request.user), timezone.localdate())
    late = [row for row in rows if row.days_late]
    context = {
        "late": sorted(late, key=lambda row: -row.days_late),
        "in_time": [row for row in rows if row.tally.missing and not row.days_late],
        "done": [row for row in rows if not row.tally.missing],
    }
    return render(request, "staff/overdue.html", context)
