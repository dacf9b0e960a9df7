"""What a plan revision says of an indicator, as the arithmetic and the tables ask it."""

from __future__ import annotations

from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from indicators.models import Direction, IndicatorTerms, Method


class Terms(NamedTuple):
    """The terms of an indicator under one plan revision; without one, nothing is said."""

    pk: int | None = None
    weight: Decimal | None = None  # in percent of the objective
    unit_of_measure: str = ""
    method: str = ""
    direction: str = ""
    baseline_value: Decimal | None = None
    baseline_label: str = ""
    baseline_not_applicable: bool = False
    tolerance: Decimal | None = None

    @property
    def method_label(self) -> str:
        """The method as people read it; it has to be said."""
        return str(Method(self.method).label)

    @property
    def direction_label(self) -> str:
        """The direction as people read it; it has to be said."""
        return str(Direction(self.direction).label)


UNSAID = Terms()
_said = attrgetter(*Terms._fields)


def terms_of(row: IndicatorTerms) -> Terms:
    """Return what a row says."""
    return Terms(*_said(row))
