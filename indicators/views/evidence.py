"""Evidence files, for those who enter or decide the figure they back."""

from __future__ import annotations

from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from indicators.models import ActualEntry, Evidence
from plans.doors import StaffRequest, staff_required
from plans.handing_out import handed_out


@staff_required
@require_GET
def kept_file(request: StaffRequest, pk: int) -> FileResponse:
    """Hand out a file to keep, never to open inside our own pages."""
    mine = ActualEntry.objects.visible_to(request.user)
    evidence = get_object_or_404(Evidence, pk=pk, actual__in=mine)
    return handed_out(evidence.file)
