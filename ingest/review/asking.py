"""What a person must look at first, each question with the way to its field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from ingest.edits.paths import path_of, steps_of
from ingest.edits.telling import code_at, subject_of
from ingest.review.entries import slug_of
from plans.document import Issue, PlanDocument, Severity


@dataclass(frozen=True, slots=True)
class Asked:
    """An open issue; `number` is its place in the document, `card` that of its card, 0 for none."""

    number: int
    issue: Issue
    code: str
    subject: str
    card: int
    alike: int = 1  # how many ask the same, on the same page

    @property
    def key(self) -> str:
        """What tells the issue from the others, whatever its number becomes."""
        return key_of(self.issue)

    @property
    def steps(self) -> list[str]:
        """Names in addresses of what it points at, from the innermost outward."""
        steps = steps_of(self.issue.where)
        return [slug_of(path_of(steps[:end])) for end in range(len(steps), 0, -1)]


def key_of(issue: Issue) -> str:
    """Return a short name for an issue, the same as long as it asks the same of the same place."""
    told = "\n".join((issue.where, issue.reason, issue.text))
    return sha256(told.encode()).hexdigest()[:16]


def issues_first(document: PlanDocument) -> list[Asked]:
    """Return the issues, errors before warnings before notices."""
    order = list(Severity)
    cards = [path for path, _objective in document.objectives()]
    found = [
        Asked(
            number,
            issue,
            code_at(document, issue.where),
            subject_of(document, issue.where),
            _card(cards, issue.where),
        )
        for number, issue in enumerate(document.issues)
    ]
    return sorted(found, key=lambda asked: order.index(asked.issue.severity))


def _card(cards: list[str], where: str) -> int:
    """Return the number of the card that a path leads into; the first of its goal for a goal's."""
    for number, path in enumerate(cards, 1):
        if where == path or where.startswith(f"{path}."):
            return number
    goal = where.split(".")[0]
    of_goal = (n for n, path in enumerate(cards, 1) if path.startswith(f"{goal}."))
    return next(of_goal, 0) if goal else 0


def with_alike(asked: Iterable[Asked]) -> list[Asked]:
    """Return the issues of one page, the first of those that ask the same knowing how many they are."""
    asked = list(asked)
    counts = Counter(one.issue.reason for one in asked)
    told: set[str] = set()
    found = []
    for one in asked:
        reason = one.issue.reason
        found.append(one if reason in told else replace(one, alike=counts[reason]))
        told.add(reason)
    return found


def card_number(document: PlanDocument, where: str) -> int:
    """Return the number of the card that a path leads into, 0 for none."""
    return _card([path for path, _objective in document.objectives()], where)


def on_card(asked: Iterable[Asked], number: int) -> list[Asked]:
    """Return what is asked about one card."""
    return with_alike(one for one in asked if one.card == number)


def with_fields(asked: Iterable[Asked], slugs: set[str]) -> Iterator[tuple[Asked, str]]:
    """Yield each question with the field it leads to, of those that stand on the page; else ""."""
    for one in asked:
        yield one, next((slug for slug in one.steps if slug in slugs), "")
