"""The columns that many tables share, so that their rows can be put together again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from indicators.models import Indicator, Period, TargetRevision
from plans.models import Goal, Objective
from reports.opendata.columns import Column
from reports.opendata.scope import PlanPlace

IDENTIFIER = "http://purl.org/dc/terms/identifier"
TITLE = "http://purl.org/dc/terms/title"
NAME = "https://schema.org/name"

Uri = Annotated[
    str,
    Column(
        _("kalıcı adres"),
        _("Kaydın değişmeyen adresi; sayfasına götürür."),
        property=IDENTIFIER,
        is_address=True,
    ),
]
Slug = Annotated[
    str, Column(_("belediye"), _("Belediyenin adreslerdeki adı, örneğin izmir."))
]
PlanPeriod = Annotated[
    str, Column(_("plan dönemi"), _("Planın ilk ve son yılı, örneğin 2020-2024."))
]
GoalCode = Annotated[
    str, Column(_("amaç kodu"), _("Tek biçime getirilmiş kod, örneğin A4."))
]
ObjectiveCode = Annotated[
    str, Column(_("hedef kodu"), _("Tek biçime getirilmiş kod, örneğin H4.1."))
]
IndicatorCode = Annotated[
    str,
    Column(
        _("gösterge kodu"),
        _("Tek biçime getirilmiş kod, örneğin PG4.1.1; bir planda iki kez geçebilir."),
    ),
]
IndicatorId = Annotated[
    str,
    Column(
        _("gösterge kimliği"),
        _("Göstergenin değişmeyen UUID’si; kodu değişse de aynı kalır."),
    ),
]
PrintedCode = Annotated[
    str | None, Column(_("basılı kod"), _("Kodun belgede yazıldığı biçim."))
]
Introduced = Annotated[
    int,
    Column(
        _("geldiği güncelleme"), _("0: ilk plan; 1: birinci güncelleme ve sonrası.")
    ),
]
Withdrawn = Annotated[
    int | None,
    Column(_("kaldıran güncelleme"), _("Planda duruyorsa boş.")),
]
Year = Annotated[int, Column(_("yıl"))]
PERIODS = tuple((str(value), label) for value, label in Period.choices)
PartOfYear = Annotated[
    str, Column(_("dönem"), _("Yılın bütünü ya da bir bölümü."), values=PERIODS)
]
Unit = Annotated[
    str | None, Column(_("ölçü birimi"), _("Belgede yazıldığı gibi: adet, %, kişi."))
]
Amount = Annotated[Decimal | None, Column(_("değer"), _("Göstergenin ölçü biriminde."))]
ORIGINS = tuple((str(value), label) for value, label in TargetRevision.Origin.choices)
Origin = Annotated[str, Column(_("kaynağı"), values=ORIGINS)]
Published = Annotated[
    datetime, Column(_("yayımlandığı zaman"), _("İstanbul saatiyle; ISO 8601."))
]
Source = Annotated[
    str | None,
    Column(
        _("kaynak gösterimi"),
        _("Değerin belgede durduğu yeri gösteren sayfa; belgeden gelmediyse boş."),
        is_address=True,
    ),
]


@dataclass(frozen=True, slots=True)
class OfGoal:
    """A row about a goal."""

    uri: Uri
    municipality: Slug
    period: PlanPeriod
    goal: GoalCode


@dataclass(frozen=True, slots=True)
class OfObjective(OfGoal):
    """A row about an objective."""

    objective: ObjectiveCode


@dataclass(frozen=True, slots=True)
class OfIndicator(OfObjective):
    """A row about an indicator."""

    indicator: IndicatorCode
    indicator_id: IndicatorId
    name: Annotated[str, Column(_("gösterge"), property=NAME)]


GoalKeys = tuple[str, str, str, str]
ObjectiveKeys = tuple[str, str, str, str, str]
IndicatorKeys = tuple[str, str, str, str, str, str, str, str]


def goal_keys(place: PlanPlace, goal: Goal) -> GoalKeys:
    """Return the first columns of a row about a goal."""
    return place.of_goal(goal), place.slug, place.period, goal.code


def objective_keys(place: PlanPlace, objective: Objective) -> ObjectiveKeys:
    """Return the first columns of a row about an objective whose goal is loaded."""
    uri, goal = place.of_objective(objective), objective.goal.code
    return uri, place.slug, place.period, goal, objective.code


def indicator_keys(place: PlanPlace, indicator: Indicator) -> IndicatorKeys:
    """Return the first columns of a row about an indicator whose objective and goal are loaded."""
    objective, uid = indicator.objective, str(indicator.uid)
    codes = objective.goal.code, objective.code, indicator.code
    uri = place.lasting("gosterge", uid)
    return uri, place.slug, place.period, *codes, uid, indicator.name
