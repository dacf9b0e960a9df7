"""The day that a page speaks of: `?tarih=2024-06-30` is the end of that day, without it now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta

from django.utils import timezone

PARAMETER = "tarih"

_shown: ContextVar[date | None] = ContextVar("day_shown", default=None)


class NoSuchDayError(ValueError):
    """What an address names is not a day."""


class FutureDayError(ValueError):
    """The day asked for has not begun."""

    def __init__(self, day: date) -> None:
        super().__init__(day)
        self.day = day


def asked_day(text: str | None, today: date) -> date | None:
    """Return the day that an address asks for as 2024-06-30; `None` for now, which today is too.

    Raises NoSuchDayError for what is no day, FutureDayError for one after today.
    """
    if text is None:
        return None
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise NoSuchDayError(text)
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise NoSuchDayError(text) from error
    if day > today:
        raise FutureDayError(day)
    return None if day == today else day


def end_of(day: date) -> datetime:
    """Return the moment at which a day is over, where the installation is; what is before it counts."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def day_shown() -> date | None:
    """Return the day that is being shown, `None` for now."""
    return _shown.get()


def today_shown() -> date:
    """Return the day that a page takes for today."""
    return day_shown() or timezone.localdate()


@contextmanager
def showing(day: date | None) -> Iterator[None]:
    """Let what is read meanwhile speak of a day."""
    token = _shown.set(day)
    try:
        yield
    finally:
        _shown.reset(token)
