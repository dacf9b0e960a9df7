"""Stratejik plan izleme tablosu: one block an objective, in the layout of the public administrations' guide."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from indicators.performance import Formula, Working
from indicators.scoring import Flag, Rule, rounded
from reports.figures import percent as in_words
from reports.figures import share
from reports.official.asked import Asked
from reports.official.cards import name_with_unit, responsible
from reports.official.report import (
    Report,
    Row,
    Section,
    Sheet,
    heads,
    label,
    labelled,
    number,
    percent,
    text,
)
from reports.portal.words import ABSENCES, NO_TOTAL, RULES, notes_beside_the_rule
from reports.progress import plan_progress
from reports.rows import GoalRow, IndicatorRow, ObjectiveRow

WIDTHS = (52, 12, 17, 21, 21, 15)
COLUMNS = len(WIDTHS)
FIRST_INDICATOR = 3  # rows below that of the objective's performance
ROWS_OF_ONE = 2  # an indicator and its explanation

# What a planner expects to check, from the cells of the row: A is in C, B in D, C in E.
FORMULAS = {
    Formula.PERFORMANCE: "=(E{row}-C{row})/(D{row}-C{row})",
    Formula.ACHIEVEMENT: "=E{row}/D{row}",
    Formula.INVERSE_ACHIEVEMENT: "=D{row}/E{row}",
}


def monitoring(asked: Asked) -> Report:
    """Return the izleme tablosu of a period: approved figures; what is missing stays blank."""
    sections = (
        _block(goal, row)
        for goal in plan_progress(asked.shown, asked.period).goals
        for row in goal.objectives
        if not row.withdrawn
    )
    name = _("İzleme %(when)s") % {"when": asked.when}
    return Report(
        _("Stratejik Plan İzleme Tablosu (Kamu İdareleri Kılavuzu düzeni)"),
        asked.about(asked.when),
        (Sheet(name, WIDTHS, sections),),
    )


def _block(goal: GoalRow, row: ObjectiveRow) -> Section:
    """Return the head rows, the column heads and the indicators of one objective."""
    return Section(
        (
            labelled(_("Amaç"), f"{goal.goal.code}: {goal.goal.title}", COLUMNS),
            labelled(
                _("Hedef"), f"{row.objective.code}: {row.objective.title}", COLUMNS
            ),
            Row(
                (
                    label(_("Hedef Performansı")),
                    percent(row.standing.percent, _weighted_sum(row)),
                    text(_coverage(row), COLUMNS - 2),
                )
            ),
            labelled(_("Sorumlu Birim"), responsible(row.objective), COLUMNS),
            _heads(),
            *(line for each in row.indicators for line in _indicator(each)),
        ),
        title=f"{row.objective.code} {row.objective.title}",
    )


def _heads() -> Row:
    return heads(
        _("Performans Göstergesi"),
        _("Hedefe Etkisi (%)"),
        _("Plan Başlangıç Değeri (A)"),
        _("İzleme Dönemindeki Yıl Sonu Hedeflenen Değer (B)"),
        _("İzleme Dönemindeki Gerçekleşme Değeri (C)"),
        _("Performans (%)"),
    )


def _indicator(row: IndicatorRow) -> tuple[Row, Row]:
    return (
        Row(
            (
                text(name_with_unit(row)),
                percent(row.terms.weight),
                number(row.terms.baseline_value),
                number(row.reading.target),
                number(row.reading.actual),
                percent(row.completion, formula_of(row.result.working)),
            )
        ),
        labelled(_("Açıklama"), "; ".join(_remarks(row)), COLUMNS),
    )


def formula_of(working: Working | None) -> Callable[[int], str] | None:
    """Return how a row's percentage follows from its own A, B and C; none where it is a rule's 100."""
    if working is None or working.formula not in FORMULAS:
        return None
    return lambda row: FORMULAS[working.formula].format(row=row)


def _weighted_sum(row: ObjectiveRow) -> Callable[[int], str] | None:
    """Return the published performance from the cells of the rows below it.

    None where what was published is not what these rows come to, to the last stored place.
    """
    if row.standing.percent is None or row.card.percent is None:
        return None
    if rounded(row.card.percent, 4) != rounded(row.standing.percent, 4):
        return None
    parts = [
        (FIRST_INDICATOR + ROWS_OF_ONE * place, each)
        for place, each in enumerate(row.indicators)
        if each.contribution.points is not None
    ]

    def formula(at: int) -> str:
        weights = [
            f"B{at + below}" if each.terms.weight is not None else "1"
            for below, each in parts
        ]
        terms = (
            f"{weight}*MIN(1,MAX(0,F{at + below}))"
            for weight, (below, _each) in zip(weights, parts, strict=True)
        )
        return f"=({'+'.join(terms)})/({'+'.join(weights)})"

    return formula


def _coverage(row: ObjectiveRow) -> str:
    if row.standing.percent is None:
        return _("veri girilmedi")
    return _("veri kapsamı %(coverage)s") % {"coverage": share(row.standing.coverage)}


def _remarks(row: IndicatorRow) -> Iterable[str]:
    """Yield why there is no percentage or how it was reached, then the unit's own words.

    The column is headed by the official performance: where another rule counts, that is said.
    """
    if row.completion is None:
        yield from _absences(row)
    elif row.result.rule is not Rule.OFFICIAL:
        yield str(RULES[row.result.rule]).removesuffix(".")
    yield from map(str, notes_beside_the_rule(row.result))
    if row.has_two_results:
        yield _("ilk hedefe göre %(percent)s") % {
            "percent": in_words(row.first_result.completion)
        }
    if row.entry is not None:
        yield from filter(None, (row.entry.explanation, row.entry.deviation_reason))
        if row.entry.corrective_measure:
            yield _("alınacak önlem: %(text)s") % {"text": row.entry.corrective_measure}


def _absences(row: IndicatorRow) -> Iterable[str]:
    """Yield why there is no percentage; what a period added is a figure, though no total."""
    for flag in sorted(row.result.flags):
        if flag is Flag.NO_ACTUAL and row.added is not None:
            yield str(NO_TOTAL)
        elif flag in ABSENCES:
            yield str(ABSENCES[flag])
