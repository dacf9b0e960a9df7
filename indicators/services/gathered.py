"""What many rows change is published once, when all of them are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

from django.db import models

from plans.models import Plan


class Publish(Protocol):
    """How a plan's scores are published."""

    def __call__(
        self, *, plan: Plan, year: int, beside: Iterable[models.Model]
    ) -> object: ...


class Gathered:
    """What waits, by plan: from which year on, and the records that are linked before the scores."""

    def __init__(self) -> None:
        self.waiting: dict[Plan, tuple[int, list[models.Model]]] = {}

    def note(self, plan: Plan, year: int, beside: Iterable[models.Model]) -> None:
        """Keep what will be published."""
        first, records = self.waiting.get(plan, (year, []))
        self.waiting[plan] = (min(first, year), [*records, *beside])

    def publish_by(self, publish: Publish) -> None:
        """Publish each plan once, in one order for everybody."""
        token = _gathered.set(None)
        try:
            for plan in sorted(self.waiting, key=lambda plan: plan.pk):
                year, records = self.waiting[plan]
                publish(plan=plan, year=year, beside=records)
        finally:
            _gathered.reset(token)


_gathered: ContextVar[Gathered | None] = ContextVar("gathered", default=None)


def gathered() -> Gathered | None:
    """Return what gathers at this moment, None where what is written is published at once."""
    return _gathered.get()


@contextmanager
def gathering() -> Iterator[Gathered]:
    """Let what is published within wait; within another gathering it waits for that one."""
    if _gathered.get() is not None:
        yield Gathered()
        return
    mine = Gathered()
    token = _gathered.set(mine)
    try:
        yield mine
    finally:
        _gathered.reset(token)
