"""Where somebody who has logged in begins."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from plans.access import access_of
from plans.doors import StaffRequest, staff_required


@require_safe
@staff_required
def begin(request: StaffRequest) -> HttpResponse:
    """Send a unit's people to their figures, the office to what waits for approval."""
    has_office = access_of(request.user).has_office
    return redirect("approvals" if has_office else "staff_home")
