"""What the cards of a reading do not state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from plans.document import IndicatorEntry, Kind, ObjectiveEntry

_TARGETS = _("Hedeflenen değerler")


def _has_actual(row: IndicatorEntry) -> bool:
    return any(actual.value is not None for actual in row.actuals)


# What a card should state, and whether it does.
OF_CARDS: dict[StrOrPromise, Callable[[ObjectiveEntry], bool]] = {
    _("Sorumlu birim"): lambda card: bool(card.responsible_unit),
    _("İş birliği yapılacak birimler"): lambda card: bool(card.cooperating_units),
    _("Maliyet tahmini"): lambda card: card.cost_estimate.total is not None,
}

# What an indicator should state, and whether it does.
OF_INDICATORS: dict[StrOrPromise, Callable[[IndicatorEntry], bool]] = {
    _("Ölçü birimi"): lambda row: bool(row.unit),
    _("Hedefe etkisi"): lambda row: row.weight_percent is not None,
    _("Göstergenin yönü"): lambda row: row.direction is not None,
    _("Başlangıç değeri"): lambda row: (
        row.baseline_not_applicable or row.baseline_value is not None
    ),
    _TARGETS: lambda row: any(target is not None for target in row.targets.values()),
}


# What a document of one year is read for; the plan itself states the rest.
OF_A_YEAR: dict[Kind, dict[StrOrPromise, Callable[[IndicatorEntry], bool]]] = {
    Kind.PERFORMANCE_PROGRAMME: {_TARGETS: OF_INDICATORS[_TARGETS]},
    Kind.MONITORING_TABLE: {_("Gerçekleşen"): _has_actual},
    Kind.ACTIVITY_REPORT: {_("Gerçekleşen"): _has_actual},
}


@dataclass(frozen=True, slots=True)
class Gap:
    """Something a card does not state; `codes` are the indicators concerned, none for the card itself."""

    label: StrOrPromise
    codes: tuple[str, ...] = ()
    everywhere: bool = False  # all of the card's indicators, and more than one


def gaps_of(objective: ObjectiveEntry, kind: Kind = Kind.PLAN) -> Iterator[Gap]:
    """Yield what a card in a document of this kind does not state of itself, then of its indicators."""
    for label, is_told in OF_CARDS.items():
        if kind not in OF_A_YEAR and not is_told(objective):
            yield Gap(label)
    standing = [row for row in objective.indicators if not row.withdrawn]
    for label, is_stated in OF_A_YEAR.get(kind, OF_INDICATORS).items():
        codes = tuple(row.code for row in standing if not is_stated(row))
        if codes:
            yield Gap(label, codes, everywhere=len(codes) == len(standing) > 1)
