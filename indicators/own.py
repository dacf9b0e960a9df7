"""Whose a figure or an evaluation is: whoever typed or sent any version of it may not decide on it."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db.models import Model, Q, QuerySet

from indicators.models import ActualEntry, ObjectiveEvaluation

Written = ActualEntry | ObjectiveEvaluation


def is_by(person: User) -> Q:
    """Return the condition that a row, or a version of one, was typed or sent by a person."""
    return Q(entered_by=person.pk) | Q(submitted_by=person.pk)


def versions_by(person: User, model: type[Written]) -> QuerySet[Model]:
    """Return every version of such rows that a person has typed or sent."""
    versions: QuerySet[Model] = model.history.filter(is_by(person)).order_by()
    return versions


def own_among(rows: Sequence[Written], person: User) -> frozenset[int]:
    """Return the keys of the rows, all of one kind, that are a person's own; one query."""
    if not rows:
        return frozenset()
    keys = [row.pk for row in rows]
    versions = versions_by(person, type(rows[0])).filter(id__in=keys)
    now = {
        row.pk for row in rows if person.pk in (row.entered_by_id, row.submitted_by_id)
    }
    return frozenset(now | set(versions.values_list("id", flat=True)))
