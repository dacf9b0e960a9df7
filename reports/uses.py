"""Which shown values stand in one place of a source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from indicators.models import (
    ActualEntry,
    Indicator,
    IndicatorCitation,
    TargetRevision,
)
from plans.models import (
    CardEntry,
    Citation,
    CostEstimate,
    Goal,
    GoalCitation,
    Objective,
    ObjectiveCitation,
    Plan,
    UnplacedRun,
)
from reports.sources import label_of

PLAN = "goal__plan__municipality"


@dataclass(frozen=True, slots=True)
class Use:
    """A value that was read from the place, of what it is, and the page that shows it."""

    value: str
    of: str
    address: str


def uses_of(citation: Citation) -> list[Use]:
    """Return the values of public plans that stand in a place, in a fixed number of queries."""
    return [
        *_of_indicators(citation),
        *_of_objectives(citation),
        *_of_the_plan(citation),
    ]


def _of_indicators(citation: Citation) -> Iterator[Use]:
    path = f"objective__{PLAN}"
    for field in _public(
        IndicatorCitation.objects.all(), citation, f"indicator__{path}"
    ):
        yield _use(label_of(field.field), field.indicator)
    for target in _public(TargetRevision.objects.all(), citation, f"indicator__{path}"):
        year = _("%(year)s hedefi") % {"year": target.year}
        yield _use(year, target.indicator)
    actuals = ActualEntry.objects.public()
    for actual in _public(actuals, citation, f"indicator__{path}"):
        year = _("%(year)s gerçekleşeni") % {"year": actual.year}
        yield _use(year, actual.indicator)


def _of_objectives(citation: Citation) -> Iterator[Use]:
    path = f"objective__{PLAN}"
    for field in _public(ObjectiveCitation.objects.all(), citation, path):
        yield _use(label_of(field.field), field.objective)
    for entry in _public(CardEntry.objects.all(), citation, path):
        yield _use(str(entry.get_kind_display()), entry.objective)
    for cost in _public(CostEstimate.objects.all(), citation, path):
        yield _use(label_of("cost_estimate"), cost.objective)
    linked = Objective.objects.filter(
        statistics__citation=citation, goal__plan__is_public=True
    ).select_related(PLAN)
    for objective in linked.distinct():
        yield _use(_("bağlam sayısı"), objective)


def _of_the_plan(citation: Citation) -> Iterator[Use]:
    for field in _public(GoalCitation.objects.all(), citation, PLAN):
        yield _use(label_of(field.field), field.goal)
    for run in _public(UnplacedRun.objects.all(), citation, "plan__municipality"):
        yield _use(_("yeri belli olmayan metin"), run.plan)


def _public(rows: QuerySet[Any], citation: Citation, path: str) -> QuerySet[Any]:
    plan = path.rpartition("__")[0]
    public = {"citation": citation, f"{plan}__is_public": True}
    return rows.filter(**public).select_related(path).order_by("pk")


def _use(value: str, row: Plan | Goal | Objective | Indicator) -> Use:
    steps: list[Goal | Objective | Indicator] = []
    while not isinstance(row, Plan):
        steps.insert(0, row)
        if isinstance(row, Indicator):
            row = row.objective
        elif isinstance(row, Objective):
            row = row.goal
        else:
            row = row.plan
    slugs = [step.slug for step in steps]
    place = (row.municipality.slug, row.start_year, row.end_year, *slugs)
    name = ("plan", "goal", "objective", "indicator")[len(slugs)]
    return Use(value, str(steps[-1] if steps else row), reverse(name, args=place))
