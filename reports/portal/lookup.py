"""From an address to the rows it names; what is not public, or not there, is not found."""

from __future__ import annotations

from typing import TypedDict
from urllib.parse import unquote

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from indicators.models import Indicator
from plans.models import Goal, Objective, Plan
from reports.progress import for_card
from reports.years import NoSuchYearError, PlanYear, plan_year


class Place(TypedDict):
    """The part of an address that names a plan."""

    municipality: str
    start: int
    end: int


def find_plan(
    request: HttpRequest, municipality: str, start: int, end: int
) -> PlanYear:
    """Return the public plan in the year that `?yil=` asks for; raises Http404."""
    if has_nul(request.path):
        raise Http404
    plan = get_object_or_404(
        Plan.objects.public().select_related("municipality"),
        municipality__slug=municipality,
        start_year=start,
        end_year=end,
    )
    try:
        return plan_year(plan, request.GET.get("yil"))
    except NoSuchYearError as error:
        raise Http404 from error


def has_nul(address: str) -> bool:
    """Whether an address holds the one letter that no text in PostgreSQL can have."""
    return "\0" in unquote(address)


def find_goal(shown: PlanYear, slug: str) -> Goal:
    """Return a goal of the plan; raises Http404."""
    goals = Goal.objects.select_related("plan", "introduced_in", "withdrawn_in")
    return get_object_or_404(goals, plan=shown.plan, slug=slug)


def find_objective(shown: PlanYear, goal: str, slug: str) -> Objective:
    """Return an objective of the plan with its card; raises Http404."""
    return get_object_or_404(
        for_card(Objective.objects.filter(goal__plan=shown.plan, goal__slug=goal)),
        slug=slug,
    )


def find_indicator(shown: PlanYear, goal: str, objective: str, slug: str) -> Indicator:
    """Return an indicator of the plan with all that scoring asks of it; raises Http404."""
    found = Indicator.objects.for_scoring().select_related(
        "objective__responsible_unit", "data_unit"
    )
    return get_object_or_404(
        found.filter(objective__goal__plan=shown.plan, objective__goal__slug=goal),
        objective__slug=objective,
        slug=slug,
    )
