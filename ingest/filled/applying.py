"""Writing what a filled-in workbook says: all of it or nothing, row by row as the entry page does."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from indicators import keeping
from indicators.keeping import Place
from indicators.models import ReportingPeriod
from ingest.filled.checking import Check, Checked


class NotAppliedError(Exception):
    """A row was refused as it was written, so none was; says which and why."""


def apply(check: Check, *, period: ReportingPeriod, by: User) -> int:
    """Write every change as drafts in one transaction; return how many rows. Raises NotAppliedError."""
    if not check.can_be_applied:
        raise NotAppliedError(_("Önce kırmızı hücreleri düzeltip yeniden yükleyin."))
    with transaction.atomic():
        for row in check.changing:
            _write(row, period, by)
    return len(check.changing)


def _write(checked: Checked, period: ReportingPeriod, by: User) -> None:
    row, form = checked.row, checked.form
    if row is None or form is None:
        return
    place = Place(row.indicator, period.year, period.period)
    try:
        kept = keeping.keep(place=place, by=by, seen=form.initial, figure=form.figure)
    except ValidationError as refusal:
        raise NotAppliedError(
            f"{row.indicator.code}: {' '.join(refusal.messages)}"
        ) from refusal
    if kept.is_conflict:
        sentence = _("%(code)s bu arada değişti; yeni bir şablon indirin.")
        raise NotAppliedError(sentence % {"code": row.indicator.code})
