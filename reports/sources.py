"""Where a shown value stands in its source, ready to be quoted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from indicators.measures import public_actuals
from indicators.models import Indicator
from plans.models import Citation, Objective, ObjectiveCitation, SourceDocument

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


# How ingest cuts a picture: 144 dpi, with this much paper around the box, in points.
PIXELS_A_POINT = 2
MARGIN = 6


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a picture in pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a place stands in its picture, in pixels from the upper left corner."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """What a page shows, in a reader's words, and the place it was read from."""

    field: str
    citation: Citation

    @property
    def box(self) -> tuple[Decimal | None, ...]:
        """The four sides of the place on its page."""
        place = self.citation
        return place.x0, place.top, place.x1, place.bottom

    @property
    def size(self) -> Size | None:
        """About the size of the picture, so that nothing moves once it is there; no file is read."""
        if None in self.box:
            return None
        x0, top, x1, bottom = (side or Decimal(0) for side in self.box)
        return Size(_pixels(x0, x1), _pixels(top, bottom))

    @property
    def frame(self) -> Frame | None:
        """The place itself in the picture, without the paper around it."""
        if None in self.box:
            return None
        x0, top, x1, bottom = (side or Decimal(0) for side in self.box)
        return Frame(
            _around(x0),
            _around(top),
            round((x1 - x0) * PIXELS_A_POINT),
            round((bottom - top) * PIXELS_A_POINT),
        )

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
        """The quotations that have a picture of their place; what shares a box shares a picture."""
        by_box: dict[object, Quotation] = {}
        for each in self.quotations:
            if each.citation.crop:
                box = each.citation.page, *each.box
                by_box[box] = by_box[box].and_of(each) if box in by_box else each
        return tuple(by_box.values())


@dataclass(frozen=True, slots=True)
class Spot:
    """One or several places of a document in words; `citation` where one of them has a picture."""

    words: str
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where something stands in one document, in one line."""

    document: SourceDocument
    spots: tuple[Spot, ...]


def source_lines(citations: Iterable[Citation]) -> tuple[SourceLine, ...]:
    """Return a line for each document, every place in it once; the documents are loaded."""
    by_document: dict[int, list[Citation]] = {}
    for each in citations:
        by_document.setdefault(each.document_id, []).append(each)
    return tuple(
        SourceLine(rows[0].document, tuple(_spots(rows)))
        for rows in by_document.values()
    )


def folded(numbers: Iterable[int]) -> str:
    """Return numbers in order, three or more on end as a range.

    >>> folded([26, 23, 24, 25]), folded([23, 24]), folded([3, 5, 6, 7])
    ('23–26', '23, 24', '3, 5–7')
    """
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run))
        for run in runs
    )


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


def cited_fields(objective: Objective) -> tuple[ObjectiveCitation, ...]:
    """Return where an objective's own fields stand, in one query."""
    fields = objective.citations.select_related("citation__document").order_by("pk")
    return tuple(fields)


def objective_sources(fields: Iterable[ObjectiveCitation]) -> tuple[SourceGroup, ...]:
    """Return what is quoted for an objective's own fields, by document."""
    return grouped(Quotation(label_of(row.field), row.citation) for row in fields)


def field_sources(
    fields: Iterable[ObjectiveCitation], name: str
) -> tuple[SourceLine, ...]:
    """Return where one field stands, or all the items of one, in one line a document."""
    return source_lines(row.citation for row in fields if _name_of(row.field) == name)


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
    name = _name_of(field)
    return str(FIELDS.get(name, name))


def _name_of(field: str) -> str:
    return field.partition(".")[0]


def _pixels(first: Decimal, last: Decimal) -> int:
    return round((last + MARGIN - max(first - MARGIN, Decimal(0))) * PIXELS_A_POINT)


def _around(side: Decimal) -> int:
    """Return the paper before a side, in pixels; at the edge of the page there is less of it."""
    return round(min(side, Decimal(MARGIN)) * PIXELS_A_POINT)


def _spots(citations: Iterable[Citation]) -> Iterator[Spot]:
    """Yield what has a picture place by place, then the other pages, cells and lines together."""
    pictured: dict[str, Citation] = {}
    pages: set[int] = set()
    cells: dict[str, None] = {}
    lines: set[int] = set()
    for each in citations:
        if each.crop:
            pictured.setdefault(each.place, each)
        elif each.page is not None:
            pages.add(each.page)
        elif each.cell:
            cells[each.cell] = None
        elif each.line is not None:
            lines.add(each.line)
    yield from (Spot(place, each) for place, each in pictured.items())
    if pages:
        yield Spot(_("s. %(pages)s") % {"pages": folded(pages)})
    yield from (Spot(cell) for cell in cells)
    if lines:
        yield Spot(_("satır %(lines)s") % {"lines": folded(lines)})


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
