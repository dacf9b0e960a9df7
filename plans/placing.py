"""Where a new part of a plan goes: its order, its address, the revision it came in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models

from plans.codes import address_of
from plans.models import Goal, Objective, Plan, PlanRevision


def plan_of(parent: Plan | Goal | Objective) -> Plan:
    """Return the plan that a goal's, an objective's or an indicator's parent is part of."""
    match parent:
        case Plan():
            return parent
        case Goal():
            return parent.plan
        case Objective():
            return parent.goal.plan


def first_revision(plan: Plan) -> PlanRevision:
    """Return the plan as first adopted, which every plan has."""
    return PlanRevision.objects.get_or_create(plan=plan, number=0)[0]


def first_of(plan: Plan) -> PlanRevision:
    """Return the plan's revision 0, not saved yet where there is none: a check writes nothing."""
    known = plan.revisions.filter(number=0).first()
    return known or PlanRevision(plan=plan, number=0)


@dataclass(frozen=True, slots=True)
class Sibling:
    """What a part that stands takes of its parent's: a code, a place in order, an address."""

    code: str
    position: int
    slug: str


def siblings_in(parts: models.QuerySet[Any]) -> list[Sibling]:
    """Return what parts take: one query."""
    rows = parts.order_by().values_list("code", "position", "slug")
    return [Sibling(*row) for row in rows]


def place_beside(
    code: str,
    siblings: Iterable[Sibling],
    *,
    position: int | None = None,
    slug: str | None = None,
) -> tuple[int, str]:
    """Return the order and the address of a part beside its siblings; what is given stays."""
    beside = list(siblings)
    if not position:
        position = max((each.position for each in beside), default=0) + 1
    taken = {each.slug for each in beside}
    return position, slug or address_of(code, taken, fallback=str(position))


class Siblings:
    """The parts of a plan by their parents, to place new ones without asking again."""

    def __init__(self, parts: models.QuerySet[Any], parent: str) -> None:
        self.parent_of: dict[int, int] = {}
        self.by_parent: defaultdict[int, dict[int, Sibling]] = defaultdict(dict)
        told = ("pk", f"{parent}_id", "code", "position", "slug")
        for key, of, *taken in parts.order_by().values_list(*told):
            self.add(key, of, Sibling(*taken))

    def add(self, key: int, parent: int, part: Sibling) -> None:
        """Note a part as it is now."""
        if key in self.parent_of:
            del self.by_parent[self.parent_of[key]][key]
        self.parent_of[key] = parent
        self.by_parent[parent][key] = part

    def beside(self, parent: int, key: int | None) -> list[Sibling]:
        """Return the other parts of a parent."""
        there = self.by_parent[parent]
        return [part for each, part in there.items() if each != key]
