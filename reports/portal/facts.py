"""The facts beside a score: how much a plan holds, what it is to cost, which period is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q

from indicators.models import ChainHead, ReportingPeriod
from plans.models import CostEstimate, Objective, Plan, PlanRevision


@dataclass(frozen=True, slots=True)
class CostSum:
    """The printed totals added up, in TRY: of `known` objectives out of `all`."""

    amount: Decimal | None
    known: int
    all: int


@dataclass(frozen=True, slots=True)
class CardCost:
    """Maliyet tahmini of one card."""

    total: CostEstimate | None
    by_year: tuple[CostEstimate, ...]


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What stands beside a plan's score; what an update withdrew is not counted."""

    goals: int
    objectives: int
    indicators: int
    cost: CostSum
    revision: PlanRevision | None
    open_period: ReportingPeriod | None
    chain: ChainHead | None


def plan_facts(plan: Plan) -> PlanFacts:
    """Return a plan's facts, in five queries."""
    counts = Plan.objects.filter(pk=plan.pk).aggregate(
        goal_count=_standing("goals"),
        objective_count=_standing("goals__objectives"),
        indicator_count=_standing("goals__objectives__indicators"),
    )
    amounts = CostEstimate.objects.filter(
        objective__goal__plan=plan,
        objective__goal__withdrawn_in=None,
        objective__withdrawn_in=None,
        year=None,
    )
    known = [
        amount
        for amount in amounts.values_list("amount", flat=True)
        if amount is not None
    ]
    return PlanFacts(
        goals=counts["goal_count"],
        objectives=counts["objective_count"],
        indicators=counts["indicator_count"],
        cost=_sum(known, counts["objective_count"]),
        revision=plan.revisions.order_by("-number").first(),
        open_period=plan.reporting_periods.filter(state=ReportingPeriod.State.OPEN)
        .order_by("year", "period")
        .first(),
        chain=ChainHead.objects.filter(plan=plan).first(),
    )


def cost_sum(objectives: Iterable[Objective]) -> CostSum:
    """Return the objectives' totals added up; their costs are loaded."""
    costs = [card_cost(each).total for each in objectives]
    known = [cost.amount for cost in costs if cost and cost.amount is not None]
    return _sum(known, len(costs))


def card_cost(objective: Objective) -> CardCost:
    """Return an objective's cost, total and by year; its costs are loaded."""
    rows = list(objective.costs.all())
    by_year = sorted((r for r in rows if r.year is not None), key=lambda r: r.year or 0)
    return CardCost(next((r for r in rows if r.year is None), None), tuple(by_year))


def _standing(path: str) -> Count:
    """Count the rows at the end of `path` that no update has withdrawn, nor what they are in."""
    steps = path.split("__")
    above = ["__".join(steps[: n + 1]) for n in range(len(steps))]
    standing = Q(**{f"{place}__withdrawn_in": None for place in above})
    return Count(path, distinct=True, filter=standing)


def _sum(known: list[Decimal], count: int) -> CostSum:
    return CostSum(sum(known, Decimal(0)) if known else None, len(known), count)
