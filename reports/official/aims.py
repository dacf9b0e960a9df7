"""Performans hedefleri of a year: the plan's objectives, each with what its activities need."""

from __future__ import annotations

from dataclasses import dataclass

from plans.models import CardEntry
from reports.official.budget import NOTHING, Needs, activities_of, needs_of, together
from reports.rows import GoalRow, ObjectiveRow, PlanRow


@dataclass(frozen=True, slots=True)
class Aim:
    """Performans hedefi: an objective in the year of the programme, with its activities' needs."""

    goal: GoalRow
    row: ObjectiveRow
    activities: tuple[tuple[CardEntry, Needs], ...]

    @property
    def name(self) -> str:
        """What the tables call it."""
        return f"{self.row.objective.code}: {self.row.objective.title}"

    @property
    def needs(self) -> Needs | None:
        """What its activities need together; None where one of them has no line."""
        return together(needs for _activity, needs in self.activities)


def aims_of(plan: PlanRow) -> list[Aim]:
    """Return the objectives that count in the year shown; two queries."""
    activities = activities_of(plan.shown.plan)
    needs = needs_of(plan.shown.plan, plan.shown.year)
    return [
        Aim(
            goal,
            row,
            tuple(
                (each, needs.get(each.pk, NOTHING))
                for each in activities.get(row.objective.pk, ())
            ),
        )
        for goal in plan.counted_goals
        for row in goal.counted_objectives
    ]
