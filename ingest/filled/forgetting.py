"""What is deleted of uploaded workbooks that nobody applied."""

from __future__ import annotations

from datetime import datetime, timedelta

from ingest.models import FilledSheet

KEPT_DAYS = 14


def forget_filled(at: datetime, days: int = KEPT_DAYS) -> int:
    """Delete the workbooks that were uploaded longer ago than so many days; return how many.

    Whoever comes back later uploads their own file again: by then the figures have moved on.
    """
    old = FilledSheet.objects.filter(at__lt=at - timedelta(days=days))
    deleted, _each = old.delete()
    return deleted
