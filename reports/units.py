"""Who answers for what in a plan: its units, what each leads and reports, and how that stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from indicators import reporting
from indicators.measures import bands_of
from plans.models import Objective, Plan, Unit
from reports.freshness import PeriodFreshness, UnitFreshness, freshness_of
from reports.lines import Line, lines_in, lines_of, tally
from reports.progress import objective_rows, plan_progress
from reports.rows import ObjectiveRow, PlanRow
from reports.standings import standings
from reports.statuses import Status, statuses
from reports.years import PlanYear


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit in one year of a plan; `unit` is None for what no unit answers for.

    It leads `led` as the responsible unit, is named beside another in `shared`, and reports
    `lines`.  Units have no percentage: no rule says what one would be.
    """

    unit: Unit | None
    led: tuple[ObjectiveRow, ...]
    shared: tuple[ObjectiveRow, ...]
    lines: tuple[Line, ...]
    known: tuple[Status, ...]

    @property
    def counted(self) -> int:
        """How many of its indicators the year asks for."""
        return sum(line.counts for line in self.lines)

    @property
    def with_data(self) -> int:
        """How many of those have a public actual of the year."""
        return sum(line.has_data for line in self.lines)

    @property
    def counts(self) -> tuple[tuple[Status, int], ...]:
        """How many of its indicators have each status, those that none has among them."""
        found = tally(self.lines)
        return tuple((status, found.get(status, 0)) for status in self.known)

    @property
    def present(self) -> tuple[tuple[Status, int], ...]:
        """The statuses that any of its indicators has."""
        return tuple((status, count) for status, count in self.counts if count)


@dataclass(frozen=True, slots=True)
class UnitTable:
    """A plan's units in Turkish order; `known` are the statuses that any indicator has."""

    shown: PlanYear
    known: tuple[Status, ...]
    rows: tuple[UnitRow, ...]


@dataclass(frozen=True, slots=True)
class UnitPeriod:
    """How a unit reported in one period that has fallen due."""

    period: PeriodFreshness
    own: UnitFreshness


def unit_table(shown: PlanYear) -> UnitTable:
    """Return every unit that answers for something in the year, in a fixed number of queries."""
    plan = plan_progress(shown)
    return units_in(plan, lines_of(plan))


def units_in(plan: PlanRow, lines: Sequence[Line]) -> UnitTable:
    """Return every unit that answers for something in a plan's rows, whose lines are given; one query."""
    shown = plan.shown
    objectives = [each for goal in plan.goals for each in goal.objectives]
    present = tally(lines)
    known = _known(shown)
    used = tuple(status for status in known if status in present)
    units = {line.unit for line in lines}
    units |= {row.objective.responsible_unit for row in objectives}
    return UnitTable(
        shown,
        used,
        tuple(
            _unit_row(unit, objectives, lines, used)
            for unit in sorted(units, key=reporting.in_turkish_order)
        ),
    )


def unit_row(shown: PlanYear, unit: Unit) -> UnitRow:
    """Return one unit with what it has a part in, in a fixed number of queries."""
    parts = Objective.objects.filter(_part_of(unit), goal__plan=shown.plan)
    named = Objective.objects.filter(pk__in=parts.values("pk"))
    found = standings(
        [shown], Q(objective__isnull=False), bands_of(shown.plan.municipality)
    )
    objectives = objective_rows(shown, named, found)
    return _unit_row(unit, objectives, lines_in(objectives, shown), _known(shown))


def units_of(plan: Plan) -> QuerySet[Unit]:
    """Return the units that any objective or indicator of a plan names."""
    here = Objective.objects.filter(goal__plan=plan)
    named = (
        Q(objectives__in=here)
        | Q(cooperations__objective__in=here)
        | Q(indicators__objective__in=here)
    )
    return Unit.objects.filter(named, municipality=plan.municipality).distinct()


def periods_of(plan: Plan, unit: Unit, today: date) -> list[UnitPeriod]:
    """Return how a unit reported, the latest period first; five queries."""
    return [
        UnitPeriod(period, own)
        for period in freshness_of(plan, today)
        for own in period.units
        if own.unit == unit
    ]


def _part_of(unit: Unit) -> Q:
    return (
        Q(responsible_unit=unit)
        | Q(cooperating_units__unit=unit)
        | Q(indicators__data_unit=unit)
    )


def _known(shown: PlanYear) -> tuple[Status, ...]:
    return statuses(bands_of(shown.plan.municipality))


def _unit_row(
    unit: Unit | None,
    objectives: Sequence[ObjectiveRow],
    lines: Sequence[Line],
    known: tuple[Status, ...],
) -> UnitRow:
    return UnitRow(
        unit,
        tuple(row for row in objectives if row.objective.responsible_unit == unit),
        tuple(row for row in objectives if _names(row, unit)),
        tuple(line for line in lines if line.unit == unit),
        known,
    )


def _names(row: ObjectiveRow, unit: Unit | None) -> bool:
    """Whether an objective names a unit of ours beside the responsible one."""
    named = (each.unit_id for each in row.objective.cooperating_units.all())
    return unit is not None and unit.pk in named
