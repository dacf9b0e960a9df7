"""What changed in the texts and the structure of a plan, from the versions kept of its records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.models import Indicator, IndicatorTerms, ReportingPeriod
from indicators.published import TERMS
from plans.capitals import capitalised
from plans.models import (
    CardEntry,
    CooperatingUnit,
    CostEstimate,
    Goal,
    Objective,
    Plan,
    PlanRevision,
)
from plans.models.remembered import BEGAN
from plans.versions import Change, Version, Wording, versions_of

ACTS = {
    "+": gettext_lazy("%(what)s eklendi"),
    "~": gettext_lazy("%(what)s değişti"),
    "-": gettext_lazy("%(what)s çıkarıldı"),
}


@dataclass(frozen=True, slots=True)
class Reworded:
    """One record that changed: its old and new texts, and the slugs of the page that has it."""

    at: datetime
    what: str
    name: str
    slugs: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Watched:
    """A kind of record that pages show: how it belongs to the plan, and the columns they show.

    `part_of` is the column that names the goal, objective or indicator whose page has it.
    """

    plan: str
    columns: tuple[str, ...]
    part_of: str = ""


# Every term that is published; whose they are, and since which update, their page says.
TERMS_SHOWN = tuple(
    name for name in TERMS.columns if name not in {"indicator", "revision"}
)
WATCHED: dict[type[models.Model], Watched] = {
    Plan: Watched("id", ("is_public", "period_note")),
    PlanRevision: Watched("plan_id", ("number", "adopted_on", "decision_number")),
    ReportingPeriod: Watched("plan_id", ("year", "period", "state", "due_on")),
    Goal: Watched("plan_id", ("code", "title", "rollup_weight", "withdrawn_in"), "id"),
    Objective: Watched(
        "goal__plan_id",
        ("code", "title", "responsible_unit", "rollup_weight", "withdrawn_in"),
        "id",
    ),
    Indicator: Watched(
        "objective__goal__plan_id",
        (
            "code",
            "name",
            "monitoring_frequency",
            "reporting_frequency",
            "definition",
            "formula",
            "data_source",
            "data_unit",
            "withdrawn_in",
        ),
        "id",
    ),
    IndicatorTerms: Watched(TERMS.plan, TERMS_SHOWN, "indicator_id"),
    CardEntry: Watched("objective__goal__plan_id", ("kind", "text"), "objective_id"),
    CooperatingUnit: Watched("objective__goal__plan_id", ("text",), "objective_id"),
    CostEstimate: Watched(
        "objective__goal__plan_id", ("year", "amount"), "objective_id"
    ),
}
# The page that has a record: of the goal, the objective or the indicator.
PAGE = {
    Goal: Goal,
    Objective: Objective,
    Indicator: Indicator,
    IndicatorTerms: Indicator,
    CardEntry: Objective,
    CooperatingUnit: Objective,
    CostEstimate: Objective,
}
_Page = tuple[type[models.Model], int]


def reworded_since(plan: Plan, moment: datetime) -> list[Reworded]:
    """Return what changed in texts and structure from a moment on; three queries and one a kind.

    What came with a new goal, objective or indicator is not told apart from it.
    """
    recent = [
        version
        for model, watched in WATCHED.items()
        for version in versions_of(model, **{watched.plan: plan.pk})
        if version.row.history_date >= moment
        and version.row.history_change_reason != BEGAN
    ]
    new = {
        (version.model, version.row.id)
        for version in recent
        if version.row.history_type == "+" and version.model in PAGE
    }
    words, pages = Wording(recent), _pages(plan)
    told = (_reworded(version, words, pages, new) for version in recent)
    return [each for each in told if each is not None]


def _reworded(
    version: Version,
    words: Wording,
    pages: Mapping[_Page, tuple[str, tuple[str, ...]]],
    new: set[_Page],
) -> Reworded | None:
    model, row = version.model, version.row
    watched = WATCHED[model]
    page = PAGE.get(model)
    at = None if page is None else (page, getattr(row, watched.part_of))
    if at in new and (page is not model or row.history_type == "~"):
        return None
    is_new_page = page is model and row.history_type == "+"
    untold = {f.name for f in row.tracked_fields} - set(watched.columns)
    changes = () if is_new_page else words.changes(version, apart_from=untold)
    if not changes and not is_new_page:
        return None
    name, slugs = pages.get(at, ("", ())) if at else ("", ())
    if page is model and not name:
        name = str(getattr(row, "code", ""))
    what = capitalised(model._meta.verbose_name)
    return Reworded(
        row.history_date,
        str(ACTS[row.history_type]) % {"what": what},
        name or _("Planın kendisi"),
        slugs,
        changes,
    )


def _pages(plan: Plan) -> dict[_Page, tuple[str, tuple[str, ...]]]:
    """Return by record what each page of the plan is called, and its slugs; three queries."""
    return {key: (name, slugs) for key, name, slugs in _named(plan)}


def _named(plan: Plan) -> Iterator[tuple[_Page, str, tuple[str, ...]]]:
    for goal in plan.goals.all():
        yield (Goal, goal.pk), str(goal), (goal.slug,)
    for row in Objective.objects.filter(goal__plan=plan).select_related("goal"):
        yield (Objective, row.pk), str(row), (row.goal.slug, row.slug)
    indicators = Indicator.objects.filter(objective__goal__plan=plan)
    for each in indicators.select_related("objective__goal"):
        slugs = each.objective.goal.slug, each.objective.slug, each.slug
        yield (Indicator, each.pk), str(each), slugs
