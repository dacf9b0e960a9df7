"""Birikimli izleme tablosu: what was promised and reached in each year of the plan so far."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from indicators.measures import Known
from indicators.models import Period
from reports.official.cards import name_with_unit
from reports.official.measured import formula_of
from reports.official.report import (
    Cell,
    Row,
    Section,
    Sheet,
    column_name,
    heads,
    number,
    percent,
    text,
)
from reports.rows import IndicatorRow, PlanRow

FIRST_PAIR = 4  # the column of the first year's target


def cumulative_sheet(plan: PlanRow) -> Sheet:
    """Return the plan from its first year to the one shown: a target and an actual a year.

    The performance is that of the year shown, from the baseline on.
    """
    shown = plan.shown
    years = tuple(year for year in shown.plan.years if year <= shown.year)
    names = (
        *(_("Hedef"), _("Performans Göstergesi"), _("Hedefe Etkisi (%)")),
        _("Plan Başlangıç Değeri (A)"),
        *(
            name
            for year in years
            for name in (
                _("%(year)s hedeflenen") % {"year": year},
                _("%(year)s gerçekleşen") % {"year": year},
            )
        ),
        _("Performans (%)"),
    )
    rows = tuple(
        _row(row.objective.code, each, years)
        for goal in plan.goals
        for row in goal.objectives
        if not row.withdrawn
        for each in row.indicators
        if not each.withdrawn
    )
    widths = (9, 52, 11, 14, *(13 for _pair in range(2 * len(years))), 14)
    name = _("Birikimli %(first)s–%(last)s") % {"first": years[0], "last": years[-1]}
    return Sheet(name, widths, (Section(rows),), (heads(*names),))


def _row(objective: str, row: IndicatorRow, years: tuple[int, ...]) -> Row:
    last = FIRST_PAIR + 2 * (len(years) - 1)
    known = row.known
    formula = formula_of(
        row.result.working, "D", column_name(last), column_name(last + 1)
    )
    return Row(
        (
            text(objective),
            text(name_with_unit(row.indicator, row.terms)),
            percent(row.terms.weight),
            number(row.terms.baseline_value),
            *(cell for year in years for cell in _pair(known, year)),
            percent(row.completion, formula),
        )
    )


def _pair(known: Known, year: int) -> Iterable[Cell]:
    if not known.has_come(year):
        return (text(None), text(None))
    target = known.target(year)
    return (
        number(None if target is None else target.value),
        number(known.actual(year, Period.YEAR)),
    )
