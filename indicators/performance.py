"""What one indicator's reading comes to: official performance, achievement rate, completion.

Pure; README.md beside this file has the rules in words and where they come from.
Percents are unclamped and unrounded; `None` is *no value*, never 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from plans.document import Direction, Method

CONTEXT = Context(prec=28, rounding=ROUND_HALF_EVEN)
"""The arithmetic's own: the caller's decimal context must not change a digit."""

ONE = Decimal(1)
NOTHING, FULL = Fraction(0), Fraction(100)


class Formula(StrEnum):
    """How a percent was worked out, with A the baseline, B the target and C the actual."""

    PERFORMANCE = "performance"  # (C - A) / (B - A) * 100
    ACHIEVEMENT = "achievement"  # C / B * 100
    INVERSE_ACHIEVEMENT = "inverse_achievement"  # B / C * 100, where lower is better
    MET = "met"  # 100: the rule asks only whether the target is met


class Rule(StrEnum):
    """Which rule gave an indicator its completion."""

    OFFICIAL = "official"
    ACHIEVEMENT_NO_BASELINE = "achievement_no_baseline"
    BASELINE_EQUALS_TARGET = "baseline_equals_target"
    ANNUAL = "annual"
    MAINTAINED = "maintained"  # inside the tolerance
    NOT_MAINTAINED = "not_maintained"  # outside it: the achievement rate
    NONE = "none"


class Flag(StrEnum):
    """What a reader must be told beside an indicator's figure, or in its place."""

    WITHDRAWN = "withdrawn"
    DATA_ONLY = "data_only"
    NO_ACTUAL = "no_actual"
    NO_TARGET = "no_target"
    NO_BASELINE = "no_baseline"
    BASELINE_NOT_APPLICABLE = "baseline_not_applicable"
    BASELINE_OF_PART_YEAR = "baseline_of_part_year"
    NO_TOLERANCE = "no_tolerance"
    OUTSIDE_TOLERANCE = "outside_tolerance"
    TARGET_EQUALS_BASELINE = "target_equals_baseline"
    TARGET_AGAINST_DIRECTION = "target_against_direction"
    ACHIEVEMENT_UNDEFINED = "achievement_undefined"
    DIRECTION_ASSUMED = "direction_assumed"
    ABOVE_TARGET_CAPPED = "above_target_capped"
    BELOW_ZERO_FLOORED = "below_zero_floored"


@dataclass(frozen=True, slots=True)
class Measure:
    """How an indicator is measured, under the plan revision in force.

    A `direction` of `None` is one that nobody has stated.  Baseline and tolerance are in the indicator's unit; `weight` (hedefe etkisi) is a
    percent as printed, 0 or more.  A baseline of a part of the year ("2019 (6 aylık)") is
    reckoned with as it stands, and flagged: the targets are those of full years.
    """

    method: Method
    direction: Direction | None
    baseline: Decimal | None
    tolerance: Decimal | None = None
    weight: Decimal | None = None
    withdrawn: bool = False
    baseline_not_applicable: bool = False
    is_percent: bool = False
    baseline_of_part_year: bool = False

    @property
    def start(self) -> Decimal | None:
        """The baseline to reckon from; none where it is missing or does not apply."""
        return None if self.baseline_not_applicable else self.baseline

    @property
    def is_scored(self) -> bool:
        """Whether the indicator counts in its objective at all, with data or without."""
        return not self.withdrawn and self.method is not Method.DATA_ONLY


@dataclass(frozen=True, slots=True)
class Reading:
    """An indicator in one period: the year-end target and what was reached, in its unit."""

    measure: Measure
    target: Decimal | None
    actual: Decimal | None

    @property
    def direction(self) -> Direction | None:
        """The better side: as stated, else from the baseline towards the target, if they differ."""
        start = self.measure.start
        if self.measure.direction is not None:
            return self.measure.direction
        if start is None or self.target is None or self.target == start:
            return None
        return Direction.INCREASE if self.target > start else Direction.DECREASE


@dataclass(frozen=True)  # without slots: what it comes to is kept
class Working:
    """A percent as it is worked out: numerator / denominator * 100."""

    formula: Formula
    numerator: Decimal = ONE
    denominator: Decimal = ONE

    @cached_property
    def exact(self) -> Fraction:
        """The percent without rounding of any kind."""
        over, below = self.numerator.as_integer_ratio()
        by, parts = self.denominator.as_integer_ratio()
        return Fraction(over * parts * 100, below * by)

    @property
    def clamped(self) -> Fraction:
        """The exact percent as an objective counts it: 0 to 100."""
        if self.is_below:
            return NOTHING
        return FULL if self.is_above else self.exact

    @property
    def is_below(self) -> bool:
        """Whether the percent is below 0."""
        return self.exact.numerator < 0

    @property
    def is_above(self) -> bool:
        """Whether the percent is above 100."""
        return self.exact.numerator > 100 * self.exact.denominator

    @cached_property
    def percent(self) -> Decimal:
        """The percent to 28 significant digits."""
        return as_decimal(self.exact)


class _Figures(NamedTuple):
    """A reading that has both its target and its actual."""

    measure: Measure
    direction: Direction
    target: Decimal
    actual: Decimal

    @property
    def is_met(self) -> bool:
        if self.direction is Direction.DECREASE:
            return self.actual <= self.target
        return self.actual >= self.target

    @property
    def is_held(self) -> bool:
        distance = abs(Fraction(self.actual) - Fraction(self.target))
        return distance <= Fraction(self.measure.tolerance or 0)


@dataclass(frozen=True, slots=True)
class Result:
    """What one reading comes to; `working` is the one of the two that counts, or a target met."""

    rule: Rule = Rule.NONE
    flags: frozenset[Flag] = frozenset()
    working: Working | None = None
    figures: _Figures | None = None

    @property
    def official(self) -> Working | None:
        """How the official percent is worked out; none where there is no way ahead of the baseline."""
        return None if self.figures is None else _official(self.figures)

    @property
    def rate(self) -> Working | None:
        """How the percent of the target is worked out."""
        return None if self.figures is None else _rate(self.figures)

    @property
    def performance(self) -> Decimal | None:
        """The official percent (C - A) / (B - A) * 100."""
        official = self.official
        return None if official is None else official.percent

    @property
    def achievement(self) -> Decimal | None:
        """The percent C / B * 100, or B / C * 100 where lower is better."""
        rate = self.rate
        return None if rate is None else rate.percent

    @property
    def completion(self) -> Decimal | None:
        """The percent that enters the objective, before it is clamped."""
        return None if self.working is None else self.working.percent

    @property
    def counted(self) -> Decimal | None:
        """The completion as the objective counts it: 0 to 100."""
        return None if self.working is None else as_decimal(self.working.clamped)


_Choice = tuple[Rule, Working | None, frozenset[Flag]]


def evaluate(reading: Reading) -> Result:
    """Return what a reading comes to; a figure that no rule gives is `None`, and flagged."""
    measure, target, actual = reading.measure, reading.target, reading.actual
    if not measure.is_scored:
        return Result(
            flags=frozenset({Flag.WITHDRAWN if measure.withdrawn else Flag.DATA_ONLY})
        )
    if target is None or actual is None:
        figures = {Flag.NO_TARGET: target, Flag.NO_ACTUAL: actual}
        return Result(
            flags=frozenset(flag for flag, value in figures.items() if value is None)
        )
    direction = reading.direction
    known = _Figures(measure, direction or Direction.INCREASE, target, actual)
    rule, working, flags = _choose(known)
    if direction is None:
        flags |= {Flag.DIRECTION_ASSUMED}
    if measure.baseline_of_part_year and measure.start is not None:
        flags |= {Flag.BASELINE_OF_PART_YEAR}
    if (
        working is None and rule is not Rule.NONE
    ):  # the rule asks for a rate that there is not
        rule, flags = Rule.NONE, flags | {Flag.ACHIEVEMENT_UNDEFINED}
    return Result(rule, flags | _clamp_flags(working), working, known)


def as_decimal(exact: Fraction) -> Decimal:
    """Return a fraction divided out, to 28 significant digits."""
    return CONTEXT.divide(Decimal(exact.numerator), Decimal(exact.denominator))


def _official(known: _Figures) -> Working | None:
    start = known.measure.start
    if start is None or not _is_ahead(known, start):
        return None
    return _performance(known, start)


def _performance(known: _Figures, start: Decimal) -> Working:
    reached = CONTEXT.subtract(known.actual, start)
    return Working(Formula.PERFORMANCE, reached, CONTEXT.subtract(known.target, start))


def _rate(known: _Figures) -> Working | None:
    """A ratio to nothing, or to less, says nothing; without a better side there is none either."""
    target, actual = known.target, known.actual
    if known.direction is Direction.INCREASE and target > 0:
        return Working(Formula.ACHIEVEMENT, actual, target)
    if known.direction is Direction.DECREASE and actual > 0:
        return Working(Formula.INVERSE_ACHIEVEMENT, target, actual)
    if known.direction is Direction.DECREASE and actual == 0 and known.is_met:
        return Working(Formula.MET)  # nothing left of what was to be less
    return None


def _choose(known: _Figures) -> _Choice:
    measure = known.measure
    if known.direction is Direction.NEUTRAL or measure.method is Method.MAINTAIN:
        return _hold(known)
    if measure.method is Method.ANNUAL:
        return Rule.ANNUAL, _rate(known), frozenset()
    if measure.baseline_not_applicable:
        return (
            Rule.ACHIEVEMENT_NO_BASELINE,
            _rate(known),
            frozenset({Flag.BASELINE_NOT_APPLICABLE}),
        )
    if measure.baseline is None:
        flags = frozenset({Flag.NO_BASELINE})
        return Rule.ACHIEVEMENT_NO_BASELINE, _rate(known), flags
    return _compare(known, measure.baseline)


def _hold(known: _Figures) -> _Choice:
    flags: frozenset[Flag] = frozenset()
    if known.measure.tolerance is None:
        flags |= {Flag.NO_TOLERANCE}
    if known.is_held:
        return Rule.MAINTAINED, Working(Formula.MET), flags
    flags |= {Flag.OUTSIDE_TOLERANCE}
    if known.direction is Direction.NEUTRAL:
        return Rule.NONE, None, flags
    return Rule.NOT_MAINTAINED, _rate(known), flags


def _compare(known: _Figures, start: Decimal) -> _Choice:
    if known.target == start:
        working = Working(Formula.MET) if known.is_met else _rate(known)
        return (
            Rule.BASELINE_EQUALS_TARGET,
            working,
            frozenset({Flag.TARGET_EQUALS_BASELINE}),
        )
    if not _is_ahead(known, start):
        return Rule.NONE, None, frozenset({Flag.TARGET_AGAINST_DIRECTION})
    return Rule.OFFICIAL, _performance(known, start), frozenset()


def _is_ahead(known: _Figures, start: Decimal) -> bool:
    """Whether the target lies on the better side of the baseline."""
    if known.direction is Direction.INCREASE:
        return known.target > start
    return known.direction is Direction.DECREASE and known.target < start


AS_IT_IS: frozenset[Flag] = frozenset()
FLOORED = frozenset({Flag.BELOW_ZERO_FLOORED})
CAPPED = frozenset({Flag.ABOVE_TARGET_CAPPED})


def _clamp_flags(working: Working | None) -> frozenset[Flag]:
    if working is None:
        return AS_IT_IS
    if working.is_below:
        return FLOORED
    return CAPPED if working.is_above else AS_IT_IS
