"""Where a shown value stands in its source, ready to be quoted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from indicators.measures import public_actuals
from indicators.models import Indicator
from plans.models import Citation, Objective, SourceDocument

FIELDS: dict[str, StrOrPromise] = {
    "code": gettext_lazy("Kod"),
    "title": gettext_lazy("Hedef"),
    "name": gettext_lazy("Göstergenin adı"),
    "unit": gettext_lazy("Ölçü birimi"),
    "weight_percent": gettext_lazy("Hedefe etkisi"),
    "baseline_value": gettext_lazy("Başlangıç değeri"),
    "baseline_label": gettext_lazy("Başlangıç etiketi"),
    "monitoring_frequency": gettext_lazy("İzleme sıklığı"),
    "reporting_frequency": gettext_lazy("Raporlama sıklığı"),
    "data_year": gettext_lazy("Yıl etiketi"),
    "cumulative": gettext_lazy("Kümülatif işareti"),
    "responsible_unit": gettext_lazy("Sorumlu birim"),
    "cooperating_units": gettext_lazy("İş birliği yapılacak birimler"),
    "cost_estimate": gettext_lazy("Maliyet tahmini"),
    "published_completion": gettext_lazy("Kaynağın yayımladığı yüzde"),
}


@dataclass(frozen=True, slots=True)
class Quotation:
    """What a page shows, in a reader's words, and the place it was read from."""

    field: str
    citation: Citation

    def and_of(self, other: Quotation) -> Quotation:
        """Return one quotation for both: they stand in the same place."""
        if other.field in self.field.split(", "):
            return self
        return Quotation(f"{self.field}, {other.field}", self.citation)


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """A document and what a page quotes from it."""

    document: SourceDocument
    quotations: tuple[Quotation, ...]

    @property
    def crops(self) -> tuple[Quotation, ...]:
        """The quotations that have a picture of their place."""
        return tuple(each for each in self.quotations if each.citation.crop)


def indicator_sources(indicator: Indicator) -> tuple[SourceGroup, ...]:
    """Return what is quoted for an indicator, by document, in two queries.

    The indicator comes from `Indicator.objects.for_scoring()`.
    """
    fields = indicator.citations.select_related("citation__document").order_by("pk")
    figures = _cited_figures(indicator)
    cited = Citation.objects.select_related("document").in_bulk(list(figures))
    return grouped(
        [
            *(Quotation(label_of(row.field), row.citation) for row in fields),
            *(Quotation(label, cited[pk]) for pk, label in figures.items()),
        ]
    )


def objective_sources(objective: Objective) -> tuple[SourceGroup, ...]:
    """Return what is quoted for an objective's own fields, by document, in one query."""
    fields = objective.citations.select_related("citation__document").order_by("pk")
    return grouped(Quotation(label_of(row.field), row.citation) for row in fields)


def grouped(quotations: Iterable[Quotation]) -> tuple[SourceGroup, ...]:
    """Gather quotations by document; a place that several fields quote stands once."""
    by_document: dict[int, dict[int, Quotation]] = {}
    for each in quotations:
        seen = by_document.setdefault(each.citation.document_id, {})
        place = each.citation.pk
        seen[place] = seen[place].and_of(each) if place in seen else each
    return tuple(
        SourceGroup(next(iter(seen.values())).citation.document, tuple(seen.values()))
        for seen in by_document.values()
    )


def label_of(field: str) -> str:
    """Return a field's name as a reader knows it: "cooperating_units.2" is a cooperating unit."""
    name = field.partition(".")[0]
    return str(FIELDS.get(name, name))


def _cited_figures(indicator: Indicator) -> dict[int, str]:
    """Return the citations of targets and public actuals, with the words for each."""
    targets = sorted(indicator.targets.all(), key=lambda row: (row.year, row.pk))
    actuals = sorted(public_actuals(indicator), key=lambda row: (row.year, row.pk))
    return {
        row.citation_id: _("%(year)s hedefi") % {"year": row.year}
        for row in targets
        if row.citation_id
    } | {
        row.citation_id: _("%(year)s gerçekleşeni") % {"year": row.year}
        for row in actuals
        if row.citation_id
    }
