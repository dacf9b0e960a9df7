"""A plan in one year as rows: what the portal's pages and the spreadsheets both render.

Every function asks a fixed number of queries, however many rows there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects

from indicators.measures import (
    UNSAID,
    Known,
    bands_of,
    counts,
    has_come,
    is_withdrawn,
    known_of,
)
from indicators.models import Indicator, Period, Score
from indicators.scoring import (
    Band,
    Contribution,
    Reading,
    band_of,
    contributions,
    evaluate,
)
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

# Of an objective, what its card lists.
PARTS = (
    Prefetch("cooperating_units", CooperatingUnit.objects.select_related("unit")),
    Prefetch("costs", CostEstimate.objects.select_related("citation__document")),
)


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
    plan = plan_in_years([shown], period)[0]
    objectives = [row.objective for goal in plan.goals for row in goal.objectives]
    prefetch_related_objects(objectives, *PARTS)
    return plan


def plan_in_years(
    shown: Sequence[PlanYear], period: str = Period.YEAR
) -> list[PlanRow]:
    """Return one plan in some of its years, asking no more than for one of them.

    All that `plan_progress` returns, but for the objectives' cooperating units and costs.
    """
    plan = shown[0].plan
    found = standings(shown, Q(), bands_of(plan.municipality), period)
    goals = {goal.pk: goal for goal in _goals(shown[0])}
    objectives = list(_with_unit(Objective.objects.filter(goal__in=goals)))
    for each in objectives:  # many share a goal: joined to it each would build its own
        each.goal = goals[each.goal_id]
    known = known_in(objectives)
    sources = _published_from(shown[0])

    def in_year(each: PlanYear) -> PlanRow:
        by_goal: dict[int, list[ObjectiveRow]] = {}
        for row in _objective_rows(each, objectives, known, found, period):
            by_goal.setdefault(row.objective.goal_id, []).append(row)
        rows = [
            _goal_row(
                goal,
                each,
                found,
                by_goal.get(goal.pk, []),
                published_from=sources.get(goal.pk),
            )
            for goal in goals.values()
            if has_come(goal, each.year)
        ]
        return PlanRow(each, found.of(plan, each), tuple(rows))

    return [in_year(each) for each in shown]


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
    known = known_in([objective]).get(objective.pk, [])
    row = _objective_row(objective, shown, found, known, Period.YEAR)
    if row.withdrawn:
        return row

    def rows_of(year: int, period: str) -> list[IndicatorRow]:
        return _indicator_rows(known, year, period, found.bands)

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
    loaded = list(for_card(objectives))
    return _objective_rows(shown, loaded, known_in(loaded), found, period)


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
    return (
        _with_unit(objectives)
        .select_related("goal__plan", "goal__introduced_in", "goal__withdrawn_in")
        .prefetch_related(*PARTS)
    )


def _with_unit(objectives: QuerySet[Objective]) -> QuerySet[Objective]:
    return objectives.select_related(
        "responsible_unit", "introduced_in", "withdrawn_in"
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
    indicators: Iterable[Known],
    period: str,
) -> ObjectiveRow:
    year = shown.year
    withdrawn = is_withdrawn(objective, year) or is_withdrawn(objective.goal, year)
    return ObjectiveRow(
        objective,
        # What was published before the update took it out speaks of nothing any more.
        NOTHING if withdrawn else found.of(objective, shown),
        tuple(_indicator_rows(indicators, shown.year, period, found.bands)),
        withdrawn,
    )


def known_in(objectives: Iterable[Objective]) -> dict[int, list[Known]]:
    """Return what is known of the indicators of objectives, in order, by the objective's primary key."""
    by_key = {each.pk: each for each in objectives}
    indicators = Indicator.objects.filter(objective__in=by_key).order_by("position")
    loaded = list(
        indicators.select_related("introduced_in", "withdrawn_in", "data_unit")
    )
    found: dict[int, list[Known]] = {}
    for known in known_of(loaded):
        objective = by_key[known.indicator.objective_id]
        known.indicator.objective = objective
        found.setdefault(objective.pk, []).append(known)
    return found


def _objective_rows(
    shown: PlanYear,
    objectives: Iterable[Objective],
    known: Mapping[int, list[Known]],
    found: Standings,
    period: str,
) -> list[ObjectiveRow]:
    return [
        _objective_row(each, shown, found, known.get(each.pk, []), period)
        for each in objectives
        if has_come(each, shown.year)
    ]


def _indicator_rows(
    indicators: Iterable[Known], year: int, period: str, bands: Iterable[Band]
) -> list[IndicatorRow]:
    """Return those that have come by a year, each with its part in their objective's sum."""
    come = [known for known in indicators if known.has_come(year)]
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
    first = _by_the_first_target(known, year, reading)
    band = first_band = band_of(part.result.completion, bands)
    if first is not reading:
        first_band = band_of(evaluate(first).completion, bands)
    return IndicatorRow(
        known=known,
        terms=known.terms(year) or UNSAID,
        reading=reading,
        first=first,
        contribution=part,
        entry=known.entry(year, period),
        band=band,
        first_band=first_band,
        withdrawn=known.is_withdrawn(year),
    )


def _by_the_first_target(known: Known, year: int, reading: Reading) -> Reading:
    """Return the reading by the first plan's target; the very same where that is in force."""
    promised = known.target(year, Score.Basis.ORIGINAL)
    target = None if promised is None else promised.value
    return reading if target == reading.target else replace(reading, target=target)
