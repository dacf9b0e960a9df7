"""What a commit does to a plan, one row for each thing a document says; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Fate(StrEnum):
    """What becomes of one thing the document says."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class Answer(StrEnum):
    """What a person says of a row that the machine will not decide."""

    TAKE = (
        "take"  # the document's value; or: yes, it is the plan's row named as candidate
    )
    KEEP = "keep"  # the plan's value; or: leave this row of the document out
    NEW = "new"  # it is none of the plan's: add it


Answers = Mapping[str, Answer]
"""Answers by the `where` of the row they are about."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the preview; texts are as a person reads them, Turkish numbers included.

    `where` is the path in the document ("goals[0].objectives[1].indicators[2]",
    "goals[0].title", "goals[0].objectives[1].indicators[2].targets.2024"), empty for what
    only the plan has; `code` is that of the goal, objective or indicator, `label` what of
    it is meant ("2024 hedefi", "Ölçü birimi"), empty for the thing itself.  `confidence`,
    0 to 1, says how surely the document's row is the plan's, None where it was not asked.
    """

    fate: Fate
    where: str
    code: str
    label: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""  # one Turkish sentence; always where refused
    confidence: Decimal | None = None
