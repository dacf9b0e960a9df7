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
    """Return a printed date as precise as it is: "2024-09" is Eylül 2024."""
    year, _, month = text.partition("-")
    if not month.isdecimal() or not year.isdecimal():
        return text
    return date_format(date(int(year), int(month), 1), "F Y")
