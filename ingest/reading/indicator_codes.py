"""Codes for indicators that are printed without one: the objective's, and their place in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from plans.document import IndicatorEntry, ObjectiveEntry, PlanDocument


def with_codes(document: PlanDocument) -> PlanDocument:
    """Return the document with a code for every indicator; `printed_code` stays as it was.

    A code is a label and no key, but a plan cannot hold an indicator without one.
    """
    goals = tuple(
        replace(goal, objectives=tuple(map(_coded, goal.objectives)))
        for goal in document.goals
    )
    return replace(document, goals=goals)


def _coded(objective: ObjectiveEntry) -> ObjectiveEntry:
    return replace(objective, indicators=tuple(_indicators(objective)))


def _indicators(objective: ObjectiveEntry) -> Iterator[IndicatorEntry]:
    number = objective.code.removeprefix("H")
    prefix = f"PG{number}." if number else "PG"
    taken = {one.code for one in objective.indicators}
    for place, one in enumerate(objective.indicators, start=1):
        free = (f"{prefix}{at}" for at in count(place) if f"{prefix}{at}" not in taken)
        code = one.code or next(free)
        taken.add(code)
        yield replace(one, code=code)
