"""Rows of a plan in one year: what a page and a spreadsheet both render."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from indicators.measures import Known, Terms, Told
from indicators.models import Indicator
from indicators.scoring import (
    Band,
    Contribution,
    Reading,
    Result,
    RollUp,
    evaluate,
    score_of,
)
from plans.models import Citation, Goal, Objective
from reports.reckoning import Reckoning
from reports.standings import NOTHING, Standing
from reports.years import PlanYear


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator in one period: what was promised, what was reached, what it comes to.

    `first` is the reading by the first plan's target; `contribution` its part in the sum.
    """

    known: Known
    terms: Terms
    reading: Reading
    first: Reading
    contribution: Contribution
    entry: Told | None = None
    band: Band | None = None
    first_band: Band | None = None
    withdrawn: bool = False

    @property
    def indicator(self) -> Indicator:
        """Whose row it is."""
        return self.known.indicator

    @property
    def unit(self) -> str:
        """The unit of measure as printed."""
        return self.terms.unit_of_measure

    @property
    def result(self) -> Result:
        """What the reading comes to, by the target in force."""
        return self.contribution.result

    @property
    def completion(self) -> Decimal | None:
        """The unclamped percent that counts; `None` where there is none."""
        return self.result.completion

    @property
    def target_changed(self) -> bool:
        """Whether the target in force is not the first plan's."""
        return (
            self.first.target is not None and self.first.target != self.reading.target
        )

    @property
    def has_two_results(self) -> bool:
        """Whether the first plan's target gives a percentage beside that of the target in force."""
        return (
            self.target_changed
            and not self.withdrawn
            and self.first_result.completion is not None
        )

    @property
    def added(self) -> Decimal | None:
        """What the period is published to have added, where a hole lets that make no total."""
        if self.entry is None or self.reading.actual is not None:
            return None
        return self.entry.value

    @property
    def first_result(self) -> Result:
        """What the same actual comes to by the first plan's target."""
        return self.result if self.first is self.reading else evaluate(self.first)


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """Hedef: its published standing, and its indicators in the order of the card."""

    objective: Objective
    standing: Standing = NOTHING
    indicators: tuple[IndicatorRow, ...] = ()
    withdrawn: bool = False
    reckonings: tuple[Reckoning[IndicatorRow], ...] = ()  # only on its own page

    @property
    def card(self) -> RollUp:
        """What the rows say of the weights, and how many indicators count and report.

        Its percent is not shown: that is the published one, in `standing`.
        """
        return score_of((row.reading, row.contribution) for row in self.indicators)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader must know of the weights, published or not."""
        return tuple(sorted(self.card.flags | self.standing.flags))

    @property
    def changed_targets(self) -> int:
        """How many indicators that count no longer have their first target."""
        return sum(row.target_changed and not row.withdrawn for row in self.indicators)


@dataclass(frozen=True, slots=True)
class GoalRow:
    """Amaç: its published standing and its objectives; `size` counts those that count."""

    goal: Goal
    standing: Standing = NOTHING
    objectives: tuple[ObjectiveRow, ...] = ()
    size: int = 0
    withdrawn: bool = False
    published_from: Citation | None = None  # where the source prints its own percentage
    reckonings: tuple[Reckoning[ObjectiveRow], ...] = ()  # only on its own page

    @property
    def with_data(self) -> int:
        """How many of the loaded objectives that count have a published percentage."""
        return sum(row.standing.percent is not None for row in self.counted_objectives)

    @property
    def counted(self) -> int:
        """How many of the loaded objectives count in the mean."""
        return len(self.counted_objectives)

    @property
    def counted_objectives(self) -> tuple[ObjectiveRow, ...]:
        """The loaded objectives that no update has withdrawn."""
        return tuple(row for row in self.objectives if not row.withdrawn)

    @property
    def indicator_count(self) -> int:
        """How many indicators the loaded objectives have that are not withdrawn."""
        rows = (each for row in self.counted_objectives for each in row.indicators)
        return sum(not row.withdrawn for row in rows)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """Stratejik plan in the year shown."""

    shown: PlanYear
    standing: Standing = NOTHING
    goals: tuple[GoalRow, ...] = ()
    reckonings: tuple[Reckoning[GoalRow], ...] = ()  # only on its own page

    @property
    def with_data(self) -> int:
        """How many goals that count have a published percentage."""
        return sum(row.standing.percent is not None for row in self.counted_goals)

    @property
    def counted(self) -> int:
        """How many goals count in the mean."""
        return len(self.counted_goals)

    @property
    def counted_goals(self) -> tuple[GoalRow, ...]:
        """The goals that no update has withdrawn."""
        return tuple(row for row in self.goals if not row.withdrawn)
