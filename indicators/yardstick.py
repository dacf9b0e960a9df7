"""What a typed figure is held against while it is typed: deviation = figure + carried − target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from indicators import measures
from indicators.models import ActualEntry, Indicator, ReportingPeriod

As = ActualEntry.ReportedAs


@dataclass(frozen=True, slots=True)
class Yardstick:
    """In the indicator's unit.  `carried` goes before an increment; None where it makes no total."""

    target: Decimal
    tolerance: Decimal
    carried: Decimal | None


def yardstick_of(
    indicator: Indicator, period: ReportingPeriod, target: Decimal | None
) -> Yardstick | None:
    """Return what the browser needs to know a deviation, or None where there is none to know.

    It asks `measures.deviation_of` what figures on the target would come to, so that the
    rule stands in one place.
    """
    if target is None:
        return None

    def deviation(value: Decimal, reported_as: str = As.TOTAL) -> Decimal | None:
        entry = ActualEntry(
            indicator=indicator,
            year=period.year,
            period=period.period,
            value=value,
            reported_as=reported_as,
        )
        return measures.deviation_of(entry)

    if deviation(target) is None:
        return None
    tolerance = measures.measure_of(indicator, period.year).tolerance or Decimal(0)
    is_held = deviation(target + tolerance) == 0
    return Yardstick(
        target=target,
        tolerance=tolerance if is_held else Decimal(0),
        carried=deviation(target, As.INCREMENT),
    )
