"""How the strategy office narrows the list of figures."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from indicators.models import ActualEntry, Period
from plans.access import access_of
from plans.models import Unit


class UnitField(django_filters.fields.ModelChoiceField):
    """A choice of units; names repeat from one municipality to the other."""

    def __init__(self, *args: Any, names_places: bool = False, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.names_places = names_places

    def label_from_instance(self, unit: Unit) -> str:
        """Name the unit, and its municipality where there are several."""
        if not self.names_places:
            return unit.name
        return f"{unit.municipality.name}: {unit.name}"


class UnitFilter(django_filters.ModelChoiceFilter):
    """A choice among the units that the person decides for."""

    field_class = UnitField


def units_of(request: HttpRequest) -> QuerySet[Unit]:
    """Return the units that the person decides for."""
    access = access_of(request.user)
    units = Unit.objects.select_related("municipality").order_by(
        "municipality__sort_key", "sort_key"
    )
    if access.is_total:
        return units
    return units.filter(municipality__in=access.municipality_ids)


class ActualFilter(django_filters.FilterSet):
    """By unit, state, year and period; what waits for approval unless another state is asked."""

    unit = UnitFilter(
        label=_("Birim"),
        queryset=units_of,
        method="entered_by_unit",
        empty_label=_("hepsi"),
    )
    state = django_filters.ChoiceFilter(
        label=_("Durum"),
        choices=ActualEntry.State.choices,
        empty_label=_("hepsi"),
    )
    year = django_filters.NumberFilter(label=_("Yıl"), min_value=1990, max_value=2100)
    period = django_filters.ChoiceFilter(
        label=_("Dönem"), choices=Period.choices, empty_label=_("hepsi")
    )

    class Meta:
        model = ActualEntry
        fields = ("unit", "state", "year", "period")

    def __init__(self, data: Any, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        given = data.copy()
        given.setdefault("state", ActualEntry.State.SUBMITTED)
        super().__init__(given, *args, **kwargs)
        access = access_of(self.request.user)
        several = access.is_total or len(access.municipality_ids) > 1
        self.filters["unit"].extra["names_places"] = several

    @property
    def query(self) -> str:
        """What an address needs to stay narrowed like this."""
        given = {
            name: value
            for name, value in self.data.items()
            if name in self.filters
            and value != (ActualEntry.State.SUBMITTED if name == "state" else "")
        }
        return f"?{urlencode(given)}" if given else ""

    @property
    def is_of_waiting(self) -> bool:
        """Whether only what waits for approval is listed."""
        self.form.is_valid()
        cleaned: dict[str, Any] = self.form.cleaned_data
        return cleaned.get("state") == ActualEntry.State.SUBMITTED

    def entered_by_unit(
        self, queryset: QuerySet[ActualEntry], _name: str, unit: Unit
    ) -> QuerySet[ActualEntry]:
        """Keep the figures that a unit enters: its own indicators, else its objectives'."""
        own = queryset.filter(indicator__data_unit=unit)
        return own | queryset.filter(
            indicator__data_unit=None, indicator__objective__responsible_unit=unit
        )
