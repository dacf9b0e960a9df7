"""The rows of one card: from an objective's entry to the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import chain

from django.utils.translation import gettext as _

from indicators.export import SECTIONS
from ingest.ground import Ground, cite, written
from ingest.indicator_rows import write_indicator
from plans import document as entries
from plans.codes import address_of
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
from plans.turkish import fold


def write_goal(ground: Ground, entry: entries.GoalEntry, position: int) -> Goal:
    """Write a goal without its objectives."""
    taken = ground.plan.goals.values_list("slug", flat=True)
    goal = written(
        Goal(
            plan=ground.plan,
            code=entry.code,
            printed_code=entry.printed_code or "",
            slug=address_of(entry.code, set(taken), fallback=str(position)),
            position=position,
            title=entry.title or "",
            published_completion=entry.published_completion,
            rollup_weight=entry.rollup_weight,
            introduced_in=ground.revision(entry.introduced_in),
            withdrawn_in=ground.withdrawal(entry.withdrawn_in),
        ),
        entry.code,
    )
    for name, citation in entry.citations.items():
        GoalCitation.objects.create(
            goal=goal, field=name, citation=cite(ground, citation)
        )
    return goal


def write_objective(
    ground: Ground, goal: Goal, entry: entries.ObjectiveEntry, position: int
) -> Objective:
    """Write an objective with everything on its card."""
    taken = goal.objectives.values_list("slug", flat=True)
    objective = written(
        Objective(
            goal=goal,
            code=entry.code,
            printed_code=entry.printed_code or "",
            slug=address_of(entry.code, set(taken), fallback=str(position)),
            position=position,
            title=entry.title or "",
            responsible_unit_text=entry.responsible_unit or "",
            responsible_unit=_leading_unit(ground, entry.responsible_unit),
            rollup_weight=entry.rollup_weight,
            introduced_in=ground.revision(entry.introduced_in),
            withdrawn_in=ground.withdrawal(entry.withdrawn_in),
        ),
        entry.code,
    )
    left = dict(entry.citations)
    _write_cooperating_units(objective, entry.cooperating_units)
    _write_sections(ground, objective, entry, left)
    _write_costs(ground, objective, entry.cost_estimate, left)
    for name, citation in left.items():
        ObjectiveCitation.objects.create(
            objective=objective, field=name, citation=cite(ground, citation)
        )
    taken_addresses: set[str] = set()
    for number, indicator in enumerate(entry.indicators, start=1):
        row = write_indicator(ground, objective, indicator, number, taken_addresses)
        taken_addresses.add(row.slug)
    return objective


def write_unplaced(
    ground: Ground,
    fragment: entries.Fragment,
    objective: Objective | None,
    position: int,
) -> UnplacedRun:
    """Keep a run of text that no rule could place, its items one by one."""
    run = written(
        UnplacedRun(
            plan=ground.plan,
            objective=objective,
            position=position,
            text=fragment.text,
            citation=cite(ground, fragment.citation) if fragment.citation else None,
        ),
        _("yeri belli olmayan metin"),
    )
    if objective is not None:
        for number, item in enumerate(fragment.items, start=1):
            entry = CardEntry(
                objective=objective,
                kind=CardEntry.Kind.UNPLACED,
                position=number,
                text=item,
                run=run,
            )
            written(entry, objective.code)
    return run


def _cited(
    ground: Ground, citations: dict[str, entries.Citation], name: str
) -> Citation | None:
    """Write and take out of `citations` the one for this field."""
    citation = citations.pop(name, None)
    return None if citation is None else cite(ground, citation)


def _leading_unit(ground: Ground, printed: str | None) -> Unit | None:
    """Return the unit of this name, making it where the municipality has none such yet."""
    if not printed:
        return None
    key = fold(printed)
    if key not in ground.units:
        unit = Unit(municipality=ground.municipality, name=printed)
        ground.units[key] = written(unit, _("sorumlu birim"))
    return ground.units[key]


def _write_cooperating_units(objective: Objective, texts: Iterable[str]) -> None:
    for position, text in enumerate(texts, start=1):
        row = CooperatingUnit(objective=objective, position=position, text=text)
        written(row, objective.code)


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
            written(row, objective.code)


def _write_costs(
    ground: Ground,
    objective: Objective,
    cost: entries.CostEntry,
    citations: dict[str, entries.Citation],
) -> None:
    by_year: Iterable[tuple[int | None, Decimal | None]] = (cost.by_year or {}).items()
    for year, amount in chain([(None, cost.total)], by_year):
        name = (
            "cost_estimate.total" if year is None else f"cost_estimate.by_year.{year}"
        )
        citation = _cited(ground, citations, name)
        if year is not None or amount is not None or citation is not None:
            row = CostEstimate(
                objective=objective, year=year, amount=amount, citation=citation
            )
            written(row, objective.code)


def link_cooperating_units(plan: Plan, units: Mapping[str, Unit]) -> None:
    """Set the unit of every cooperating row whose text is the name of one."""
    rows = CooperatingUnit.objects.filter(objective__goal__plan=plan, unit=None)
    for row in rows:
        row.unit = units.get(fold(row.text))
    CooperatingUnit.objects.bulk_update([row for row in rows if row.unit], ["unit"])
