"""The page before and the page after, in the order of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import QuerySet

from indicators.models import Indicator
from plans.models import Goal, Objective

Page = TypeVar("Page", Goal, Objective, Indicator)


@dataclass(frozen=True, slots=True)
class Neighbours(Generic[Page]):
    """What stands before and after a row."""

    previous: Page | None
    following: Page | None


def neighbours(siblings: QuerySet[Page], current: Page) -> Neighbours[Page]:
    """Return the rows beside `current` by position, in one query."""
    rows = list(siblings.order_by("position"))
    at = next(index for index, row in enumerate(rows) if row.pk == current.pk)
    return Neighbours(
        rows[at - 1] if at else None, rows[at + 1] if at + 1 < len(rows) else None
    )
