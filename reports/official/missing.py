"""Eksik veri: every figure that a period asks for and that is not approved, and with whom it lies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from indicators import overdue, reporting
from indicators.models import ActualEntry, Indicator, ReportingPeriod
from plans.models import Unit
from reports.days.as_of import today_shown
from reports.official.asked import Asked
from reports.official.report import (
    Cell,
    Look,
    Report,
    Row,
    Section,
    Sheet,
    heads,
    number,
    text,
)

WIDTHS = (44, 14, 14, 60, 18, 14, 12)


@dataclass(frozen=True, slots=True)
class _Missing:
    """A figure that is asked and not approved; `state` is None where nothing was entered."""

    indicator: Indicator
    state: str | None
    last_day: date | None
    days_late: int

    @property
    def unit(self) -> Unit | None:
        """Who has to enter it."""
        return self.indicator.entering_unit


def missing(asked: Asked) -> Report:
    """Return what a period still lacks, by unit; drafts and what waits for approval among it."""
    found = sorted(
        _missing(asked), key=lambda each: reporting.in_turkish_order(each.unit)
    )
    return Report(
        _("Eksik Veri Listesi"),
        asked.about(
            _("%(when)s, %(count)s eksik değer")
            % {"when": asked.when, "count": len(found)}
        ),
        (
            Sheet(
                _("Eksik veri %(when)s") % {"when": asked.when},
                WIDTHS,
                (Section(tuple(map(_row, found))),),
                (
                    heads(
                        _("Birim"),
                        _("Hedef"),
                        _("Kodu"),
                        _("Gösterge"),
                        _("Durum"),
                        _("Son gün"),
                        _("Gecikme (gün)"),
                    ),
                ),
            ),
        ),
    )


def _missing(asked: Asked) -> Iterable[_Missing]:
    plan, today = asked.shown.plan, today_shown()
    period = _period(asked)
    states = _states(asked)
    extensions = reporting.extensions_of([period])
    indicators = reporting.with_revisions(Indicator.objects.of_plan(plan))
    for indicator in indicators:
        state = states.get(indicator.pk)
        if state == ActualEntry.State.APPROVED or not reporting.is_asked(
            indicator, period
        ):
            continue
        unit = indicator.entering_unit
        extension = extensions.get((period.pk or 0, unit.pk if unit else None))
        until = extension.until if extension else None
        last = overdue.last_day(period.due_on, until)
        yield _Missing(indicator, state, last, overdue.days_late(last, today))


def _period(asked: Asked) -> ReportingPeriod:
    """Return the period, unsaved where nobody has opened it: it still asks for its figures."""
    of = Q(year=asked.shown.year, period=asked.period)
    known = asked.shown.plan.reporting_periods.filter(of).first()
    return known or ReportingPeriod(
        plan=asked.shown.plan, year=asked.shown.year, period=asked.period
    )


def _states(asked: Asked) -> dict[int, str]:
    """Return how far each figure has come; an approved one stands above its correction."""
    entries = ActualEntry.objects.filter(
        indicator__objective__goal__plan=asked.shown.plan,
        year=asked.shown.year,
        period=asked.period,
    ).order_by()
    states: dict[int, str] = {}
    for indicator, state in entries.values_list("indicator_id", "state"):
        if states.get(indicator) != ActualEntry.State.APPROVED:
            states[indicator] = state
    return states


def _row(missing: _Missing) -> Row:
    indicator = missing.indicator
    state = ActualEntry.State(missing.state).label if missing.state else None
    return Row(
        (
            text(missing.unit.name if missing.unit else _("birimi yazmıyor")),
            text(indicator.objective.code),
            text(indicator.code),
            text(indicator.name),
            text(str(state) if state else _("girilmedi")),
            Cell(missing.last_day, Look.DATE),
            number(missing.days_late or None),
        )
    )
