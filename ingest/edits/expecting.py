"""What a change does to the sums and counts that a reading is checked by; pure.

Only the difference counts: a check that the change made fail is asked, one that it put
right is closed, and what a person settled, or a reader never asked, stays as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.reading.card_expectations import NO_COST, missing, repeated_codes
from plans.document import Issue, PlanDocument

Key = tuple[str, str, str]


def rechecked(failed: Iterable[Issue], after: PlanDocument) -> PlanDocument:
    """Return the changed document with the issues that the change opened, without those it closed.

    `failed` is what failed before the change, under the paths of after it.
    """
    fails = failures(after)
    closed = Counter(map(_key, failed)) - Counter(map(_key, fails))
    stay = []
    for issue in after.issues:
        if closed[_key(issue)]:
            closed[_key(issue)] -= 1
        else:
            stay.append(issue)
    known = Counter(map(_key, failed)) + Counter(map(_key, stay))
    opened = [issue for issue in fails if not known[_key(issue)]]
    return replace(after, issues=(*stay, *opened))


def _key(issue: Issue) -> Key:
    return issue.where, issue.reason, issue.text


def failures(document: PlanDocument) -> list[Issue]:
    """Return the checks of the cards that this document does not pass."""
    return [*_of_cards(document), *repeated_codes(document)]


def _of_cards(document: PlanDocument) -> Iterator[Issue]:
    for path, objective in document.objectives():
        has_cost = objective.cost_estimate.total is not None
        for issue in missing(objective, has_goal=True):
            if not (has_cost and issue.reason == NO_COST):
                where = f"{path}.{issue.where}" if issue.where else path
                yield replace(issue, where=where)
