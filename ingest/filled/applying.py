"""Writing what a filled-in workbook says: all of it or nothing, by the entry page's own rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from indicators import keeping
from indicators.keeping import Kept, Typed
from indicators.models import ReportingPeriod
from indicators.services import RefusedError
from ingest.filled.checking import Check
from plans.models.held import BrokenRowError
from plans.uncollected import uncollected


class NotAppliedError(Exception):
    """A row was refused as it was written, so none was; says which and why."""


@uncollected()
def apply(
    check: Check, *, period: ReportingPeriod, by: User, at: datetime | None = None
) -> int:
    """Write every change as drafts in one transaction; return how many rows. Raises NotAppliedError."""
    if not check.can_be_applied:
        raise NotAppliedError(_("Önce kırmızı hücreleri düzeltip yeniden yükleyin."))
    typed = [
        Typed(each.row.indicator, each.seen, each.figure)
        for each in check.changing
        if each.row is not None and each.figure is not None
    ]
    try:
        with transaction.atomic():
            kept = keeping.keep_all(
                year=period.year, period=period.period, typed=typed, by=by, at=at
            )
            _require_no_conflict(typed, kept)
    except BrokenRowError as refusal:
        raise _not_applied(refusal, str(refusal.row)) from refusal
    except RefusedError as refusal:
        raise _not_applied(refusal, refusal.about) from refusal
    return len(typed)


def _require_no_conflict(typed: Sequence[Typed], kept: Sequence[Kept]) -> None:
    """Raise NotAppliedError where somebody changed a row between its check and now."""
    for each, done in zip(typed, kept, strict=True):
        if done.is_conflict:
            sentence = _("%(code)s bu arada değişti; yeni bir şablon indirin.")
            raise NotAppliedError(sentence % {"code": each.indicator.code})


def _not_applied(refusal: ValidationError, about: str) -> NotAppliedError:
    return NotAppliedError(f"{about}: {' '.join(refusal.messages)}")
