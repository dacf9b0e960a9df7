"""What can be asked of the API; each answer is made of the records of the public tables."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Query

from indicators.measures import bands_of
from reports.changed.published import publications_of
from reports.opendata.api.answers import (
    IndicatorAnswer,
    MunicipalityAnswer,
    PlanAnswer,
    PublicationAnswer,
    plan_answer,
    publication_answer,
)
from reports.opendata.api.lookup import (
    IndicatorKey,
    Municipality,
    Period,
    indicator_at,
    plan_at,
)
from reports.opendata.api.paging import After, Limit, Order, Page, Row, next_address
from reports.opendata.api.service import api
from reports.opendata.files import site_of
from reports.opendata.reading import (
    entries_of,
    goals_of,
    indicators_of,
    objectives_of,
)
from reports.opendata.records import actuals, parts, places, results, targets
from reports.opendata.scope import Place

IN_PLACES = Order(("sort_key", "pk"))
IN_PLANS = Order(("municipality__sort_key", "municipality_id", "start_year", "pk"))
IN_GOALS = Order(("position",))
IN_OBJECTIVES = Order(("goal__position", "position"))
IN_INDICATORS = Order(("objective__goal__position", "objective__position", "position"))
LATEST_FIRST = Order(("published_at", "pk"), is_down=True)
PLAN = "/plans/{municipality}/{period}"
OfMunicipality = Annotated[
    str, Query("", description=_("Yalnızca bu belediye; boşsa hepsi."))
]
OfGoal = Annotated[str, Query("", description=_("Yalnızca bu amaç, örneğin A4."))]
OfObjective = Annotated[
    str, Query("", description=_("Yalnızca bu hedef, örneğin H4.1."))
]


@api.get(
    "/municipalities",
    response=Page[places.MunicipalityRecord],
    summary=_("Belediyeler"),
)
def municipalities(request: HttpRequest, limit: Limit, after: After) -> dict[str, Any]:
    """Return the municipalities with a public plan, in Turkish order."""
    place = Place(site_of(request))
    page = IN_PLACES.page(places.municipalities(), after, limit)
    return _page(request, page, partial(places.municipality_record, place))


@api.get(
    "/municipalities/{municipality}",
    response=MunicipalityAnswer,
    summary=_("Bir belediye ve planları"),
)
def municipality(
    request: HttpRequest, municipality: Municipality
) -> MunicipalityAnswer:
    """Return a municipality and its public plans."""
    place = Place(site_of(request))
    found = get_object_or_404(places.municipalities(), slug=municipality)
    plans = places.plan_records(place, list(places.plans().filter(municipality=found)))
    return MunicipalityAnswer(places.municipality_record(place, found), plans)


@api.get("/plans", response=Page[places.PlanRecord], summary=_("Planlar"))
def plans(
    request: HttpRequest, limit: Limit, after: After, municipality: OfMunicipality
) -> dict[str, Any]:
    """Return the public plans with what was last published of each."""
    found = places.plans()
    if municipality:
        found = found.filter(municipality__slug=municipality)
    rows, cursor = IN_PLANS.page(found, after, limit)
    records = places.plan_records(Place(site_of(request)), rows)
    return {"items": records, "next": next_address(request, cursor)}


@api.get(PLAN, response=PlanAnswer, summary=_("Bir plan, sonuçları ve dosyaları"))
def plan(
    request: HttpRequest, municipality: Municipality, period: Period
) -> PlanAnswer:
    """Return a plan, its published scores, and the addresses of its files."""
    return plan_answer(plan_at(request, municipality, period))


@api.get(
    PLAN + "/goals", response=Page[parts.GoalRecord], summary=_("Bir planın amaçları")
)
def goals(
    request: HttpRequest,
    municipality: Municipality,
    period: Period,
    limit: Limit,
    after: After,
) -> dict[str, Any]:
    """Return a plan's goals in plan order."""
    place = plan_at(request, municipality, period)
    page = IN_GOALS.page(goals_of(place), after, limit)
    return _page(request, page, partial(parts.goal_record, place))


@api.get(
    PLAN + "/objectives",
    response=Page[parts.ObjectiveRecord],
    summary=_("Bir planın hedefleri"),
)
def objectives(
    request: HttpRequest,
    municipality: Municipality,
    period: Period,
    limit: Limit,
    after: After,
    goal: OfGoal,
) -> dict[str, Any]:
    """Return a plan's objectives in plan order."""
    place = plan_at(request, municipality, period)
    found = objectives_of(place)
    if goal:
        found = found.filter(goal__code=goal)
    page = IN_OBJECTIVES.page(found, after, limit)
    return _page(request, page, partial(parts.objective_record, place))


@api.get(
    PLAN + "/indicators",
    response=Page[parts.IndicatorRecord],
    summary=_("Bir planın göstergeleri"),
)
def indicators(
    request: HttpRequest,
    municipality: Municipality,
    period: Period,
    limit: Limit,
    after: After,
    objective: OfObjective,
) -> dict[str, Any]:
    """Return a plan's indicators in plan order, under the terms in force."""
    place = plan_at(request, municipality, period)
    found = indicators_of(place)
    if objective:
        found = found.filter(objective__code=objective)
    page = IN_INDICATORS.page(found, after, limit)
    return _page(request, page, partial(parts.indicator_record, place))


@api.get(
    PLAN + "/actuals",
    response=Page[actuals.ActualRecord],
    summary=_("Bir planın onaylanmış değerleri, son yayımlanan önce"),
)
def plan_actuals(
    request: HttpRequest,
    municipality: Municipality,
    period: Period,
    limit: Limit,
    after: After,
) -> dict[str, Any]:
    """Return every figure of a plan that was approved, the last published first."""
    place = plan_at(request, municipality, period)
    page = LATEST_FIRST.page(entries_of(place), after, limit)
    return _page(request, page, partial(actuals.actual_record, place))


@api.get(
    PLAN + "/publications",
    response=list[PublicationAnswer],
    summary=_("Bir planda son yayımlananlar"),
)
def publications(
    request: HttpRequest, municipality: Municipality, period: Period
) -> list[PublicationAnswer]:
    """Return what the plan's feed tells: the last approved figures and changed targets."""
    place = plan_at(request, municipality, period)
    return [publication_answer(place, each) for each in publications_of(place.plan)]


@api.get(
    "/indicators/{uid}",
    response=IndicatorAnswer,
    summary=_("Bir gösterge, bütün geçmişiyle"),
)
def indicator(request: HttpRequest, uid: IndicatorKey) -> IndicatorAnswer:
    """Return an indicator with its terms, targets, figures and what they come to."""
    place, row = indicator_at(request, uid)
    bands = bands_of(place.plan.municipality)
    figures = entries_of(place).filter(indicator=row)
    return IndicatorAnswer(
        indicator=parts.indicator_record(place, row),
        terms=list(parts.terms_records(place, row)),
        targets=list(targets.target_records(place, row)),
        actuals=[actuals.actual_record(place, each) for each in figures],
        results=list(results.result_records(place, row, bands)),
    )


def _page(
    request: HttpRequest,
    page: tuple[list[Row], str | None],
    record: Callable[[Row], object],
) -> dict[str, Any]:
    rows, cursor = page
    items = [record(row) for row in rows]
    return {"items": items, "next": next_address(request, cursor)}


OPERATIONS = api  # with all of the above: whoever imports it from here has them
