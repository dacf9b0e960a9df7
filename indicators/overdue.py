"""How far a unit is with what a period asks of it, and how late; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum


class Stage(IntEnum):
    """How far one figure has come; the later stage is the greater one."""

    EMPTY = 0
    ENTERED = 1  # a draft, or returned to the unit
    SUBMITTED = 2
    APPROVED = 3


# What an entry's state means for what is asked.
STAGES = {
    "draft": Stage.ENTERED,
    "returned": Stage.ENTERED,
    "submitted": Stage.SUBMITTED,
    "approved": Stage.APPROVED,
}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many figures are asked of a unit, and how many of them have come at least so far."""

    asked: int = 0
    entered: int = 0
    submitted: int = 0
    approved: int = 0

    @property
    def missing(self) -> int:
        """How many the unit still has to send: nothing entered, or a draft only."""
        return self.asked - self.submitted

    @property
    def waiting(self) -> int:
        """How many wait for the strategy office."""
        return self.submitted - self.approved


def tally(stages: Iterable[Stage]) -> Tally:
    """Return the counts of what is asked, one stage for each figure asked.

    >>> tally([Stage.EMPTY, Stage.ENTERED, Stage.SUBMITTED, Stage.APPROVED])
    Tally(asked=4, entered=3, submitted=2, approved=1)
    """
    reached = list(stages)
    return Tally(
        asked=len(reached),
        entered=sum(stage >= Stage.ENTERED for stage in reached),
        submitted=sum(stage >= Stage.SUBMITTED for stage in reached),
        approved=sum(stage >= Stage.APPROVED for stage in reached),
    )


def last_day(due_on: date | None, extended_until: date | None) -> date | None:
    """Return the last day on which a unit is in time: the due date, or its extension if later."""
    days = [day for day in (due_on, extended_until) if day is not None]
    return max(days, default=None)


def days_late(last: date | None, today: date) -> int:
    """Return by how many days the last day is past; 0 up to that day, and where there is none."""
    return 0 if last is None else max((today - last).days, 0)
