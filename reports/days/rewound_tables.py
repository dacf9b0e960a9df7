"""What each table held at a moment, as a query: by its own column of time, or by the versions kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import models

from indicators.models import (
    ActualEntry,
    BreakdownPart,
    Evidence,
    Indicator,
    IndicatorEvaluation,
    IndicatorTerms,
    ObjectiveEvaluation,
    Score,
    TargetRevision,
)
from plans.models import Goal, Membership, Objective, Plan, PlanRevision
from plans.models.remembered import is_remembered
from plans.models.turkish_order import sort_key_in

APPS = ("plans", "indicators")
# What hangs on a figure is settled when that is approved; who works where is never public.
AS_THEY_ARE = (BreakdownPart, IndicatorEvaluation, Membership)

# {live} is the table itself, {kept} that of its versions, {columns} those of one or the other.
BY_THEN = "SELECT {columns} FROM {live} r WHERE r.{column} < %(moment)s"
APPROVED_BY_THEN = BY_THEN + " AND r.state = 'approved'"
# What is older than the histories stands as it was when they began.
AS_KEPT = (
    "SELECT {columns} FROM {kept} r WHERE r.history_type <> '-'"
    " AND (r.history_date < %(moment)s OR r.history_change_reason = %(began)s)"
    " AND NOT EXISTS (SELECT 1 FROM {kept} later WHERE later.id = r.id"
    " AND later.history_id > r.history_id AND later.history_date < %(moment)s)"
)
# An update that the council had not adopted was no part of the plan, whenever it was typed in:
# what stands in the histories from their beginning holds all updates at once.
NOT_ADOPTED = (
    "EXISTS (SELECT 1 FROM ("  # noqa: S608 - filled with names of the schema alone
    + AS_KEPT.replace("{columns}", "r.*").replace("{kept}", "{revisions}")
    + ") u WHERE u.id = r.{revision} AND u.number > 0 AND u.adopted_on > %(day)s)"
)
ADOPTED = AS_KEPT + " AND NOT " + NOT_ADOPTED
# By which column a row belongs to the update that it came with.
CAME_WITH: dict[type[models.Model], str] = {
    PlanRevision: "id",
    Goal: "introduced_in_id",
    Objective: "introduced_in_id",
    Indicator: "introduced_in_id",
    IndicatorTerms: "revision_id",
}
WITHDRAWN = "withdrawn_in_id"
# Güncellik counts what waited for a decision.
WAITING_THEN = (
    AS_KEPT  # noqa: S608 - filled with names of the schema alone
    + " AND r.state = 'submitted' AND NOT EXISTS (SELECT 1 FROM {live} since"
    " WHERE since.id = r.id AND since.state = 'approved'"
    " AND since.published_at < %(moment)s)"
)
# What was taken back, a file with personal data or a whole plan, is not had by asking for the past.
STILL_OPEN = (
    AS_KEPT  # noqa: S608 - filled with names of the schema alone
    + " AND r.is_public AND EXISTS (SELECT 1 FROM {live} since"
    " WHERE since.id = r.id AND since.is_public)"
)
# Whether a plan older than the histories was public is not known; what was published of it is.
PUBLISHED_THEN = (
    STILL_OPEN  # noqa: S608 - filled with names of the schema alone
    + " AND (r.history_date < %(moment)s OR EXISTS (SELECT 1 FROM {scores} s"
    " WHERE s.plan_id = r.id AND s.published_at < %(moment)s))"
)
NAMED = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True, slots=True)
class Select:
    """The rows of a table as they were; `asks` names its parameters in their order."""

    sql: str
    asks: tuple[str, ...]


@cache
def selects(schema: str) -> Mapping[str, Select]:
    """Return what the tables held by their names; `schema` leads past an expression of that name.

    The parameters are `moment`, before which something happened, `day`, the last before it,
    and `began`, the reason of the versions with which histories began.
    """
    texts: dict[type[models.Model], str] = {
        model: _filled(model, AS_KEPT, schema)
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        if is_remembered(model) and model not in AS_THEY_ARE
    }
    for model, revision in CAME_WITH.items():
        texts[model] = _filled(model, ADOPTED, schema, revision=revision)
    texts[Score] = _filled(Score, BY_THEN, schema, "published_at")
    texts[TargetRevision] = _filled(TargetRevision, BY_THEN, schema, "recorded_at")
    texts[ObjectiveEvaluation] = _filled(
        ObjectiveEvaluation, APPROVED_BY_THEN, schema, "decided_at"
    )
    approved = _filled(ActualEntry, APPROVED_BY_THEN, schema, "published_at")
    waiting = _filled(ActualEntry, WAITING_THEN, schema)
    texts[ActualEntry] = f"{approved} UNION ALL {waiting}"
    texts[Evidence] = _filled(Evidence, STILL_OPEN, schema)
    texts[Plan] = _filled(Plan, PUBLISHED_THEN, schema)
    return {
        model._meta.db_table: Select(NAMED.sub("%s", text), tuple(NAMED.findall(text)))
        for model, text in texts.items()
    }


def _filled(
    model: type[models.Model],
    text: str,
    schema: str,
    column: str = "",
    revision: str = "",
) -> str:
    """Fill in a model's tables and columns; what its versions do not keep is as it is now."""
    live = f'{schema}"{model._meta.db_table}"'
    columns = {str(field.column) for field in model._meta.concrete_fields}
    kept, history = columns, ""
    if "{kept}" in text:
        versions = model.history.model._meta  # type: ignore[attr-defined]
        kept = {str(field.column) for field in versions.concrete_fields}
        history = f'"{versions.db_table}"'
    revisions = f'"{PlanRevision.history.model._meta.db_table}"'
    keys = _sort_keys(model)
    listed = ", ".join(
        _held(name, revisions)
        if name in kept
        else keys.get(name) or _as_it_is(name, live)
        for name in sorted(columns)
    )
    scores = f'{schema}"{Score._meta.db_table}"'
    return text.format(
        columns=listed,
        live=live,
        kept=history,
        column=column,
        scores=scores,
        revisions=revisions,
        revision=revision,
    )


def _held(column: str, revisions: str) -> str:
    """A column as a version has it; an update that was not adopted has withdrawn nothing yet."""
    if column != WITHDRAWN:
        return f'r."{column}"'
    gone = NOT_ADOPTED.format(revisions=revisions, revision=column)
    return f'CASE WHEN {gone} THEN NULL ELSE r."{column}" END AS "{column}"'


def _sort_keys(model: type[models.Model]) -> dict[str, str]:
    """The generated columns, made anew of what a version holds: a list stood in the order of the names of then."""
    found = {}
    for field in model._meta.concrete_fields:
        if isinstance(field, models.GeneratedField):
            parts = field.expression.flatten()  # type: ignore[attr-defined]
            (source,) = (each for each in parts if isinstance(each, models.F))
            key = sort_key_in(f'r."{source.name}"')  # type: ignore[attr-defined]
            found[str(field.column)] = f'{key} AS "{field.column}"'
    return found


def _as_it_is(column: str, live: str) -> str:
    return f'(SELECT n."{column}" FROM {live} n WHERE n.id = r.id) AS "{column}"'  # noqa: S608 - names of the schema
