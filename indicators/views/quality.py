"""The strategy office's page of plan quality: the plan and the figures entered for it."""

from __future__ import annotations

import re

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from indicators.judging import Spot, groups_of, judged_whole, spots_of
from plans.access import access_of
from plans.doors import StaffRequest, office_required
from plans.models import Plan
from plans.quality import MANUAL_CHECKS

MOST = 100  # plans to choose from
KEY = re.compile(r"[0-9]{1,18}")  # what a database takes for a key


@require_safe
@office_required
def plan_quality(request: StaffRequest) -> HttpResponse:
    """Show what the rules say of one plan of mine and of its figures, drafts left out."""
    mine = _plans_of(request)
    plan = _chosen(mine, request.GET.get("plan", ""))
    context: dict[str, object] = {"plan": plan, "plans": mine[:MOST]}
    if plan is not None:
        spots = spots_of(plan)

        def where(path: str) -> str:
            return _edited_at(spots.get(path)) if request.user.is_staff else ""

        of_plan, of_figures = judged_whole(plan)
        context |= {
            "of_plan": of_plan,
            "of_figures": of_figures,
            "plan_groups": groups_of(of_plan, where),
            "figure_groups": groups_of(of_figures, where),
            "manual": MANUAL_CHECKS,
        }
    return render(request, "staff/quality.html", context)


def _plans_of(request: StaffRequest) -> QuerySet[Plan]:
    plans = Plan.objects.select_related("municipality")
    access = access_of(request.user)
    if access.is_total:
        return plans
    return plans.filter(municipality__in=access.municipality_ids)


def _chosen(mine: QuerySet[Plan], key: str) -> Plan | None:
    """Return the plan that is asked for, else the first; raises Http404 for one that is not mine."""
    if not key:
        return mine.first()
    plan = mine.filter(pk=key).first() if KEY.fullmatch(key) else None
    if plan is None:
        raise Http404
    return plan


def _edited_at(spot: Spot | None) -> str:
    """Return the address at which what a finding is about can be put right."""
    if spot is None:
        return ""
    if spot.indicator is not None:
        return reverse("admin:indicators_indicator_change", args=[spot.indicator.pk])
    if spot.objective is not None:
        return reverse("admin:plans_objective_change", args=[spot.objective.pk])
    return reverse("admin:plans_goal_change", args=[spot.goal.pk])
