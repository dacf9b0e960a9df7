"""Scores are written when something is published, and only where they differ from the last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal

from django.db import models, transaction
from django.db.models import Prefetch
from django.utils import timezone

from indicators import measures
from indicators.models import ActualEntry, Indicator, Period, Score
from indicators.scoring import RollUp, rounded
from indicators.services.chain import link
from indicators.services.gathered import Gathered, gathered, gathering
from plans.models import Goal, Objective, Plan
from plans.models.figures import SCORE

PLACES = SCORE["decimal_places"]
_Key = tuple[int, str, str, int | None, int | None]
_Pair = tuple[int, str]


@transaction.atomic
def publish_scores(
    *, plan: Plan, year: int, period: str, at: datetime | None = None
) -> list[Score]:
    """Write the scores of one period that differ from the latest published; return them."""
    goals = _held(plan)
    return _published(plan, goals, [(year, period)], at or timezone.now())


@transaction.atomic
def publish_since(
    *,
    plan: Plan,
    year: int,
    at: datetime | None = None,
    beside: Iterable[models.Model] = (),
) -> list[Score]:
    """Write the scores of every period from `year` on that differ; return them.

    `beside` is what is published with them (figures, targets, terms): it goes into the
    plan's chain before them.  A running total reaches into later years, so one figure
    may change several periods.
    A period that was never published and has nothing to say stays unpublished.
    Within `published_together`, all of that waits for its end, and nothing is returned.
    """
    gathers = gathered()
    if gathers is not None:
        gathers.note(plan, year, beside)
        return []
    goals = _held(plan)
    pairs = [
        pair
        for pair, is_published in _pairs_since(plan, year).items()
        if is_published or _says_something(goals, pair)
    ]
    return _published(plan, goals, pairs, at or timezone.now(), beside)


class Together:
    """What was written within; `publish` makes it public, each plan once."""

    def __init__(self, held: Gathered) -> None:
        self.held = held

    def publish(self) -> None:
        """Publish all that waits, in the transaction that wrote it."""
        self.held.publish_by(publish_since)


@contextmanager
def published_together() -> Iterator[Together]:
    """Let many acts publish once; who does not press `publish` has to roll back."""
    with gathering() as held:
        yield Together(held)


def _held(plan: Plan) -> list[Goal]:
    """Load the plan's tree, after whoever publishes it at this moment has finished."""
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    objectives = Objective.objects.select_related("introduced_in", "withdrawn_in")
    return list(
        plan.goals.select_related("introduced_in", "withdrawn_in").prefetch_related(
            Prefetch("objectives", queryset=objectives),
            Prefetch(
                "objectives__indicators", queryset=Indicator.objects.with_figures()
            ),
        )
    )


def _pairs_since(plan: Plan, year: int) -> dict[_Pair, bool]:
    """Return the periods that might have scores, and whether they have some already."""
    scored = Score.objects.filter(plan=plan, year__gte=year)
    reported = ActualEntry.objects.public().filter(
        indicator__objective__goal__plan=plan, year__gte=year
    )
    published = set(scored.order_by().values_list("year", "period").distinct())
    pairs = published | set(
        reported.order_by().values_list("year", "period").distinct()
    )
    pairs |= {(each, Period.YEAR.value) for each, _period in pairs}
    return {pair: pair in published for pair in sorted(pairs)}


def _says_something(goals: Iterable[Goal], pair: _Pair) -> bool:
    return any(rollup.reported for *_row, rollup in measures.roll_ups(goals, *pair))


def _published(
    plan: Plan,
    goals: list[Goal],
    pairs: list[_Pair],
    at: datetime,
    beside: Iterable[models.Model] = (),
) -> list[Score]:
    latest = _latest(plan, pairs)
    scores = Score.objects.bulk_create(
        score
        for score in _scores(plan, goals, pairs, at)
        if _said(score) != latest.get(_key(score))
    )
    link(plan, [*beside, *scores])
    return scores


def _scores(
    plan: Plan, goals: list[Goal], pairs: list[_Pair], at: datetime
) -> Iterator[Score]:
    for year, period in pairs:
        for basis in Score.Basis.values:
            for goal, objective, rollup in measures.roll_ups(
                goals, year, period, basis
            ):
                yield Score(
                    plan=plan,
                    goal=goal,
                    objective=objective,
                    year=year,
                    period=period,
                    basis=basis,
                    published_at=at,
                    **_figures(rollup),
                )


def _figures(rollup: RollUp) -> dict[str, object]:
    return {
        "percent": _stored(rollup.percent),
        "coverage": _stored(rollup.coverage),
        "low": _stored(rollup.low),
        "high": _stored(rollup.high),
        "flags": sorted(flag.value for flag in rollup.flags),
    }


def _stored(percent: Decimal | None) -> Decimal | None:
    return None if percent is None else rounded(percent, PLACES)


def _latest(plan: Plan, pairs: list[_Pair]) -> dict[_Key, tuple[object, ...]]:
    years = {year for year, _period in pairs}
    rows = Score.objects.filter(plan=plan, year__in=years)
    return {_key(row): _said(row) for row in rows.order_by("published_at", "pk")}


def _key(row: Score) -> _Key:
    return (row.year, row.period, row.basis, row.goal_id, row.objective_id)


def _said(row: Score) -> tuple[object, ...]:
    return (row.percent, row.coverage, row.low, row.high, row.flags)
