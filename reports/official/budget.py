"""What an activity needs in a year, by economic code and source: sums over the lines entered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from plans.models import CardEntry, CostLine, Plan
from plans.turkish import fold

# The first level of the economic classification, as table T2 prints it.
CODES: tuple[tuple[str, StrOrPromise], ...] = (
    ("1", _("1 Personel Giderleri")),
    ("2", _("2 SGK Devlet Primi Giderleri")),
    ("3", _("3 Mal ve Hizmet Alım Giderleri")),
    ("4", _("4 Faiz Giderleri")),
    ("5", _("5 Cari Transferler")),
    ("6", _("6 Sermaye Giderleri")),
    ("7", _("7 Sermaye Transferleri")),
    ("8", _("8 Borç Verme")),
    ("9", _("9 Yedek Ödenekler")),
)
# Where the means come from that are not in the budget.
OFF_BUDGET: tuple[tuple[str, StrOrPromise], ...] = (
    ("döner", _("Döner Sermaye")),
    ("yurt içi", _("Diğer Yurt İçi")),
    ("yurt dışı", _("Diğer Yurt Dışı")),
)
OTHER = "?"  # a code that is none of the table's; it counts in the total and is listed


@dataclass(frozen=True, slots=True)
class Needs:
    """What was entered for an activity: amounts in TRY by code, in the budget and outside it."""

    budget: Mapping[str, Decimal]
    off_budget: Mapping[str, Decimal]

    @property
    def is_entered(self) -> bool:
        """Whether anybody entered a line."""
        return bool(self.budget or self.off_budget)

    @property
    def in_budget(self) -> Decimal | None:
        """The budget's part; None where no line is of it."""
        return total(self.budget.values())

    @property
    def outside(self) -> Decimal | None:
        """The part from outside the budget; None where no line is of it."""
        return total(self.off_budget.values())

    @property
    def whole(self) -> Decimal | None:
        """Both together."""
        return total((*self.budget.values(), *self.off_budget.values()))

    @property
    def has_others(self) -> bool:
        """Whether a line has a code that the table does not know."""
        return OTHER in self.budget or OTHER in self.off_budget


NOTHING = Needs({}, {})


def needs_of(plan: Plan, year: int) -> dict[int, Needs]:
    """Return what was planned for each activity of a plan in a year, by its key; one query."""
    lines = CostLine.objects.filter(
        activity__objective__goal__plan=plan, year=year, stage=CostLine.Stage.PLANNED
    ).order_by("activity_id", "pk")
    by_activity: dict[int, list[CostLine]] = {}
    for line in lines:
        by_activity.setdefault(line.activity_id, []).append(line)
    return {key: _needs(own) for key, own in by_activity.items()}


def activities_of(plan: Plan) -> dict[int, list[CardEntry]]:
    """Return the activities of each objective by its key, in the order of the card; one query."""
    found: dict[int, list[CardEntry]] = {}
    entries = CardEntry.objects.filter(
        objective__goal__plan=plan, kind=CardEntry.Kind.ACTIVITY
    )
    for entry in entries.order_by("position", "pk"):
        found.setdefault(entry.objective_id, []).append(entry)
    return found


def total(amounts: Iterable[Decimal]) -> Decimal | None:
    """Return the sum; None of nothing, which is not 0."""
    known = list(amounts)
    return sum(known, Decimal(0)) if known else None


def together(needs: Iterable[Needs]) -> Needs | None:
    """Return what several activities need; None where one of them has no line: a part is no whole."""
    every = list(needs)
    if not every or not all(each.is_entered for each in every):
        return None
    return Needs(
        _added(each.budget for each in every), _added(each.off_budget for each in every)
    )


def _needs(lines: Iterable[CostLine]) -> Needs:
    budget: dict[str, Decimal] = {}
    off_budget: dict[str, Decimal] = {}
    for line in lines:
        if line.source == CostLine.Source.BUDGET:
            key = economic_code(line.economic_code)
            budget[key] = budget.get(key, Decimal(0)) + line.amount
        else:
            key = off_budget_source(line.economic_code)
            off_budget[key] = off_budget.get(key, Decimal(0)) + line.amount
    return Needs(budget, off_budget)


def economic_code(text: str) -> str:
    """Return the first level of an economic code: "06", "6.1" and "06 Sermaye Giderleri" are "6".

    >>> economic_code("06.5.7"), economic_code("3 Mal ve hizmet"), economic_code("x")
    ('6', '3', '?')
    """
    found = re.match(r"\s*0*([1-9])(?![0-9])", text)
    return found[1] if found else OTHER


def off_budget_source(text: str) -> str:
    """Return which of the three sources outside the budget a line names.

    >>> off_budget_source("Döner Sermaye"), off_budget_source("Diğer yurt içi")
    ('döner', 'yurt içi')
    """
    said = fold(text)
    return next((key for key, _name in OFF_BUDGET if key in said), OTHER)


def _added(parts: Iterable[Mapping[str, Decimal]]) -> dict[str, Decimal]:
    added: dict[str, Decimal] = {}
    for part in parts:
        for key, amount in part.items():
            added[key] = added.get(key, Decimal(0)) + amount
    return added
