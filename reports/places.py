"""A municipality's page: its plans, its newest goals, what was published lately, who reported in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils import timezone

from indicators.models import ReportingPeriod
from plans.models import Municipality
from reports.changed.published import Publication, publications_of
from reports.freshness import PeriodFreshness, freshness_of, next_due
from reports.municipalities import MunicipalityRow, PlanLine, municipality_rows
from reports.progress import plan_overview
from reports.rows import PlanRow

LATELY = 10


@dataclass(frozen=True, slots=True)
class Day:
    """What was published on one day, the last first."""

    day: date
    publications: tuple[Publication, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """What a municipality's page says.

    `speaking` is the newest plan that has published anything, else the newest: days and
    freshness are of that one, so that a plan just adopted does not hide the one before it.
    """

    row: MunicipalityRow
    overview: PlanRow
    speaking: PlanLine
    days: tuple[Day, ...]
    freshness: PeriodFreshness | None
    next_due: ReportingPeriod | None


def place_row(place: Municipality, today: date) -> PlaceRow:
    """Return the page of a municipality with a public plan, in a fixed number of queries."""
    (row,) = municipality_rows([place])
    said = (line for line in row.plans if line.shown.headline is not None)
    speaking = next(said, row.newest)
    plan = speaking.shown.plan
    periods = freshness_of(plan, today)
    return PlaceRow(
        row,
        plan_overview(row.newest.shown),
        speaking,
        tuple(by_day(publications_of(plan)[:LATELY])),
        periods[0] if periods else None,
        next_due(plan, today),
    )


def by_day(publications: Iterable[Publication]) -> Iterable[Day]:
    """Yield runs of publications of one day."""
    for day, run in groupby(publications, lambda each: timezone.localdate(each.at)):
        yield Day(day, tuple(run))
