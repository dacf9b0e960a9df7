"""The public pages: find or 404, take the rows, render."""

from __future__ import annotations

from typing import Unpack

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from indicators.measures import Known, bands_of
from reports.asking.reading import asked_about
from reports.changed.changes import steps_of
from reports.changed.ledger import ledger_of
from reports.days.as_of import today_shown
from reports.history import history_of
from reports.portal.caching import public_page
from reports.portal.cards import card_text, context_of
from reports.portal.chart import draw_both
from reports.portal.facts import card_cost, cost_sum, plan_facts
from reports.portal.lookup import (
    Place,
    find_goal,
    find_indicator,
    find_objective,
    find_plan,
)
from reports.portal.neighbours import neighbours
from reports.progress import (
    goal_progress,
    indicator_row,
    objective_progress,
    plan_overview,
)
from reports.sources import (
    cited_fields,
    field_sources,
    indicator_sources,
    objective_sources,
)
from reports.statements import accounts_of, evaluations_of

LINES = 100


@public_page
def plan(request: HttpRequest, **place: Unpack[Place]) -> HttpResponse:
    """A plan: its standing, and a card for each goal."""
    shown = find_plan(request, **place)
    return render(
        request,
        "portal/plan.html",
        {
            "shown": shown,
            "row": plan_overview(shown),
            "facts": plan_facts(shown),
        },
    )


@public_page
def target_changes(request: HttpRequest, **place: Unpack[Place]) -> HttpResponse:
    """Every change of the plan's targets, the latest first, and whether its year was over."""
    shown = find_plan(request, **place)
    ledger = ledger_of(shown.plan)
    only = request.GET.get("yalniz")
    page = Paginator(ledger.only(only), LINES).get_page(request.GET.get("sayfa"))
    context = {"shown": shown, "ledger": ledger, "page": page, "only": only}
    return render(request, "portal/target_changes.html", context)


@public_page
def goal(request: HttpRequest, *, goal: str, **place: Unpack[Place]) -> HttpResponse:
    """A goal: its standing, and a card for each objective."""
    shown = find_plan(request, **place)
    found = find_goal(shown, goal)
    row = goal_progress(shown, found)
    return render(
        request,
        "portal/goal.html",
        {
            "shown": shown,
            "row": row,
            "cost": cost_sum(each.objective for each in row.counted_objectives),
            "beside": neighbours(shown.plan.goals.all(), found),
        },
    )


@public_page
def objective(
    request: HttpRequest, *, goal: str, objective: str, **place: Unpack[Place]
) -> HttpResponse:
    """Hedef kartı: everything that the card has, with an indicator to a row."""
    shown = find_plan(request, **place)
    found = find_objective(shown, goal, objective)
    fields = cited_fields(found)
    return render(
        request,
        "portal/objective.html",
        {
            "shown": shown,
            "row": objective_progress(shown, found),
            "evaluations": evaluations_of(found, shown.year),
            "text": card_text(found),
            "cost": card_cost(found),
            "context_figures": context_of(found),
            "responsible_sources": field_sources(fields, "responsible_unit"),
            "cooperating_sources": field_sources(fields, "cooperating_units"),
            "sources": objective_sources(fields),
            "beside": neighbours(found.goal.objectives.all(), found),
        },
    )


@public_page
def indicator(
    request: HttpRequest,
    *,
    goal: str,
    objective: str,
    indicator: str,
    **place: Unpack[Place],
) -> HttpResponse:
    """İncele: one indicator through all its years, its arithmetic and its sources."""
    shown = find_plan(request, **place)
    found = find_indicator(shown, goal, objective, indicator)
    bands = bands_of(shown.plan.municipality)
    history = history_of(found, shown.plan, bands, today_shown())
    row = indicator_row(Known(found), shown.year, bands=bands)
    return render(
        request,
        "portal/indicator.html",
        {
            "shown": shown,
            "objective": found.objective,
            "row": row,
            "history": history,
            "drawings": draw_both(history),
            "steps": steps_of(found.targets.all()),
            "accounts": accounts_of(found, shown.year),
            "asked": asked_about(found),
            "sources": indicator_sources(found),
            "context_figures": context_of(found.objective),
            "beside": neighbours(found.objective.indicators.all(), found),
        },
    )
