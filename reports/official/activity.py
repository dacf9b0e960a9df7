"""Faaliyet raporu, performans sonuçları: what a year promised and reached, and why it deviates."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.models import Period
from reports.official.asked import Asked
from reports.official.cards import responsible
from reports.official.measured import formula_of, remarks_on
from reports.official.report import (
    Cell,
    Chart,
    Look,
    Report,
    Row,
    Section,
    Sheet,
    heads,
    number,
    percent,
    text,
)
from reports.progress import plan_progress
from reports.rows import GoalRow, IndicatorRow, ObjectiveRow, PlanRow

WIDTHS = (13, 46, 13, 13, 15, 15, 15, 15, 13, 46, 30)
COLUMNS = len(WIDTHS)
SUMMARY = (60, 14, 14, 16)


def activity(asked: Asked) -> Report:
    """Return the performance results of a year: approved figures; what is missing stays blank."""
    plan = plan_progress(asked.shown)
    return Report(
        _("Performans Sonuçları"),
        asked.about(_("%(when)s faaliyet raporu") % {"when": asked.when}),
        (
            Sheet(
                _("Performans sonuçları %(year)s") % {"year": asked.shown.year},
                WIDTHS,
                tuple(_block(goal, asked.shown.year) for goal in plan.counted_goals),
                (_heads(),),
            ),
            _summary(plan),
        ),
    )


def _heads() -> Row:
    return heads(
        _("Kodu"),
        _("Gösterge adı"),
        _("Ölçü birimi"),
        _("Ölçüm periyodu"),
        _("Plan başlangıç değeri (A)"),
        _("Önceki yıl değeri"),
        _("Hedef (B)"),
        _("Mevcut durum (C)"),
        _("Sonuç (%)"),
        _("Sapma nedeni"),
        _("Sorumlu birim"),
    )


def _block(goal: GoalRow, year: int) -> Section:
    rows = (
        line
        for row in goal.counted_objectives
        for line in (_objective(row), *_indicators(row, year))
    )
    return Section(tuple(rows), f"{goal.goal.code} {goal.goal.title}")


def _objective(row: ObjectiveRow) -> Row:
    name = f"{row.objective.code}: {row.objective.title}"
    return Row((Cell(name, Look.LABEL, COLUMNS),))


def _indicators(row: ObjectiveRow, year: int) -> Iterable[Row]:
    unit = responsible(row.objective)
    for each in row.indicators:
        if not each.withdrawn:
            yield _indicator(each, year, unit)


def _indicator(row: IndicatorRow, year: int, unit: str) -> Row:
    own = row.indicator.data_unit
    return Row(
        (
            text(row.indicator.code),
            text(row.indicator.name),
            text(row.unit),
            text(row.indicator.reporting_frequency or None),
            number(row.terms.baseline_value),
            number(_before(row, year)),
            number(row.reading.target),
            number(row.reading.actual),
            percent(row.completion, formula_of(row.result.working, "E", "G", "H")),
            text(remarks_on(row) or None),
            text(own.name if own else unit),
        )
    )


def _before(row: IndicatorRow, year: int) -> Decimal | None:
    """Return the public actual of the year before, also of one that the plan has just begun with."""
    if not row.known.has_come(year - 1):
        return None
    return row.known.actual(year - 1, Period.YEAR)


def _summary(plan: PlanRow) -> Sheet:
    """Return the goals' performances and the plan's, with a chart of the goals."""
    rows = [
        Row(
            (
                text(f"{row.goal.code} {row.goal.title}"),
                percent(row.standing.percent),
                percent(row.standing.coverage),
                number(row.with_data),
            )
        )
        for row in plan.counted_goals
    ]
    names = heads(
        _("Amaç"), _("Performans (%)"), _("Veri kapsamı (%)"), _("Verisi olan hedef")
    )
    chart = Chart(_("Amaçların performansı"), names=0, values=(1,), percent=True)
    whole = Row(
        (
            Cell(_("Plan"), Look.LABEL),
            percent(plan.standing.percent),
            percent(plan.standing.coverage),
            text(None),
        )
    )
    return Sheet(
        _("Özet"),
        SUMMARY,
        (Section((names, whole)), Section((names, *rows), _("Amaçlar"), 2, chart)),
    )
