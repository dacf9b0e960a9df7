"""What a commit does to a plan, one row for each thing a document says; pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Fate(StrEnum):
    """What becomes of one thing the document says."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the preview; texts are as a person reads them, Turkish numbers included.

    `where` is the path in the document ("goals[0].objectives[1].indicators[2]"),
    `code` that of the goal, objective or indicator, `label` what of it is meant
    ("2024 hedefi", "Ölçü birimi"), empty for the thing itself.  `confidence`, 0 to 1,
    says how surely the document's row is the plan's, None where it was not asked.
    """

    fate: Fate
    where: str
    code: str
    label: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""  # one Turkish sentence; always where refused
    confidence: Decimal | None = None
