"""Several records decided on together: all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from django.contrib.auth.models import User
from django.db import transaction

from indicators.models import ActualEntry, ObjectiveEvaluation
from indicators.services.evaluations import approve_evaluation, return_evaluation
from indicators.services.refusals import RefusedError

Row = TypeVar("Row", ActualEntry, ObjectiveEvaluation)


def one_by_one(rows: Iterable[Row], act: Callable[[Row], Row]) -> list[Row]:
    """Do it to one after the other; a refusal says which of them it is about."""
    done = []
    for row in sorted(rows, key=lambda row: row.pk):  # locks in one order
        with about(row):
            done.append(act(row))
    return done


@contextmanager
def about(row: ActualEntry | ObjectiveEvaluation) -> Iterator[None]:
    """Let a refusal say which of several it is about."""
    try:
        yield
    except RefusedError as refusal:
        refusal.about, refusal.about_key = str(row), row.pk
        raise


@transaction.atomic
def approve_evaluations(
    *,
    evaluations: Iterable[ObjectiveEvaluation],
    by: User,
    at: datetime | None = None,
) -> list[ObjectiveEvaluation]:
    """Approve evaluations or, where one is refused, none; raises as `approve_evaluation`."""
    return one_by_one(
        evaluations, lambda row: approve_evaluation(evaluation=row, by=by, at=at)
    )


@transaction.atomic
def return_evaluations(
    *,
    evaluations: Iterable[ObjectiveEvaluation],
    by: User,
    note: str,
    at: datetime | None = None,
) -> list[ObjectiveEvaluation]:
    """Send evaluations back with one note or, where one is refused, none."""
    return one_by_one(
        evaluations,
        lambda row: return_evaluation(evaluation=row, by=by, note=note, at=at),
    )
