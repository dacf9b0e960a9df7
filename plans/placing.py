"""Where a new part of a plan goes: its order, its address, the revision it came in."""

from __future__ import annotations

from django.db import models
from django.db.models import Max

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


def place_of(
    code: str,
    siblings: models.QuerySet[models.Model],
    *,
    position: int | None = None,
    slug: str | None = None,
) -> tuple[int, str]:
    """Return the order and the address of a part beside its siblings; what is given stays."""
    if not position:
        last = siblings.aggregate(last=Max("position"))["last"] or 0
        position = last + 1
    taken = set(siblings.values_list("slug", flat=True)) if not slug else set()
    return position, slug or address_of(code, taken, fallback=str(position))
