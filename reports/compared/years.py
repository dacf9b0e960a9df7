"""A plan's goals and objectives year by year, and what changed between two of its years."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch, Q

from indicators.measures import bands_of, has_come, is_withdrawn
from indicators.models import Period, Score
from plans.models import Goal, Objective, Plan
from reports.standings import NOTHING, Standing, Standings, key_of, standings
from reports.years import NoSuchYearError, PlanYear

Thing = Plan | Goal | Objective


@dataclass(frozen=True, slots=True)
class Cell:
    """What was published of a thing for one year; `original` is by the first plan's targets.

    Without a percentage `is_there` tells one that nobody reported from one not in the plan.
    """

    shown: PlanYear
    standing: Standing = NOTHING
    original: Decimal | None = None
    is_there: bool = True

    @property
    def has_two(self) -> bool:
        """Whether the first targets give another percentage than those in force."""
        return self.original is not None and self.original != self.standing.percent


@dataclass(frozen=True, slots=True)
class Row:
    """The plan, a goal or an objective through the years, each year a cell.

    The changes are in percentage points, None where one of the two years has no percentage;
    `original_change` stands only where the first targets give another one.
    """

    thing: Thing
    level: str
    slugs: tuple[str, ...]
    cells: tuple[Cell, ...]
    first: Cell
    second: Cell

    @property
    def change(self) -> Decimal | None:
        """What the second year has more than the first, by the targets in force."""
        return _less(self.second.standing.percent, self.first.standing.percent)

    @property
    def original_change(self) -> Decimal | None:
        """The same by the first plan's targets, where either year has another percentage by them."""
        if not (self.first.has_two or self.second.has_two):
            return None
        return _less(self.second.original, self.first.original)

    @property
    def lacking(self) -> tuple[Cell, ...]:
        """The chosen years that have no percentage."""
        pair = (self.first, self.second)
        return tuple(cell for cell in pair if cell.standing.percent is None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A plan in all its years; `first` and `second` are those whose difference is told."""

    first: int
    second: int
    years: tuple[int, ...]
    rows: tuple[Row, ...]


def years_compared(
    shown: PlanYear, first: str | None = None, second: str | None = None
) -> Comparison:
    """Return the plan, its goals and objectives in every year, in a fixed number of queries.

    The years are taken as an address writes them; the year shown and the one before it are
    compared unasked.  Raises NoSuchYearError for what is not a year of the plan.
    """
    later = _asked(shown, second, max(shown.year, shown.plan.start_year + 1))
    earlier = _asked(shown, first, later - 1)
    found = standings(shown.each_year, Q(), bands_of(shown.plan.municipality))
    rows: list[Row] = []
    for thing, level, slugs in _things(shown.plan):
        cells = {each.year: _cell(thing, each, found) for each in shown.each_year}
        rows.append(
            Row(
                thing, level, slugs, tuple(cells.values()), cells[earlier], cells[later]
            )
        )
    return Comparison(earlier, later, tuple(shown.plan.years), tuple(rows))


def _asked(shown: PlanYear, text: str | None, unasked: int) -> int:
    years = {str(year): year for year in shown.plan.years}
    if text is None:
        return min(max(unasked, shown.plan.start_year), shown.plan.end_year)
    if text not in years:
        raise NoSuchYearError(text)
    return years[text]


def _things(plan: Plan) -> list[tuple[Thing, str, tuple[str, ...]]]:
    """Return the plan and all that is in it, in the order of the plan, with their slugs."""
    both = ("introduced_in", "withdrawn_in")
    objectives = Objective.objects.select_related(*both).order_by("position")
    goals = plan.goals.select_related(*both).order_by("position")
    things: list[tuple[Thing, str, tuple[str, ...]]] = [(plan, "plan", ())]
    for goal in goals.prefetch_related(Prefetch("objectives", objectives)):
        things.append((goal, "goal", (goal.slug,)))
        for each in goal.objectives.all():
            each.goal = goal
            things.append((each, "objective", (goal.slug, each.slug)))
    return things


def _cell(thing: Thing, shown: PlanYear, found: Standings) -> Cell:
    if not _is_there(thing, shown.year):
        return Cell(shown, is_there=False)
    key = (key_of(thing), shown.year, Period.YEAR, Score.Basis.ORIGINAL)
    original = found.scores.get(key)
    return Cell(
        shown, found.of(thing, shown), None if original is None else original.percent
    )


def _is_there(thing: Thing, year: int) -> bool:
    """Whether a year's plan has it; what stands in a withdrawn goal is withdrawn too."""
    if isinstance(thing, Plan):
        return True
    parts = (thing, thing.goal) if isinstance(thing, Objective) else (thing,)
    return all(has_come(part, year) and not is_withdrawn(part, year) for part in parts)


def _less(more: Decimal | None, less: Decimal | None) -> Decimal | None:
    return None if more is None or less is None else more - less
