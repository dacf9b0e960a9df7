"""What is deleted of uploaded workbooks that nobody applied."""

from __future__ import annotations

from datetime import datetime, timedelta

from ingest.models import FilledPlan, FilledSheet

KEPT_DAYS = 14


def forget_filled(at: datetime, days: int = KEPT_DAYS) -> int:
    """Delete the workbooks that were uploaded longer ago than so many days; return how many.

    Whoever comes back later uploads their own file again: by then the figures have moved on.
    """
    last = at - timedelta(days=days)
    return sum(
        kept.objects.filter(at__lt=last).delete()[0]
        for kept in (FilledSheet, FilledPlan)
    )
