"""Which sheets a plan's workbook has, in the order in which they are written."""

from __future__ import annotations

from indicators.resources import (
    CardEntryResource,
    CooperatingUnitResource,
    CostLineResource,
    GoalResource,
    IndicatorResource,
    ObjectiveResource,
)
from ingest.filled.plan.by_year import Estimates, Targets
from ingest.filled.plan.layout import Sheet

# What a sheet names stands on a sheet before it.
SHEETS: tuple[Sheet, ...] = (
    Sheet("Amaçlar", GoalResource),
    Sheet("Hedefler", ObjectiveResource),
    Sheet("Kart maddeleri", CardEntryResource),
    Sheet("İş birliği", CooperatingUnitResource),
    Sheet("Göstergeler", IndicatorResource),
    Targets(),
    Estimates(),
    Sheet("Maliyet satırları", CostLineResource),
)
