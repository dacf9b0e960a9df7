"""How indicators add up to an objective, a goal and a plan, and the one door to the arithmetic.

Pure; README.md beside this file has the rules in words and where they come from.
`indicators.actuals` says which figure is the actual, `indicators.performance` what one
indicator's reading comes to; everything else imports them from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from indicators.actuals import (
    FIRST_AND_LAST_MONTH,
    DuplicateReportError,
    Report,
    Reported,
    Reports,
    actual_among,
    actual_value,
    by_period,
)
from indicators.performance import (
    FULL,
    NOTHING,
    Flag,
    Formula,
    Measure,
    Reading,
    Result,
    Rule,
    Working,
    as_decimal,
    evaluate,
)

__all__ = [
    "FIRST_AND_LAST_MONTH",
    "Band",
    "Contribution",
    "DuplicateReportError",
    "Flag",
    "Formula",
    "Measure",
    "Reading",
    "Report",
    "Reported",
    "Reports",
    "Result",
    "RollUp",
    "Rule",
    "ScoreFlag",
    "Working",
    "actual_among",
    "actual_value",
    "band_of",
    "by_period",
    "contributions",
    "evaluate",
    "objective_score",
    "roll_up",
    "rounded",
    "score_of",
]


NO_WEIGHT = Decimal(0)
SHOWN = Context(prec=60)  # more digits than anything that is rounded has


class ScoreFlag(StrEnum):
    """What a reader must be told beside a score, or in its place."""

    NOTHING_TO_SCORE = "nothing_to_score"
    NO_WEIGHTS = "no_weights"
    SOME_WEIGHTS_MISSING = "some_weights_missing"
    WEIGHTS_NOT_100 = "weights_not_100"
    WEIGHTS_SUM_ZERO = "weights_sum_zero"


@dataclass(frozen=True, slots=True)
class Contribution:
    """One indicator's row in its objective's sum: weight * counted / 100 = points.

    `weight` is 1 in a plain mean, and `None` where the indicator takes no part.
    """

    weight: Decimal | None
    result: Result

    @property
    def counts(self) -> bool:
        """Whether the sum has a point of the indicator, be it 0."""
        return self.weight is not None and self.result.working is not None

    @property
    def points(self) -> Decimal | None:
        """What the indicator adds to the sum; none without a weight or without a completion."""
        if self.weight is None or self.result.working is None:
            return None
        return as_decimal(Fraction(self.weight) * self.result.working.clamped / FULL)


@dataclass(frozen=True, slots=True)
class RollUp:
    """The score of an objective, a goal or a plan; every figure is a percent, 0 to 100.

    `low` and `high` are what `percent` would be if all that is missing came in as 0, or as 100;
    `reported` of the `counted` indicators (or objectives, or goals) have a value.
    """

    percent: Decimal | None
    coverage: Decimal
    low: Decimal | None
    high: Decimal | None
    flags: frozenset[ScoreFlag] = frozenset()
    reported: int = 0
    counted: int = 0


@dataclass(frozen=True, slots=True)
class Band:
    """A status from `lower` percent upwards; without one, the lowest band."""

    lower: Decimal | None
    key: str
    label: str


class _Part(NamedTuple):
    """One term of a mean: its weight, and its percents as exact fractions."""

    weight: Fraction
    percent: Fraction | None = None
    coverage: Fraction = Fraction(0)
    low: Fraction = Fraction(0)
    high: Fraction = FULL


def contributions(readings: Iterable[Reading]) -> tuple[Contribution, ...]:
    """Return each indicator's part in its objective's sum, in the order given."""
    rows = tuple(readings)
    plain = all(row.measure.weight is None for row in rows if row.measure.is_scored)
    return tuple(
        Contribution(_weight(row.measure, plain=plain), evaluate(row)) for row in rows
    )


def objective_score(readings: Iterable[Reading]) -> RollUp:
    """Return the objective's weighted completion over the indicators that have one."""
    rows = tuple(readings)
    return score_of(zip(rows, contributions(rows), strict=True))


def score_of(rows: Iterable[tuple[Reading, Contribution]]) -> RollUp:
    """Return the objective's weighted completion from the parts that `contributions` gave."""
    scored = [(row.measure, part) for row, part in rows if row.measure.is_scored]
    parts = [_indicator(part.weight, part.result.working) for _measure, part in scored]
    return _mean(parts, _weight_flags([measure.weight for measure, _part in scored]))


def roll_up(children: Iterable[tuple[RollUp, Decimal]]) -> RollUp:
    """Return the mean of the children with data, each by its weight (0 or more; alike: plain)."""
    parts = [_child(weight, child) for child, weight in children]
    return _mean(
        parts, frozenset() if parts else frozenset({ScoreFlag.NOTHING_TO_SCORE})
    )


def band_of(percent: Decimal | None, bands: Iterable[Band]) -> Band | None:
    """Return the highest band that an unrounded percent reaches; none without data."""
    if percent is None:
        return None
    highest = None
    for band in bands:
        if band.lower is None:
            highest = highest or band
        elif percent >= band.lower and _is_above(band.lower, highest):
            highest = band
    return highest


def _is_above(lower: Decimal, band: Band | None) -> bool:
    return band is None or band.lower is None or lower > band.lower


def rounded(percent: Decimal, places: int = 2) -> Decimal:
    """Return `percent` rounded half up, as it is shown; nothing is calculated with it."""
    return percent.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, SHOWN)


def _weight(measure: Measure, *, plain: bool) -> Decimal | None:
    if not measure.is_scored:
        return None
    return Decimal(1) if plain else measure.weight


def _weight_flags(weights: Sequence[Decimal | None]) -> frozenset[ScoreFlag]:
    """Say what is unusual about the weights of the indicators that count."""
    if not weights:
        return frozenset({ScoreFlag.NOTHING_TO_SCORE})
    printed = [weight for weight in weights if weight is not None]
    if not printed:
        return frozenset({ScoreFlag.NO_WEIGHTS})
    flags = set()
    if len(printed) < len(weights):
        flags.add(ScoreFlag.SOME_WEIGHTS_MISSING)
    if _sum(weight.as_integer_ratio() for weight in printed) not in (0, FULL):
        flags.add(ScoreFlag.WEIGHTS_NOT_100)
    return frozenset(flags)


@lru_cache(maxsize=1024)  # a plan prints few different weights, each of them often
def _exact(weight: Decimal) -> Fraction:
    return Fraction(weight)


def _indicator(weight: Decimal | None, working: Working | None) -> _Part:
    """An indicator whose weight is not printed, where others are, can only weigh nothing."""
    exact = _exact(weight or NO_WEIGHT)
    if working is None:
        return _Part(exact)
    percent = working.clamped
    return _Part(exact, percent, coverage=FULL, low=percent, high=percent)


def _child(weight: Decimal, child: RollUp) -> _Part:
    if child.percent is None:
        return _Part(Fraction(weight))
    return _Part(
        Fraction(weight),
        Fraction(child.percent),
        coverage=Fraction(child.coverage),
        low=Fraction(0) if child.low is None else Fraction(child.low),
        high=FULL if child.high is None else Fraction(child.high),
    )


def _mean(parts: Sequence[_Part], flags: frozenset[ScoreFlag]) -> RollUp:
    known = [(part.weight, part.percent) for part in parts if part.percent is not None]
    if parts and not any(part.weight for part in parts):
        flags |= {ScoreFlag.WEIGHTS_SUM_ZERO}
    percent = _weighted(known)
    if percent is not None and all(part.coverage == FULL for part in parts):
        whole = as_decimal(FULL)  # nothing is missing, so nothing is left open
        return RollUp(percent, whole, percent, percent, flags, len(known), len(parts))
    return RollUp(
        percent,
        _weighted((part.weight, part.coverage) for part in parts) or Decimal(0),
        _weighted((part.weight, part.low) for part in parts),
        _weighted((part.weight, part.high) for part in parts),
        flags,
        reported=len(known),
        counted=len(parts),
    )


def _weighted(terms: Iterable[tuple[Fraction, Fraction]]) -> Decimal | None:
    """Average by weight: exact sums, divided once, so that no order can matter."""
    pairs = list(terms)
    total = _sum((weight.numerator, weight.denominator) for weight, _ in pairs)
    if total == 0:
        return None
    points = (
        (
            weight.numerator * value.numerator,
            weight.denominator * value.denominator,
        )
        for weight, value in pairs
    )
    return as_decimal(_sum(points) / total)


def _sum(ratios: Iterable[tuple[int, int]]) -> Fraction:
    """Add numerators over denominators exactly, as integers while the denominator is the same."""
    found: dict[int, int] = {}
    for over, below in ratios:
        found[below] = found.get(below, 0) + over
    sums = [Fraction(over, below) for below, over in found.items()]
    return sums[0] if len(sums) == 1 else sum(sums, NOTHING)
