"""How decimal columns hold measured figures, percentages and money, exactly on every database."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SIGNIFICANT_DIGITS = 15  # what SQLite keeps of a number without loss


def keeps_every_digit(value: Decimal) -> None:
    """Raise ValidationError where a database would round `value`."""
    if len(value.normalize().as_tuple().digits) > SIGNIFICANT_DIGITS:
        raise ValidationError(
            _("Sayının en çok 15 anlamlı basamağı olabilir."), code="too_many_digits"
        )


# Options of a DecimalField: a measured value, target or baseline; a percentage as
# printed (25 for %25); an amount in TRY, to the kuruş.
FIGURE: dict[str, Any] = {
    "max_digits": 19,
    "decimal_places": 4,
    "validators": [keeps_every_digit],
}
PERCENT: dict[str, Any] = {"max_digits": 9, "decimal_places": 4}
# A percentage that was worked out: it is rounded again only where it is shown.
SCORE: dict[str, Any] = {"max_digits": 13, "decimal_places": 10}
MONEY: dict[str, Any] = {
    "max_digits": 17,
    "decimal_places": 2,
    "validators": [keeps_every_digit],
}
