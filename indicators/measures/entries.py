"""What an entry comes to before it is public: its deviation, what it leaves unsaid, what is doubted."""

from __future__ import annotations

from decimal import Decimal

from indicators.doubts import Doubt, Submission, doubts_about
from indicators.measures.readings import measure_of, public_actuals, target_of
from indicators.measures.sums import sums_beside
from indicators.models import ActualEntry, Score
from indicators.scoring import (
    FIRST_AND_LAST_MONTH,
    Measure,
    Reading,
    actual_value,
)
from plans import document

LAST_MONTH = 12


def deviation_of(entry: ActualEntry) -> Decimal | None:
    """Return C − B, in the indicator's unit, as it will be once the entry stands.

    `None` where there is nothing to compare: no figure, no target, a part of the year
    (B is the year-end target), or an indicator that is only followed.
    """
    indicator = entry.indicator
    measure = measure_of(indicator, entry.year)
    target = target_of(indicator, entry.year)
    if not _makes_the_year(entry, measure) or target is None or target.value is None:
        return None
    actual = _actual_with(entry, measure)
    if actual is None or not measure.is_scored:
        return None
    distance = actual - target.value
    is_held = (
        measure.method is document.Method.MAINTAIN
        or measure.direction is document.Direction.NEUTRAL
    )
    if is_held and abs(distance) <= (measure.tolerance or 0):
        return Decimal(0)
    return distance


def reading_with(entry: ActualEntry, basis: str = Score.Basis.CURRENT) -> Reading:
    """Return the indicator's reading of a period as it will be once the entry stands."""
    measure = measure_of(entry.indicator, entry.year)
    target = target_of(entry.indicator, entry.year, basis)
    value = None if target is None else target.value
    return Reading(measure, value, _actual_with(entry, measure))


def _makes_the_year(entry: ActualEntry, measure: Measure) -> bool:
    """Whether the year's actual follows from an entry: a running total has it by 31 December."""
    ends_the_year = FIRST_AND_LAST_MONTH[entry.period][1] == LAST_MONTH
    is_running = measure.method is document.Method.CUMULATIVE
    return entry.period == document.YEAR or (is_running and ends_the_year)


def unsaid_in(entry: ActualEntry) -> tuple[str, ...]:
    """Return the fields in which an entry still has to say something.

    A missing figure has an explanation; every deviation, above the target and below it,
    a reason and a corrective measure (Sayıştay, Konak 2018); and a fraction or a
    breakdown that does not give the figure says why.
    """
    asked: tuple[str, ...] = ()
    if entry.value is None:
        asked = ("explanation",)
    else:
        if deviation_of(entry):
            asked = ("deviation_reason", "corrective_measure")
        if sums_beside(entry):
            asked += ("breakdown_note",)
    return tuple(name for name in asked if not getattr(entry, name).strip())


def doubts_of(entry: ActualEntry) -> tuple[Doubt, ...]:
    """Return what is asked about an entry's value, answered before or not; none without a value."""
    if entry.value is None:
        return ()
    measure, target = (
        measure_of(entry.indicator, entry.year),
        target_of(entry.indicator, entry.year),
    )
    before = _reported_before(entry)
    alike = [row for row in before if _is_alike(row, entry)]
    total = _last_total(entry, measure, before)
    is_total = entry.reported_as == ActualEntry.ReportedAs.TOTAL
    is_running = measure.method is document.Method.CUMULATIVE and is_total
    return doubts_about(
        Submission(
            measure=measure,
            value=entry.value,
            actual=_actual_with(entry, measure),
            target=None if target is None else target.value,
            last=total if is_running else next((row.value for row in alike), None),
            total=total,
            earlier=tuple(row.value for row in before if row.value is not None),
            reported_as=document.ReportedAs(entry.reported_as),
            is_part=entry.period != document.YEAR,
        )
    )


def _reported_before(entry: ActualEntry) -> list[ActualEntry]:
    """Return the public figures of periods that ended before the entry's, the latest first."""
    rows = [
        row
        for row in public_actuals(entry.indicator)
        if row.value is not None and _ends(row) < _ends(entry)
    ]
    return sorted(rows, key=_ends, reverse=True)


def _ends(row: ActualEntry) -> tuple[int, int]:
    return row.year, FIRST_AND_LAST_MONTH[row.period][1]


def _is_alike(row: ActualEntry, entry: ActualEntry) -> bool:
    """Whether two figures are of the same period of a year, reported the same way."""
    return (row.period, row.reported_as) == (entry.period, entry.reported_as)


def _last_total(
    entry: ActualEntry, measure: Measure, before: list[ActualEntry]
) -> Decimal | None:
    """Return the last public running total; None for what is not added up."""
    if measure.method is not document.Method.CUMULATIVE:
        return None
    first_year = entry.indicator.objective.goal.plan.start_year
    totals = (
        actual_value(measure, before, row.year, row.period, first_year)
        for row in before
    )
    return next((total for total in totals if total is not None), None)


def _actual_with(entry: ActualEntry, measure: Measure) -> Decimal | None:
    """Return C as if the entry stood in place of what its period has."""
    others = [
        row
        for row in public_actuals(entry.indicator)
        if (row.year, row.period) != (entry.year, entry.period)
    ]
    return actual_value(
        measure,
        [*others, entry],
        entry.year,
        entry.period,
        entry.indicator.objective.goal.plan.start_year,
    )
