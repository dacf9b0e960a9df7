"""How it is measured: indicators, targets, actuals, periods, evidence and published scores."""

from __future__ import annotations

from indicators.models.actual import ActualEntry, Period, ReportingPeriod
from indicators.models.evidence import Evidence
from indicators.models.indicator import (
    Direction,
    Indicator,
    IndicatorCitation,
    IndicatorTerms,
    Method,
)
from indicators.models.score import Score, StatusBand
from indicators.models.target import TargetRevision

__all__ = [
    "ActualEntry",
    "Direction",
    "Evidence",
    "Indicator",
    "IndicatorCitation",
    "IndicatorTerms",
    "Method",
    "Period",
    "ReportingPeriod",
    "Score",
    "StatusBand",
    "TargetRevision",
]
