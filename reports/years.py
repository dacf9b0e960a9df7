"""Which year of a plan is shown: the last closed one, or the one a reader asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

from django.db.models import Max, Q

from indicators.models import Period, ReportingPeriod, Score
from plans.models import Plan
from reports.days.as_of import PARAMETER, day_shown


@dataclass(frozen=True, slots=True)
class PlanYear:
    """A plan in one of its years.

    `headline` is the year that speaks for the plan, `None` while there is nothing to say.
    `as_of` is the past day at whose end everything is told, `None` for now.
    """

    plan: Plan
    year: int
    headline: int | None
    as_of: date | None = field(default_factory=day_shown)

    @property
    def default(self) -> int:
        """The year that a reader sees without asking for one."""
        return default_year(self.plan, self.headline)

    @property
    def is_headline(self) -> bool:
        """Whether the year shown is that one."""
        return self.year == self.default

    @property
    def query(self) -> str:
        """What an address needs to stay in this year, and on this day."""
        asked = {} if self.is_headline else {"yil": str(self.year)}
        if self.as_of is not None:
            asked[PARAMETER] = self.as_of.isoformat()
        return f"?{urlencode(asked)}" if asked else ""

    @property
    def each_year(self) -> tuple[PlanYear, ...]:
        """The plan in each of its years, on the same day."""
        return tuple(replace(self, year=year) for year in self.plan.years)


class NoSuchYearError(ValueError):
    """The year asked for is not one of the plan's."""


def headlines(plans: Sequence[Plan]) -> dict[int, int | None]:
    """Return each plan's headline year by its primary key, in two queries for any number of plans.

    It is the last closed YEAR period; where none is closed, the last year with a score of its
    own, and only where no year has one the last with a score of a part of it.
    """
    closed = ReportingPeriod.objects.filter(
        plan__in=plans, period=Period.YEAR, state=ReportingPeriod.State.CLOSED
    )
    scored = Score.objects.filter(plan__in=plans, percent__isnull=False)
    last_closed = _last_years(
        closed.order_by().values_list("plan").annotate(Max("year"))
    )
    last_scored = {
        plan: any_part if whole is None else whole
        for plan, whole, any_part in scored.order_by()
        .values_list("plan")
        .annotate(
            of_a_year=Max("year", filter=Q(period=Period.YEAR)), of_any=Max("year")
        )
    }
    return {
        plan.pk: last_closed.get(plan.pk, last_scored.get(plan.pk)) for plan in plans
    }


def default_year(plan: Plan, headline: int | None) -> int:
    """Return the year shown unasked: without a headline, the last one promised."""
    return plan.end_year if headline is None else headline


def plan_year(plan: Plan, asked: str | None = None) -> PlanYear:
    """Return the plan in the year asked for, as an address writes it.

    Raises NoSuchYearError for what is not a year of the plan.
    """
    headline = headlines([plan])[plan.pk]
    if asked is None:
        return PlanYear(plan, default_year(plan, headline), headline)
    years = {str(year): year for year in plan.years}
    if asked not in years:
        raise NoSuchYearError(asked)
    return PlanYear(plan, years[asked], headline)


def _last_years(rows: Iterable[tuple[int, int]]) -> dict[int, int]:
    return dict(rows)
