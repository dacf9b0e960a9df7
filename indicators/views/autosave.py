"""Where the unit's page saves one row while its person types in the next."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indicators import worksheet
from indicators.models import ReportingPeriod
from indicators.views.lines import Line, save, standing_in, typed_line
from indicators.worksheet import WorkRow
from plans.access import access_of
from plans.doors import StaffRequest, staff_required

ASKS = "staff/_entry_asks.html"


@staff_required
@require_POST
def save_row(request: StaffRequest, period: int, indicator: int) -> JsonResponse:
    """Save one row as the form would; answer with what stands, what is asked, what was refused.

    200 saved, 400 refused, 409 changed meanwhile or no longer this person's session.
    """
    if request.POST.get("kisi") != str(request.user.pk):
        text = _("Başka bir kullanıcıyla giriş yapılmış; kaydedilmedi.")
        return JsonResponse({"errors": {"__all__": [text]}}, status=409)
    asked = get_object_or_404(
        ReportingPeriod.objects.select_related("plan__municipality"), pk=period
    )
    row = worksheet.row_of(asked, indicator, request.user)
    if row is None:
        return JsonResponse(
            {"errors": {"__all__": [_("Bu kayıt için yetkiniz yok.")]}}, status=404
        )
    line = save(request, asked, typed_line(request, row))
    now = worksheet.row_of(asked, indicator, request.user) or row
    return _answer(request, line, now)


def _answer(request: HttpRequest, line: Line, now: WorkRow) -> JsonResponse:
    said: dict[str, Any] = {
        "at": timezone.localtime().strftime("%H.%M"),
        "status": _html(request, "staff/_state.html", entry=now.entry),
        "evidence": _html(
            request,
            "staff/_entry_evidence.html",
            entry=now.entry,
            mine=access_of(request.user),
            is_editable=now.is_editable,
        ),
        "asks": _html(request, ASKS, line=replace(line, row=now)),
    }
    if line.conflict is not None:
        return JsonResponse(said | _standing(now) | {"conflict": True}, status=409)
    errors = {} if line.form is None else dict(line.form.errors)
    if line.is_refused:
        return JsonResponse(said | {"errors": errors}, status=400)
    return JsonResponse(said | _standing(now) | {"errors": errors})


def _standing(now: WorkRow) -> dict[str, Any]:
    """What stands: to be compared with next time, and as it is written in the fields."""
    return {"seen": now.seen, "fields": standing_in(now), "unsaid": now.unsaid}


def _html(request: HttpRequest, template: str, **context: object) -> str:
    return render_to_string(template, context, request=request)
