"""How it is measured: indicators, targets, periods, actuals with what backs them, published scores."""

from __future__ import annotations

from indicators.models.actual import ActualEntry
from indicators.models.breakdown import BreakdownPart, Dimension
from indicators.models.chain import ChainHead, ChainLink
from indicators.models.common_indicator import CommonIndicator, CommonMapping
from indicators.models.deadline import Deadline
from indicators.models.doubt import ConfirmedDoubt
from indicators.models.evaluation import (
    EvaluationCriterion,
    IndicatorEvaluation,
    ObjectiveEvaluation,
)
from indicators.models.evidence import Evidence
from indicators.models.indicator import (
    Direction,
    Indicator,
    IndicatorCitation,
    IndicatorTerms,
    Method,
)
from indicators.models.period import Period, PeriodExtension, ReportingPeriod
from indicators.models.reminder import Reminder
from indicators.models.score import Score, StatusBand
from indicators.models.target import TargetRevision

__all__ = [
    "ActualEntry",
    "BreakdownPart",
    "ChainHead",
    "ChainLink",
    "CommonIndicator",
    "CommonMapping",
    "ConfirmedDoubt",
    "Deadline",
    "Dimension",
    "Direction",
    "EvaluationCriterion",
    "Evidence",
    "Indicator",
    "IndicatorCitation",
    "IndicatorEvaluation",
    "IndicatorTerms",
    "Method",
    "ObjectiveEvaluation",
    "Period",
    "PeriodExtension",
    "Reminder",
    "ReportingPeriod",
    "Score",
    "StatusBand",
    "TargetRevision",
]
