"""How a reader narrows a plan's indicators: by unit, status and goal, in an address that can be shared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from indicators import reporting
from indicators.models import Indicator
from reports.lines import NO_UNIT, Line
from reports.statuses import Status

BY_STATUS, BY_PLAN, BY_PERCENT = "durum", "plan", "tamamlanma"
ORDERS = [
    (BY_STATUS, _("duruma göre")),
    (BY_PLAN, _("plandaki sırayla")),
    (BY_PERCENT, _("tamamlanması en düşük olandan")),
]
FACETS = ("birim", "durum", "amac")


class LineFilter(django_filters.FilterSet):
    """The filters of a plan's indicators; what an address says and no filter knows is left out."""

    birim = django_filters.ChoiceFilter(
        label=_("Birim"), method="keep", empty_label=_("hepsi")
    )
    durum = django_filters.ChoiceFilter(
        label=_("Durum"), method="keep", empty_label=_("hepsi")
    )
    amac = django_filters.ChoiceFilter(
        label=_("Amaç"), method="keep", empty_label=_("hepsi")
    )
    sirala = django_filters.ChoiceFilter(
        label=_("Sırala"), method="leave", choices=ORDERS, empty_label=None
    )

    class Meta:
        model = Indicator
        fields: list[str] = []

    def __init__(
        self, asked: QueryDict, lines: Sequence[Line], known: Iterable[Status]
    ) -> None:
        self.lines = lines
        keys = [line.row.indicator.pk for line in lines]
        super().__init__(asked, queryset=Indicator.objects.filter(pk__in=keys))
        labels = _labels(lines, known)
        for name in FACETS:
            self.filters[name].extra["choices"] = list(labels[name].items())
        self.labels = labels

    def keep(
        self, queryset: QuerySet[Indicator], name: str, value: str
    ) -> QuerySet[Indicator]:
        """Keep the indicators whose line has this value."""
        keys = [
            line.row.indicator.pk for line in self.lines if line.facets[name] == value
        ]
        return queryset.filter(pk__in=keys)

    def leave(
        self, queryset: QuerySet[Indicator], _name: str, _value: str
    ) -> QuerySet[Indicator]:
        """The order narrows nothing."""
        return queryset

    @property
    def chosen(self) -> dict[str, str]:
        """What is asked and known, by the names of the filters."""
        self.form.is_valid()
        said: dict[str, Any] = self.form.cleaned_data
        return {name: said[name] for name in self.filters if said.get(name)}

    @property
    def order(self) -> str:
        """One of ORDERS."""
        return self.chosen.get("sirala", BY_STATUS)

    @property
    def unknown(self) -> list[StrOrPromise]:
        """The names of the filters whose value in the address is none of theirs."""
        return [self.filters[name].label or name for name in self.form.errors]

    def found(self) -> list[Line]:
        """Return the lines that are asked for, in plan order; one query."""
        keys = set(self.qs.values_list("pk", flat=True))
        return [line for line in self.lines if line.row.indicator.pk in keys]

    def counted(self, name: str) -> dict[str, int]:
        """Return how many lines each value of a filter would leave beside the other filters."""
        others = {n: v for n, v in self.chosen.items() if n in FACETS and n != name}
        return Counter(
            line.facets[name]
            for line in self.lines
            if all(line.facets[n] == v for n, v in others.items())
        )


def _labels(
    lines: Sequence[Line], known: Iterable[Status]
) -> dict[str, dict[str, StrOrPromise]]:
    """Return the values of each filter with their names, in the order they are offered in."""
    units = sorted({line.unit for line in lines}, key=reporting.in_turkish_order)
    return {
        "birim": {
            (NO_UNIT if unit is None else str(unit.pk)): (
                _("birimi belli olmayan") if unit is None else unit.name
            )
            for unit in units
        },
        "durum": {status.key: status.label for status in known},
        "amac": {line.goal.slug: _goal_label(line) for line in lines},
    }


def _goal_label(line: Line) -> str:
    return f"{line.goal.code.removeprefix('A')}. {line.goal.title}".strip()
