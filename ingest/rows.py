"""The rows of one card: from the entries of a committed document to the database."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from indicators.models import (
    ActualEntry,
    Indicator,
    IndicatorCitation,
    IndicatorTerms,
    TargetRevision,
)
from ingest.reading.turkish import fold
from plans import document as entries
from plans.codes import address_of
from plans.committed import Choice, moment
from plans.models import (
    CardEntry,
    Citation,
    CooperatingUnit,
    CostEstimate,
    Goal,
    GoalCitation,
    Municipality,
    Objective,
    ObjectiveCitation,
    Plan,
    PlanRevision,
    SourceDocument,
    Unit,
    UnplacedRun,
)

SECTIONS = {
    "risks": CardEntry.Kind.RISK,
    "activities": CardEntry.Kind.ACTIVITY,
    "strategies": CardEntry.Kind.STRATEGY,
    "findings": CardEntry.Kind.FINDING,
    "needs": CardEntry.Kind.NEED,
}


Row = TypeVar("Row", bound=models.Model)


class NotCommittableError(Exception):
    """The document cannot be written as it is; the message is a Turkish sentence."""


@dataclass(slots=True)
class Ground:
    """What every row of one commit stands on."""

    plan: Plan
    document: SourceDocument
    choice: Choice
    by: Any  # the committing user, None on the command line
    revisions: dict[int, PlanRevision]
    units: dict[str, Unit] = field(default_factory=dict)

    @property
    def municipality(self) -> Municipality:
        return self.plan.municipality

    def revision(self, number: int) -> PlanRevision:
        """Return the plan revision; raise NotCommittableError where the document names none such."""
        if number not in self.revisions:
            raise NotCommittableError(
                _(
                    "Belge %(number)s. güncellemeyi anıyor ama sürümler arasında yazmıyor."
                )
                % {"number": number}
            )
        return self.revisions[number]

    def withdrawal(self, number: int | None) -> PlanRevision | None:
        return None if number is None else self.revision(number)


def written(row: Row, where: str) -> Row:
    """Save one row; raise NotCommittableError, saying where, for a value that does not fit."""
    relations = {f.name for f in row._meta.fields if f.is_relation}
    try:
        row.clean_fields(exclude=relations)
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        verbose = row._meta.get_field(name).verbose_name  # type: ignore[union-attr]
        raise NotCommittableError(
            f"{where}, {verbose}: {' '.join(messages)}"
        ) from error
    row.save(force_insert=True)
    return row


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
        row = _write_indicator(ground, objective, indicator, number, taken_addresses)
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


def cite(ground: Ground, citation: entries.Citation) -> Citation:
    """Write where a value stands in the document of this commit."""
    return cite_in(ground.document, citation)


def cite_in(document: SourceDocument, citation: entries.Citation) -> Citation:
    """Write where a value stands in `document`."""
    x0, top, x1, bottom = citation.box or (None, None, None, None)
    row = Citation(
        document=document,
        text=citation.text,
        page=citation.page,
        x0=x0,
        top=top,
        x1=x1,
        bottom=bottom,
        cell=citation.cell or "",
        line=citation.line,
        confidence=citation.confidence,
    )
    return written(row, _("kaynak gösterimi"))


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
    for name, kind in SECTIONS.items():
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


def _write_indicator(
    ground: Ground,
    objective: Objective,
    entry: entries.IndicatorEntry,
    position: int,
    taken: set[str],
) -> Indicator:
    indicator = written(
        Indicator(
            objective=objective,
            uid=uuid.UUID(entry.id),
            code=entry.code,
            printed_code=entry.printed_code or "",
            slug=address_of(entry.code, taken, fallback=str(position)),
            position=position,
            name=entry.name,
            monitoring_frequency=entry.monitoring_frequency or "",
            reporting_frequency=entry.reporting_frequency or "",
            definition=entry.definition or "",
            formula=entry.formula or "",
            data_source=entry.data_source or "",
            printed_cumulative=entry.cumulative,
            data_year=entry.data_year,
            introduced_in=ground.revision(entry.introduced_in),
            withdrawn_in=ground.withdrawal(entry.withdrawn_in),
        ),
        entry.code,
    )
    for terms in entry.terms:
        _write_terms(ground, indicator, terms)
    for target in entry.target_revisions:
        _write_target(ground, indicator, target)
    _write_actuals(ground, indicator, entry.actuals)
    for name, citation in entry.citations.items():
        if not name.startswith("targets."):  # those stand with their targets
            IndicatorCitation.objects.create(
                indicator=indicator, field=name, citation=cite(ground, citation)
            )
    return indicator


def _write_terms(ground: Ground, indicator: Indicator, terms: entries.Terms) -> None:
    row = IndicatorTerms(
        indicator=indicator,
        revision=ground.revision(terms.revision),
        weight=terms.weight_percent,
        unit_of_measure=terms.unit or "",
        method=terms.method or "",
        direction=terms.direction or "",
        baseline_value=terms.baseline_value,
        baseline_label=terms.baseline_label or "",
        baseline_not_applicable=terms.baseline_not_applicable,
        tolerance=terms.tolerance,
    )
    written(row, indicator.code)


def _write_target(
    ground: Ground, indicator: Indicator, target: entries.TargetEntry
) -> None:
    row = TargetRevision(
        indicator=indicator,
        year=target.year,
        value=target.value,
        origin=target.origin,
        recorded_at=moment(target.recorded_at or ""),
        recorded_by=ground.by,
        decision_number=target.decision_number or "",
        decision_date=date.fromisoformat(target.decision_date)
        if target.decision_date
        else None,
        reason=target.reason or "",
        citation=cite(ground, target.citation) if target.citation else None,
    )
    written(row, f"{indicator.code} {target.year}")


def _write_actuals(
    ground: Ground, indicator: Indicator, actuals: Iterable[entries.ActualEntry]
) -> None:
    """Write actuals in order; the second of a period corrects the first."""
    latest: dict[tuple[int, str], ActualEntry] = {}
    for entry in actuals:
        key = entry.year, entry.period
        latest[key] = _write_actual(ground, indicator, entry, latest.get(key))


def _write_actual(
    ground: Ground,
    indicator: Indicator,
    entry: entries.ActualEntry,
    corrected: ActualEntry | None,
) -> ActualEntry:
    state = entry.state or entries.State.SUBMITTED
    decided = state in {entries.State.APPROVED, entries.State.RETURNED}
    row = ActualEntry(
        indicator=indicator,
        year=entry.year,
        period=entry.period,
        value=entry.value,
        reported_as=entry.reported_as,
        state=state,
        explanation=entry.explanation or "",
        deviation_reason=entry.deviation_reason or "",
        corrective_measure=entry.corrective_measure or "",
        entered_by=None if decided else ground.by,
        entered_at=ground.choice.at,
        submitted_at=None if state is entries.State.DRAFT else ground.choice.at,
        decided_by=ground.by if decided else None,
        decided_at=ground.choice.at if decided else None,
        published_at=ground.choice.at if state is entries.State.APPROVED else None,
        decision_note=entry.decision_note or "",
        supersedes=corrected,
        correction_reason=entry.correction_reason or "",
        printed_performance=entry.printed_performance,
        citation=cite(ground, entry.citation) if entry.citation else None,
    )
    return written(row, f"{indicator.code} {entry.year}")


def known_units(municipality: Municipality) -> dict[str, Unit]:
    """Return the municipality's units by their folded name."""
    return {fold(unit.name): unit for unit in municipality.units.all()}


def link_cooperating_units(plan: Plan, units: Mapping[str, Unit]) -> None:
    """Set the unit of every cooperating row whose text is the name of one."""
    rows = CooperatingUnit.objects.filter(objective__goal__plan=plan, unit=None)
    for row in rows:
        row.unit = units.get(fold(row.text))
    CooperatingUnit.objects.bulk_update([row for row in rows if row.unit], ["unit"])
