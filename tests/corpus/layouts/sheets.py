"""Workbooks and delimited files: a row for each indicator, and card-shaped sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from plans.document import ObjectiveEntry, PlanDocument
from tests.corpus.forms import LISTS, Forms, drawn_card, titles, turkish
from tests.corpus.layouts.layout import Layout
from tests.drawing import TABLE
from tests.workbooks import FORMATS, Content, Shown, WrittenSheet

FORMS = Forms()
HEADS = (
    "Amaç Kodu", "Amaç", "Hedef Kodu", "Hedef", "Sorumlu Birim",
    "İşbirliği Yapılacak Birimler", "Gösterge Kodu", "Gösterge Adı", "Ölçü Birimi",
    "Hedefe Etkisi (%)",
)  # fmt: skip
TAIL = ("İzleme Sıklığı", "Raporlama Sıklığı", "Maliyet Tahmini", "Riskler",
        "Faaliyet ve Projeler", "Tespitler", "İhtiyaçlar")  # fmt: skip

Row = list[Content]
Write = Callable[..., bytes]


def table(plan: PlanDocument) -> list[Row]:
    """Return a heading and a row for each indicator, the objective's texts in every one of them."""
    first, last = plan.period or (0, 0)
    label = next(one.baseline_label for _, one in plan.indicators())
    found: list[Row] = [[*HEADS, label, *map(str, range(first, last + 1)), *TAIL]]
    for goal in plan.goals:
        for objective in goal.objectives:
            before: Row = [goal.code, goal.title, objective.code, objective.title]
            for one in objective.indicators:
                targets = [_number(value, one.unit) for value in one.targets.values()]
                weight = _number(one.weight_percent, "%")
                found.append(
                    [
                        *before,
                        objective.responsible_unit,
                        ", ".join(objective.cooperating_units),
                        one.code,
                        one.name,
                        one.unit,
                        weight,
                        _number(one.baseline_value, one.unit),
                        *targets,
                        one.monitoring_frequency,
                        one.reporting_frequency,
                        float(objective.cost_estimate.total or 0),
                        *(_list(objective, name) for name in LISTS),
                    ]
                )
    return found


def _list(objective: ObjectiveEntry, name: str) -> str:
    return "\n".join(f"• {item}" for item in getattr(objective, name))


def _number(value: object, unit: str | None) -> Content:
    """Return the figure as a workbook holds it: a percentage as its fraction."""
    if value is None:
        return "-"
    figure = float(str(value))
    return Shown(figure / 100, "0.0%") if unit == "%" else figure


def draw_table(plan: PlanDocument, write: Write) -> bytes:
    """Return a workbook with one flat table below its title."""
    title: list[Row] = [[line] for line in titles(plan)]
    return write(WrittenSheet([*title, [], *table(plan)], "Göstergeler"))


def draw_cards(plan: PlanDocument, write: Write) -> bytes:
    """Return a workbook with a sheet for each card."""
    sheets = [
        _card_sheet(plan, goal.code, goal.title or "", objective)
        for goal in plan.goals
        for objective in goal.objectives
    ]
    return write(*sheets)


def _card_sheet(
    plan: PlanDocument, goal: str, title: str, objective: ObjectiveEntry
) -> WrittenSheet:
    card = drawn_card(plan, goal, title, objective, FORMS)
    last = chr(ord("A") + len(card.heading) - 1)
    rows: list[Sequence[Content]] = [[line] for line in titles(plan)]
    merged = [f"A{at}:{last}{at}" for at in (1, 2)]
    for label in card.order:
        if label == TABLE:
            rows += [list(card.heading), *(list(row) for row in card.rows)]
            continue
        rows.append([label, card.sections[label]])
        merged.append(f"B{len(rows)}:{last}{len(rows)}")
    return WrittenSheet(rows, objective.code, merged)


def draw_delimited(plan: PlanDocument, encoding: str, delimiter: str) -> bytes:
    """Return the flat table as text, figures with a comma, fields in quotes where they need them."""
    lines = [
        delimiter.join(_field(cell, delimiter) for cell in row) for row in table(plan)
    ]
    return "\r\n".join(lines).encode(encoding)


def untitled(plan: PlanDocument) -> PlanDocument:
    """Return what a delimited file says: a table and no title."""
    return replace(plan, institution=None)


def _field(content: Content, delimiter: str) -> str:
    if isinstance(content, Shown):
        text = f"%{_printed(content.value * 100)}"
    elif isinstance(content, float):
        text = _printed(content)
    else:
        text = str(content or "")
    needs = any(sign in text for sign in (delimiter, "\n", '"'))
    return f'"{text}"' if needs else text


def _printed(value: float) -> str:
    """Return 1234.5 as "1.234,5"."""
    return turkish(Decimal(str(round(value, 6))))


def _layouts(name: str, draw: Callable[..., bytes]) -> tuple[Layout, ...]:
    return tuple(
        Layout(f"{name}, {suffix}", suffix, partial(draw, write=write))
        for suffix, write in FORMATS.items()
    )


LAYOUTS = (
    *_layouts("flat sheet", draw_table),
    *_layouts("card sheets", draw_cards),
    Layout(
        "csv, UTF-8",
        "csv",
        partial(draw_delimited, encoding="utf-8-sig", delimiter=";"),
        untitled,
    ),
    Layout(
        "csv, Windows",
        "csv",
        partial(draw_delimited, encoding="cp1254", delimiter=","),
        untitled,
    ),
)
