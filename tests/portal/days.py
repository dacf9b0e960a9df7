"""A town whose days are known, and its pages on each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

BEGINNING = date(2025, 1, 10)


@dataclass(slots=True)
class Clock:
    """A clock that stands still until it is set."""

    now: datetime

    def on(self, day: date) -> datetime:
        """Set it to noon of a day."""
        self.now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        return self.now
