"""A document prints one plan: where its cards are of several periods, no period is said."""

from __future__ import annotations

from dataclasses import replace

from plans.document import Issue, ObjectiveEntry, PlanDocument, Severity

PLAN_YEARS = 5
SEVERAL_PERIODS = (
    "Belgede birden çok plan dönemi yazılı; hangisinin alınacağı belli değil. "
    "Her dönemin kartlarını ayrı bir belge olarak yükleyin."
)

Span = tuple[int, int]


def of_one_period(document: PlanDocument) -> PlanDocument:
    """Return the document, its period null with an error where its targets are of several plans.

    They are where their years are more than a plan has and no objective prints them all.
    """
    spans = sorted({span for _, card in document.objectives() if (span := _span(card))})
    if document.period is None or not spans:
        return document
    first, last = spans[0][0], max(end for _, end in spans)
    if last - first < PLAN_YEARS or (first, last) in spans:
        return document
    text = ", ".join(f"{start}-{end}" for start, end in spans)
    issue = Issue("period", SEVERAL_PERIODS, text, Severity.ERROR)
    return replace(document, period=None, issues=(*document.issues, issue))


def _span(card: ObjectiveEntry) -> Span | None:
    years = [year for one in card.indicators for year in one.targets]
    return (min(years), max(years)) if years else None
