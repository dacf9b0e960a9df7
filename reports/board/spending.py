"""What a year's objectives were to cost and did cost, where somebody entered it; nothing entered is not 0."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Sum

from indicators import reporting
from plans.models import CostLine, Objective, Plan, Unit
from reports.official.budget import activities_of, total
from reports.official.costs import sum_of
from reports.rows import PlanRow

Amounts = Mapping[int, Decimal]  # in TRY, by the key of an activity


class Lines(NamedTuple):
    """What was entered for a year's activities: appropriated (ödenek) and spent (harcama)."""

    planned: Amounts
    spent: Amounts


@dataclass(frozen=True, slots=True)
class Spending:
    """The money of some objectives in a year, in TRY; an amount that nobody entered is None.

    `estimate` is the plan's own, None where it is missing for one of the objectives.
    """

    estimate: Decimal | None
    planned: Decimal | None
    spent: Decimal | None
    activities: int
    with_planned: int
    with_spent: int
    is_comparable: bool  # whether both amounts are of the same activities

    @property
    def share(self) -> Decimal | None:
        """The percent of the appropriation that is spent; None where they are not of the same activities."""
        if not self.is_comparable or self.planned is None or self.spent is None:
            return None
        return 100 * self.spent / self.planned if self.planned else None

    @property
    def is_entered(self) -> bool:
        """Whether there is any amount at all."""
        return any(
            each is not None for each in (self.estimate, self.planned, self.spent)
        )


@dataclass(frozen=True, slots=True)
class Spendings:
    """The money of a plan's year: all of it, by objective and by responsible unit."""

    whole: Spending
    by_objective: tuple[tuple[Objective, Spending], ...]
    by_unit: tuple[tuple[Unit | None, Spending], ...]

    @property
    def is_entered(self) -> bool:
        """Whether there is any amount at all."""
        return any(each.is_entered for _objective, each in self.by_objective)


def spendings_of(plan: PlanRow) -> Spendings:
    """Return what the year shown was to cost and did; two queries."""
    year = plan.shown.year
    lines = _lines(plan.shown.plan, year)
    activities = {
        key: tuple(each.pk for each in own)
        for key, own in activities_of(plan.shown.plan).items()
    }
    objectives = [
        row.objective for goal in plan.counted_goals for row in goal.counted_objectives
    ]
    by_unit: dict[Unit | None, list[Objective]] = defaultdict(list)
    for each in objectives:
        by_unit[each.responsible_unit].append(each)

    def spending(some: Iterable[Objective]) -> Spending:
        return _spending(list(some), year, lines, activities)

    return Spendings(
        spending(objectives),
        tuple((each, spending([each])) for each in objectives),
        tuple(
            (unit, spending(by_unit[unit]))
            for unit in sorted(by_unit, key=reporting.in_turkish_order)
        ),
    )


def _lines(plan: Plan, year: int) -> Lines:
    rows = (
        CostLine.objects.filter(activity__objective__goal__plan=plan, year=year)
        .order_by()
        .values_list("stage", "activity_id")
        .annotate(amount=Sum("amount"))
    )
    found: dict[str, dict[int, Decimal]] = {stage: {} for stage in CostLine.Stage}
    for stage, activity, amount in rows:
        found[stage][activity] = amount
    return Lines(found[CostLine.Stage.PLANNED], found[CostLine.Stage.SPENT])


def _spending(
    objectives: list[Objective],
    year: int,
    lines: Lines,
    activities: Mapping[int, tuple[int, ...]],
) -> Spending:
    mine = [key for each in objectives for key in activities.get(each.pk, ())]
    planned = {key: lines.planned[key] for key in mine if key in lines.planned}
    spent = {key: lines.spent[key] for key in mine if key in lines.spent}
    return Spending(
        sum_of([_estimate(each, year) for each in objectives]),
        total(planned.values()),
        total(spent.values()),
        len(mine),
        len(planned),
        len(spent),
        planned.keys() == spent.keys(),
    )


def _estimate(objective: Objective, year: int) -> Decimal | None:
    amounts = (cost.amount for cost in objective.costs.all() if cost.year == year)
    return next(amounts, None)
