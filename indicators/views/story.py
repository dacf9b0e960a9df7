"""An indicator's history, for those who enter its figures or decide on them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from indicators.models import Indicator
from indicators.timeline import story_of
from plans.doors import StaffRequest, staff_required


@staff_required
@require_GET
def indicator_story(request: StaffRequest, pk: int) -> HttpResponse:
    """Tell who did what to an indicator and when; 404 to whom it does not belong."""
    mine = Indicator.objects.entered_by(request.user)
    indicator = get_object_or_404(
        mine.select_related("objective__goal__plan__municipality"), pk=pk
    )
    context = {"indicator": indicator, "chapters": story_of(indicator)}
    return render(request, "staff/story.html", context)
