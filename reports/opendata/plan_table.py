"""The plan as one table, a row for each indicator: what a document on a plan prints, and is read back from.

Its headings are the words that plans use, in Turkish wherever it is asked for: they say to
whoever reads it in (a person, or this product) what each column holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plans.document import IndicatorEntry, ObjectiveEntry, PlanDocument
from reports.opendata.columns import Cell, Column, Field, Kind
from reports.opendata.tables import Sheet

DIRECTIONS = {"increase": "Artış", "decrease": "Azalış", "neutral": "Nötr"}
LISTS = (
    ("risks", "Riskler"),
    ("activities", "Faaliyet ve Projeler"),
    ("strategies", "Stratejiler"),
    ("findings", "Tespitler"),
    ("needs", "İhtiyaçlar"),
)
OF_CARD = (
    ("institution", "Kurum"),
    ("period", "Plan Dönemi"),
    ("goal_code", "Amaç Kodu"),
    ("goal", "Amaç"),
    ("objective_code", "Hedef Kodu"),
    ("objective", "Hedef"),
    ("responsible_unit", "Sorumlu Birim"),
    ("cooperating_units", "İş Birliği Yapılacak Birimler"),
)
OF_INDICATOR = (
    ("indicator_code", "Gösterge Kodu"),
    ("indicator", "Performans Göstergesi"),
    ("unit", "Ölçü Birimi"),
    ("direction", "Göstergenin Yönü"),
)
OF_USE = (
    ("monitoring_frequency", "İzleme Sıklığı"),
    ("reporting_frequency", "Raporlama Sıklığı"),
    ("definition", "Göstergenin Tanımı"),
    ("formula", "Hesaplama Yöntemi"),
    ("data_source", "Veri Kaynağı"),
)
Row = Sequence[Cell]


def plan_sheet(document: PlanDocument) -> Sheet:
    """Return the sheet of a plan's export: figures in force, without what an update withdrew."""
    years = range(document.period[0], document.period[1] + 1) if document.period else ()
    fields = (
        *(_text(*each) for each in (*OF_CARD, *OF_INDICATOR)),
        _number("weight", "Hedefe Etkisi (%)"),
        _number("baseline", "Plan Dönemi Başlangıç Değeri"),
        *(_number(f"target_{year}", f"{year} Hedeflenen") for year in years),
        *(_text(*each) for each in OF_USE),
        _number("cost", "Maliyet Tahmini (TL)"),
        *(_text(*each) for each in LISTS),
    )
    return Sheet(fields, _rows(document, years))


def _rows(document: PlanDocument, years: Sequence[int]) -> Iterator[Row]:
    period = "-".join(map(str, document.period or ()))
    for goal in document.goals:
        for objective in goal.objectives:
            if goal.withdrawn_in is not None or objective.withdrawn_in is not None:
                continue
            card: Row = (
                document.institution,
                period,
                goal.code,
                goal.title,
                objective.code,
                objective.title,
                objective.responsible_unit,
                _listed(objective.cooperating_units),
            )
            for indicator in objective.indicators:
                if not indicator.withdrawn:
                    yield *card, *_indicator(indicator, years), *_lists(objective)


def _indicator(indicator: IndicatorEntry, years: Sequence[int]) -> Row:
    return (
        indicator.code,
        indicator.name,
        indicator.unit,
        DIRECTIONS.get(indicator.direction or ""),
        indicator.weight_percent,
        indicator.baseline_value,
        *(indicator.targets.get(year) for year in years),
        *(getattr(indicator, name) for name, _title in OF_USE),
    )


def _lists(objective: ObjectiveEntry) -> Row:
    texts = (_listed(getattr(objective, name)) for name, _title in LISTS)
    return (objective.cost_estimate.total, *texts)


def _listed(items: Sequence[str]) -> str | None:
    """Return a list as a cell holds it: one item a line, each behind a bullet."""
    return "\n".join(f"• {item}" for item in items) or None


def _text(name: str, title: str) -> Field:
    return Field(name, Kind.TEXT, Column(title))


def _number(name: str, title: str) -> Field:
    return Field(name, Kind.DECIMAL, Column(title))
