"""What of a document stands in the database once a person has committed it.

`committed(doc)` drops source, issues and refusal, adds the municipality and the period
that the person chose, and fills in what a commit decides: identifiers, the first plan
revision, a history of one entry for terms and targets, the state *submitted*.
For a valid document in an empty database, exporting its commit gives exactly this.
"""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from plans.document import (
    PERIODS,
    ActualEntry,
    CostEntry,
    Fragment,
    GoalEntry,
    IndicatorEntry,
    Kind,
    ObjectiveEntry,
    Origin,
    PlanDocument,
    RevisionEntry,
    State,
    TargetEntry,
    Terms,
)

IDENTIFIERS = uuid.UUID("5f1f9c52-6c8e-5d53-9d0b-2f8f2a1f6f6e")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose when committing; `slug` is the municipality's."""

    municipality: str
    slug: str
    period: tuple[int, int]
    at: datetime


def committed(document: PlanDocument, choice: Choice) -> PlanDocument:
    """Return the document as the database will hold it."""
    revisions = _revisions(document)
    last = revisions[-1].number
    goals = tuple(_goal(goal, choice, last) for goal in document.goals)
    return replace(
        document,
        kind=Kind.PLAN,
        refusal=None,
        source=None,
        issues=(),
        institution=choice.municipality,
        period=choice.period,
        province=None,
        revisions=revisions,
        goals=_with_identifiers(goals, choice),
        unassigned=tuple(map(_fragment, document.unassigned)),
    )


def _revisions(document: PlanDocument) -> tuple[RevisionEntry, ...]:
    known = {revision.number: revision for revision in document.revisions}
    known.setdefault(0, RevisionEntry(number=0))
    return tuple(known[number] for number in sorted(known))


def _goal(goal: GoalEntry, choice: Choice, last: int) -> GoalEntry:
    objectives = tuple(
        _objective(objective, choice, last) for objective in goal.objectives
    )
    return replace(goal, objectives=objectives)


def _objective(objective: ObjectiveEntry, choice: Choice, last: int) -> ObjectiveEntry:
    cost = objective.cost_estimate
    return replace(
        objective,
        cost_estimate=CostEntry(total=cost.total, by_year=cost.by_year or None),
        indicators=tuple(_indicator(i, choice, last) for i in objective.indicators),
    )


def _indicator(indicator: IndicatorEntry, choice: Choice, last: int) -> IndicatorEntry:
    terms = tuple(
        sorted(indicator.terms or (_flat(indicator),), key=lambda t: t.revision)
    )
    targets = _targets(indicator, choice)
    gone = indicator.withdrawn_in
    if gone is None and indicator.withdrawn:
        gone = last
    return with_derived(
        replace(
            indicator,
            terms=terms,
            target_revisions=targets,
            withdrawn_in=gone,
            actuals=tuple(sorted(map(_actual, indicator.actuals), key=_by_period)),
        )
    )


def with_derived(indicator: IndicatorEntry) -> IndicatorEntry:
    """Fill the fields that only repeat what the histories say: flat terms, current targets."""
    terms = indicator.terms[-1]
    current = _current(indicator)
    cited = {
        f"targets.{year}": t.citation
        for year, t in current.items()
        if t.citation is not None
    }
    others = {
        k: v for k, v in indicator.citations.items() if not k.startswith("targets.")
    }
    return replace(
        indicator,
        weight_percent=terms.weight_percent,
        unit=terms.unit,
        method=terms.method,
        direction=terms.direction,
        baseline_value=terms.baseline_value,
        baseline_label=terms.baseline_label,
        baseline_not_applicable=terms.baseline_not_applicable,
        tolerance=terms.tolerance,
        targets={year: target.value for year, target in current.items()},
        withdrawn=indicator.withdrawn_in is not None,
        citations={**others, **cited},
    )


def _current(indicator: IndicatorEntry) -> dict[int, TargetEntry]:
    """Return each year's target in force: a correction of the first plan undoes no update."""
    promised: dict[int, dict[Origin, TargetEntry]] = {}
    for target in indicator.target_revisions:
        promised.setdefault(target.year, {})[target.origin] = target
    last = {
        year: rows.get(Origin.UPDATE) or rows.get(Origin.PLAN)
        for year, rows in promised.items()
    }
    return {year: target for year, target in last.items() if target is not None}


def _flat(indicator: IndicatorEntry) -> Terms:
    return Terms(
        revision=indicator.introduced_in,
        weight_percent=indicator.weight_percent,
        unit=indicator.unit,
        method=indicator.method,
        direction=indicator.direction,
        baseline_value=indicator.baseline_value,
        baseline_label=indicator.baseline_label,
        baseline_not_applicable=indicator.baseline_not_applicable,
        tolerance=indicator.tolerance,
    )


def _targets(indicator: IndicatorEntry, choice: Choice) -> tuple[TargetEntry, ...]:
    entries = indicator.target_revisions or tuple(
        TargetEntry(
            year=year, value=value, citation=indicator.citations.get(f"targets.{year}")
        )
        for year, value in indicator.targets.items()
    )
    dated = [
        replace(entry, recorded_at=_recorded_at(entry, choice)) for entry in entries
    ]
    return tuple(sorted(dated, key=lambda t: (t.year, t.recorded_at or "")))


def _recorded_at(entry: TargetEntry, choice: Choice) -> str:
    if entry.recorded_at is None:
        return choice.at.astimezone(UTC).isoformat()
    try:
        return moment(entry.recorded_at).astimezone(UTC).isoformat()
    except ValueError:
        return entry.recorded_at  # the commit says that it is no time


def moment(text: str) -> datetime:
    """Return the time that an ISO date or date and time names; without a zone it is UTC.

    Raises ValueError where it is neither.
    """
    value = datetime.fromisoformat(text)
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def _actual(entry: ActualEntry) -> ActualEntry:
    # What a reading found awaits a person's approval; a state that is stated is kept.
    return replace(entry, state=entry.state or State.SUBMITTED)


def _by_period(entry: ActualEntry) -> tuple[int, int]:
    return entry.year, PERIODS.index(entry.period)


def _fragment(fragment: Fragment) -> Fragment:
    """A run of the document as a whole is kept as one text: it has no card to be placed in."""
    if fragment.where is not None:
        return fragment
    kept = " ".join(fragment.text.split())
    lost = [item for item in fragment.items if " ".join(item.split()) not in kept]
    return replace(fragment, text="\n".join([fragment.text, *lost]), items=())


def _with_identifiers(
    goals: tuple[GoalEntry, ...], choice: Choice
) -> tuple[GoalEntry, ...]:
    """Give every indicator an identifier that the same document always gets again."""
    seen: Counter[str] = Counter()
    start, end = choice.period

    def identified(
        objective: ObjectiveEntry, indicator: IndicatorEntry
    ) -> IndicatorEntry:
        place = f"{choice.slug}/{start}-{end}/{objective.code}/{indicator.code}"
        seen[place] += 1
        fresh = uuid.uuid5(IDENTIFIERS, f"{place}#{seen[place]}")
        return replace(indicator, id=indicator.id or str(fresh))

    def filled(objective: ObjectiveEntry) -> ObjectiveEntry:
        return replace(
            objective,
            indicators=tuple(identified(objective, i) for i in objective.indicators),
        )

    return tuple(
        replace(goal, objectives=tuple(map(filled, goal.objectives))) for goal in goals
    )
