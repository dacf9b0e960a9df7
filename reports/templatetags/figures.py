"""Template filters for Turkish numbers; the rules are in reports.figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django import template
from django.utils.formats import date_format

from reports import figures

register = template.Library()
for written in (
    figures.figure,
    figures.percent,
    figures.share,
    figures.fixed,
    figures.money,
    figures.measured,
    figures.bracketed,
    figures.coordinate,
):
    register.filter(written.__name__, written)


@register.filter
def at_most(value: Decimal, limit: int) -> Decimal:
    """Return a percent as far as a bar can show it: 0 to `limit`."""
    return min(max(value, Decimal(0)), Decimal(limit))


@register.filter
def as_of(text: str) -> str:
    """Return a printed date as precise as it is; what is no date stands as it was printed.

    >>> as_of("2024-09"), as_of("2024"), as_of("2024-13")
    ('Eylül 2024', '2024', '2024-13')
    """
    try:
        first_day = date.fromisoformat(f"{text}-01")
    except ValueError:
        return text
    return date_format(first_day, "F Y")
