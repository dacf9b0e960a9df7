"""What was promised: municipalities, plans, goals, cards and where each value was read."""

from __future__ import annotations

from plans.models.card import (
    CardEntry,
    CooperatingUnit,
    Objective,
    ObjectiveCitation,
    UnplacedRun,
)
from plans.models.cost import CostEstimate, CostLine
from plans.models.municipality import Membership, Municipality, Unit
from plans.models.plan import Goal, GoalCitation, Plan, PlanRevision
from plans.models.reading import CommittedReading
from plans.models.sent import SentForm
from plans.models.source import Citation, SourceDocument
from plans.models.statistic import Statistic, StatisticLink

__all__ = [
    "CardEntry",
    "Citation",
    "CommittedReading",
    "CooperatingUnit",
    "CostEstimate",
    "CostLine",
    "Goal",
    "GoalCitation",
    "Membership",
    "Municipality",
    "Objective",
    "ObjectiveCitation",
    "Plan",
    "PlanRevision",
    "SentForm",
    "SourceDocument",
    "Statistic",
    "StatisticLink",
    "Unit",
    "UnplacedRun",
]
