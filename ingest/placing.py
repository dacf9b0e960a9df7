"""A person places what the reading could not: items of an unassigned run go into sections; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from plans.document import (
    LIST_FIELDS,
    Citation,
    Fragment,
    ObjectiveEntry,
    PlanDocument,
)

# (number of the fragment, number of its item) → one of LIST_FIELDS
Placement = Mapping[tuple[int, int], str]


def placed(document: PlanDocument, placement: Placement) -> PlanDocument:
    """Return the document with those items moved to the end of their sections, in printed order.

    What is not named stays where it is.  Raises KeyError for a section that is not
    one of LIST_FIELDS or an item that is not there.
    """
    for (number, item), section in placement.items():
        if section not in LIST_FIELDS or item >= len(document.unassigned[number].items):
            raise KeyError(section)
    for number, fragment in enumerate(document.unassigned):
        moves = [(item, s) for (n, item), s in sorted(placement.items()) if n == number]
        if moves and fragment.where:
            document = _with_moves(document, fragment, moves)
    left = (
        _without(fragment, {item for n, item in placement if n == number})
        for number, fragment in enumerate(document.unassigned)
    )
    return replace(
        document, unassigned=tuple(fragment for fragment in left if fragment)
    )


def _without(fragment: Fragment, items: set[int]) -> Fragment | None:
    if not items or fragment.where is None:
        return fragment
    left = tuple(
        text for index, text in enumerate(fragment.items) if index not in items
    )
    return replace(fragment, items=left, text="\n".join(left)) if left else None


def _with_moves(
    document: PlanDocument, fragment: Fragment, moves: Iterable[tuple[int, str]]
) -> PlanDocument:
    g, o = (int(n) for n in re.findall(r"\d+", fragment.where or ""))
    goal = document.goals[g]
    objective = goal.objectives[o]
    for item, section in moves:
        objective = _with_item(objective, section, fragment, fragment.items[item])
    objectives = (*goal.objectives[:o], objective, *goal.objectives[o + 1 :])
    goals = (
        *document.goals[:g],
        replace(goal, objectives=objectives),
        *document.goals[g + 1 :],
    )
    return replace(document, goals=goals)


def _with_item(
    objective: ObjectiveEntry, section: str, fragment: Fragment, text: str
) -> ObjectiveEntry:
    items: tuple[str, ...] = getattr(objective, section)
    source = fragment.citation or Citation()
    citations = {
        **objective.citations,
        f"{section}.{len(items)}": replace(source, text=text),
    }
    sections = {section: (*items, text)}
    return replace(objective, citations=citations, **sections)  # type: ignore[arg-type]
