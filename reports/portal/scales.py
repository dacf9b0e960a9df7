"""The chart's axes: round numbers upwards, bands of a year to the right; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
GRID_LINES = 5
LEAD = Decimal("0.75")  # of a year: room for the baseline before the first
BASELINE_AT = Decimal("0.25")


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """Round values from `low` to `high`, `step` apart; 0 is always among them."""

    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """Every value that gets a line."""
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + self.step * n for n in range(count + 1))


def value_axis(values: Iterable[Decimal]) -> ValueAxis:
    """Return an axis that starts at 0 unless the values go below it."""
    known = [*values, Decimal(0)]
    low, high = min(known), max(known)
    if low == high:
        high = Decimal(1)  # nothing but zeros
    step = _round_step((high - low) / GRID_LINES)
    low = (low / step).to_integral_value(ROUND_FLOOR) * step
    high = (high / step).to_integral_value(ROUND_CEILING) * step
    return ValueAxis(low, high, step)


def _round_step(least: Decimal) -> Decimal:
    """Return the smallest of 1, 2, 2.5, 5 times a power of ten that is not below `least`."""
    power = Decimal(10) ** least.adjusted()
    return next(step * power for step in STEPS if step * power >= least)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the plot stands on its canvas, in SVG units."""

    left: Decimal
    right: Decimal
    top: Decimal
    bottom: Decimal
    years: tuple[int, ...]
    axis: ValueAxis
    has_baseline: bool

    @property
    def band(self) -> Decimal:
        """The width of a year."""
        lead = LEAD if self.has_baseline else Decimal(0)
        return (self.right - self.left) / (len(self.years) + lead)

    @property
    def baseline_x(self) -> Decimal:
        """Where the baseline's diamond stands."""
        return self.left + self.band * BASELINE_AT

    def x(self, year: int, month: int = 12) -> Decimal:
        """Return the place of the end of a month; the year's end is its band's right edge."""
        first = self.right - self.band * len(self.years)
        share = Decimal(self.years.index(year)) + Decimal(month) / 12
        return first + self.band * share

    def y(self, value: Decimal) -> Decimal:
        """Return the height of a value."""
        reach = self.axis.high - self.axis.low
        return self.bottom - (value - self.axis.low) / reach * (self.bottom - self.top)
