"""Actuals that a plan's own table prints beside its targets: a column for each year that is over."""

from __future__ import annotations

from dataclasses import replace

from ingest.reading.indicator_rows import IndicatorCells
from ingest.reading.one_period import PLAN_YEARS
from plans.document import YEAR, ActualEntry, IndicatorEntry, Issue, Severity
from plans.turkish import parse_number


def with_yearly_actuals(
    entry: IndicatorEntry, cells: IndicatorCells, first_year: int | None
) -> tuple[IndicatorEntry, list[Issue]]:
    """Return the indicator with a whole year's actual for every printed one, and what could not be read.

    `first_year` of the plan, for columns that are headed by their place in it.
    """
    actuals = list(entry.actuals)
    issues = []
    for printed, cell in sorted(cells.actuals.items()):
        number = cell.number or parse_number(cell.text)
        if number.value is None and not number.reason:
            continue
        is_place = printed <= PLAN_YEARS
        year = (first_year or 0) + printed - 1 if is_place else printed
        where = f"actuals[{len(actuals)}].value"
        if number.reason:
            issue = Issue(where, number.reason, cell.text, Severity.ERROR, cell.cite())
            issues.append(issue)
        actuals.append(ActualEntry(year, YEAR, number.value, citation=cell.cite()))
    return replace(entry, actuals=tuple(actuals)), issues
