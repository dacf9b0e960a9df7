"""What changed lately across municipalities: the newest percentages of their public plans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from indicators.models import Period, Score
from plans.models import Plan

LOOKED_AT = 60  # rows read, so that one busy municipality does not hide the others


@dataclass(frozen=True, slots=True)
class Lately:
    """A plan's percentage of one period as it was last published; percents are 0 to 100."""

    plan: Plan
    year: int
    period: str
    percent: Decimal | None
    coverage: Decimal
    at: datetime

    @property
    def when(self) -> str:
        """The period with its year, as a sentence names it."""
        return Period.of_year(self.year, self.period)


def published_lately(count: int) -> list[Lately]:
    """Return at most `count` percentages of public plans, the last published first; one query.

    A percentage is published when a figure or a target changes it.  The rows are read from
    the end of an append-only table, so what is stored before them costs nothing.
    """
    whole = Score.objects.filter(
        plan__is_public=True, goal=None, objective=None, basis=Score.Basis.CURRENT
    )
    found: dict[tuple[int, int, str], Lately] = {}
    for row in whole.select_related("plan__municipality").order_by("-pk")[:LOOKED_AT]:
        key = row.plan_id, row.year, row.period
        if key not in found:
            found[key] = Lately(
                row.plan,
                row.year,
                row.period,
                row.percent,
                row.coverage,
                row.published_at,
            )
    return sorted(found.values(), key=lambda each: each.at, reverse=True)[:count]
