"""What the tables are made of, read in pieces: memory stays flat, and no piece costs more queries."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from indicators.models import (
    ActualEntry,
    Indicator,
    IndicatorEvaluation,
    ObjectiveEvaluation,
    Score,
)
from plans.models import Goal, Objective
from reports.opendata.scope import PlanPlace

PIECE = 200  # rows read at once; what is prefetched is asked once a piece
APPROVED = ActualEntry.State.APPROVED


def goals_of(place: PlanPlace) -> QuerySet[Goal]:
    """Return the plan's goals in plan order."""
    goals = Goal.objects.filter(plan=place.plan)
    return goals.select_related("introduced_in", "withdrawn_in").order_by("position")


def objectives_of(place: PlanPlace) -> QuerySet[Objective]:
    """Return the plan's objectives in plan order."""
    related = "goal", "introduced_in", "withdrawn_in", "responsible_unit"
    rows = Objective.objects.filter(goal__plan=place.plan).select_related(*related)
    return rows.order_by("goal__position", "position")


def indicators_of(place: PlanPlace) -> QuerySet[Indicator]:
    """Return the plan's indicators in plan order, with all that scoring asks."""
    related = "objective__responsible_unit", "data_unit"
    return Indicator.objects.of_plan(place.plan).for_scoring().select_related(*related)


def indicators_in_pieces(place: PlanPlace) -> Iterator[Indicator]:
    """Yield the plan's indicators with all that scoring asks."""
    return indicators_of(place).iterator(chunk_size=PIECE)


def entries_of(place: PlanPlace) -> QuerySet[ActualEntry]:
    """Return every figure that was ever approved, also those that a correction replaced.

    `is_standing` tells the one that the public reads now; each has its indicator's terms.
    """
    entries = ActualEntry.objects.filter(
        indicator__objective__goal__plan=place.plan, state=APPROVED
    )
    standing = ActualEntry.objects.public().filter(pk=OuterRef("pk"))
    indicators = Indicator.objects.select_related("objective__goal").prefetch_related(
        "terms__revision"
    )
    return (
        entries.annotate(is_standing=Exists(standing))
        .prefetch_related(Prefetch("indicator", indicators))
        .order_by(
            "indicator__objective__goal__position",
            "indicator__objective__position",
            "indicator__position",
            "year",
            "period",
            "pk",
        )
    )


def entries_in_pieces(place: PlanPlace, *related: str) -> Iterator[ActualEntry]:
    """Yield every approved figure, with what else is named."""
    rows = entries_of(place).prefetch_related(*related)
    return rows.iterator(chunk_size=PIECE)


def scores_of(place: PlanPlace) -> QuerySet[Score]:
    """Return every score that was published, in the order of publication."""
    rows = Score.objects.filter(plan=place.plan).select_related(
        "goal", "objective__goal"
    )
    return rows.order_by("published_at", "pk")


def objective_evaluations_of(place: PlanPlace) -> Iterator[ObjectiveEvaluation]:
    """Yield what is approved of the evaluations of objectives."""
    rows = ObjectiveEvaluation.objects.filter(
        objective__goal__plan=place.plan, state=APPROVED
    )
    ordered = rows.order_by(
        "objective__goal__position", "objective__position", "year", "period"
    )
    return ordered.select_related("objective__goal").iterator(chunk_size=PIECE)


def indicator_evaluations_of(place: PlanPlace) -> Iterator[IndicatorEvaluation]:
    """Yield what is said under a criterion of the figures that the public reads now."""
    standing = ActualEntry.objects.public().filter(
        indicator__objective__goal__plan=place.plan
    )
    rows = IndicatorEvaluation.objects.filter(actual__in=standing)
    related = rows.select_related("criterion", "actual__indicator__objective__goal")
    return related.order_by(
        "actual__indicator__objective__goal__position",
        "actual__indicator__objective__position",
        "actual__indicator__position",
        "actual__year",
        "actual__period",
        "criterion__position",
        "pk",
    ).iterator(chunk_size=PIECE)
