"""Whether the parts of a figure give the figure: numerator and denominator, breakdowns; pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

FULL = Fraction(100)


def fraction_of(
    numerator: Decimal, denominator: Decimal, *, is_percent: bool
) -> Fraction | None:
    """Return numerator / denominator, times 100 for a percentage; None over 0."""
    if not denominator:
        return None
    exact = Fraction(numerator) / Fraction(denominator)
    return exact * FULL if is_percent else exact


def gives(
    value: Decimal, numerator: Decimal, denominator: Decimal, *, is_percent: bool
) -> bool:
    """Whether the value is the fraction within the rounding of its own decimals.

    33,3 and 33,33 are both 1 of 3 in percent; 33 is too, 33,4 is not.  Half a step off is
    still rounding, whichever way the person rounds a half.
    """
    exact = fraction_of(numerator, denominator, is_percent=is_percent)
    if exact is None:
        return False
    return abs(Fraction(value) - exact) <= Fraction(_step(value)) / 2


def proposed(
    numerator: Decimal, denominator: Decimal, *, is_percent: bool
) -> Decimal | None:
    """Return the value to propose beside what is typed, rounded half up to 2 decimals; never written by itself."""
    exact = fraction_of(numerator, denominator, is_percent=is_percent)
    if exact is None:
        return None
    hundredths = abs(exact) * 100 + Fraction(1, 2)
    rounded = Decimal(hundredths.numerator // hundredths.denominator).scaleb(-2)
    return -rounded if exact < 0 else rounded


def totals(
    parts: Iterable[tuple[str, Decimal]], *, is_percent: bool
) -> Mapping[str, Decimal]:
    """Return what the parts of each dimension add up to.

    `parts` are (dimension, value).  In a percentage every part is a percentage of its own:
    they are never summed, and there is no total.
    """
    sums: dict[str, Decimal] = defaultdict(Decimal)
    if not is_percent:
        for dimension, part in parts:
            sums[dimension] += part
    return sums


def _step(value: Decimal) -> Decimal:
    """Return the last decimal that a value is written to: 0.1 for 33.3, 1 for 1200."""
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # noqa: S101 - a figure is finite
    return Decimal(1).scaleb(min(exponent, 0))
