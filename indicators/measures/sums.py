"""What the parts of a figure come to: numerator by denominator, and each breakdown's total."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indicators import breakdowns
from indicators.measures.readings import measure_of
from indicators.models import ActualEntry, BreakdownPart
from indicators.models.breakdown import Dimension

TOTALS = {
    Dimension.DISTRICT: _("İlçelere göre toplam"),
    Dimension.SEX: _("Cinsiyete göre toplam"),
    Dimension.AGE_GROUP: _("Yaş gruplarına göre toplam"),
}


@dataclass(frozen=True, slots=True)
class Sum:
    """What parts come to, in the indicator's unit; a quotient is rounded to 2 decimals."""

    name: str | Promise
    total: Decimal


def sums_beside(entry: ActualEntry) -> tuple[Sum, ...]:
    """Return what the parts come to where that is not the figure, or there is none yet.

    In a percentage the parts of a breakdown are never summed.
    """
    is_percent = measure_of(entry.indicator, entry.year).is_percent
    found = [*_quotient(entry, is_percent=is_percent)]
    parts = [(row.dimension, row.value) for row in _parts_of(entry)]
    totals = breakdowns.totals(parts, is_percent=is_percent)
    found += [
        Sum(TOTALS[Dimension(dimension)], total)
        for dimension, total in totals.items()
        if total != entry.value
    ]
    return tuple(found)


def _quotient(entry: ActualEntry, *, is_percent: bool) -> list[Sum]:
    over, under = entry.numerator, entry.denominator
    if over is None or under is None:
        return []
    if entry.value is not None and breakdowns.gives(
        entry.value, over, under, is_percent=is_percent
    ):
        return []
    total = breakdowns.proposed(over, under, is_percent=is_percent)
    return [] if total is None else [Sum(_("Pay ÷ payda"), total)]


def _parts_of(entry: ActualEntry) -> list[BreakdownPart]:
    """An entry that is not saved yet has none."""
    return list(entry.parts.all()) if entry.pk else []
