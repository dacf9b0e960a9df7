"""What the izleme and the değerlendirme tablosu have in common: A, B, C, the performance and its sum."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from indicators.performance import Formula as Arithmetic
from indicators.performance import Working
from indicators.scoring import Flag, Rule, rounded
from reports.figures import percent as in_words
from reports.figures import share
from reports.official.cards import name_with_unit
from reports.official.report import (
    Cell,
    Formula,
    Row,
    label,
    labelled,
    number,
    percent,
    text,
)
from reports.portal.words import ABSENCES, NO_TOTAL, RULES, notes_beside_the_rule
from reports.rows import GoalRow, IndicatorRow, ObjectiveRow

WIDTHS = (52, 12, 17, 21, 21, 15)
COLUMNS = len(WIDTHS)

# What a planner expects to check, from the cells of the row.
FORMULAS = {
    Arithmetic.PERFORMANCE: "=({c}-{a})/({b}-{a})",
    Arithmetic.ACHIEVEMENT: "={c}/{b}",
    Arithmetic.INVERSE_ACHIEVEMENT: "={b}/{c}",
}


@dataclass(frozen=True, slots=True)
class Words:
    """What a table says in every block, looked up once: a book of all years says it 300 times."""

    goal: Cell
    objective: Cell
    performance: Cell
    unit: Cell
    remark: Cell
    no_figure: str
    coverage: str


def words() -> Words:
    """Return the words in the language that is spoken now."""
    return Words(
        goal=label(_("Amaç")),
        objective=label(_("Hedef")),
        performance=label(_("Hedef Performansı")),
        unit=label(_("Sorumlu Birim")),
        remark=label(_("Açıklama")),
        no_figure=_("veri girilmedi"),
        coverage=_("veri kapsamı %(coverage)s"),
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where the indicators of a block stand: how far below its performance, and how many rows each takes."""

    first: int
    each: int


def aim_rows(goal: GoalRow, row: ObjectiveRow, said: Words) -> tuple[Row, Row]:
    """Return the rows that name the goal and the objective."""
    objective = row.objective
    return (
        labelled(said.goal, f"{goal.goal.code}: {goal.goal.title}", COLUMNS),
        labelled(said.objective, f"{objective.code}: {objective.title}", COLUMNS),
    )


def performance_row(row: ObjectiveRow, place: Place, said: Words) -> Row:
    """Return the objective's performance with its coverage."""
    percentage, coverage = row.standing.percent, said.no_figure
    if percentage is not None:
        coverage = said.coverage % {"coverage": share(row.standing.coverage)}
    return Row(
        (
            said.performance,
            percent(percentage, weighted_sum(row, place)),
            text(coverage, COLUMNS - 2),
        )
    )


def measured_row(row: IndicatorRow) -> Row:
    """Return an indicator's weight, A, B, C and performance."""
    return Row(
        (
            text(name_with_unit(row.indicator, row.terms)),
            percent(row.terms.weight),
            number(row.terms.baseline_value),
            number(row.reading.target),
            number(row.reading.actual),
            percent(row.completion, formula_of(row.result.working)),
        )
    )


def columns() -> tuple[str, ...]:
    """Return what the guide calls the columns, but for the last."""
    return (
        _("Performans Göstergesi"),
        _("Hedefe Etkisi (%)"),
        _("Plan Başlangıç Değeri (A)"),
        _("İzleme Dönemindeki Yıl Sonu Hedeflenen Değer (B)"),
        _("İzleme Dönemindeki Gerçekleşme Değeri (C)"),
    )


def formula_of(
    working: Working | None, a: str = "C", b: str = "D", c: str = "E"
) -> Formula | None:
    """Return how a row's percentage follows from A, B and C in these columns; none where it is a rule's 100."""
    formula = None if working is None else FORMULAS.get(working.formula)
    if formula is None:
        return None
    return lambda row: formula.format(a=f"{a}{row}", b=f"{b}{row}", c=f"{c}{row}")


def weighted_sum(row: ObjectiveRow, place: Place) -> Formula | None:
    """Return the published performance from the cells of the rows below it.

    None where what was published is not what these rows come to, to the last stored place.
    """
    reckoned, published = row.card.percent, row.standing.percent
    if published is None or reckoned is None:
        return None
    if rounded(reckoned, 4) != rounded(published, 4):
        return None
    parts = [
        (place.first + place.each * at, each)
        for at, each in enumerate(row.indicators)
        if each.contribution.counts
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


def remarks_on(row: IndicatorRow) -> str:
    """Return why there is no percentage or how it was reached, then the unit's own words; "" of nothing.

    The column is headed by the official performance: where another rule counts, that is said.
    """
    result, entry = row.result, row.entry
    said: list[str] = []
    if result.working is None:
        said += _absences(row)
    elif result.rule is not Rule.OFFICIAL:
        said.append(str(RULES[result.rule]).removesuffix("."))
    if result.flags:
        said += map(str, notes_beside_the_rule(result))
    if row.has_two_results:
        first = in_words(row.first_result.completion)
        said.append(_("ilk hedefe göre %(percent)s") % {"percent": first})
    if entry is not None:
        said += filter(None, (entry.explanation, entry.deviation_reason))
        if measure := entry.corrective_measure:
            said.append(_("alınacak önlem: %(text)s") % {"text": measure})
    # A unit's own words end as sentences do; before a semicolon the full stop goes.
    return "; ".join([*(each.removesuffix(".") for each in said[:-1]), *said[-1:]])


def _absences(row: IndicatorRow) -> Iterable[str]:
    """Yield why there is no percentage; what a period added is a figure, though no total."""
    for flag in sorted(row.result.flags):
        if flag is Flag.NO_ACTUAL and row.added is not None:
            yield str(NO_TOTAL)
        elif flag in ABSENCES:
            yield str(ABSENCES[flag])
