"""How a layout prints codes, figures and headings: every form that real documents use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from plans.document import IndicatorEntry, ObjectiveEntry, PlanDocument
from tests.drawing import TABLE, DrawnCard

LISTS = ("risks", "activities", "findings", "needs")
COLUMNS = (
    "weight_percent",
    "baseline_value",
    "targets",
    "monitoring_frequency",
    "reporting_frequency",
)


@dataclass(frozen=True)
class Forms:
    """The print of one layout; `{}` stands for the number."""

    goal: str = "A{}:"
    objective: str = "H{}:"
    indicator: str = "PG{}"
    weight: str = "%{}"
    percent: str = "{}"
    nothing: str = "-"
    money: str = "{} TL"
    bullet: str = "• "
    between: str = ", "  # units
    grouped: bool = True
    year: str = "{}"
    columns: Sequence[str] = COLUMNS
    order: Sequence[str] = (
        "goal",
        "objective",
        "responsible_unit",
        "cooperating_units",
        "indicators",
        *LISTS[:2],
        "cost_estimate",
        *LISTS[2:],
    )
    labels: Mapping[str, str] = field(default_factory=dict)

    def label(self, name: str) -> str:
        """Return the heading of a field."""
        return {**LABELS, **self.labels}[name]

    def number(self, value: Decimal | None, unit: str | None = None) -> str:
        """Return a figure with a point before thousands and a comma before fractions."""
        if value is None:
            return self.nothing
        printed = turkish(value, grouped=self.grouped)
        return self.percent.format(printed) if unit == "%" else printed

    def code(self, form: str, code: str) -> str:
        """Return a canonical code as this layout prints it."""
        return form.format(code.lstrip("AHPG"))


LABELS = {
    "goal": "Amaç",
    "objective": "Hedef",
    "responsible_unit": "Sorumlu Birim",
    "cooperating_units": "İşbirliği Yapılacak Birim(ler)",
    "indicators": TABLE,
    "weight_percent": "Hedefe Etkisi (%)",
    "monitoring_frequency": "İzleme Sıklığı",
    "reporting_frequency": "Raporlama Sıklığı",
    "risks": "Riskler",
    "activities": "Faaliyet ve Projeler",
    "cost_estimate": "Maliyet Tahmini",
    "findings": "Tespitler",
    "needs": "İhtiyaçlar",
}


def turkish(value: Decimal, *, grouped: bool = True) -> str:
    """Return 1234.5 as "1.234,5"."""
    printed = f"{value.normalize():{',' if grouped else ''}f}"
    return printed.translate(str.maketrans(",.", ".,"))


def titles(plan: PlanDocument) -> tuple[str, str]:
    """Return the two lines that a document begins with."""
    first, last = plan.period or (0, 0)
    return plan.institution or "", f"{first}-{last} Stratejik Planı"


def cards(plan: PlanDocument, forms: Forms) -> list[DrawnCard]:
    """Return every objective's card as it is to be printed."""
    return [
        drawn_card(plan, goal.code, goal.title or "", objective, forms)
        for goal in plan.goals
        for objective in goal.objectives
    ]


def drawn_card(
    plan: PlanDocument,
    goal: str,
    goal_title: str,
    objective: ObjectiveEntry,
    forms: Forms,
) -> DrawnCard:
    """Return one card as it is to be printed."""
    texts = {
        "goal": f"{forms.code(forms.goal, goal)} {goal_title}",
        "objective": f"{forms.code(forms.objective, objective.code)} {objective.title}",
        **sections(objective, forms),
    }
    sizes = {forms.label(name): text for name, text in texts.items() if text}
    order = [forms.label(name) for name in forms.order]
    return DrawnCard(
        rows(plan, objective.indicators, forms),
        heading(plan, forms),
        sizes,
        [label for label in order if label in {*sizes, forms.label("indicators")}],
    )


def sections(objective: ObjectiveEntry, forms: Forms) -> dict[str, str]:
    """Return the texts of a card but for its titles, by the name of the field."""
    cost = objective.cost_estimate.total
    lists = {
        name: "\n".join(
            f"{forms.bullet.format(number)}{item}"
            for number, item in enumerate(getattr(objective, name), start=1)
        )
        for name in LISTS
    }
    return {
        "responsible_unit": objective.responsible_unit or "",
        "cooperating_units": forms.between.join(objective.cooperating_units),
        "cost_estimate": "" if cost is None else forms.money.format(turkish(cost)),
        **lists,
    }


def heading(plan: PlanDocument, forms: Forms) -> list[str]:
    """Return the heading of the indicators' table."""
    first, last = plan.period or (0, 0)
    baseline = next((one.baseline_label for _, one in plan.indicators()), None)
    years = [
        forms.year.format(year, number=number)
        for number, year in enumerate(range(first, last + 1), start=1)
    ]
    named = {"targets": years, "baseline_value": [baseline or ""]}
    heads = [named.get(name) or [forms.label(name)] for name in forms.columns]
    return [forms.label("indicators"), *(head for part in heads for head in part)]


def rows(
    plan: PlanDocument, indicators: Sequence[IndicatorEntry], forms: Forms
) -> list[list[str]]:
    """Return the rows of the indicators' table."""
    return [_row(plan, indicator, forms) for indicator in indicators]


def _row(plan: PlanDocument, indicator: IndicatorEntry, forms: Forms) -> list[str]:
    first, last = plan.period or (0, 0)
    unit, weight = indicator.unit, indicator.weight_percent
    named = {
        "weight_percent": [
            "" if weight is None else forms.weight.format(turkish(weight))
        ],
        "baseline_value": [forms.number(indicator.baseline_value, unit)],
        "targets": [
            forms.number(indicator.targets.get(year), unit)
            for year in range(first, last + 1)
        ],
        "monitoring_frequency": [indicator.monitoring_frequency or ""],
        "reporting_frequency": [indicator.reporting_frequency or ""],
    }
    cells = [text for name in forms.columns for text in named[name]]
    return [named_indicator(indicator, forms), *cells]


def named_indicator(indicator: IndicatorEntry, forms: Forms) -> str:
    """Return code, name and unit in a bracket."""
    code = forms.code(forms.indicator, indicator.code)
    unit = f" ({indicator.unit})" if indicator.unit else ""
    return f"{code} {indicator.name}{unit}"
