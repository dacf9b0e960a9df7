"""A plan's indicators in one year as lines: whose they are, how they stand, what was last reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from indicators import schedule
from indicators.models import Period
from plans.models import Goal, Municipality, Objective, Unit
from reports.rows import IndicatorRow, ObjectiveRow, PlanRow
from reports.statuses import Status, status_of
from reports.years import PlanYear

NO_UNIT = "yok"  # in an address, what has no unit


@dataclass(frozen=True, slots=True)
class LastFigure:
    """The last public actual up to the year shown, in the indicator's unit."""

    year: int
    period: str
    value: Decimal

    @property
    def when(self) -> str:
        """The period with its year, as a sentence names it."""
        return Period.of_year(self.year, self.period)


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator among all of its plan; `unit` is the one that reports it."""

    objective: Objective
    row: IndicatorRow
    unit: Unit | None
    status: Status
    last: LastFigure | None

    @property
    def goal(self) -> Goal:
        """The goal that it serves."""
        return self.objective.goal

    @property
    def facets(self) -> dict[str, str]:
        """What it can be found by, as an address writes it."""
        return {
            "birim": NO_UNIT if self.unit is None else str(self.unit.pk),
            "durum": self.status.key,
            "amac": self.goal.slug,
        }

    @property
    def counts(self) -> bool:
        """Whether the year asks for it: no update has withdrawn it."""
        return not self.status.is_gone

    @property
    def has_data(self) -> bool:
        """Whether the year has a public actual of it."""
        return self.counts and self.row.reading.actual is not None


def lines_of(plan: PlanRow) -> tuple[Line, ...]:
    """Return every indicator of a plan in plan order, in one query beside the plan's own."""
    objectives = [each for goal in plan.goals for each in goal.objectives]
    return lines_in(objectives, plan.shown)


def lines_in(objectives: Iterable[ObjectiveRow], shown: PlanYear) -> tuple[Line, ...]:
    """Return the objectives' indicators as lines, in one query."""
    units = units_by_key(shown.plan.municipality)
    return tuple(
        _line(row, each, shown, units) for row in objectives for each in row.indicators
    )


def units_by_key(place: Municipality) -> dict[int, Unit]:
    """Return a municipality's units by their primary key."""
    return {unit.pk: unit for unit in Unit.objects.filter(municipality=place)}


def tally(lines: Iterable[Line]) -> dict[Status, int]:
    """Return how many lines have each status; one that none has is not in it."""
    return Counter(line.status for line in lines)


def _line(
    parent: ObjectiveRow, row: IndicatorRow, shown: PlanYear, units: dict[int, Unit]
) -> Line:
    objective = parent.objective
    own = row.indicator.data_unit_id
    unit = objective.responsible_unit if own is None else units.get(own)
    withdrawn = row.withdrawn or parent.withdrawn
    return Line(
        objective,
        row,
        unit,
        status_of(row, withdrawn=withdrawn),
        _last_figure(row, shown.year),
    )


def _last_figure(row: IndicatorRow, year: int) -> LastFigure | None:
    """Return the last figure that is one: what a period added to a broken total is none."""
    entries = [each for each in row.known.actuals if each.year <= year]
    entries.sort(key=lambda each: schedule.ends(each.year, each.period), reverse=True)
    for entry in entries:
        value = row.known.actual(entry.year, entry.period)
        if value is not None:
            return LastFigure(entry.year, entry.period, value)
    return None
