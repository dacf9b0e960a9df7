"""A form field for a breakdown: one group on each line, with its figure behind a colon."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from plans.fields import TurkishDecimalField
from plans.models.figures import FIGURE

Parts = tuple[tuple[str, Decimal], ...]
# Also what a spreadsheet leaves behind when two columns are pasted.
_LINE = re.compile(r"(?P<group>.+?)\s*[:;=\t]\s*(?P<figure>[^:;=\t]*)")


class PartsField(forms.CharField):
    """Groups with their figures, in the indicator's unit: “Kadın: 1.250”."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401
        kwargs.setdefault("widget", forms.Textarea({"rows": 3}))
        super().__init__(**kwargs)
        self._number = TurkishDecimalField(**FIGURE)

    def clean(self, value: Any) -> Any:  # noqa: ANN401
        """Return the groups in their order; raise ValidationError naming each line that is not certain."""
        lines = filter(None, map(str.strip, super().clean(value).splitlines()))
        found: dict[str, Decimal] = {}
        refused = []
        for line in lines:
            try:
                group, figure = self._read(line)
                if group in found:
                    raise ValidationError(_("Bu grup iki kez yazılmış."))
                found[group] = figure
            except ValidationError as refusal:
                refused.append(f"“{line}”: {' '.join(refusal.messages)}")
        if refused:
            raise ValidationError(refused)
        return tuple(found.items())

    def _read(self, line: str) -> tuple[str, Decimal]:
        read = _LINE.fullmatch(line)
        if read is None or not read["figure"]:
            raise ValidationError(_("Grubun yanına iki nokta ve değerini yazın."))
        return read["group"][:120], self._number.clean(read["figure"])

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401
        """Write groups as they are typed."""
        if not isinstance(value, tuple):
            return value
        return "\n".join(
            f"{group}: {self._number.prepare_value(figure)}" for group, figure in value
        )

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ANN401
        """Whether other groups or figures were typed than stood there."""
        try:
            return bool(self.clean(data) != (initial or ()))
        except ValidationError:
            return True
