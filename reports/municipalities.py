"""The list of municipalities: each with its newest public plan and what was published of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from indicators.models import Score, StatusBand
from indicators.scoring import Band, band_of
from plans.models import Goal, Municipality, Plan
from reports.standings import Standing, standings
from reports.years import PlanYear, default_year, headlines


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A public plan in its headline year; its goals and objectives without what was withdrawn."""

    shown: PlanYear
    standing: Standing
    goals: int
    objectives: int


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """A municipality and its public plans, the newest first."""

    municipality: Municipality
    plans: tuple[PlanLine, ...]

    @property
    def newest(self) -> PlanLine:
        """The plan that speaks for the municipality."""
        return self.plans[0]

    @property
    def earlier(self) -> tuple[PlanLine, ...]:
        """The plans before it."""
        return self.plans[1:]


def with_public_plan() -> QuerySet[Municipality]:
    """Return the municipalities that the portal shows, in the order of the Turkish alphabet."""
    public = Plan.objects.public().values("municipality")
    return Municipality.objects.filter(pk__in=public).order_by("sort_key", "pk")


def reporting_first() -> QuerySet[Municipality]:
    """Return them so that those with a published percentage stand before those without any."""
    published = Score.objects.filter(
        plan__in=Plan.objects.public(),
        plan__municipality=OuterRef("pk"),
        percent__isnull=False,
    )
    return (
        with_public_plan()
        .annotate(is_reporting=Exists(published))
        .order_by("-is_reporting", "sort_key", "pk")
    )


def municipality_rows(places: Sequence[Municipality]) -> list[MunicipalityRow]:
    """Return a row for each place with a public plan, in a fixed number of queries."""
    plans = list(_plans(places))
    heads = headlines(plans)
    years = [PlanYear(p, default_year(p, heads[p.pk]), heads[p.pk]) for p in plans]
    found = standings(years, Q(goal=None, objective=None))
    bands = bands_by_place(places)
    sizes = _sizes(plans)
    lines: dict[int, list[PlanLine]] = {}
    for shown in years:
        place = shown.plan.municipality_id
        standing = found.of(shown.plan, shown)
        band = band_of(standing.percent, bands.get(place, bands.get(None, [])))
        line = PlanLine(shown, replace(standing, band=band), *sizes[shown.plan.pk])
        lines.setdefault(place, []).append(line)
    return [MunicipalityRow(p, tuple(lines[p.pk])) for p in places if p.pk in lines]


def _plans(places: Sequence[Municipality]) -> QuerySet[Plan]:
    return (
        Plan.objects.public()
        .filter(municipality__in=list(places))
        .select_related("municipality")
        .order_by("municipality", "-start_year", "-end_year")
    )


def _sizes(plans: Sequence[Plan]) -> dict[int, tuple[int, int]]:
    """Return how many goals and objectives each plan has, without what was withdrawn."""
    standing = Q(withdrawn_in=None)
    rows = Goal.objects.filter(standing, plan__in=plans).values_list("plan").order_by()
    counted = rows.annotate(
        goal_count=Count("pk", distinct=True),
        objective_count=Count(
            "objectives", filter=Q(objectives__withdrawn_in=None), distinct=True
        ),
    )
    sizes = {plan: (goals, objectives) for plan, goals, objectives in counted}
    return {plan.pk: sizes.get(plan.pk, (0, 0)) for plan in plans}


def bands_by_place(places: Sequence[Municipality]) -> dict[int | None, list[Band]]:
    """Return the bands of these places alone, and under `None` those for all."""
    bands: dict[int | None, list[Band]] = {}
    asked = Q(municipality__in=list(places)) | Q(municipality=None)
    for row in StatusBand.objects.filter(asked):
        band = Band(row.lower, row.key, row.label)
        bands.setdefault(row.municipality_id, []).append(band)
    return bands
