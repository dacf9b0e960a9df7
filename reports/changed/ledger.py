"""The public ledger of a plan's target changes: what was promised, what took its place, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q

from indicators import measures
from indicators.models import Indicator, TargetRevision
from indicators.models.indicator import IndicatorQuerySet
from plans.document import Direction, Method
from plans.models import Plan
from reports.changed.changes import Change, Step, Timing, steps_of

Origin = TargetRevision.Origin


class Only(StrEnum):
    """The part of the ledger that a reader asks for."""

    EASED = "kolaylasan"
    AFTER = "sonradan"


@dataclass(frozen=True, slots=True)
class Line:
    """One year's target of one indicator, changed by one decision; figures in `unit`."""

    indicator: Indicator
    step: Step
    change: Change
    unit: str
    is_eased: bool

    @property
    def is_late(self) -> bool:
        """Whether the year was over when its target was changed."""
        return self.change.timing is Timing.AFTER and not self.step.is_correction

    @property
    def is_recorded_late(self) -> bool:
        """Whether a decision dated earlier came to the record after its year was over."""
        is_after = self.step.recorded_on.year > self.change.year
        return is_after and self.change.timing is not Timing.AFTER


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every change of a plan's targets, the latest decision first."""

    lines: tuple[Line, ...]

    @property
    def lowered(self) -> int:
        """How many made a target smaller."""
        return sum(line.change.is_lowered for line in self.lines)

    @property
    def raised(self) -> int:
        """How many made a target larger."""
        return sum(line.change.is_raised for line in self.lines)

    @property
    def late(self) -> tuple[Line, ...]:
        """The changes of a year that was over."""
        return tuple(line for line in self.lines if line.is_late)

    @property
    def recorded_late(self) -> int:
        """How many were decided before the year's end by their date, and recorded after it."""
        return sum(line.is_recorded_late for line in self.lines)

    @property
    def eased(self) -> tuple[Line, ...]:
        """The changes that made a target easier to reach."""
        return tuple(line for line in self.lines if line.is_eased)

    def only(self, part: str | None) -> tuple[Line, ...]:
        """Return the part that an address asks for, by one of `Only`; all of them otherwise."""
        match part:
            case Only.EASED:
                return self.eased
            case Only.AFTER:
                return self.late
        return self.lines


def ledger_of(plan: Plan) -> Ledger:
    """Return a plan's ledger, in five queries for any number of indicators."""
    return Ledger(lines_of(Indicator.objects.of_plan(plan)))


def lines_of(indicators: IndicatorQuerySet) -> tuple[Line, ...]:
    """Return every change of some indicators' targets, the latest decision first; five queries.

    A programme's first commitment for a year changes no target of the plan, so it is none of these.
    """
    lines = [
        line
        for indicator in _with_more_than_first_targets(indicators).for_scoring()
        for line in _lines_of(indicator)
    ]
    lines.sort(key=lambda line: line.step.decided_on, reverse=True)
    return tuple(lines)


def _with_more_than_first_targets(indicators: IndicatorQuerySet) -> IndicatorQuerySet:
    """Leave out what stands as the plan promised it, and with it most of what has to be read."""
    of_plan = TargetRevision.objects.filter(
        indicator=OuterRef("indicator"), year=OuterRef("year"), origin=Origin.PLAN
    )
    corrected = Q(Exists(of_plan.filter(pk__lt=OuterRef("pk"))))
    later = TargetRevision.objects.filter(~Q(origin=Origin.PLAN) | corrected)
    return indicators.filter(Exists(later.filter(indicator=OuterRef("pk"))))


def _lines_of(indicator: Indicator) -> Iterable[Line]:
    for step in steps_of(indicator.targets.all()):
        for change in step.changes:
            if not step.is_first and _changes_something(step, change):
                unit = measures.unit_of(indicator, change.year)
                yield Line(
                    indicator, step, change, unit, is_eased(indicator, step, change)
                )


def _changes_something(step: Step, change: Change) -> bool:
    origin = step.revision.origin
    is_first_commitment = (
        origin == step.revision.Origin.PROGRAMME and change.old is None
    )
    return change.old != change.new and not is_first_commitment


def is_eased(indicator: Indicator, step: Step, change: Change) -> bool:
    """Whether a change made a target easier: lower where more is better, higher where less is.

    Where neither is (a value to hold, no direction) nothing is said; a correction of what
    was misread changes no promise, and a target that was taken away asks for nothing more.
    """
    if step.is_correction:
        return False
    if change.old is not None and change.new is None:
        return True
    measure = measures.measure_of(indicator, change.year)
    if measure.method == Method.MAINTAIN or measure.direction == Direction.NEUTRAL:
        return False
    if measure.direction == Direction.DECREASE:
        return change.is_raised
    return change.is_lowered
