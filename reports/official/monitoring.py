"""Stratejik plan izleme tablosu: one block an objective, in the layout of the public administrations' guide."""

from __future__ import annotations

from django.utils.translation import gettext as _

from indicators.models import Period
from reports.official.asked import Asked
from reports.official.cards import responsible
from reports.official.cumulative import cumulative_sheet
from reports.official.measured import (
    COLUMNS,
    WIDTHS,
    Place,
    Words,
    aim_rows,
    columns,
    measured_row,
    performance_row,
    remarks_on,
    words,
)
from reports.official.report import Report, Row, Section, Sheet, heads, labelled
from reports.progress import plan_in_years
from reports.rows import GoalRow, ObjectiveRow, PlanRow

PLACE = Place(first=3, each=2)  # an indicator and its explanation


def monitoring(asked: Asked) -> Report:
    """Return the izleme tablosu of a period or of each year, and at a year's end the birikimli one.

    Approved figures; what is missing stays blank.
    """
    parts = asked.each
    plans = plan_in_years([part.shown for part in parts], parts[-1].period)
    sheets = [_sheet(part, plan) for part, plan in zip(parts, plans, strict=True)]
    if parts[-1].period == Period.YEAR:
        sheets.append(cumulative_sheet(plans[-1]))
    return Report(
        _("Stratejik Plan İzleme Tablosu (Kamu İdareleri Kılavuzu düzeni)"),
        asked.about(asked.when),
        tuple(sheets),
    )


def _sheet(part: Asked, plan: PlanRow) -> Sheet:
    said, names = words(), heads(*columns(), _("Performans (%)"))
    blocks = (
        _block(goal, row, said, names)
        for goal in plan.goals
        for row in goal.objectives
        if not row.withdrawn
    )
    return Sheet(_("İzleme %(when)s") % {"when": part.when}, WIDTHS, blocks)


def _block(goal: GoalRow, row: ObjectiveRow, said: Words, names: Row) -> Section:
    """Return the head rows, the column heads and the indicators of one objective."""
    objective = row.objective
    title = f"{objective.code} {objective.title}"
    return Section(
        (
            *aim_rows(goal, row, said),
            performance_row(row, PLACE, said),
            labelled(said.unit, responsible(objective), COLUMNS),
            names,
            *(
                line
                for each in row.indicators
                for line in (
                    measured_row(each),
                    labelled(said.remark, remarks_on(each), COLUMNS),
                )
            ),
        ),
        title,
    )
