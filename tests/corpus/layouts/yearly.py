"""The documents of one year: monitoring table, performance programme, activity report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from plans.document import (
    ActualEntry,
    IndicatorEntry,
    Kind,
    ObjectiveEntry,
    PlanDocument,
    with_indicators,
)
from tests.corpus.forms import Forms, named_indicator, titles, turkish
from tests.corpus.layouts.layout import Layout, pdf_of
from tests.corpus.plans import without
from tests.drawing import WIDTH, paragraph_style

FORMS = Forms()
MISSED = "İhale sürecinin uzaması nedeniyle yapım işine geç başlandı."

A = "Plan Dönemi Başlangıç Değeri (A)"
MONITORING = (
    "Performans Göstergesi", "Hedefe Etkisi (%)", A,
    "İzleme Dönemindeki Yıl Sonu Hedeflenen Değer (B)",
    "İzleme Dönemindeki Gerçekleşme Değeri (C)", "Performans (%)",
)  # fmt: skip


def year_of(plan: PlanDocument) -> int:
    """Return the year that is reported: the plan's second."""
    return (plan.period or (0, 0))[0] + 1


def actual_of(plan: PlanDocument, one: IndicatorEntry) -> Decimal | None:
    """Return what was reached: a little less than the target, exact in print."""
    target = one.targets.get(year_of(plan))
    return None if target is None else target - 1


# --- the monitoring table ----------------------------------------------------------------------


def monitored(plan: PlanDocument) -> PlanDocument:
    """Return what a half-year's monitoring table says."""

    def of(one: IndicatorEntry) -> IndicatorEntry:
        actual = ActualEntry(
            year_of(plan),
            "H1",
            actual_of(plan, one),
            printed_performance=_reached(plan, one),
        )
        targets = {year_of(plan): one.targets[year_of(plan)]}
        return replace(one, targets=targets, actuals=(actual,), baseline_label=A)

    bare = without(
        plan, "risks", "activities", "findings", "needs", "cooperating_units",
        "cost_estimate", "monitoring_frequency", "reporting_frequency",
    )  # fmt: skip
    return with_indicators(replace(bare, kind=Kind.MONITORING_TABLE), of)


def _reached(plan: PlanDocument, one: IndicatorEntry) -> Decimal | None:
    """Return (C − A) / (B − A) in percent, to two places; nothing printed without a baseline."""
    actual, base = actual_of(plan, one), one.baseline_value
    target = one.targets[year_of(plan)]
    if actual is None or base is None or target is None or target == base:
        return None
    exact = (actual - base) / (target - base) * 100
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def draw_monitoring(plan: PlanDocument) -> bytes:
    """Return a monitoring table for each objective."""
    year = year_of(plan)
    story = _titles(
        plan, f"{year} Yılı Ocak-Haziran Dönemi Stratejik Plan İzleme Tablosu"
    )
    for goal in plan.goals:
        for objective in goal.objectives:
            rows = [
                [
                    named_indicator(one, FORMS),
                    _figure(one.weight_percent),
                    _figure(one.baseline_value),
                    _figure(one.targets[year]),
                    _figure(actual_of(plan, one)),
                    _figure(_reached(plan, one)),
                ]
                for one in objective.indicators
            ]
            story += _section(goal.code, goal.title or "", objective, MONITORING, rows)
    return pdf_of(story)


def _section(
    goal: str,
    title: str,
    objective: ObjectiveEntry,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
) -> list[Flowable]:
    width = len(heads)
    texts = {
        "Amaç": f"{goal}: {title}",
        "Hedef": f"{objective.code}: {objective.title}",
        "Sorumlu Birim": objective.responsible_unit or "",
    }
    lines = [[label, text, *[""] * (width - 2)] for label, text in texts.items()]
    style: list[tuple[object, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    style += [("SPAN", (1, at), (-1, at)) for at in range(len(lines))]
    cells = [
        [Paragraph(text, paragraph_style(6)) for text in row]
        for row in (*lines, heads, *rows)
    ]
    widths = [60 * mm] + [(WIDTH - 60 * mm) / (width - 1)] * (width - 1)
    return [Table(cells, colWidths=widths, style=style), Spacer(0, 5 * mm)]


# --- the yearly programme and report ------------------------------------------------------------


def programmed(plan: PlanDocument) -> PlanDocument:
    """Return what a year's performance programme says: one target each."""
    return _of_year(
        replace(plan, kind=Kind.PERFORMANCE_PROGRAMME),
        lambda one: replace(one, targets=_target(plan, one)),
    )


def reported(plan: PlanDocument) -> PlanDocument:
    """Return what a year's activity report says: target, actual, and why it was missed."""

    def of(one: IndicatorEntry) -> IndicatorEntry:
        actual = ActualEntry(
            year_of(plan), "YEAR", actual_of(plan, one), deviation_reason=MISSED
        )
        return replace(one, targets=_target(plan, one), actuals=(actual,))

    return _of_year(replace(plan, kind=Kind.ACTIVITY_REPORT), of)


def _of_year(
    plan: PlanDocument, of: Callable[[IndicatorEntry], IndicatorEntry]
) -> PlanDocument:
    bare = without(
        plan, "risks", "activities", "findings", "needs", "cooperating_units",
        "cost_estimate", "monitoring_frequency", "reporting_frequency",
        "weight_percent", "baseline_value", "baseline_label", "responsible_unit",
    )  # fmt: skip
    return with_indicators(replace(bare, period=None), of)


def _target(plan: PlanDocument, one: IndicatorEntry) -> dict[int, Decimal | None]:
    return {year_of(plan): one.targets[year_of(plan)]}


def draw_programme(plan: PlanDocument) -> bytes:
    """Return a programme with a table for each objective."""
    year = year_of(plan)
    heads = ("Performans Göstergeleri", "Ölçü Birimi", f"{year} Yılı Hedefi")
    story = _year_titles(plan, f"{year} Yılı Performans Programı")
    for goal in plan.goals:
        for objective in goal.objectives:
            rows = [
                [f"{one.code} {one.name}", one.unit or "", _figure(one.targets[year])]
                for one in objective.indicators
            ]
            bare = replace(objective, responsible_unit=None)
            story += _titled(goal.code, goal.title or "", bare, heads, rows)
    return pdf_of(story)


def draw_report(plan: PlanDocument) -> bytes:
    """Return the performance results of an activity report."""
    year = year_of(plan)
    heads = (
        "Performans Göstergeleri", "Ölçü Birimi", f"{year} Hedeflenen",
        f"{year} Gerçekleşen", "Sapma Nedeni",
    )  # fmt: skip
    story = _year_titles(
        plan, f"{year} Yılı Faaliyet Raporu", "Performans Sonuçları Tablosu"
    )
    for goal in plan.goals:
        for objective in goal.objectives:
            rows = [
                [
                    f"{one.code} {one.name}",
                    one.unit or "",
                    _figure(one.targets[year]),
                    _figure(actual_of(plan, one)),
                    MISSED,
                ]
                for one in objective.indicators
            ]
            story += _titled(goal.code, goal.title or "", objective, heads, rows)
    return pdf_of(story)


def _titled(
    goal: str,
    title: str,
    objective: ObjectiveEntry,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
) -> list[Flowable]:
    """Return a table with goal and objective in rows across it."""
    blank = [""] * (len(heads) - 1)
    lines = [
        [f"Amaç {goal[1:]}: {title}", *blank],
        [f"Hedef {objective.code[1:]}: {objective.title}", *blank],
    ]
    style: list[tuple[object, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    style += [("SPAN", (0, at), (-1, at)) for at in range(len(lines))]
    cells = [
        [Paragraph(text, paragraph_style(7)) for text in row]
        for row in (*lines, heads, *rows)
    ]
    widths = [70 * mm] + [(WIDTH - 70 * mm) / len(blank)] * len(blank)
    return [Table(cells, colWidths=widths, style=style), Spacer(0, 5 * mm)]


def _titles(plan: PlanDocument, *lines: str) -> list[Flowable]:
    return [Paragraph(line, paragraph_style(12)) for line in (*titles(plan), *lines)]


def _year_titles(plan: PlanDocument, *lines: str) -> list[Flowable]:
    return [Paragraph(line, paragraph_style(12)) for line in (plan.institution, *lines)]


def _figure(value: Decimal | None) -> str:
    return "-" if value is None else turkish(value)


LAYOUTS = (
    Layout("monitoring table", "pdf", draw_monitoring, monitored),
    Layout("performance programme", "pdf", draw_programme, programmed),
    Layout("activity report", "pdf", draw_report, reported),
)
