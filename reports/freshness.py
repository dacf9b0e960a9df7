"""Güncellik: which units reported in time, in each period that has fallen due."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Q
from django.utils import timezone

from indicators import overdue, reporting, schedule
from indicators.models import ActualEntry, Indicator, ReportingPeriod
from plans.models import Plan, Unit

State = ActualEntry.State


class Timing(StrEnum):
    """When a figure that was asked came."""

    IN_TIME = "in_time"
    LATE = "late"
    UNKNOWN = "unknown"  # published, but nobody knows when it was sent or was due
    WAITING = "waiting"  # sent, not approved yet
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Sent:
    """What came for one figure: sent when, approved or not.  A correction does not count."""

    is_approved: bool
    submitted_at: datetime | None
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many figures were asked, and how many of them came how; they add up to `asked`."""

    in_time: int = 0
    late: int = 0
    unknown: int = 0
    waiting: int = 0
    missing: int = 0

    @property
    def asked(self) -> int:
        """All of them together."""
        return self.in_time + self.late + self.unknown + self.waiting + self.missing


@dataclass(frozen=True, slots=True)
class UnitFreshness:
    """One unit in one period; `unit` is None for what no unit answers for."""

    unit: Unit | None
    counts: Counts
    extended_until: date | None


@dataclass(frozen=True, slots=True)
class PeriodFreshness:
    """A period that has fallen due, with its units in Turkish order."""

    period: ReportingPeriod
    units: tuple[UnitFreshness, ...]
    counts: Counts
    last_published: datetime | None


def timing_of(sent: Sent | None, last_day: date | None) -> Timing:
    """Return when a figure came, judged by the day it was sent for approval.

    In time is up to the last day, that one included.
    """
    if sent is None:
        return Timing.MISSING
    if not sent.is_approved:
        return Timing.WAITING
    if sent.submitted_at is None or last_day is None:
        return Timing.UNKNOWN
    is_in_time = timezone.localdate(sent.submitted_at) <= last_day
    return Timing.IN_TIME if is_in_time else Timing.LATE


def freshness_of(plan: Plan, today: date) -> list[PeriodFreshness]:
    """Return the periods that asked for something and have fallen due, the latest first; four queries."""
    periods = _due(plan, today)
    if not periods:
        return []
    indicators = list(
        reporting.with_revisions(Indicator.objects.filter(objective__goal__plan=plan))
    )
    sent = _sent(plan)
    extensions = reporting.extensions_of(periods)
    rows = []
    for period in periods:
        asked: dict[Unit | None, list[Sent | None]] = defaultdict(list)
        for indicator in indicators:
            if reporting.is_asked(indicator, period):
                slot = (indicator.pk, period.year, period.period)
                asked[indicator.entering_unit].append(sent.get(slot))
        until = {
            unit: extensions[period.pk, unit.pk].until
            for unit in asked
            if unit is not None and (period.pk, unit.pk) in extensions
        }
        if asked:
            rows.append(_period(period, asked, until))
    return rows


def next_due(plan: Plan, today: date) -> ReportingPeriod | None:
    """Return the open period that falls due next."""
    coming = plan.reporting_periods.filter(
        state=ReportingPeriod.State.OPEN, due_on__gte=today
    )
    return coming.order_by("due_on", "pk").first()


def _due(plan: Plan, today: date) -> list[ReportingPeriod]:
    is_due = Q(state=ReportingPeriod.State.CLOSED) | Q(due_on__lt=today)
    rows = plan.reporting_periods.filter(is_due)
    return sorted(
        rows, key=lambda row: schedule.ends(row.year, row.period), reverse=True
    )


def _sent(plan: Plan) -> dict[tuple[int, int, str], Sent]:
    """Return by (indicator, year, period) what was sent first."""
    rows = ActualEntry.objects.filter(
        indicator__objective__goal__plan=plan,
        supersedes=None,
        state__in=(State.SUBMITTED, State.APPROVED),
    ).order_by()
    return {
        (row.indicator_id, row.year, row.period): Sent(
            row.state == State.APPROVED, row.submitted_at, row.published_at
        )
        for row in rows
    }


def _period(
    period: ReportingPeriod,
    asked: dict[Unit | None, list[Sent | None]],
    until: dict[Unit, date],
) -> PeriodFreshness:
    units = []
    for unit in sorted(asked, key=reporting.in_turkish_order):
        extended = None if unit is None else until.get(unit)
        last = overdue.last_day(period.due_on, extended)
        counts = _counts(timing_of(sent, last) for sent in asked[unit])
        units.append(UnitFreshness(unit, counts, extended))
    published = [
        sent.published_at
        for every in asked.values()
        for sent in every
        if sent is not None and sent.published_at is not None
    ]
    return PeriodFreshness(
        period,
        tuple(units),
        total_of(unit.counts for unit in units),
        max(published, default=None),
    )


def _counts(timings: Iterable[Timing]) -> Counts:
    found = Counter(timings)
    return Counts(**{timing.value: found[timing] for timing in Timing})


def total_of(counts: Iterable[Counts]) -> Counts:
    """Return counts added up."""
    listed = list(counts)
    return Counts(
        **{
            timing.value: sum(getattr(each, timing.value) for each in listed)
            for timing in Timing
        }
    )
