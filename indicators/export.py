"""Database → PlanDocument: the other half of the round trip, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC

from django.db.models import Prefetch

from indicators.models import (
    ActualEntry,
    Indicator,
    IndicatorCitation,
    IndicatorTerms,
    TargetRevision,
)
from plans import document as entries
from plans.committed import with_derived
from plans.models import (
    CardEntry,
    Citation,
    CostEstimate,
    Goal,
    GoalCitation,
    Objective,
    ObjectiveCitation,
    Plan,
    Statistic,
    UnplacedRun,
)

SECTIONS = {
    CardEntry.Kind.RISK: "risks",
    CardEntry.Kind.ACTIVITY: "activities",
    CardEntry.Kind.STRATEGY: "strategies",
    CardEntry.Kind.FINDING: "findings",
    CardEntry.Kind.NEED: "needs",
}


def export_plan(plan: Plan, *, public: bool) -> entries.PlanDocument:
    """Return everything the database holds of `plan`; `public` keeps to approved figures."""
    actuals = ActualEntry.objects.select_related("citation")
    if public:
        actuals = actuals.public()
    goals = _goals(plan, Prefetch("actuals", actuals))
    where = {
        objective.pk: f"goals[{g}].objectives[{o}]"
        for g, goal in enumerate(goals)
        for o, objective in enumerate(goal.objectives.all())
    }
    return entries.PlanDocument(
        kind=entries.Kind.PLAN,
        institution=plan.municipality.name,
        period=(plan.start_year, plan.end_year),
        revisions=tuple(
            entries.RevisionEntry(
                number=revision.number,
                adopted_on=revision.adopted_on.isoformat()
                if revision.adopted_on
                else None,
                decision_number=revision.decision_number or None,
            )
            for revision in plan.revisions.all()
        ),
        goals=tuple(map(_goal, goals)),
        statistics=tuple(map(statistic_entry, _statistics(plan))),
        unassigned=_fragments(plan, where),
    )


def _goals(plan: Plan, actuals: Prefetch[str]) -> list[Goal]:
    indicators = Indicator.objects.select_related(
        "introduced_in", "withdrawn_in"
    ).prefetch_related(
        Prefetch("terms", IndicatorTerms.objects.select_related("revision")),
        Prefetch("targets", TargetRevision.objects.select_related("citation")),
        Prefetch("citations", IndicatorCitation.objects.select_related("citation")),
        actuals,
    )
    objectives = Objective.objects.select_related(
        "introduced_in", "withdrawn_in", "responsible_unit"
    ).prefetch_related(
        Prefetch("indicators", indicators),
        Prefetch("entries", CardEntry.objects.select_related("citation")),
        Prefetch("costs", CostEstimate.objects.select_related("citation")),
        Prefetch("citations", ObjectiveCitation.objects.select_related("citation")),
        "cooperating_units",
    )
    return list(
        plan.goals.select_related("introduced_in", "withdrawn_in").prefetch_related(
            Prefetch("objectives", objectives),
            Prefetch("citations", GoalCitation.objects.select_related("citation")),
        )
    )


def _statistics(plan: Plan) -> Iterable[Statistic]:
    return plan.municipality.statistics.select_related("citation")


def _goal(goal: Goal) -> entries.GoalEntry:
    return entries.GoalEntry(
        code=goal.code,
        title=goal.title or None,
        printed_code=goal.printed_code or None,
        published_completion=goal.published_completion,
        objectives=tuple(map(objective_entry, goal.objectives.all())),
        introduced_in=goal.introduced_in.number,
        withdrawn_in=goal.withdrawn_in.number if goal.withdrawn_in else None,
        rollup_weight=goal.rollup_weight,
        citations={c.field: _citation(c.citation) for c in goal.citations.all()},
    )


def objective_entry(objective: Objective) -> entries.ObjectiveEntry:
    """Return the whole card of one objective."""
    sections: dict[str, list[CardEntry]] = {name: [] for name in SECTIONS.values()}
    for entry in objective.entries.all():
        if entry.kind != CardEntry.Kind.UNPLACED:
            sections[SECTIONS[CardEntry.Kind(entry.kind)]].append(entry)
    costs = {cost.year: cost for cost in objective.costs.all()}
    unit = objective.responsible_unit
    return entries.ObjectiveEntry(
        code=objective.code,
        title=objective.title or None,
        printed_code=objective.printed_code or None,
        responsible_unit=objective.responsible_unit_text
        or (unit.name if unit else None),
        cooperating_units=tuple(row.text for row in objective.cooperating_units.all()),
        indicators=tuple(map(indicator_entry, objective.indicators.all())),
        risks=_texts(sections["risks"]),
        strategies=_texts(sections["strategies"]),
        activities=_texts(sections["activities"]),
        cost_estimate=_cost_entry(costs),
        findings=_texts(sections["findings"]),
        needs=_texts(sections["needs"]),
        introduced_in=objective.introduced_in.number,
        withdrawn_in=objective.withdrawn_in.number if objective.withdrawn_in else None,
        rollup_weight=objective.rollup_weight,
        citations=_objective_citations(objective, sections, costs),
    )


def _texts(rows: Iterable[CardEntry]) -> tuple[str, ...]:
    return tuple(row.text for row in rows)


def _cost_entry(costs: dict[int | None, CostEstimate]) -> entries.CostEntry:
    by_year = {year: cost.amount for year, cost in costs.items() if year is not None}
    total = costs.get(None)
    return entries.CostEntry(
        total=total.amount if total else None, by_year=by_year or None
    )


def _objective_citations(
    objective: Objective,
    sections: dict[str, list[CardEntry]],
    costs: dict[int | None, CostEstimate],
) -> entries.Citations:
    cited = {c.field: _citation(c.citation) for c in objective.citations.all()}
    for name, rows in sections.items():
        for index, row in enumerate(rows):
            if row.citation is not None:
                cited[f"{name}.{index}"] = _citation(row.citation)
    for year, cost in costs.items():
        if cost.citation is not None:
            name = (
                "cost_estimate.total"
                if year is None
                else f"cost_estimate.by_year.{year}"
            )
            cited[name] = _citation(cost.citation)
    return cited


def indicator_entry(indicator: Indicator) -> entries.IndicatorEntry:
    """Return an indicator with its terms, targets and actuals."""
    return with_derived(
        entries.IndicatorEntry(
            id=str(indicator.uid),
            code=indicator.code,
            name=indicator.name,
            printed_code=indicator.printed_code or None,
            cumulative=indicator.printed_cumulative,
            introduced_in=indicator.introduced_in.number,
            withdrawn_in=indicator.withdrawn_in.number
            if indicator.withdrawn_in
            else None,
            data_year=indicator.data_year,
            monitoring_frequency=indicator.monitoring_frequency or None,
            reporting_frequency=indicator.reporting_frequency or None,
            definition=indicator.definition or None,
            formula=indicator.formula or None,
            data_source=indicator.data_source or None,
            terms=tuple(map(_terms, indicator.terms.all())) or (entries.Terms(),),
            target_revisions=tuple(map(_target, indicator.targets.all())),
            actuals=_actuals(indicator.actuals.all()),
            citations={
                c.field: _citation(c.citation) for c in indicator.citations.all()
            },
        )
    )


def _terms(terms: IndicatorTerms) -> entries.Terms:
    return entries.Terms(
        revision=terms.revision.number,
        weight_percent=terms.weight,
        unit=terms.unit_of_measure or None,
        method=entries.Method(terms.method) if terms.method else None,
        direction=entries.Direction(terms.direction) if terms.direction else None,
        baseline_value=terms.baseline_value,
        baseline_label=terms.baseline_label or None,
        baseline_not_applicable=terms.baseline_not_applicable,
        tolerance=terms.tolerance,
    )


def _target(target: TargetRevision) -> entries.TargetEntry:
    return entries.TargetEntry(
        year=target.year,
        value=target.value,
        origin=entries.Origin(target.origin),
        recorded_at=target.recorded_at.astimezone(UTC).isoformat(),
        decision_number=target.decision_number or None,
        decision_date=target.decision_date.isoformat()
        if target.decision_date
        else None,
        reason=target.reason or None,
        citation=_citation(target.citation) if target.citation else None,
    )


def _actuals(rows: Iterable[ActualEntry]) -> tuple[entries.ActualEntry, ...]:
    in_order = sorted(
        rows, key=lambda row: (row.year, entries.PERIODS.index(row.period), row.pk)
    )
    return tuple(map(_actual, in_order))


def _actual(row: ActualEntry) -> entries.ActualEntry:
    return entries.ActualEntry(
        year=row.year,
        period=row.period,
        value=row.value,
        reported_as=entries.ReportedAs(row.reported_as),
        state=entries.State(row.state),
        explanation=row.explanation or None,
        deviation_reason=row.deviation_reason or None,
        corrective_measure=row.corrective_measure or None,
        decision_note=row.decision_note or None,
        correction_reason=row.correction_reason or None,
        printed_performance=row.printed_performance,
        citation=_citation(row.citation) if row.citation else None,
    )


def statistic_entry(row: Statistic) -> entries.StatisticEntry:
    """Return a context figure with the sentence it was printed in."""
    return entries.StatisticEntry(
        subject=row.subject,
        value=row.value,
        unit=row.unit,
        sentence=row.sentence,
        section=row.section,
        since_year=row.since_year,
        as_of=row.as_of or None,
        citation=_citation(row.citation) if row.citation else None,
    )


def _fragments(plan: Plan, where: dict[int, str]) -> tuple[entries.Fragment, ...]:
    """Return what is still to be placed: a run stays until all that was found in it is placed."""
    runs = plan.unplaced_runs.select_related("citation").prefetch_related("entries")
    unplaced = CardEntry.Kind.UNPLACED
    return tuple(
        _fragment(run, where)
        for run in runs
        if not run.entries.all() or any(e.kind == unplaced for e in run.entries.all())
    )


def _fragment(run: UnplacedRun, where: dict[int, str]) -> entries.Fragment:
    left = [
        entry for entry in run.entries.all() if entry.kind == CardEntry.Kind.UNPLACED
    ]
    return entries.Fragment(
        text=run.text,
        items=_texts(left),
        where=where[run.objective_id] if run.objective_id else None,
        citation=_citation(run.citation) if run.citation else None,
    )


def _citation(row: Citation) -> entries.Citation:
    box = None
    if row.x0 is not None and row.top is not None and row.x1 is not None:
        assert row.bottom is not None  # noqa: S101 - the database keeps a box whole
        box = (row.x0, row.top, row.x1, row.bottom)
    return entries.Citation(
        text=row.text,
        page=row.page,
        box=box,
        cell=row.cell or None,
        line=row.line,
        confidence=row.confidence,
    )
