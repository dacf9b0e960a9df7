"""Published roll-ups, read and never computed: the latest row for each thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from indicators.models import Period, Score
from indicators.scoring import Band, band_of
from plans.models import Goal, Objective, Plan
from reports.years import PlanYear


@dataclass(frozen=True, slots=True)
class Interim:
    """Ara dönem: what the first half of a year came to, against its year-end targets.

    `original` is by the first plan's targets, and only there where it differs.
    """

    year: int
    percent: Decimal
    coverage: Decimal
    original: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What was published of an objective, a goal or a plan; percents are 0 to 100, `None` no data.

    `original` is by the first plan's targets, and only there where it differs.
    """

    percent: Decimal | None = None
    coverage: Decimal = Decimal(0)
    low: Decimal | None = None
    high: Decimal | None = None
    flags: frozenset[str] = frozenset()
    band: Band | None = None
    original: Decimal | None = None
    interim: Interim | None = None
    published_at: datetime | None = None

    @property
    def has_range(self) -> bool:
        """Whether what is missing leaves the percentage open."""
        return self.percent is not None and self.low != self.high


NOTHING = Standing()
Thing = Plan | Goal | Objective
Key = tuple[int, int | None, int | None]


class PublishedScore(NamedTuple):
    """What is asked of a published score."""

    plan_id: int
    goal_id: int | None
    objective_id: int | None
    year: int
    period: str
    basis: str
    percent: Decimal | None
    coverage: Decimal
    low: Decimal | None
    high: Decimal | None
    flags: list[str]
    published_at: datetime


Scores = Mapping[tuple[Key, int, str, str], PublishedScore]


def key_of(thing: Thing) -> Key:
    """Return plan, goal and objective as a score row names its thing."""
    if isinstance(thing, Plan):
        return thing.pk, None, None
    if isinstance(thing, Goal):
        return thing.plan_id, thing.pk, None
    return thing.goal.plan_id, None, thing.pk


@dataclass(frozen=True, slots=True)
class Standings:
    """The scores of some things of one or more plans in one part of a year, and the bands that name them."""

    scores: Scores
    bands: tuple[Band, ...] = ()
    period: str = Period.YEAR

    def of(self, thing: Thing, shown: PlanYear) -> Standing:
        """Return what was published of `thing` for the year shown; without a row, nothing."""
        key = key_of(thing)
        interim = self._interim(key, shown)
        score = self._find(key, shown.year, self.period)
        if score is None:
            return Standing(interim=interim)
        return Standing(
            percent=score.percent,
            coverage=score.coverage,
            low=score.low,
            high=score.high,
            flags=frozenset(score.flags),
            band=band_of(score.percent, self.bands),
            original=self._original(key, score),
            interim=interim,
            published_at=score.published_at,
        )

    def _find(
        self,
        key: Key,
        year: int,
        period: str = Period.YEAR,
        basis: str = Score.Basis.CURRENT,
    ) -> PublishedScore | None:
        return self.scores.get((key, year, period, basis))

    def _original(self, key: Key, score: PublishedScore) -> Decimal | None:
        first = self._find(key, score.year, score.period, Score.Basis.ORIGINAL)
        if first is None or first.percent == score.percent:
            return None
        return first.percent

    def _interim(self, key: Key, shown: PlanYear) -> Interim | None:
        """The half-year after the headline; in another year, or before its end, its own."""
        years = [shown.year + 1, shown.year] if shown.is_headline else [shown.year]
        for year in years:
            whole, half = self._find(key, year), self._find(key, year, Period.H1)
            settled = (
                year == shown.year
                and shown.is_headline
                and whole is not None
                and whole.percent is not None
            )
            if half is not None and half.percent is not None and not settled:
                original = self._original(key, half)
                return Interim(year, half.percent, half.coverage, original)
        return None


def standings(
    shown: Sequence[PlanYear],
    things: Q,
    bands: Iterable[Band] = (),
    period: str = Period.YEAR,
) -> Standings:
    """Return the published scores of `things` for the years shown, in one query."""
    years = Q()
    for each in shown:
        years |= Q(plan=each.plan, year__in=(each.year, each.year + 1))
    found: dict[tuple[Key, int, str, str], PublishedScore] = {}
    if shown:
        rows = latest(Score.objects.filter(years, things))
        for row in map(PublishedScore._make, rows.values_list(*PublishedScore._fields)):
            key = (row.plan_id, row.goal_id, row.objective_id)
            found[key, row.year, row.period, row.basis] = row
    return Standings(found, tuple(bands), period)


def latest(scores: QuerySet[Score]) -> QuerySet[Score]:
    """Keep the last row published of each thing for each year, period and basis."""
    newest = Window(
        RowNumber(),
        partition_by=[
            F(name) for name in ("plan", "goal", "objective", "year", "period", "basis")
        ],
        order_by=[F("published_at").desc(), F("pk").desc()],
    )
    return scores.order_by().annotate(_age=newest).filter(_age=1)
