"""Cards of the plan before, which a plan shows to look back: they are no part of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest.reading.card_draft import PLAN_YEARS, CardDraft
from plans.document import Issue, Severity

EARLIER = (
    "{} dönemine ait bu hedef kartı, belgedeki planın öncesini anlatıyor; alınmadı."
)


def without_earlier(
    drafts: Sequence[CardDraft],
) -> tuple[list[CardDraft], list[Issue]]:
    """Return the cards of the plan, and a notice of each whose years all lie before it.

    The plan's years are those of most cards; where there is no such span every card stays.
    """
    spans = [_span(draft) for draft in drafts]
    common = Counter(span for span in spans if span).most_common(1)
    if not common or common[0][1] * 2 <= len(drafts):
        return list(drafts), []
    first = common[0][0][0]
    is_earlier = [span is not None and span[1] < first for span in spans]
    kept = [one for one, gone in zip(drafts, is_earlier, strict=True) if not gone]
    return kept, [
        _notice(one, span)
        for one, span, gone in zip(drafts, spans, is_earlier, strict=True)
        if gone and span
    ]


def _span(draft: CardDraft) -> tuple[int, int] | None:
    """Return the first and the last calendar year that the card has targets for."""
    years = {year for one in draft.indicators for year in one.years}
    years = {year for year in years if year > PLAN_YEARS}
    return (min(years), max(years)) if years else None


def _notice(draft: CardDraft, span: tuple[int, int]) -> Issue:
    named = draft.objective.title or draft.objective.code if draft.objective else None
    first, last = span
    period = str(first) if first == last else f"{first}-{last}"
    return Issue(
        "",
        EARLIER.format(period),
        named.text if named else "",
        Severity.NOTICE,
        named.at if named else None,
    )
