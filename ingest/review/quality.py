"""Plan quality of a reading: what the page does not say already as a question or a gap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from indicators.judging import Group, groups_of
from ingest.reading import card_expectations, portal, tiles
from ingest.reading.card_expectations import NOT_FOUND
from ingest.reading.indicator_entries import HALF_YEAR
from ingest.review.asking import card_number
from ingest.review.entries import slug_of
from plans.document import (
    CHAIN,
    IndicatorEntry,
    Issue,
    Kind,
    PlanDocument,
    with_indicators,
)
from plans.quality import Finding, Report, judge_plan, judge_reports

# What the list of cards says is missing (ingest.review.gaps) is not said again.
IN_GAPS = frozenset(
    {
        "agirlik-eksik",
        "baslangic-yok",
        "gosterge-birimsiz",
        "gosterge-hedefsiz",
        "kart-maliyet",
        "kart-sorumlu-birim",
        "program-hedefsiz",
        "gerceklesme-yok",
    }
)
# A gap of the plan's record, told at the office's desk: no report could close it.
OF_RECORD = frozenset({"gerceklesme-kaynaksiz"})

# A question that is still open stands for the finding; a person who leaves the plan as it
# is printed settles the question, and the finding comes up.
ASKED: dict[str, tuple[str, ...]] = {
    "agirlik-sifir": (tiles.NO_EFFECT,),
    "agirlik-toplami": (card_expectations.WEIGHTS, portal.WEIGHTS),
    "baslangic-yarim-yil": (HALF_YEAR,),
    "hedef-gostergesiz": (card_expectations.NO_INDICATORS, portal.NO_INDICATORS),
    "kart-faaliyet": (NOT_FOUND.format("Faaliyet ve Projeler"),),
    "kart-ihtiyac": (NOT_FOUND.format("İhtiyaçlar"),),
    "kart-risk": (NOT_FOUND.format("Riskler"),),
    "kart-tespit": (NOT_FOUND.format("Tespitler"),),
    "kod-atlanan": (card_expectations.GAP,),
    "kod-yinelenen": (card_expectations.REPEATED_CODE, portal.REPEATED),
    "plan-yili-hedefsiz": (card_expectations.YEAR_WITHOUT_VALUES,),
    "yil-hedefsiz": (card_expectations.EMPTY_YEARS,),
}


def quality_of(reading: PlanDocument, plan: PlanDocument | None = None) -> list[Group]:
    """Return what the rules find in a reading, each finding with the way to its card.

    A document of one year is held to its `plan`, where that is known.
    """
    report = _judged(reading, plan)
    kept = [
        replace(outcome, findings=findings)
        for outcome in report.outcomes
        if outcome.rule.id not in IN_GAPS | OF_RECORD
        and (findings := tuple(_unsaid(reading.issues, outcome.findings)))
    ]

    def card_of(path: str) -> str:
        number = card_number(reading, path) if path else 0
        return f"?kart={number}#f-{slug_of(path)}" if number else ""

    return groups_of(Report(tuple(kept)), card_of)


def _judged(reading: PlanDocument, plan: PlanDocument | None) -> Report:
    if reading.kind in CHAIN:
        # The plan's own figures are no business of this document.
        promised = with_indicators(plan or reading, _as_promised)
        return judge_reports(promised, (reading,))
    is_plan = reading.kind in (Kind.PLAN, Kind.PORTAL_PAGE)
    return judge_plan(reading) if is_plan else Report()


def _as_promised(one: IndicatorEntry) -> IndicatorEntry:
    return replace(one, actuals=(), target_revisions=())


def _unsaid(issues: Iterable[Issue], findings: Iterable[Finding]) -> Iterable[Finding]:
    return (one for one in findings if not any(_says(issue, one) for issue in issues))


def _says(issue: Issue, finding: Finding) -> bool:
    """Whether an open question is about the same thing at the same place."""
    path = finding.place.path
    reasons = ASKED.get(finding.rule.id, ())
    if not issue.reason.startswith(tuple(one.partition("{")[0] for one in reasons)):
        return False
    is_there = issue.where == path or issue.where.startswith((f"{path}.", f"{path}["))
    return is_there or (path == "goals" and not issue.where)
