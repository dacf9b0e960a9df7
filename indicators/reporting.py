"""How far each unit is with what the open periods ask of it: the rows behind every list that chases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from indicators import measures, overdue
from indicators.models import ActualEntry, Indicator, PeriodExtension, ReportingPeriod
from indicators.overdue import Stage, Tally
from plans.access import Access
from plans.models import Unit


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """What a period asks of one unit, and how far it is; `unit` is None for what has no unit."""

    period: ReportingPeriod
    unit: Unit | None
    tally: Tally
    extension: PeriodExtension | None
    today: date

    @property
    def last_day(self) -> date | None:
        """The unit's own last day, its extension included."""
        until = None if self.extension is None else self.extension.until
        return overdue.last_day(self.period.due_on, until)

    @property
    def days_late(self) -> int:
        """How many days the last day is past while something is missing."""
        if self.tally.missing == 0:
            return 0
        return overdue.days_late(self.last_day, self.today)

    @property
    def is_extended(self) -> bool:
        """Whether the unit has more time than the others, today or still to come."""
        return self.extension is not None and self.extension.until >= self.today

    @property
    def is_open(self) -> bool:
        """Whether the unit may enter figures today."""
        is_open = self.period.state == ReportingPeriod.State.OPEN
        return is_open or self.is_extended


def open_to_somebody(today: date | None = None) -> QuerySet[ReportingPeriod]:
    """Return the periods in which some unit may enter figures: open ones, and those extended."""
    day = today or timezone.localdate()
    extended = PeriodExtension.objects.filter(until__gte=day).values("period")
    is_open = Q(state=ReportingPeriod.State.OPEN) | Q(pk__in=extended)
    return (
        ReportingPeriod.objects.filter(is_open)
        .select_related("plan__municipality")
        .order_by("due_on", "-year", "period", "pk")
    )


def reached_by(access: Access) -> Q:
    """Return the condition that a period is of a municipality in which a person works."""
    if access.is_total:
        return Q()
    return Q(plan__municipality__in=access.municipality_ids) | Q(
        plan__municipality__in=Unit.objects.filter(pk__in=access.unit_ids).values(
            "municipality"
        )
    )


def standings_for(access: Access, today: date) -> list[UnitStanding]:
    """Return how far the units stand that a person acts for, in the periods open to them.

    The strategy office sees every unit; a unit's people their own.  Four queries.
    """
    periods = open_to_somebody(today).filter(reached_by(access))
    return [
        row
        for row in standings_of(list(periods), today)
        if row.is_open
        and access.acts_for(
            None if row.unit is None else row.unit.pk,
            row.period.plan.municipality_id,
        )
    ]


def standings_of(periods: Sequence[ReportingPeriod], today: date) -> list[UnitStanding]:
    """Return a row for each period and unit of which something is asked, in three queries."""
    asked = list(_asked(periods))
    stages = _stages(periods)
    extensions = extensions_of(periods)
    rows = []
    for period in periods:
        by_unit: dict[Unit | None, list[Stage]] = defaultdict(list)
        for indicator in asked:
            if is_asked(indicator, period):
                stage = stages.get(
                    (indicator.pk, period.year, period.period), Stage.EMPTY
                )
                by_unit[indicator.entering_unit].append(stage)
        for unit in sorted(by_unit, key=in_turkish_order):
            key = (period.pk, None if unit is None else unit.pk)
            counts = overdue.tally(by_unit[unit])
            rows.append(UnitStanding(period, unit, counts, extensions.get(key), today))
    return rows


def is_asked(indicator: Indicator, period: ReportingPeriod) -> bool:
    """Whether a period asks for an indicator's figure: it stands in the plan that year, with all above it."""
    return (
        indicator.objective.goal.plan_id == period.plan_id
        and stands_in(indicator, period.year)
        and measures.is_asked_in(indicator, period.period)
    )


def stands_in(indicator: Indicator, year: int) -> bool:
    """Whether an indicator, its objective and its goal all count in a year."""
    objective = indicator.objective
    return all(
        measures.counts(row, year) for row in (indicator, objective, objective.goal)
    )


def with_revisions(indicators: QuerySet[Indicator]) -> QuerySet[Indicator]:
    """Load what `is_asked` and `entering_unit` ask of an indicator."""
    above = ("objective__", "objective__goal__", "")
    ends = ("introduced_in", "withdrawn_in")
    return indicators.select_related(
        "data_unit",
        "objective__responsible_unit",
        *(step + end for step in above for end in ends),
    )


def extensions_of(
    periods: Iterable[ReportingPeriod],
) -> dict[tuple[int, int | None], PeriodExtension]:
    """Return by (period, unit) the extension that reaches furthest; one query."""
    keys = [period.pk for period in periods if period.pk]
    rows = PeriodExtension.objects.filter(period__in=keys).select_related(
        "unit", "granted_by"
    )
    return {
        (row.period_id, row.unit_id): row
        for row in sorted(rows, key=lambda row: (row.until, row.pk))
    }


def _asked(periods: Iterable[ReportingPeriod]) -> QuerySet[Indicator]:
    plans = {period.plan_id for period in periods}
    return with_revisions(Indicator.objects.filter(objective__goal__plan__in=plans))


def _stages(periods: Sequence[ReportingPeriod]) -> dict[tuple[int, int, str], Stage]:
    """Return by (indicator, year, period) how far the figure has come."""
    rows = ActualEntry.objects.filter(
        indicator__objective__goal__plan__in={period.plan_id for period in periods},
        year__in={period.year for period in periods},
        period__in={period.period for period in periods},
    ).order_by()
    found: dict[tuple[int, int, str], Stage] = {}
    slots = rows.values_list("indicator_id", "year", "period", "state")
    for indicator, year, period, state in slots:
        key = (indicator, year, period)
        found[key] = max(found.get(key, Stage.EMPTY), overdue.STAGES[state])
    return found


def in_turkish_order(unit: Unit | None) -> tuple[bool, str]:
    """By name, what has no unit last."""
    return (unit is None, "" if unit is None else unit.sort_key)
