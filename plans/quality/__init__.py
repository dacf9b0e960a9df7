"""Whether a plan could be audited: pure rules over a PlanDocument, each with its basis.

A finding is about the plan, where an issue of a reading is about the reading.
"""

from __future__ import annotations

from plans.document import PlanDocument
from plans.quality import (
    actuals,
    card,
    chain,
    measures,
    structure,
    target_values,
    targets,
    terms,
    wording,
)
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
from plans.quality.report_set import Backed, ReportSet, report_set
from plans.quality.scope import Scope, scope_of

__all__ = [
    "MANUAL_CHECKS",
    "PLAN_RULES",
    "REPORT_RULES",
    "Backed",
    "Basis",
    "Criterion",
    "Finding",
    "Judgement",
    "ManualCheck",
    "Outcome",
    "Place",
    "Report",
    "ReportSet",
    "Rule",
    "Scope",
    "Severity",
    "judge_plan",
    "judge_reports",
    "report_of",
]

PLAN_RULES: tuple[Rule[Scope], ...] = (
    *structure.RULES,
    *targets.RULES,
    *target_values.RULES,
    *terms.RULES,
    *wording.RULES,
    *measures.RULES,
    *card.RULES,
)


def judge_plan(document: PlanDocument) -> Report:
    """Return what the rules say of a plan; withdrawn parts are not judged."""
    return report_of(PLAN_RULES, scope_of(document))


REPORT_RULES: tuple[Rule[ReportSet], ...] = (*actuals.RULES, *chain.RULES)


def judge_reports(
    plan: PlanDocument,
    documents: tuple[PlanDocument, ...] = (),
    backed: Backed | None = None,
    *,
    taken_in: bool = False,
) -> Report:
    """Return what the rules say of programmes, reports and actuals beside their plan.

    Actuals in the plan's own record are judged with those of the documents; `backed` are
    those that have evidence, None where that is not known.  The places of what a document
    lacks have no path.  `taken_in`: people have paired the documents with the plan; findings
    of documents lead to the plan's own places.
    """
    reports = report_set(plan, documents, backed, taken_in=taken_in)
    return report_of(REPORT_RULES, reports)
