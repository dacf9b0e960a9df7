"""A value wildly off is asked about, and the answer is kept."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User

from indicators import measures
from indicators.doubts import Doubt
from indicators.models import ActualEntry, ConfirmedDoubt
from indicators.services.refusals import DoubtfulError


def unanswered(entry: ActualEntry) -> tuple[Doubt, ...]:
    """Return the doubts of which nobody has said yet that this very value is meant."""
    doubts = measures.doubts_of(entry)
    if not doubts:
        return ()
    answered = {
        row.kind for row in entry.confirmed_doubts.all() if row.value == entry.value
    }
    return tuple(doubt for doubt in doubts if doubt.kind not in answered)


def settle_doubts(entry: ActualEntry, *, by: User, sure: bool, at: datetime) -> None:
    """Keep that a person is sure; raise DoubtfulError where a doubt is open and they are not."""
    doubts, value = unanswered(entry), entry.value
    if value is None:
        return  # nothing to doubt
    if doubts and not sure:
        raise DoubtfulError(doubts)
    ConfirmedDoubt.objects.bulk_create(
        ConfirmedDoubt(
            actual=entry,
            kind=doubt.kind,
            question=doubt.question,
            value=value,
            confirmed_by=by,
            confirmed_at=at,
        )
        for doubt in doubts
    )
