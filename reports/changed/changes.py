"""The public record of an indicator's targets: who changed what, when, and was the period over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.utils import timezone

from indicators.models import TargetRevision


class Timing(StrEnum):
    """When a target changed, seen from the year it is for."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Change:
    """One year's target before and after; `old` is `None` where there was no target.

    `decided_on` is the day of the decision, that of its recording where none is stated.
    """

    year: int
    old: Decimal | None
    new: Decimal | None
    decided_on: date

    @property
    def timing(self) -> Timing:
        """Whether the year had begun, or was over."""
        if self.decided_on.year > self.year:
            return Timing.AFTER
        return Timing.DURING if self.decided_on.year == self.year else Timing.BEFORE

    @property
    def days_late(self) -> int:
        """How many days after the end of its year the target was set."""
        return (self.decided_on - date(self.year, 12, 31)).days

    @property
    def is_lowered(self) -> bool:
        """Whether the new figure is smaller."""
        return self.old is not None and self.new is not None and self.new < self.old

    @property
    def is_raised(self) -> bool:
        """Whether the new figure is larger."""
        return self.old is not None and self.new is not None and self.new > self.old

    @property
    def percent(self) -> Decimal | None:
        """The change as a percent of the old target."""
        if not self.old or self.new is None:
            return None
        return (self.new - self.old) / abs(self.old) * 100


@dataclass(frozen=True, slots=True)
class Step:
    """What one decision did: targets recorded on one day from one origin, for one reason.

    `recorded_on` stands beside `decided_on`: a decision may come to the record years later.
    """

    revision: (
        TargetRevision  # the first of them; it speaks for day, decision and reason
    )
    decided_on: date
    recorded_on: date
    changes: tuple[Change, ...]
    is_correction: bool  # the first plan was put right: nobody promised anything else

    @property
    def anchor(self) -> str:
        """Where it stands on the indicator's page; its targets are never deleted."""
        return f"degisim-{self.revision.pk}"

    @property
    def is_first(self) -> bool:
        """Whether these are the plan's first targets."""
        return self._is_of_plan and not self.is_correction

    @property
    def is_late(self) -> bool:
        """Whether it changed the target of a year that was over."""
        is_late = any(c.timing is Timing.AFTER for c in self.changes)
        return is_late and not self._is_of_plan

    @property
    def _is_of_plan(self) -> bool:
        return self.revision.origin == TargetRevision.Origin.PLAN


def steps_of(targets: Iterable[TargetRevision]) -> tuple[Step, ...]:
    """Return the decisions about an indicator's targets, the latest first."""
    said: dict[tuple[int, str], Decimal | None] = {}
    found: dict[tuple[object, ...], Step] = {}
    for row in sorted(targets, key=lambda row: (row.recorded_at, row.year, row.pk)):
        recorded = timezone.localdate(row.recorded_at)
        decided = row.decision_date or recorded
        change = Change(row.year, _before(row, said), row.value, decided)
        again = row.origin == TargetRevision.Origin.PLAN and (
            (row.year, row.origin) in said
        )
        said[row.year, row.origin] = row.value
        reasons = row.decision_number, row.decision_date, row.reason
        decision = (recorded, row.origin, again, *reasons)
        step = found.get(decision) or Step(row, decided, recorded, (), again)
        found[decision] = replace(step, changes=(*step.changes, change))
    return tuple(reversed(found.values()))


def _before(
    row: TargetRevision, said: dict[tuple[int, str], Decimal | None]
) -> Decimal | None:
    """Return what a target takes the place of: an update also that of the first plan."""
    origin = TargetRevision.Origin
    if row.origin == origin.UPDATE and (row.year, origin.UPDATE) not in said:
        return said.get((row.year, origin.PLAN))
    return said.get((row.year, row.origin))
