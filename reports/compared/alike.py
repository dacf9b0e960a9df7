"""Municipalities that can be compared: of one kind, and of one band of population."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from plans.models import Municipality
from reports.municipalities import with_public_plan

UNKNOWN = "bilinmiyor"
_Kind = Municipality.Kind
# As an address names them; "" is a municipality whose kind nobody has said.
KINDS: dict[str, str] = {
    "buyuksehir": _Kind.METROPOLITAN,
    "il": _Kind.PROVINCIAL,
    "buyuksehir-ilce": _Kind.METROPOLITAN_DISTRICT,
    "ilce": _Kind.DISTRICT,
    "belde": _Kind.TOWN,
    UNKNOWN: "",
}


@dataclass(frozen=True, slots=True)
class PopulationBand:
    """Nüfus bandı: from `least` people to below `below`; None leaves that side open."""

    slug: str
    label: StrOrPromise
    least: int | None = None
    below: int | None = None

    @property
    def condition(self) -> Q:
        """The condition that a municipality's population is in the band; unknown is none of them."""
        if self.slug == UNKNOWN:
            return Q(population=None)
        low = Q() if self.least is None else Q(population__gte=self.least)
        high = Q() if self.below is None else Q(population__lt=self.below)
        return Q(population__isnull=False) & low & high


BANDS = (
    PopulationBand("0-10", _("10 binden az"), None, 10_000),
    PopulationBand("10-25", _("10–25 bin"), 10_000, 25_000),
    PopulationBand("25-50", _("25–50 bin"), 25_000, 50_000),
    PopulationBand("50-100", _("50–100 bin"), 50_000, 100_000),
    PopulationBand("100-250", _("100–250 bin"), 100_000, 250_000),
    PopulationBand("250-500", _("250–500 bin"), 250_000, 500_000),
    PopulationBand("500-1000", _("500 bin–1 milyon"), 500_000, 1_000_000),
    PopulationBand("1000", _("1 milyon ve üstü"), 1_000_000),
    PopulationBand(UNKNOWN, _("nüfusu bilinmeyen")),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Municipalities of one kind and band, and how many there are."""

    kind: str  # as an address names it
    band: PopulationBand
    count: int = 0

    @property
    def label(self) -> StrOrPromise:
        """What the kind is called."""
        stored = KINDS[self.kind]
        return _Kind(stored).label if stored else _("türü bilinmeyen belediye")

    @property
    def places(self) -> QuerySet[Municipality]:
        """The municipalities of the group that have a public plan, by name."""
        return with_public_plan().filter(self.band.condition, kind=KINDS[self.kind])


def groups() -> list[Group]:
    """Return the groups that have a municipality, in the order of kinds and bands; one query."""
    band = Case(*(When(each.condition, then=Value(each.slug)) for each in BANDS))
    rows: Iterable[tuple[str, str, int]] = (
        with_public_plan()
        .annotate(band=band)
        .order_by()
        .values_list("kind", "band")
        .annotate(Count("pk"))
    )
    counts = {(kind, slug): count for kind, slug, count in rows}
    return [
        Group(name, each, counts[stored, each.slug])
        for name, stored in KINDS.items()
        for each in BANDS
        if (stored, each.slug) in counts
    ]
