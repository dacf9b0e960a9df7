"""What a cell of a table holds of a value: a number, a day, or words."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from import_export.widgets import Widget

from plans.fields import TurkishDecimalField


def told(value: object) -> object:
    """Return a value as a cell holds it; None and nothing else is a blank.

    >>> told(Decimal("1250.5000")), told(3), told(None)
    (Decimal('1250.5000'), 3, None)
    """
    if value is None or isinstance(value, Decimal):
        return value
    if isinstance(value, bool):
        return _("evet") if value else _("hayır")
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None, microsecond=0)
    return value if isinstance(value, int | date) else str(value)


def shown(value: object) -> str:
    """Return a value as a person reads it, a dash for nothing.

    >>> shown(Decimal("20000.5000")), shown(2024), shown(None), shown(date(2024, 3, 1))
    ('20.000,5', '2024', '–', '01.03.2024')
    """
    if isinstance(value, Decimal):
        return str(TurkishDecimalField().prepare_value(value))
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return "–" if value in (None, "") else str(value)


class ValueWidget(Widget):
    """Any value, going out."""

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> object:  # noqa: ANN401
        """Return the value as a cell holds it, whatever the format."""
        return told(value)
