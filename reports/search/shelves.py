"""Where the texts stand: for each kind the table, and the way from a row to its public plan."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What was found; the value is the one that an address has."""

    MUNICIPALITY = "belediye", _("Belediye")
    UNIT = "birim", _("Birim")
    GOAL = "amac", _("Amaç")
    OBJECTIVE = "hedef", _("Hedef")
    INDICATOR = "gosterge", _("Gösterge")
    ACTIVITY = "faaliyet", _("Faaliyet ve proje")
    STRATEGY = "strateji", _("Strateji")
    RISK = "risk", _("Risk")
    FINDING = "tespit", _("Tespit")
    NEED = "ihtiyac", _("İhtiyaç")


# Of what stands in CardEntry; what no rule could place is on no page.
ENTRY_KINDS = {
    "risk": Kind.RISK,
    "activity": Kind.ACTIVITY,
    "strategy": Kind.STRATEGY,
    "finding": Kind.FINDING,
    "need": Kind.NEED,
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """One table: `item` is its row, `plan` and `town` what its joins lead to.

    `worth` says how much a name counts beside a line of a list.
    """

    table: str
    kind: str
    text: str
    joins: str
    worth: int
    code: str = "''"
    goal: str = "''"
    objective: str = "''"
    indicator: str = "''"
    parent: str = "''"
    withdrawn: str = "FALSE"
    only: str = ""


_TOWN = "JOIN plans_municipality town ON town.id = plan.municipality_id"
_OF_GOAL = f"JOIN plans_plan plan ON plan.id = goal.plan_id {_TOWN}"
_OF_OBJECTIVE = f"JOIN plans_goal goal ON goal.id = objective.goal_id {_OF_GOAL}"
# A municipality and its units are shown with their newest plan.
_NEWEST = """plan.id = (
    SELECT each.id FROM plans_plan each
    WHERE each.municipality_id = town.id AND each.is_public
    ORDER BY each.start_year DESC, each.end_year DESC LIMIT 1
)"""
# A unit has a page in a plan in which it answers for something.
_UNITS_PAGE = """CASE WHEN EXISTS (
    SELECT 1 FROM plans_objective led JOIN plans_goal its ON its.id = led.goal_id
    WHERE led.responsible_unit_id = item.id AND its.plan_id = plan.id
) THEN CAST(item.id AS varchar(20)) ELSE '' END"""
_GONE = " OR ".join(
    f"{part}.withdrawn_in_id IS NOT NULL" for part in ("item", "objective", "goal")
)
_ENTRY_KIND = (
    "CASE item.kind "
    + " ".join(f"WHEN '{stored}' THEN '{kind}'" for stored, kind in ENTRY_KINDS.items())
    + " END"
)

SHELVES = (
    Shelf(
        table="plans_municipality",
        kind=f"'{Kind.MUNICIPALITY}'",
        text="item.name",
        joins=f"JOIN plans_municipality town ON town.id = item.id JOIN plans_plan plan ON {_NEWEST}",
        worth=8,
    ),
    Shelf(
        table="plans_unit",
        kind=f"'{Kind.UNIT}'",
        text="item.name",
        joins=f"JOIN plans_municipality town ON town.id = item.municipality_id JOIN plans_plan plan ON {_NEWEST}",
        worth=4,
        indicator=_UNITS_PAGE,
        only="item.is_active",
    ),
    Shelf(
        table="plans_goal",
        kind=f"'{Kind.GOAL}'",
        text="item.title",
        joins=f"JOIN plans_plan plan ON plan.id = item.plan_id {_TOWN}",
        worth=4,
        code="item.code",
        goal="item.slug",
        withdrawn="item.withdrawn_in_id IS NOT NULL",
    ),
    Shelf(
        table="plans_objective",
        kind=f"'{Kind.OBJECTIVE}'",
        text="item.title",
        joins=f"JOIN plans_goal goal ON goal.id = item.goal_id {_OF_GOAL}",
        worth=3,
        code="item.code",
        goal="goal.slug",
        objective="item.slug",
        withdrawn="item.withdrawn_in_id IS NOT NULL OR goal.withdrawn_in_id IS NOT NULL",
    ),
    Shelf(
        table="indicators_indicator",
        kind=f"'{Kind.INDICATOR}'",
        text="item.name",
        joins=f"JOIN plans_objective objective ON objective.id = item.objective_id {_OF_OBJECTIVE}",
        worth=2,
        code="item.code",
        goal="goal.slug",
        objective="objective.slug",
        indicator="item.slug",
        parent="objective.code",
        withdrawn=_GONE,
    ),
    Shelf(
        table="plans_cardentry",
        kind=_ENTRY_KIND,
        text="item.text",
        joins=f"JOIN plans_objective objective ON objective.id = item.objective_id {_OF_OBJECTIVE}",
        worth=1,
        goal="goal.slug",
        objective="objective.slug",
        parent="objective.code",
        withdrawn="objective.withdrawn_in_id IS NOT NULL OR goal.withdrawn_in_id IS NOT NULL",
        only="item.kind <> 'unplaced'",
    ),
)
