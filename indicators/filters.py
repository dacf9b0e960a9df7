"""How the strategy office narrows the list of figures."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from indicators.models import ActualEntry, Period
from plans.access import access_of
from plans.models import Unit


def units_of(request: HttpRequest) -> QuerySet[Unit]:
    """Return the units that the person decides for."""
    access = access_of(request.user)
    units = Unit.objects.select_related("municipality")
    if access.is_total:
        return units
    return units.filter(municipality__in=access.municipality_ids)


class ActualFilter(django_filters.FilterSet):
    """By unit, state, year and period; what waits for approval unless another state is asked."""

    unit = django_filters.ModelChoiceFilter(
        label=_("Birim"), queryset=units_of, method="entered_by_unit"
    )
    state = django_filters.ChoiceFilter(
        label=_("Durum"),
        choices=ActualEntry.State.choices,
        empty_label=_("hepsi"),
    )
    year = django_filters.NumberFilter(label=_("Yıl"), min_value=1990, max_value=2100)
    period = django_filters.ChoiceFilter(label=_("Dönem"), choices=Period.choices)

    class Meta:
        model = ActualEntry
        fields = ("unit", "state", "year", "period")

    def __init__(self, data: Any, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        given = data.copy()
        given.setdefault("state", ActualEntry.State.SUBMITTED)
        super().__init__(given, *args, **kwargs)

    def entered_by_unit(
        self, queryset: QuerySet[ActualEntry], _name: str, unit: Unit
    ) -> QuerySet[ActualEntry]:
        """Keep the figures that a unit enters: its own indicators, else its objectives'."""
        own = queryset.filter(indicator__data_unit=unit)
        return own | queryset.filter(
            indicator__data_unit=None, indicator__objective__responsible_unit=unit
        )
