"""The drafts that a workbook wrote: sent to the strategy office by one press, those left told with why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from indicators import services, worksheet
from indicators.models import ActualEntry, Indicator, ReportingPeriod
from indicators.models.actual import ActualEntryQuerySet
from indicators.services import RefusedError
from indicators.views.desk import NO_UNIT
from ingest.filled.scope import Scope
from plans.doors import StaffRequest, staff_required
from plans.whole_numbers import whole_number

SHOWN = 500  # of those left


def address_of(scope: Scope, moment: datetime) -> str:
    """Return where the drafts stand that a person's workbook wrote at a moment."""
    asked = {"donem": scope.period.pk, "an": moment.isoformat()}
    return f"{reverse('filled_drafts')}?{urlencode(asked)}"


@staff_required
@require_http_methods(["GET", "POST"])
def filled_drafts(request: StaffRequest) -> HttpResponse:
    """Show which drafts are ready; send those when told to."""
    period, written = _written(request)
    drafts = written.filter(state=ActualEntry.State.DRAFT)
    if request.method == "POST":
        sent = services.submit_ready(entries=drafts, by=request.user).ready
        _say(request, len(sent))
        return redirect(request.get_full_path())
    parted = services.parted(entries=drafts, by=request.user)
    context = {
        "period": period,
        "ready": len(parted.ready),
        "waiting": written.filter(state=ActualEntry.State.SUBMITTED).count(),
        "left": [_left(*each) for each in parted.left[:SHOWN]],
        "left_count": len(parted.left),
    }
    return render(request, "staff/filled_drafts.html", context)


def _written(request: StaffRequest) -> tuple[ReportingPeriod, ActualEntryQuerySet]:
    """Return what the person wrote in a period at the asked moment, nothing where it changed since.

    Raises Http404 for what is no period, none of where they work, or no moment.
    """
    asked = whole_number(request.GET.get("donem", ""))
    periods = worksheet.periods_of(request.user)
    period = periods.filter(pk=asked).first() if asked is not None else None
    moment = _moment(request.GET.get("an", ""))
    if period is None or moment is None:
        raise Http404
    written = ActualEntry.objects.filter(
        indicator__objective__goal__plan=period.plan,
        year=period.year,
        period=period.period,
        entered_by=request.user,
        entered_at=moment,
    )
    return period, written


def _moment(text: str) -> datetime | None:
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


@dataclass(frozen=True, slots=True)
class Left:
    """A draft that cannot be sent yet: why, and where it is put right."""

    indicator: Indicator
    why: str
    unit: str


def _left(entry: ActualEntry, refusal: RefusedError) -> Left:
    unit = entry.indicator.entering_unit
    key = NO_UNIT if unit is None else str(unit.pk)
    return Left(entry.indicator, " ".join(refusal.messages), key)


def _say(request: StaffRequest, sent: int) -> None:
    if not sent:
        messages.error(request, _("Onaya gönderilecek bir değer yoktu."))
        return
    said = ngettext("%d değer onaya gönderildi.", "%d değer onaya gönderildi.", sent)
    messages.success(request, said % sent)
