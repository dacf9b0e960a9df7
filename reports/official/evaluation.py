"""Stratejik plan değerlendirme tablosu: the year's performance, and what was judged of each indicator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from indicators.models import (
    ActualEntry,
    EvaluationCriterion,
    IndicatorEvaluation,
    ObjectiveEvaluation,
)
from indicators.services import criteria_of
from reports.official.asked import Asked
from reports.official.cards import name_with_unit, responsible
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
from reports.official.report import (
    Cell,
    Look,
    Report,
    Row,
    Section,
    Sheet,
    heads,
    labelled,
)
from reports.progress import plan_progress
from reports.rows import GoalRow, IndicatorRow, ObjectiveRow

PLACE = Place(first=5, each=1)


@dataclass(frozen=True, slots=True)
class _Said:
    """What is approved of a period's evaluation, by objective and by figure."""

    criteria: tuple[EvaluationCriterion, ...]
    objectives: Mapping[int, ObjectiveEvaluation]
    figures: Mapping[int, Mapping[int, str]]  # by entry, then by criterion
    words: Words
    heads: Row


def evaluation(asked: Asked) -> Report:
    """Return the değerlendirme tablosu of a period: approved figures and approved texts."""
    said = _said(asked)
    blocks = (
        _block(goal, row, said)
        for goal in plan_progress(asked.shown, asked.period).goals
        for row in goal.objectives
        if not row.withdrawn
    )
    name = _("Değerlendirme %(when)s") % {"when": asked.when}
    return Report(
        _("Stratejik Plan Değerlendirme Tablosu (Kamu İdareleri Kılavuzu düzeni)"),
        asked.about(asked.when),
        (Sheet(name, WIDTHS, blocks),),
    )


def _said(asked: Asked) -> _Said:
    plan, year, period = asked.shown.plan, asked.shown.year, asked.period
    approved = ActualEntry.State.APPROVED
    of_objectives = ObjectiveEvaluation.objects.filter(
        objective__goal__plan=plan, year=year, period=period, state=approved
    )
    texts: dict[int, dict[int, str]] = {}
    for row in IndicatorEvaluation.objects.filter(
        actual__indicator__objective__goal__plan=plan,
        actual__year=year,
        actual__period=period,
        actual__state=approved,
    ):
        texts.setdefault(row.actual_id, {})[row.criterion_id] = row.text
    return _Said(
        criteria_of(plan.municipality),
        {row.objective_id: row for row in of_objectives},
        texts,
        words(),
        heads(*columns(), _("Performans (%) (C−A)/(B−A)")),
    )


def _block(goal: GoalRow, row: ObjectiveRow, said: _Said) -> Section:
    objective = row.objective
    judged = said.objectives.get(objective.pk)
    title = f"{objective.code} {objective.title}"
    return Section(
        (
            *aim_rows(goal, row, said.words),
            performance_row(row, PLACE, said.words),
            labelled(
                _("Hedefe İlişkin Sapmanın Nedeni"),
                judged.deviation_reason if judged else None,
                COLUMNS,
            ),
            labelled(
                _("Hedefe İlişkin Alınacak Önlemler"),
                judged.measures if judged else None,
                COLUMNS,
            ),
            labelled(said.words.unit, responsible(objective), COLUMNS),
            said.heads,
            *(measured_row(each) for each in row.indicators),
            *_judged(row.indicators, said),
        ),
        title,
    )


def _judged(rows: Iterable[IndicatorRow], said: _Said) -> Iterable[Row]:
    """Yield what is said of each indicator under each criterion, also where it is nothing."""
    counted = [row for row in rows if not row.withdrawn]
    if not counted or not said.criteria:
        return
    heading = _("Performans Göstergelerine İlişkin Değerlendirmeler")
    yield Row((Cell(heading, Look.HEAD, COLUMNS),))
    for row in counted:
        texts = said.figures.get(row.entry.pk, {}) if row.entry else {}
        yield Row(
            (Cell(name_with_unit(row.indicator, row.terms), Look.LABEL, COLUMNS),)
        )
        if beside := remarks_on(row):
            yield labelled(said.words.remark, beside, COLUMNS)
        for criterion in said.criteria:
            yield labelled(criterion.label, texts.get(criterion.pk), COLUMNS)
