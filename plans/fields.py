"""Form fields that read what a Turkish hand writes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats, translation
from django.utils.translation import gettext_lazy as _

from plans.turkish import parse_number


class TurkishDecimalField(forms.DecimalField):
    """A number as it is written in Turkish: 13.654 or 83,5.  What is not certain is refused."""

    widget = forms.TextInput(
        attrs={"inputmode": "decimal", "autocomplete": "off", "class": "input-num"}
    )

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - Django's signature
        """Return the number typed, None for a blank; raise ValidationError where it could be two."""
        if value is None or isinstance(value, Decimal):
            return value
        number = parse_number(str(value))
        if number.reason:
            raise ValidationError(
                _("%(reason)s Binlik için nokta, ondalık için virgül: 1.250,5."),
                params={"reason": number.reason},
                code="not_certain",
            )
        return number.value

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's signature
        """Write a stored number so that it reads back as the same number."""
        if not isinstance(value, Decimal):
            return value
        with translation.override("tr"):
            text = formats.number_format(value.normalize(), force_grouping=True)
        decimals = text.partition(",")[2]
        return f"{text}0" if len(decimals) == 3 else text  # 1,125 could be two numbers
