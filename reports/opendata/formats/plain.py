"""How a cell is written where there are only texts: the same in every language and on every machine."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from plans.document_json import plain
from reports.opendata.columns import Cell


def written(cell: Cell) -> str:
    """Return a cell as text: a dot before decimals, ISO dates, nothing for what is missing.

    >>> written(Decimal("13654.5000")), written(Decimal("-40.0000")), written(None)
    ('13654.5', '-40', '')
    >>> written(True), written(date(2024, 5, 17)), written(0)
    ('true', '2024-05-17', '0')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return f"{Decimal(plain(cell)):f}"
    return moment(cell) if isinstance(cell, date) else str(cell)


def moment(value: date) -> str:
    """Return a day, or a moment in Istanbul's time with its offset, by ISO 8601."""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat()
    return value.isoformat()
