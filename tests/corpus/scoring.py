"""The score of a reading against the truth: a cell is what a person would type once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from plans.document import (
    LIST_FIELDS,
    GoalEntry,
    IndicatorEntry,
    ObjectiveEntry,
    PlanDocument,
)
from plans.turkish import fold, tidy

Value = str | int | bool | Decimal
Place = tuple[str, ...]  # codes from the goal down, then the field
Cell = tuple[Place, Value]

_ACTIONS = {"activities": "actions", "strategies": "actions"}
_OF_INDICATOR = (
    "name",
    "unit",
    "weight_percent",
    "baseline_value",
    "baseline_label",
    "cumulative",
    "monitoring_frequency",
    "reporting_frequency",
)
_OF_ACTUAL = (
    "value",
    "printed_performance",
    "deviation_reason",
    "corrective_measure",
    "explanation",
)


@dataclass(frozen=True, slots=True)
class Score:
    """How many cells were right, wrong or made up, missed; and of the wrong ones, how many no issue points at."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    silent: int = 0

    @property
    def precision(self) -> float:
        """The share of what was read that is so; 1 where nothing was read and nothing missed."""
        return self._share(self.wrong, self.missed)

    @property
    def recall(self) -> float:
        """The share of what is printed that was read."""
        return self._share(self.missed, self.wrong)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def cells(self) -> int:
        """How many cells the document prints."""
        return self.right + self.missed

    def _share(self, failed: int, otherwise: int) -> float:
        tried = self.right + failed
        return self.right / tried if tried else float(not otherwise)

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
            self.silent + other.silent,
        )


@dataclass(frozen=True, slots=True)
class Differences:
    """The cells that were read and are not so, and those that were not read."""

    score: Score
    wrong: tuple[Cell, ...]
    missed: tuple[Cell, ...]


def compared(truth: PlanDocument, read: PlanDocument) -> Differences:
    """Return how the reading differs from the truth; figures are equal exactly, texts but for blanks and case."""
    expected, found = Counter(cells(truth)), Counter(cells(read))
    wrong, missed = (
        list((found - expected).elements()),
        list((expected - found).elements()),
    )
    told = _told(read)
    silent = sum(
        not any(place[: len(one)] == one for one in told) for place, _ in wrong
    )
    right = (expected & found).total()
    score = Score(right, len(wrong), len(missed), silent)
    return Differences(score, tuple(wrong), tuple(missed))


def cells(document: PlanDocument) -> Iterator[Cell]:
    """Yield every cell of the document that is not empty, its kind among them."""
    yield ("kind",), document.kind.value
    if document.institution:
        yield ("institution",), fold(document.institution)
    for at, year in enumerate(document.period or ()):
        yield ("period", str(at)), year
    for goal in document.goals:
        yield from _of_goal(goal)


def _of_goal(goal: GoalEntry) -> Iterator[Cell]:
    yield from _filled((goal.code,), {"code": goal.code, "title": goal.title})
    for objective in goal.objectives:
        yield from _of_objective(objective, (goal.code, objective.code))


def _of_objective(objective: ObjectiveEntry, at: Place) -> Iterator[Cell]:
    cost = objective.cost_estimate
    yield from _filled(
        at,
        {
            "code": objective.code,
            "title": objective.title,
            "responsible_unit": objective.responsible_unit,
            "cost_estimate.total": cost.total,
            **{
                f"cost_estimate.{year}": value
                for year, value in (cost.by_year or {}).items()
            },
        },
    )
    for name in (*LIST_FIELDS, "cooperating_units"):
        for item in getattr(objective, name):
            yield from _filled(at, {_ACTIONS.get(name, name): item})
    for indicator in objective.indicators:
        if not indicator.withdrawn:
            yield from _of_indicator(indicator, (*at, indicator.code))


def _of_indicator(indicator: IndicatorEntry, at: Place) -> Iterator[Cell]:
    yield from _filled(at, {"code": indicator.code})
    yield from _filled(at, {name: getattr(indicator, name) for name in _OF_INDICATOR})
    targets = indicator.targets.items()
    yield from _filled(at, {f"targets.{year}": value for year, value in targets})
    for actual in indicator.actuals:
        if actual.value is not None:
            when = f"actuals.{actual.year}.{actual.period}"
            told = {f"{when}.{name}": getattr(actual, name) for name in _OF_ACTUAL}
            yield from _filled(at, told)


def _filled(at: Place, fields: dict[str, Value | None]) -> Iterator[Cell]:
    for name, value in fields.items():
        if isinstance(value, str):
            value = fold(tidy(value)).strip(" .;,:")
        if value is not None and value != "":
            yield (*at, *name.split(".")), value


def _told(read: PlanDocument) -> set[Place]:
    """Return the places that an issue points at, by the codes of goal, objective and indicator.

    An issue of the whole document, or of a goal, makes no wrong figure below it known.
    """
    told = set()
    for issue in read.issues:
        numbers = dict(
            re.findall(r"(goals|objectives|indicators)\[(\d+)\]", issue.where)
        )
        if "objectives" not in numbers:
            continue
        goal = read.goals[int(numbers["goals"])]
        objective = goal.objectives[int(numbers["objectives"])]
        place: Place = (goal.code, objective.code)
        if "indicators" in numbers:
            place += (objective.indicators[int(numbers["indicators"])].code,)
            told.add(place)
        else:
            field = issue.where.rpartition("].")[2].split(".")[0].split("[")[0]
            told.add((*place, _ACTIONS.get(field, field)))
    return told
