"""The rows of context figures: each printed figure of a place stands once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from indicators.export import statistic_entry
from ingest.ground import cite_in, written
from plans.document import StatisticEntry
from plans.models import Municipality, SourceDocument, Statistic


def write_statistics(
    found: Iterable[StatisticEntry],
    source: SourceDocument,
    *,
    municipality: Municipality | None = None,
    province: str = "",
) -> int:
    """Write the figures of a municipality, or of a province, that are new; return how many.

    Two municipalities that send in the same booklet do not double their province's figures.
    """
    there = Statistic.objects.filter(municipality=municipality, province=province)
    known = {_said(statistic_entry(row)) for row in there.select_related("citation")}
    new = [entry for entry in found if _said(entry) not in known]
    for entry in new:
        _write(entry, source, municipality, province)
    return len(new)


def _said(entry: StatisticEntry) -> StatisticEntry:
    """Return what the figure says, wherever it stands."""
    return replace(entry, citation=None)


def _write(
    entry: StatisticEntry,
    source: SourceDocument,
    municipality: Municipality | None,
    province: str,
) -> None:
    row = Statistic(
        municipality=municipality,
        province=province,
        section=entry.section,
        subject=entry.subject,
        value=entry.value,
        unit=entry.unit,
        since_year=entry.since_year,
        as_of=entry.as_of or "",
        sentence=entry.sentence,
        citation=cite_in(source, entry.citation) if entry.citation else None,
    )
    written(row, entry.subject)
