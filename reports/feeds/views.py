"""The feeds: of a municipality, of a plan, of an objective."""

from __future__ import annotations

from typing import Unpack

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from plans.addresses import plan_address
from plans.models import Objective, Plan
from reports.days.as_of import day_shown
from reports.feeds.atom import Feed, written
from reports.feeds.chain import head_of
from reports.feeds.entries import entries_of
from reports.municipalities import with_public_plan
from reports.portal.caching import public_page
from reports.portal.lookup import Place, find_objective, find_plan


@public_page
def municipality_feed(request: HttpRequest, *, municipality: str) -> HttpResponse:
    """What all public plans of a municipality published."""
    place = get_object_or_404(with_public_plan(), slug=municipality)
    plans = Plan.objects.public().filter(municipality=place)
    feed = Feed(
        title=_("%(place)s: yayımlananlar") % {"place": place},
        page=reverse("municipality", args=[place.slug]),
        author=place.name,
        entries=entries_of(Objective.objects.filter(goal__plan__in=plans)),
    )
    return written(request, feed)


@public_page
def plan_feed(request: HttpRequest, **place: Unpack[Place]) -> HttpResponse:
    """The plan's publications; its subtitle is what `verify_history --against` reads."""
    plan = find_plan(request, **place).plan
    # A past day has no chain of its own.
    head = None if day_shown() else head_of(plan)
    chain = head and f"{plan_address(plan)} {head.count} {head.digest}"
    feed = Feed(
        title=_("%(plan)s: yayımlananlar") % {"plan": plan},
        page=reverse("plan", kwargs=dict(place)),
        author=plan.municipality.name,
        entries=entries_of(Objective.objects.filter(goal__plan=plan)),
        subtitle=_("Yayımlananların zinciri: %(chain)s") % {"chain": chain}
        if chain
        else "",
        head=head,
    )
    return written(request, feed)


@public_page
def objective_feed(
    request: HttpRequest, *, goal: str, objective: str, **place: Unpack[Place]
) -> HttpResponse:
    """What was published about an objective and its indicators."""
    shown = find_plan(request, **place)
    found = find_objective(shown, goal, objective)
    words = {"place": shown.plan.municipality, "objective": found}
    slugs = {"goal": goal, "objective": objective}
    feed = Feed(
        title=_("%(place)s, %(objective)s: yayımlananlar") % words,
        page=reverse("objective", kwargs={**place, **slugs}),
        author=shown.plan.municipality.name,
        entries=entries_of(Objective.objects.filter(pk=found.pk)),
    )
    return written(request, feed)
