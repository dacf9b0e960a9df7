"""The tables of plans and figures that the admin sends out and takes in."""

from __future__ import annotations

from indicators.tables.actuals import ActualResource
from indicators.tables.costs import CostEstimateResource, CostLineResource
from indicators.tables.mappings import CommonMappingResource
from indicators.tables.measured import IndicatorResource
from indicators.tables.structure import (
    CardEntryResource,
    CooperatingUnitResource,
    GoalResource,
    ObjectiveResource,
)
from indicators.tables.targets import TargetResource

__all__ = [
    "ActualResource",
    "CardEntryResource",
    "CommonMappingResource",
    "CooperatingUnitResource",
    "CostEstimateResource",
    "CostLineResource",
    "GoalResource",
    "IndicatorResource",
    "ObjectiveResource",
    "TargetResource",
]
