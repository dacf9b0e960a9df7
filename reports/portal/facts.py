"""The facts beside a score: how much a plan holds, what it is to cost, which period is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q

from indicators.models import ChainHead, ReportingPeriod
from plans.models import CostEstimate, Objective, Plan, PlanRevision
from reports.years import PlanYear


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
    """What stands beside a plan's score in a year: what has come by its end and is not withdrawn.

    The period that is open, and the chain, are of today; a past day has no chain of its own.
    """

    goals: int
    objectives: int
    indicators: int
    cost: CostSum
    revision: PlanRevision | None
    open_period: ReportingPeriod | None
    chain: ChainHead | None


def plan_facts(shown: PlanYear) -> PlanFacts:
    """Return a plan's facts in the year shown, in five queries; four on a past day."""
    plan = shown.plan
    last_day = date(shown.year, 12, 31)
    counts = Plan.objects.filter(pk=plan.pk).aggregate(
        goal_count=_standing("goals", last_day),
        objective_count=_standing("goals__objectives", last_day),
        indicator_count=_standing("goals__objectives__indicators", last_day),
    )
    amounts = CostEstimate.objects.filter(
        _stands("objective__goal", last_day),
        _stands("objective", last_day),
        objective__goal__plan=plan,
        year=None,
    )
    known = [
        amount
        for amount in amounts.values_list("amount", flat=True)
        if amount is not None
    ]
    in_force = plan.revisions.filter(_in_force("", last_day))
    return PlanFacts(
        goals=counts["goal_count"],
        objectives=counts["objective_count"],
        indicators=counts["indicator_count"],
        cost=_sum(known, counts["objective_count"]),
        revision=in_force.order_by("-number").first(),
        open_period=plan.reporting_periods.filter(state=ReportingPeriod.State.OPEN)
        .order_by("year", "period")
        .first(),
        chain=None if shown.as_of else ChainHead.objects.filter(plan=plan).first(),
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


def _standing(path: str, day: date) -> Count:
    """Count the rows at the end of `path` that stand on a day, and all that they are in."""
    steps = path.split("__")
    above = ["__".join(steps[: n + 1]) for n in range(len(steps))]
    stands = Q()
    for place in above:
        stands &= _stands(place, day)
    return Count(path, distinct=True, filter=stands)


def _stands(place: str, day: date) -> Q:
    """Whether a goal, objective or indicator has come by a day and is not withdrawn."""
    has_come = _in_force(f"{place}__introduced_in__", day)
    is_gone = Q(**{f"{place}__withdrawn_in__isnull": False})
    return has_come & ~(is_gone & _in_force(f"{place}__withdrawn_in__", day))


def _in_force(prefix: str, day: date) -> Q:
    """Whether a revision holds on a day, as indicators.measures.is_in_force has it."""
    return Q(**{f"{prefix}number": 0}) | Q(**{f"{prefix}adopted_on__lte": day})


def _sum(known: list[Decimal], count: int) -> CostSum:
    return CostSum(sum(known, Decimal(0)) if known else None, len(known), count)
