"""The rows of one indicator: its terms, targets and actuals."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, datetime

from indicators.models import (
    ActualEntry,
    Indicator,
    IndicatorCitation,
    IndicatorTerms,
    TargetRevision,
)
from ingest.ground import Ground, Siblings, cite, understood
from plans import document as entries
from plans.committed import moment
from plans.models import Objective


def write_indicator(
    ground: Ground,
    objective: Objective,
    entry: entries.IndicatorEntry,
    beside: Siblings,
) -> Indicator:
    """Keep an indicator with its histories; `beside` are the objective's others."""
    indicator = ground.heap.keep(
        Indicator(
            objective=objective,
            uid=understood(uuid.UUID, entry.id or "", entry.code),
            code=entry.code,
            printed_code=entry.printed_code or "",
            position=beside.next_position(),
            slug=beside.address(entry.code),
            name=entry.name,
            monitoring_frequency=entry.monitoring_frequency or "",
            reporting_frequency=entry.reporting_frequency or "",
            definition=entry.definition or "",
            formula=entry.formula or "",
            data_source=entry.data_source or "",
            printed_cumulative=entry.cumulative,
            data_year=entry.data_year,
            introduced_in=ground.revision(entry.introduced_in),
            withdrawn_in=ground.withdrawal(entry.withdrawn_in),
        ),
        entry.code,
    )
    for terms in entry.terms:
        _write_terms(ground, indicator, terms)
    for target in entry.target_revisions:
        write_target(ground, indicator, target)
    write_actuals(ground, indicator, entry.actuals)
    for name, citation in entry.citations.items():
        if not name.startswith("targets."):  # those stand with their targets
            row = IndicatorCitation(
                indicator=indicator, field=name, citation=cite(ground, citation)
            )
            ground.heap.keep(row, entry.code)
    return indicator


def _write_terms(ground: Ground, indicator: Indicator, terms: entries.Terms) -> None:
    row = IndicatorTerms(
        indicator=indicator,
        revision=ground.revision(terms.revision),
        weight=terms.weight_percent,
        unit_of_measure=terms.unit or "",
        method=terms.method or "",
        direction=terms.direction or "",
        baseline_value=terms.baseline_value,
        baseline_label=terms.baseline_label or "",
        baseline_not_applicable=terms.baseline_not_applicable,
        tolerance=terms.tolerance,
    )
    ground.heap.keep(row, indicator.code)


def write_target(
    ground: Ground, indicator: Indicator, target: entries.TargetEntry
) -> None:
    """Keep one commitment."""
    where = f"{indicator.code} {target.year}"
    row = TargetRevision(
        indicator=indicator,
        year=target.year,
        value=target.value,
        origin=target.origin,
        recorded_at=_recorded_at(ground, target, where),
        recorded_by=ground.by,
        decision_number=target.decision_number or "",
        decision_date=understood(date.fromisoformat, target.decision_date, where)
        if target.decision_date
        else None,
        reason=target.reason or "",
        citation=cite(ground, target.citation) if target.citation else None,
    )
    ground.heap.keep(row, where)


def _recorded_at(ground: Ground, target: entries.TargetEntry, where: str) -> datetime:
    if target.recorded_at is None:
        return ground.choice.at
    return understood(moment, target.recorded_at, where)


def write_actuals(
    ground: Ground, indicator: Indicator, actuals: Iterable[entries.ActualEntry]
) -> None:
    """Keep actuals in order; the second of a period corrects the first."""
    latest: dict[tuple[int, str], ActualEntry] = {}
    for entry in actuals:
        key = entry.year, entry.period
        latest[key] = _write_actual(ground, indicator, entry, latest.get(key))


def _write_actual(
    ground: Ground,
    indicator: Indicator,
    entry: entries.ActualEntry,
    corrected: ActualEntry | None,
) -> ActualEntry:
    state = entry.state or entries.State.SUBMITTED
    decided = state in {entries.State.APPROVED, entries.State.RETURNED}
    row = ActualEntry(
        indicator=indicator,
        year=entry.year,
        period=entry.period,
        value=entry.value,
        reported_as=entry.reported_as,
        state=state,
        explanation=entry.explanation or "",
        deviation_reason=entry.deviation_reason or "",
        corrective_measure=entry.corrective_measure or "",
        entered_by=None if decided else ground.by,
        entered_at=ground.choice.at,
        submitted_at=None if state is entries.State.DRAFT else ground.choice.at,
        decided_by=ground.by if decided else None,
        decided_at=ground.choice.at if decided else None,
        published_at=ground.choice.at if state is entries.State.APPROVED else None,
        decision_note=entry.decision_note or "",
        supersedes=corrected,
        correction_reason=entry.correction_reason or "",
        printed_performance=entry.printed_performance,
        citation=cite(ground, entry.citation) if entry.citation else None,
    )
    return ground.heap.keep(row, f"{indicator.code} {entry.year}")
