"""What search engines are told: which pages there are, each in every language, and what to leave out.

The index names one map a plan, so no map's cost grows with the plans stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Unpack

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from indicators.models import Indicator
from plans.models import Goal, Objective, Plan
from reports.municipalities import with_public_plan
from reports.portal.caching import public_page
from reports.portal.lookup import Place, find_plan
from reports.units import units_of

PAGES_OF_THE_SITE = (
    "municipality_list",
    "method",
    "data",
    "api_page",
    "accessibility",
    "privacy",
)
PAGES_OF_A_PLAN = (
    "plan",
    "units",
    "indicators",
    "target_changes",
    "plan_quality",
    "freshness",
    "compare_years",
    "changes_since",
    "questions",
    "official_tables",
    "plan_data",
)

# A page by the name of its address and what stands in it.
Page = tuple[str, tuple[str | int, ...]]


class PublicPages(Sitemap[Page]):
    """Pages, each in every language and with the others named beside it."""

    i18n = True
    alternates = True

    def location(self, item: Page) -> str:
        """Return a page's address in the language of the moment."""
        name, place = item
        return reverse(name, args=place)


class SitePages(PublicPages):
    """The pages of the site as a whole, and every municipality's."""

    def items(self) -> list[Page]:
        """Return the pages, in one query."""
        places = with_public_plan().values_list("slug", flat=True)
        return [
            *((name, ()) for name in PAGES_OF_THE_SITE),
            *(("municipality", (slug,)) for slug in places),
        ]


class PlanPages(PublicPages):
    """All pages of one plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.place = (plan.municipality.slug, plan.start_year, plan.end_year)

    def items(self) -> list[Page]:
        """Return the pages, in four queries."""
        return [(name, (*self.place, *slugs)) for name, slugs in self._pages()]

    def _pages(self) -> Iterator[Page]:
        for name in PAGES_OF_A_PLAN:
            yield name, ()
        for unit in units_of(self.plan).order_by("pk"):
            yield "unit", (unit.pk,)
        steps = ("objective__goal__slug", "objective__slug", "slug")
        goals = Goal.objects.filter(plan=self.plan)
        objectives = Objective.objects.filter(goal__plan=self.plan)
        yield from (("goal", row) for row in goals.values_list("slug"))
        yield from (
            ("objective", row) for row in objectives.values_list("goal__slug", "slug")
        )
        indicators = Indicator.objects.of_plan(self.plan)
        yield from (("indicator", row) for row in indicators.values_list(*steps))


@public_page
def index(request: HttpRequest) -> HttpResponse:
    """The map of maps: the site's, and one of each public plan."""
    plans = Plan.objects.public().select_related("municipality").order_by("pk")
    maps = [reverse("site_map")]
    maps += [
        reverse(
            "plan_map", args=(plan.municipality.slug, plan.start_year, plan.end_year)
        )
        for plan in plans.iterator()
    ]
    sitemaps = [{"location": request.build_absolute_uri(each)} for each in maps]
    return render(
        request,
        "sitemap_index.xml",
        {"sitemaps": sitemaps},
        content_type="application/xml",
    )


@public_page
def site_map(request: HttpRequest) -> HttpResponseBase:
    """The pages of the site as a whole, and every municipality's."""
    return _drawn(request, SitePages())


@public_page
def plan_map(request: HttpRequest, **place: Unpack[Place]) -> HttpResponseBase:
    """The pages of one plan."""
    return _drawn(request, PlanPages(find_plan(request, **place).plan))


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    """What to leave out: staff pages, searches, and lists that were only narrowed or dated."""
    return render(
        request,
        "robots.txt",
        {"index": request.build_absolute_uri(reverse("sitemap_index"))},
        content_type="text/plain; charset=utf-8",
    )


def _drawn(request: HttpRequest, pages: PublicPages) -> HttpResponseBase:
    return sitemap(request, {"pages": pages}).render()
