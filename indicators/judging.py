"""Plan quality from the database: a plan's document judged, and each place led back to its row.

A fixed number of queries, however large the plan is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from indicators.actuals import Report as Figure
from indicators.actuals import actual_value
from indicators.export import export_plan
from indicators.models import Evidence, Indicator
from indicators.performance import Measure
from indicators.stated import documents_of
from plans.document import (
    ActualEntry,
    IndicatorEntry,
    Method,
    PlanDocument,
    ReportedAs,
    State,
    with_indicators,
)
from plans.models import Goal, Objective, Plan
from plans.quality import (
    Backed,
    Finding,
    Outcome,
    Report,
    judge_plan,
    judge_reports,
)
from plans.units import is_percent

_FINAL = {State.SUBMITTED, State.APPROVED}


@dataclass(frozen=True, slots=True)
class Spot:
    """The rows that a place in a plan's document was exported from."""

    goal: Goal
    objective: Objective | None = None
    indicator: Indicator | None = None

    @property
    def slugs(self) -> tuple[str, ...]:
        """The pieces of its public address."""
        rows = (self.goal, self.objective, self.indicator)
        return tuple(row.slug for row in rows if row is not None)


@dataclass(frozen=True, slots=True)
class Line:
    """A finding and the address of what it is about, "" where there is none."""

    finding: Finding
    address: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What one rule found."""

    outcome: Outcome
    lines: tuple[Line, ...]


def judged_plan(plan: Plan, *, public: bool) -> Report:
    """Return what the rules of plan quality say of a plan as it stands."""
    return judge_plan(export_plan(plan, public=public))


def judged_whole(plan: Plan) -> tuple[Report, Report]:
    """Return what the rules say of a plan, and of its figures and the documents of its years.

    Figures that wait for approval are judged too; drafts are not.
    """
    document = export_plan(plan, public=False)
    figures = judge_reports(
        with_totals(document),
        tuple(with_indicators(one, _as_stated) for one in documents_of(plan)),
        backed_in(plan),
        taken_in=True,
    )
    return judge_plan(document), figures


def _as_stated(one: IndicatorEntry) -> IndicatorEntry:
    """Return it so that its figures are judged once: where they stand in the record, they count.

    Those of the document say only which years it tells of, as drafts do.
    """
    told = tuple(replace(entry, state=State.DRAFT) for entry in one.actuals)
    return replace(one, actuals=told)


def backed_in(plan: Plan) -> Backed:
    """Return which periods of a plan's indicators have evidence."""
    rows = Evidence.objects.filter(actual__indicator__objective__goal__plan=plan)
    found = rows.values_list(
        "actual__indicator__uid", "actual__year", "actual__period"
    ).distinct()
    return frozenset((str(uid), year, period) for uid, year, period in found)


def with_totals(document: PlanDocument) -> PlanDocument:
    """Return the document with running totals where increments were entered.

    An increment whose total is not known stays as it is: it can be held to no target.
    """
    start = document.period[0] if document.period else 0
    return with_indicators(document, lambda one: _with_totals(one, start))


def _with_totals(indicator: IndicatorEntry, start: int) -> IndicatorEntry:
    if indicator.method is not Method.CUMULATIVE:
        return indicator
    standing = {
        (entry.year, entry.period): entry
        for entry in indicator.actuals
        if entry.state in _FINAL
    }
    measure = Measure(
        method=indicator.method,
        direction=indicator.direction,
        baseline=indicator.baseline_value,
        baseline_not_applicable=indicator.baseline_not_applicable,
        is_percent=is_percent(indicator.unit or ""),
    )
    figures = [
        Figure(entry.year, entry.period, entry.value, entry.reported_as)
        for entry in standing.values()
    ]

    def total(entry: ActualEntry) -> ActualEntry:
        value = actual_value(measure, figures, entry.year, entry.period, start)
        if value is None or entry.value is None:
            return entry
        return replace(entry, value=value, reported_as=ReportedAs.TOTAL)

    return replace(indicator, actuals=tuple(map(total, standing.values())))


def spots_of(plan: Plan) -> dict[str, Spot]:
    """Return the rows behind every path of a plan's document; three queries."""
    spots: dict[str, Spot] = {}
    goals = plan.goals.prefetch_related("objectives__indicators")
    for g, goal in enumerate(goals):
        spots[f"goals[{g}]"] = Spot(goal)
        for o, objective in enumerate(goal.objectives.all()):
            path = f"goals[{g}].objectives[{o}]"
            spots[path] = Spot(goal, objective)
            for i, indicator in enumerate(objective.indicators.all()):
                spots[f"{path}.indicators[{i}]"] = Spot(goal, objective, indicator)
    return spots


def groups_of(report: Report, address: Callable[[str], str]) -> list[Group]:
    """Return what each rule found, the heaviest first; `address` leads from a path to a page."""
    return [
        Group(
            outcome,
            tuple(Line(one, address(one.place.path)) for one in outcome.findings),
        )
        for outcome in report.broken
    ]
