"""A plan in one year as rows: what the portal's pages and the spreadsheets both render.

Every function asks a fixed number of queries, however many rows there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db.models import Prefetch, Q, QuerySet

from indicators.measures import Known, bands_of, counts, has_come, is_withdrawn
from indicators.models import Indicator, IndicatorTerms, Period, Score
from indicators.scoring import Band, Contribution, Reading, band_of, contributions
from plans.models import (
    Citation,
    CooperatingUnit,
    CostEstimate,
    Goal,
    GoalCitation,
    Objective,
)
from reports.behind import (
    goal_reckonings,
    objective_reckonings,
    plan_reckonings,
)
from reports.rows import GoalRow, IndicatorRow, ObjectiveRow, PlanRow
from reports.standings import NOTHING, Standings, standings
from reports.years import PlanYear


def plan_overview(shown: PlanYear) -> PlanRow:
    """Return the plan and its goals with their standings, without what is in them."""
    found = _standings(shown, Q(objective=None))
    revisions = Objective.objects.select_related("introduced_in", "withdrawn_in")
    goals = _goals(shown).prefetch_related(Prefetch("objectives", revisions))
    sources = _published_from(shown)
    rows = [
        _goal_row(
            goal,
            shown,
            found,
            size=sum(counts(each, shown.year) for each in goal.objectives.all()),
            published_from=sources.get(goal.pk),
        )
        for goal in goals
        if has_come(goal, shown.year)
    ]
    return PlanRow(
        shown,
        found.of(shown.plan, shown),
        tuple(rows),
        plan_reckonings(rows, shown, found),
    )


def plan_progress(shown: PlanYear, period: str = Period.YEAR) -> PlanRow:
    """Return everything: goals, objectives and indicators of one period of the year shown."""
    found = _standings(shown, Q(), period)
    in_plan = Objective.objects.filter(goal__plan=shown.plan)
    by_goal: dict[int, list[ObjectiveRow]] = {}
    for row in objective_rows(shown, in_plan, found, period):
        by_goal.setdefault(row.objective.goal_id, []).append(row)
    sources = _published_from(shown)
    rows = [
        _goal_row(
            goal,
            shown,
            found,
            by_goal.get(goal.pk, []),
            published_from=sources.get(goal.pk),
        )
        for goal in _goals(shown)
        if has_come(goal, shown.year)
    ]
    return PlanRow(shown, found.of(shown.plan, shown), tuple(rows))


def goal_progress(shown: PlanYear, goal: Goal) -> GoalRow:
    """Return a goal, its objectives and their indicators in the year shown."""
    found = _standings(shown, Q(goal=goal) | Q(objective__goal=goal))
    rows = objective_rows(shown, Objective.objects.filter(goal=goal), found)
    sources = _published_from(shown)
    row = _goal_row(goal, shown, found, rows, published_from=sources.get(goal.pk))
    if row.withdrawn:
        return row
    return replace(row, reckonings=goal_reckonings(goal, rows, shown, found))


def objective_progress(shown: PlanYear, objective: Objective) -> ObjectiveRow:
    """Return an objective and its indicators in the year shown."""
    found = _standings(shown, Q(objective=objective))
    figures = Indicator.objects.for_scoring().filter(objective=objective)
    indicators = list(figures.order_by("position"))
    row = _objective_row(objective, shown, found, indicators, Period.YEAR)
    if row.withdrawn:
        return row

    def rows_of(year: int, period: str) -> list[IndicatorRow]:
        return _indicator_rows(indicators, year, period, found.bands)

    return replace(
        row, reckonings=objective_reckonings(objective, shown, found, rows_of)
    )


def indicator_progress(shown: PlanYear, indicator: Indicator) -> IndicatorRow:
    """Return an indicator in the year shown, under the words of its municipality's bands."""
    bands = bands_of(shown.plan.municipality)
    return indicator_row(Known(indicator), shown.year, bands=bands)


def objective_rows(
    shown: PlanYear,
    objectives: QuerySet[Objective],
    found: Standings,
    period: str = Period.YEAR,
) -> list[ObjectiveRow]:
    """Return the objectives that have come by the year shown, with their indicators."""
    figures = Indicator.objects.with_figures().order_by("position")
    return [
        _objective_row(each, shown, found, each.indicators.all(), period)
        for each in for_card(objectives).prefetch_related(
            Prefetch("indicators", figures)
        )
        if has_come(each, shown.year)
    ]


def objectives_in(shown: PlanYear) -> list[Objective]:
    """Return the objectives of a plan that count in the year shown, with their units and costs."""
    listed = for_card(Objective.objects.filter(goal__plan=shown.plan))
    return [
        each
        for each in listed.order_by("goal__position", "position")
        if counts(each.goal, shown.year) and counts(each, shown.year)
    ]


def for_card(objectives: QuerySet[Objective]) -> QuerySet[Objective]:
    """Load an objective's units and costs with it."""
    return objectives.select_related(
        "goal__plan",
        "goal__withdrawn_in",
        "responsible_unit",
        "introduced_in",
        "withdrawn_in",
    ).prefetch_related(
        Prefetch("cooperating_units", CooperatingUnit.objects.select_related("unit")),
        Prefetch("costs", CostEstimate.objects.select_related("citation__document")),
    )


def indicator_row(
    known: Known, year: int, period: str = Period.YEAR, bands: Iterable[Band] = ()
) -> IndicatorRow:
    """Return one indicator's row, as if it stood alone."""
    reading = known.reading(year, period)
    return _indicator_row(
        known, (year, period), bands, reading, contributions([reading])[0]
    )


def _standings(shown: PlanYear, things: Q, period: str = Period.YEAR) -> Standings:
    return standings([shown], things, bands_of(shown.plan.municipality), period)


def _goals(shown: PlanYear) -> QuerySet[Goal]:
    goals = shown.plan.goals.select_related("introduced_in", "withdrawn_in")
    return goals.order_by("position")


def _published_from(shown: PlanYear) -> dict[int, Citation]:
    """Return where the source prints each goal's own percentage, by the goal's primary key."""
    rows = GoalCitation.objects.filter(
        goal__plan=shown.plan, field="published_completion"
    )
    return {
        row.goal_id: row.citation for row in rows.select_related("citation__document")
    }


def _goal_row(
    goal: Goal,
    shown: PlanYear,
    found: Standings,
    rows: Sequence[ObjectiveRow] = (),
    *,
    size: int | None = None,
    published_from: Citation | None = None,
) -> GoalRow:
    withdrawn = is_withdrawn(goal, shown.year)
    return GoalRow(
        goal,
        NOTHING if withdrawn else found.of(goal, shown),
        tuple(rows),
        sum(not row.withdrawn for row in rows) if size is None else size,
        withdrawn,
        published_from,
    )


def _objective_row(
    objective: Objective,
    shown: PlanYear,
    found: Standings,
    indicators: Iterable[Indicator],
    period: str,
) -> ObjectiveRow:
    withdrawn = any(
        is_withdrawn(row, shown.year) for row in (objective, objective.goal)
    )
    return ObjectiveRow(
        objective,
        # What was published before the update took it out speaks of nothing any more.
        NOTHING if withdrawn else found.of(objective, shown),
        tuple(_indicator_rows(indicators, shown.year, period, found.bands)),
        withdrawn,
    )


def _indicator_rows(
    indicators: Iterable[Indicator], year: int, period: str, bands: Iterable[Band]
) -> list[IndicatorRow]:
    """Return those that have come by a year, each with its part in their objective's sum."""
    come = [Known(each) for each in indicators if has_come(each, year)]
    readings = [known.reading(year, period) for known in come]
    return [
        _indicator_row(known, (year, period), bands, reading, part)
        for known, reading, part in zip(
            come, readings, contributions(readings), strict=True
        )
    ]


def _indicator_row(
    known: Known,
    when: tuple[int, str],
    bands: Iterable[Band],
    reading: Reading,
    part: Contribution,
) -> IndicatorRow:
    year, period = when
    indicator = known.indicator
    row = IndicatorRow(
        indicator=indicator,
        terms=known.terms(year) or IndicatorTerms(indicator=indicator),
        reading=reading,
        first=_by_the_first_target(known, year, reading),
        contribution=part,
        entry=known.entry(year, period),
        band=band_of(part.result.completion, bands),
        withdrawn=is_withdrawn(indicator, year),
    )
    return replace(row, first_band=band_of(row.first_result.completion, bands))


def _by_the_first_target(known: Known, year: int, reading: Reading) -> Reading:
    """Return the reading by the first plan's target; the very same where that is in force."""
    promised = known.target(year, Score.Basis.ORIGINAL)
    target = None if promised is None else promised.value
    return reading if target == reading.target else replace(reading, target=target)
