"""What the cards of a reading do not state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from plans.document import IndicatorEntry, ObjectiveEntry

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
    _("Hedeflenen değerler"): lambda row: any(
        target is not None for target in row.targets.values()
    ),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """Something a card does not state; `codes` are the indicators concerned, none for the card itself."""

    label: StrOrPromise
    codes: tuple[str, ...] = ()
    everywhere: bool = False  # all of the card's indicators, and more than one


def gaps_of(objective: ObjectiveEntry) -> Iterator[Gap]:
    """Yield what the card does not state of itself, then of its indicators."""
    for label, is_told in OF_CARDS.items():
        if not is_told(objective):
            yield Gap(label)
    standing = [row for row in objective.indicators if not row.withdrawn]
    for label, is_stated in OF_INDICATORS.items():
        codes = tuple(row.code for row in standing if not is_stated(row))
        if codes:
            yield Gap(label, codes, everywhere=len(codes) == len(standing) > 1)
