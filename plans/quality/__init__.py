"""Whether a plan could be audited: pure rules over a PlanDocument, each with its basis.

A finding is about the plan, where an issue of a reading is about the reading.
"""

from __future__ import annotations

from plans.document import PlanDocument
from plans.quality import card, measures, structure, targets, terms, wording
from plans.quality.findings import (
    Basis,
    Criterion,
    Finding,
    Judgement,
    Outcome,
    Place,
    Report,
    Rule,
    Severity,
    report_of,
)
from plans.quality.manual import MANUAL_CHECKS, ManualCheck
from plans.quality.scope import Scope, scope_of

__all__ = [
    "MANUAL_CHECKS",
    "PLAN_RULES",
    "Basis",
    "Criterion",
    "Finding",
    "Judgement",
    "ManualCheck",
    "Outcome",
    "Place",
    "Report",
    "Rule",
    "Scope",
    "Severity",
    "judge_plan",
    "report_of",
]

PLAN_RULES: tuple[Rule[Scope], ...] = (
    *structure.RULES,
    *targets.RULES,
    *terms.RULES,
    *wording.RULES,
    *measures.RULES,
    *card.RULES,
)


def judge_plan(document: PlanDocument) -> Report:
    """Return what the rules say of a plan; withdrawn parts are not judged."""
    return report_of(PLAN_RULES, scope_of(document))
