"""What was reached in each period, every approved figure of it, and the parts of a figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from indicators.measures import unit_of
from indicators.models import ActualEntry, Dimension
from reports.opendata.columns import Column
from reports.opendata.reading import entries_in_pieces
from reports.opendata.records.keys import (
    Amount,
    OfIndicator,
    PartOfYear,
    Published,
    Source,
    Unit,
    Year,
    indicator_keys,
)
from reports.opendata.scope import PlanPlace

REPORTED = tuple((str(value), label) for value, label in ActualEntry.ReportedAs.choices)
DIMENSIONS = tuple((str(value), label) for value, label in Dimension.choices)
RecordNumber = Annotated[
    int,
    Column(_("kayıt no"), _("Yayım zincirinde de aynı numarayla durur.")),
]


@dataclass(frozen=True, slots=True)
class ActualRecord(OfIndicator):
    """One approved figure; a correction is a row of its own, beside the one that it replaces."""

    record: RecordNumber
    year: Year
    part: PartOfYear
    actual: Annotated[
        Decimal | None,
        Column(_("gerçekleşen"), _("Boş: veri girilmedi. Sıfır, sıfır demektir.")),
    ]
    unit: Unit
    reported_as: Annotated[
        str,
        Column(
            _("bildirim"),
            _("Değer dönem sonundaki toplam mı, dönemde eklenen mi."),
            values=REPORTED,
        ),
    ]
    numerator: Annotated[Decimal | None, Column(_("pay"))]
    denominator: Annotated[Decimal | None, Column(_("payda"))]
    explanation: Annotated[str | None, Column(_("açıklama"))]
    deviation_reason: Annotated[str | None, Column(_("sapma nedeni"))]
    corrective_measure: Annotated[str | None, Column(_("alınacak önlem"))]
    published_at: Published
    is_standing: Annotated[
        bool,
        Column(_("geçerli mi"), _("Yanlışsa bu değerin yerini bir düzeltme almıştır.")),
    ]
    corrects: Annotated[
        int | None, Column(_("düzelttiği kayıt"), _("Düzeltme değilse boş."))
    ]
    correction_reason: Annotated[str | None, Column(_("düzeltme nedeni"))]
    printed_performance: Annotated[
        Decimal | None,
        Column(_("kaynağın yazdığı performans"), _("Kaynağın kendi hesabı."), unit="%"),
    ]
    source: Source


@dataclass(frozen=True, slots=True)
class PartRecord(OfIndicator):
    """One part of a figure, by district, sex or age group."""

    record: RecordNumber
    year: Year
    part: PartOfYear
    dimension: Annotated[str, Column(_("kırılım"), values=DIMENSIONS)]
    category: Annotated[str, Column(_("grup"), _("Örneğin bir ilçenin adı."))]
    value: Amount
    unit: Unit
    is_standing: Annotated[
        bool,
        Column(_("geçerli mi"), _("Yanlışsa bu değerin yerini bir düzeltme almıştır.")),
    ]


def actual_rows(place: PlanPlace) -> Iterator[ActualRecord]:
    """Yield every figure that was ever approved."""
    for entry in entries_in_pieces(place):
        yield actual_record(place, entry)


def actual_record(place: PlanPlace, row: ActualEntry) -> ActualRecord:
    """Return an approved figure as a row; it comes from `reading.entries_of`."""
    return ActualRecord(
        *indicator_keys(place, row.indicator),
        record=row.pk,
        year=row.year,
        part=row.period,
        actual=row.value,
        unit=_unit(row),
        reported_as=row.reported_as,
        numerator=row.numerator,
        denominator=row.denominator,
        explanation=row.explanation or None,
        deviation_reason=row.deviation_reason or None,
        corrective_measure=row.corrective_measure or None,
        published_at=row.published_at or row.entered_at,
        is_standing=row.is_standing,  # type: ignore[attr-defined]
        corrects=row.supersedes_id,
        correction_reason=row.correction_reason or None,
        printed_performance=row.printed_performance,
        source=place.of_source(row.citation_id),
    )


def part_rows(place: PlanPlace) -> Iterator[PartRecord]:
    """Yield the parts of every approved figure."""
    for entry in entries_in_pieces(place, "parts"):
        for part in entry.parts.all():
            yield PartRecord(
                *indicator_keys(place, entry.indicator),
                record=entry.pk,
                year=entry.year,
                part=entry.period,
                dimension=part.dimension,
                category=part.category,
                value=part.value,
                unit=_unit(entry),
                is_standing=entry.is_standing,  # type: ignore[attr-defined]
            )


def _unit(entry: ActualEntry) -> str | None:
    return unit_of(entry.indicator, entry.year) or None
