"""The words that the figures of a checked workbook will be asked for when they are sent."""

from __future__ import annotations

from copy import copy
from dataclasses import replace

from django.db.models import Prefetch, prefetch_related_objects

from indicators import measures
from indicators.models import ActualEntry, ReportingPeriod, TargetRevision
from indicators.services import Figure
from indicators.services.figures import put
from ingest.filled.checking import Check, Checked
from ingest.filled.ground import Ground
from ingest.filled.layout import BY_FIELD


def with_unsaid(check: Check, period: ReportingPeriod) -> Check:
    """Return a check whose rows say what they leave unsaid; two queries more."""
    targets = TargetRevision.objects.filter(year=period.year)
    prefetch_related_objects(
        [row.row.indicator for row in check.changing if row.row is not None],
        Prefetch("targets", queryset=targets),
        Prefetch("actuals", queryset=ActualEntry.objects.public()),
    )
    return Check(tuple(_with_unsaid(row, period) for row in check.rows))


def _with_unsaid(checked: Checked, period: ReportingPeriod) -> Checked:
    if checked.row is None or checked.figure is None or checked.errors:
        return checked
    return replace(checked, unsaid=_unsaid(checked.row, checked.figure, period))


def _unsaid(row: Ground, figure: Figure, period: ReportingPeriod) -> tuple[str, ...]:
    """Return the columns that a figure will ask for at its submission."""
    if row.entry is None:
        when = {"year": period.year, "period": period.period}
        entry = ActualEntry(indicator=row.indicator, **when)
    else:
        entry = copy(row.entry)  # with its breakdown, which is held against the figure
    put(entry, figure)
    return tuple(
        BY_FIELD[name].heading for name in measures.unsaid_in(entry) if name in BY_FIELD
    )
