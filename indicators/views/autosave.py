"""Where the unit's page saves one row while its person types in the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indicators import objectives, worksheet
from indicators.forms import texts_of
from indicators.models import ReportingPeriod
from indicators.objectives import ObjectiveRow
from indicators.views import objective_lines
from indicators.views.lines import Line, blank_line, save, typed_line
from indicators.views.objective_lines import ObjectiveLine
from indicators.worksheet import WorkRow
from plans.access import access_of
from plans.doors import StaffRequest, staff_required

Saver = Callable[[StaffRequest, int, int], JsonResponse]


def _by_the_same_person(view: Saver) -> Saver:
    """Save nothing for somebody who has signed in since the page was opened by another."""

    @wraps(view)
    def guarded(request: StaffRequest, period: int, key: int) -> JsonResponse:
        if request.POST.get("kisi") == str(request.user.pk):
            return view(request, period, key)
        text = _("Başka bir kullanıcıyla giriş yapılmış; kaydedilmedi.")
        return JsonResponse({"errors": {"__all__": [text]}}, status=409)

    return guarded


@staff_required
@require_POST
@_by_the_same_person
def save_row(request: StaffRequest, period: int, key: int) -> JsonResponse:
    """Save an indicator's row as the form would; answer with what stands, is asked, was refused.

    200 saved, 400 refused, 409 changed meanwhile or no longer this person's session.
    """
    asked = _period(period)
    line = save(request, asked, typed_line(request, _row(request, asked, key)))
    now = _row(request, asked, key)
    said = {
        "evidence": render_to_string(
            "staff/_entry_evidence.html",
            {
                "entry": now.entry,
                "mine": access_of(request.user),
                "is_editable": now.is_editable,
            },
        ),
        "seen": now.seen,
        "fields": _texts(blank_line(now)),
    }
    return _answer("staff/_entry_asks.html", replace(line, row=now), said)


@staff_required
@require_POST
@_by_the_same_person
def save_objective(request: StaffRequest, period: int, key: int) -> JsonResponse:
    """Save an objective's evaluation as the form would; answer as `save_row` does."""
    asked = _period(period)
    row = _objective_row(request, asked, key)
    typed = objective_lines.typed_line(request, row)
    line = objective_lines.save(request, asked, typed)
    now = _objective_row(request, asked, key)
    said = {"seen": now.seen, "fields": _texts(objective_lines.blank_line(now))}
    return _answer("staff/_objective_asks.html", replace(line, row=now), said)


def _period(key: int) -> ReportingPeriod:
    rows = ReportingPeriod.objects.select_related("plan__municipality")
    return get_object_or_404(rows, pk=key)


def _row(request: StaffRequest, period: ReportingPeriod, key: int) -> WorkRow:
    row = worksheet.row_of(period, key, request.user)
    if row is None:
        raise Http404
    return row


def _objective_row(
    request: StaffRequest, period: ReportingPeriod, key: int
) -> ObjectiveRow:
    row = objectives.row_of(period, key, request.user)
    if row is None:
        raise Http404
    return row


def _texts(line: Line | ObjectiveLine) -> dict[str, str]:
    return {} if line.form is None else texts_of(line.form)


def _answer(
    asks: str, line: Line | ObjectiveLine, said: dict[str, Any]
) -> JsonResponse:
    """What the browser is told of a row that was sent, `line` being the row as it stands now."""
    said |= {
        "at": timezone.localtime().strftime("%H.%M"),
        "status": render_to_string("staff/_state.html", {"entry": line.row.entry}),
        "asks": render_to_string(asks, {"line": line}),
        "errors": {} if line.form is None else dict(line.form.errors),
    }
    if line.conflict is not None:
        return JsonResponse(said | {"conflict": True}, status=409)
    return JsonResponse(said, status=400 if line.is_refused else 200)
