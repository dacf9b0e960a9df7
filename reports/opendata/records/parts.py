"""Goals, objectives and indicators, and the terms of an indicator under each update."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from indicators.measures import UNSAID, terms_in_force
from indicators.models import Direction, Indicator, Method
from plans.models import Goal, Objective, PlanRevision
from reports.opendata.columns import Column
from reports.opendata.reading import (
    PIECE,
    goals_of,
    indicators_in_pieces,
    objectives_of,
)
from reports.opendata.records.keys import (
    TITLE,
    Introduced,
    OfGoal,
    OfIndicator,
    OfObjective,
    PrintedCode,
    Unit,
    Withdrawn,
    goal_keys,
    indicator_keys,
    objective_keys,
)
from reports.opendata.scope import PlanPlace

METHODS = tuple((str(value), label) for value, label in Method.choices)
DIRECTIONS = tuple((str(value), label) for value, label in Direction.choices)
Weight = Annotated[
    Decimal | None,
    Column(_("hedefe etkisi"), _("Belgede yazmıyorsa boş."), unit="%"),
]
MethodName = Annotated[
    str | None,
    Column(_("yöntem"), _("Göstergenin nasıl hesaplandığı."), values=METHODS),
]
Baseline = Annotated[
    Decimal | None,
    Column(_("başlangıç değeri"), _("Göstergenin ölçü biriminde.")),
]


@dataclass(frozen=True, slots=True)
class GoalRecord(OfGoal):
    """Amaç."""

    printed_code: PrintedCode
    title: Annotated[str | None, Column(_("amaç"), property=TITLE)]
    introduced_in: Introduced
    withdrawn_in: Withdrawn
    weight_in_plan: Annotated[
        Decimal,
        Column(_("plan içindeki ağırlık"), _("Plan ortalamasına bu ağırlıkla girer.")),
    ]
    published_completion: Annotated[
        Decimal | None,
        Column(
            _("kaynağın yayımladığı yüzde"),
            _("Kaynağın kendi hesabı; bizim hesabımızla karışmaz."),
            unit="%",
        ),
    ]


@dataclass(frozen=True, slots=True)
class ObjectiveRecord(OfObjective):
    """Hedef."""

    printed_code: PrintedCode
    title: Annotated[str | None, Column(_("hedef"), property=TITLE)]
    responsible_unit: Annotated[
        str | None, Column(_("sorumlu birim"), _("Belgede yazıldığı gibi."))
    ]
    introduced_in: Introduced
    withdrawn_in: Withdrawn
    weight_in_goal: Annotated[
        Decimal,
        Column(_("amaç içindeki ağırlık"), _("Amaç ortalamasına bu ağırlıkla girer.")),
    ]


@dataclass(frozen=True, slots=True)
class IndicatorRecord(OfIndicator):
    """Performans göstergesi, under the terms in force in the year shown."""

    printed_code: PrintedCode
    unit: Unit
    weight: Weight
    method: MethodName
    direction: Annotated[str | None, Column(_("göstergenin yönü"), values=DIRECTIONS)]
    baseline: Baseline
    baseline_label: Annotated[
        str | None, Column(_("başlangıç etiketi"), _("Örneğin 2019 (6 aylık)."))
    ]
    data_unit: Annotated[
        str | None,
        Column(
            _("veri sorumlusu birim"), _("Boşsa hedefin sorumlu birimi veri girer.")
        ),
    ]
    monitoring_frequency: Annotated[str | None, Column(_("izleme sıklığı"))]
    reporting_frequency: Annotated[str | None, Column(_("raporlama sıklığı"))]
    definition: Annotated[str | None, Column(_("tanım"))]
    formula: Annotated[str | None, Column(_("hesaplama yöntemi"))]
    data_source: Annotated[str | None, Column(_("veri kaynağı"))]
    introduced_in: Introduced
    withdrawn_in: Withdrawn


@dataclass(frozen=True, slots=True)
class TermsRecord(OfIndicator):
    """What an update of the plan changed of an indicator."""

    revision: Annotated[
        int, Column(_("güncelleme"), _("0: ilk plan; koşullar bununla başlar."))
    ]
    unit: Unit
    weight: Weight
    method: MethodName
    direction: Annotated[str | None, Column(_("göstergenin yönü"), values=DIRECTIONS)]
    baseline: Baseline
    baseline_label: Annotated[str | None, Column(_("başlangıç etiketi"))]
    has_no_baseline: Annotated[
        bool,
        Column(
            _("başlangıç değeri olmaz"),
            _("Doğruysa bu gösterge için başlangıç değeri aranmaz."),
        ),
    ]
    tolerance: Annotated[
        Decimal | None, Column(_("tolerans"), _("Göstergenin ölçü biriminde."))
    ]


def goal_rows(place: PlanPlace) -> Iterator[GoalRecord]:
    """Yield the goals in plan order."""
    for goal in goals_of(place).iterator(chunk_size=PIECE):
        yield goal_record(place, goal)


def goal_record(place: PlanPlace, goal: Goal) -> GoalRecord:
    """Return a goal as a row."""
    return GoalRecord(
        *goal_keys(place, goal),
        printed_code=goal.printed_code or None,
        title=goal.title or None,
        introduced_in=goal.introduced_in.number,
        withdrawn_in=_number(goal.withdrawn_in),
        weight_in_plan=goal.rollup_weight,
        published_completion=goal.published_completion,
    )


def objective_rows(place: PlanPlace) -> Iterator[ObjectiveRecord]:
    """Yield the objectives in plan order."""
    for objective in objectives_of(place).iterator(chunk_size=PIECE):
        yield objective_record(place, objective)


def objective_record(place: PlanPlace, row: Objective) -> ObjectiveRecord:
    """Return an objective as a row."""
    unit = row.responsible_unit
    return ObjectiveRecord(
        *objective_keys(place, row),
        printed_code=row.printed_code or None,
        title=row.title or None,
        responsible_unit=row.responsible_unit_text or (unit.name if unit else None),
        introduced_in=row.introduced_in.number,
        withdrawn_in=_number(row.withdrawn_in),
        weight_in_goal=row.rollup_weight,
    )


def indicator_rows(place: PlanPlace) -> Iterator[IndicatorRecord]:
    """Yield the indicators in plan order."""
    for indicator in indicators_in_pieces(place):
        yield indicator_record(place, indicator)


def indicator_record(place: PlanPlace, row: Indicator) -> IndicatorRecord:
    """Return an indicator as a row."""
    terms = terms_in_force(row, place.shown.year) or UNSAID
    return IndicatorRecord(
        *indicator_keys(place, row),
        printed_code=row.printed_code or None,
        unit=terms.unit_of_measure or None,
        weight=terms.weight,
        method=terms.method or None,
        direction=terms.direction or None,
        baseline=terms.baseline_value,
        baseline_label=terms.baseline_label or None,
        data_unit=row.data_unit.name if row.data_unit else None,
        monitoring_frequency=row.monitoring_frequency or None,
        reporting_frequency=row.reporting_frequency or None,
        definition=row.definition or None,
        formula=row.formula or None,
        data_source=row.data_source or None,
        introduced_in=row.introduced_in.number,
        withdrawn_in=_number(row.withdrawn_in),
    )


def terms_rows(place: PlanPlace) -> Iterator[TermsRecord]:
    """Yield the terms of every indicator under every update."""
    for indicator in indicators_in_pieces(place):
        yield from terms_records(place, indicator)


def terms_records(place: PlanPlace, indicator: Indicator) -> Iterator[TermsRecord]:
    """Yield an indicator's terms, those of the first plan first."""
    for terms in indicator.terms.all():
        yield TermsRecord(
            *indicator_keys(place, indicator),
            revision=terms.revision.number,
            unit=terms.unit_of_measure or None,
            weight=terms.weight,
            method=terms.method or None,
            direction=terms.direction or None,
            baseline=terms.baseline_value,
            baseline_label=terms.baseline_label or None,
            has_no_baseline=terms.baseline_not_applicable,
            tolerance=terms.tolerance,
        )


def _number(revision: PlanRevision | None) -> int | None:
    return None if revision is None else revision.number
