"""What the strategy office says about a period: its due date, a unit's extension."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.models import Unit

DAY = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class DueForm(forms.Form):
    """The last day on which a period's figures are in time."""

    due_on = forms.DateField(label=_("Son gün"), widget=DAY)


class ExtensionForm(forms.Form):
    """Until when one unit may enter a period's figures, and why."""

    unit = forms.ModelChoiceField(
        label=_("Birim"), queryset=Unit.objects.none(), empty_label=_("Birim seçin")
    )
    until = forms.DateField(
        label=_("Ek sürenin son günü"),
        widget=DAY,
        help_text=_("Bu gün de giriş yapılabilir; dönem kapansa da."),
    )
    reason = forms.CharField(
        label=_("Gerekçe"),
        required=False,  # the service says that it is missing
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args: Any, municipality: int, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = Unit.objects.filter(municipality=municipality, is_active=True)
