"""The rows of a plan by the path they have in its export, and by that in a document."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TypeVar

from indicators.models import ActualEntry, Indicator, IndicatorTerms
from ingest.ground import Siblings
from ingest.steps import AddGoal, AddIndicator, AddObjective, Write
from plans.models import Goal, Objective, Plan

Part = Goal | Objective | Indicator
Kind = TypeVar("Kind", Goal, Objective, Indicator)


class PlanRows:
    """Goals, objectives and indicators of a plan as they were, in three queries."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.there = dict(_paths(plan))
        self.path_of: dict[tuple[type, int], str] = {
            (type(r), r.pk): path for path, r in self.there.items()
        }
        self.here: dict[str, Part] = {}
        self._siblings: dict[str, Siblings] = {}

    def place(self, placed: Mapping[str, str]) -> None:
        """Note which row each path of the document is."""
        for here, there in placed.items():
            self.here[here] = self.there[there]

    def has_place_for(self, write: Write) -> bool:
        """Whether what a step is about, or goes into, is there: it may have been refused."""
        match write:
            case AddGoal():
                return True
            case AddObjective() | AddIndicator():
                return write.where.rpartition(".")[0] in self.here
        return write.where in self.here

    @cached_property
    def identifiers(self) -> set[str]:
        """The identifiers that the plan's indicators have."""
        return {str(r.uid) for r in self.there.values() if isinstance(r, Indicator)}

    def part(self, where: str, kind: type[Kind]) -> Kind:
        """Return the row that stands at a path of the document."""
        row = self.here[where]
        assert isinstance(row, kind)  # noqa: S101 - the path says which kind it is
        return row

    def beside(self, parent: Plan | Goal | Objective) -> Siblings:
        """Return what the children of a parent have taken, those to be written included."""
        key = f"{type(parent).__name__} {id(parent)}"
        if key not in self._siblings:
            rows = [row for row in self.there.values() if _parent(row) == parent.pk]
            kind = _CHILDREN[type(parent)]
            self._siblings[key] = Siblings.of(r for r in rows if isinstance(r, kind))
        return self._siblings[key]

    def terms(self, indicator: Indicator) -> Mapping[int, IndicatorTerms]:
        """Return an indicator's terms by the number of the plan revision."""
        return self._terms.get(indicator.pk, {})

    def open_actual(self, indicator: Indicator, year: int, period: str) -> ActualEntry:
        """Return the figure of a period that is not decided yet; there is one."""
        return self._open[indicator.pk, year, period]

    @cached_property
    def _terms(self) -> dict[int, dict[int, IndicatorTerms]]:
        rows = IndicatorTerms.objects.filter(indicator__objective__goal__plan=self.plan)
        found: dict[int, dict[int, IndicatorTerms]] = {}
        for row in rows.select_related("revision"):
            found.setdefault(row.indicator_id, {})[row.revision.number] = row
        return found

    @cached_property
    def _open(self) -> dict[tuple[int, int, str], ActualEntry]:
        rows = ActualEntry.objects.filter(indicator__objective__goal__plan=self.plan)
        undecided = rows.exclude(state=ActualEntry.State.APPROVED)
        return {(row.indicator_id, row.year, row.period): row for row in undecided}


_CHILDREN: dict[type, type] = {Plan: Goal, Goal: Objective, Objective: Indicator}


def _parent(row: Part) -> int | None:
    if isinstance(row, Goal):
        return row.plan_id
    return row.goal_id if isinstance(row, Objective) else row.objective_id


def _paths(plan: Plan) -> list[tuple[str, Part]]:
    """Return the rows in the order in which `export_plan` numbers them."""
    found: list[tuple[str, Part]] = []
    paths: dict[tuple[type, int], str] = {}
    counts: dict[str, int] = {}
    of_plan = {"goal__plan": plan}
    objectives = Objective.objects.filter(**of_plan).order_by("goal_id", "position")
    indicators = Indicator.objects.filter(objective__goal__plan=plan)
    for g, goal in enumerate(plan.goals.order_by("position")):
        paths[Goal, goal.pk] = f"goals[{g}]"
        found.append((f"goals[{g}]", goal))
    for row in [*objectives, *indicators.order_by("objective_id", "position")]:
        is_objective = isinstance(row, Objective)
        parent = paths[Goal if is_objective else Objective, _parent(row) or 0]
        path = f"{parent}.{'objectives' if is_objective else 'indicators'}"
        number = counts.get(path, 0)
        counts[path] = number + 1
        paths[type(row), row.pk] = f"{path}[{number}]"
        found.append((f"{path}[{number}]", row))
    return found
