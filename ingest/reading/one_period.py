"""A document prints one plan: where its cards are of several periods, no period is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.reading.grid import Line
from plans.document import Issue, ObjectiveEntry, PlanDocument, Severity
from plans.turkish import fold

PLAN_YEARS = 5
SEVERAL_PERIODS = (
    "Belgede birden çok plan dönemi yazılı; hangisinin alınacağı belli değil. "
    "Her dönemin kartlarını ayrı bir belge olarak yükleyin."
)

_PERIOD = re.compile(
    r"((?:19|20)[0-9]{2})\s?-\s?((?:19|20)[0-9]{2})(?: (?:yılları |dönemi )?stratejik planı?)?"
)

Span = tuple[int, int]


def printed_period(lines: Sequence[Line], of_targets: Span | None) -> Span | None:
    """Return the period that lines of their own print, where it is one and ends with the targets.

    Else the years of the targets: the first year of a plan may be its baseline's.
    """
    found = [_PERIOD.fullmatch(fold(line.text)) for line in lines]
    printed = {(int(one[1]), int(one[2])) for one in found if one}
    if len(printed) != 1 or of_targets is None:
        return of_targets
    [(first, last)] = printed
    is_theirs = first <= of_targets[0] and last == of_targets[1]
    return (first, last) if is_theirs and last - first <= PLAN_YEARS else of_targets


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
