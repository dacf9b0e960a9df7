"""The rows of one card: from an objective's entry to the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import chain

from django.utils.translation import gettext as _

from indicators.export import SECTIONS
from ingest.ground import Ground, Siblings, cite
from plans import document as entries
from plans.models import (
    CardEntry,
    Citation,
    CooperatingUnit,
    CostEstimate,
    Goal,
    GoalCitation,
    Objective,
    ObjectiveCitation,
    Plan,
    Unit,
    UnplacedRun,
)
from plans.models.remembered import remember
from plans.turkish import fold


def write_goal(ground: Ground, entry: entries.GoalEntry, beside: Siblings) -> Goal:
    """Keep a goal without its objectives; `beside` are the plan's other goals."""
    goal = ground.heap.keep(
        Goal(
            plan=ground.plan,
            code=entry.code,
            printed_code=entry.printed_code or "",
            position=beside.next_position(),
            slug=beside.address(entry.code),
            title=entry.title or "",
            published_completion=entry.published_completion,
            rollup_weight=entry.rollup_weight,
            introduced_in=ground.revision(entry.introduced_in),
            withdrawn_in=ground.withdrawal(entry.withdrawn_in),
        ),
        entry.code,
    )
    for name, citation in entry.citations.items():
        row = GoalCitation(goal=goal, field=name, citation=cite(ground, citation))
        ground.heap.keep(row, entry.code)
    return goal


def write_objective(
    ground: Ground, goal: Goal, entry: entries.ObjectiveEntry, beside: Siblings
) -> Objective:
    """Keep an objective with everything on its card but the indicators."""
    objective = ground.heap.keep(
        Objective(
            goal=goal,
            code=entry.code,
            printed_code=entry.printed_code or "",
            position=beside.next_position(),
            slug=beside.address(entry.code),
            title=entry.title or "",
            responsible_unit_text=entry.responsible_unit or "",
            responsible_unit=ground.leading_unit(entry.responsible_unit),
            rollup_weight=entry.rollup_weight,
            introduced_in=ground.revision(entry.introduced_in),
            withdrawn_in=ground.withdrawal(entry.withdrawn_in),
        ),
        entry.code,
    )
    left = dict(entry.citations)
    write_cooperating_units(ground, objective, entry.cooperating_units)
    _write_sections(ground, objective, entry, left)
    _write_costs(ground, objective, entry.cost_estimate, left)
    for name, citation in left.items():
        row = ObjectiveCitation(
            objective=objective, field=name, citation=cite(ground, citation)
        )
        ground.heap.keep(row, entry.code)
    return objective


def write_unplaced(
    ground: Ground,
    fragment: entries.Fragment,
    objective: Objective | None,
    position: int,
) -> None:
    """Keep a run of text that no rule could place, its items one by one."""
    run = UnplacedRun(
        plan=ground.plan,
        objective=objective,
        position=position,
        text=fragment.text,
        citation=cite(ground, fragment.citation) if fragment.citation else None,
    )
    ground.heap.keep(run, _("yeri belli olmayan metin"))
    if objective is not None:
        for number, item in enumerate(fragment.items, start=1):
            entry = CardEntry(
                objective=objective,
                kind=CardEntry.Kind.UNPLACED,
                position=number,
                text=item,
                run=run,
            )
            ground.heap.keep(entry, objective.code)


def write_cooperating_units(
    ground: Ground, objective: Objective, texts: Iterable[str]
) -> None:
    """Keep the cooperating units of a card, in printed order."""
    for position, text in enumerate(texts, start=1):
        row = CooperatingUnit(objective=objective, position=position, text=text)
        ground.heap.keep(row, objective.code)


def _cited(
    ground: Ground, citations: dict[str, entries.Citation], name: str
) -> Citation | None:
    """Keep and take out of `citations` the one for this field."""
    citation = citations.pop(name, None)
    return None if citation is None else cite(ground, citation)


def _write_sections(
    ground: Ground,
    objective: Objective,
    entry: entries.ObjectiveEntry,
    citations: dict[str, entries.Citation],
) -> None:
    for kind, name in SECTIONS.items():
        for index, text in enumerate(getattr(entry, name)):
            row = CardEntry(
                objective=objective,
                kind=kind,
                position=index + 1,
                text=text,
                citation=_cited(ground, citations, f"{name}.{index}"),
            )
            ground.heap.keep(row, objective.code)


def _write_costs(
    ground: Ground,
    objective: Objective,
    cost: entries.CostEntry,
    citations: dict[str, entries.Citation],
) -> None:
    by_year: Iterable[tuple[int | None, Decimal | None]] = (cost.by_year or {}).items()
    for year, amount in chain([(None, cost.total)], by_year):
        citation = _cited(ground, citations, cost_field(year))
        if year is not None or amount is not None or citation is not None:
            row = CostEstimate(
                objective=objective, year=year, amount=amount, citation=citation
            )
            ground.heap.keep(row, objective.code)


def cost_field(year: int | None) -> str:
    """Return the name under which a document cites a card's cost, whole or of one year."""
    if year is None:
        return "cost_estimate.total"
    return f"cost_estimate.by_year.{year}"


def link_cooperating_units(plan: Plan, units: Mapping[str, Unit]) -> None:
    """Set the unit of every cooperating row whose text is the name of one."""
    rows = CooperatingUnit.objects.filter(objective__goal__plan=plan, unit=None)
    for row in rows:
        row.unit = units.get(fold(row.text))
    found = [row for row in rows if row.unit]
    CooperatingUnit.objects.bulk_update(found, ["unit"])
    remember(found, are_new=False)
