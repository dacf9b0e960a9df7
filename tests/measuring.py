"""Readings and results in short, for the tests of the rules of measurement."""

from __future__ import annotations

from decimal import Decimal

from indicators.scoring import Flag, Measure, Reading, Result, Rule, rounded
from plans.document import Direction, Method

UP, DOWN, NEUTRAL = Direction.INCREASE, Direction.DECREASE, Direction.NEUTRAL
LEVEL, CUMULATIVE, ANNUAL = Method.LEVEL, Method.CUMULATIVE, Method.ANNUAL
MAINTAIN, DATA_ONLY = Method.MAINTAIN, Method.DATA_ONLY


def number(figure: str | None) -> Decimal | None:
    return None if figure is None else Decimal(figure)


def reading(
    figures: str,
    method: Method = LEVEL,
    direction: Direction | None = UP,
    *,
    tolerance: str | None = None,
    weight: str | None = None,
    withdrawn: bool = False,
) -> Reading:
    """Read "A B C", with `_` for a figure that is not there."""
    a, b, c = (None if figure == "_" else Decimal(figure) for figure in figures.split())
    measure = Measure(
        method,
        direction,
        baseline=a,
        tolerance=number(tolerance),
        weight=number(weight),
        withdrawn=withdrawn,
    )
    return Reading(measure, target=b, actual=c)


def shown(percent: Decimal | None) -> str | None:
    return None if percent is None else str(rounded(percent))


def outcome(result: Result) -> tuple[str | None, Rule, set[Flag]]:
    return shown(result.completion), result.rule, set(result.flags)
