"""The rows of context figures: each printed figure of a place stands once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from indicators.export import statistic_entry
from ingest.changes import Change, Fate
from ingest.ground import cite_in
from ingest.heap import Heap
from ingest.wording import shown
from plans.document import StatisticEntry
from plans.models import Municipality, SourceDocument, Statistic


def write_statistics(
    found: Iterable[StatisticEntry],
    source: SourceDocument,
    heap: Heap,
    *,
    municipality: Municipality | None = None,
    province: str = "",
) -> list[Change]:
    """Keep the figures of a municipality, or of a province, that are new; return a row for each.

    Two municipalities that send in the same booklet do not double their province's figures.
    """
    there = Statistic.objects.filter(municipality=municipality, province=province)
    known = {_said(statistic_entry(row)) for row in there.select_related("citation")}
    changes = []
    for number, entry in enumerate(found):
        fate = Fate.UNCHANGED if _said(entry) in known else Fate.NEW
        change = _row(entry, fate, f"statistics[{number}]")
        changes.append(change)
        if fate is Fate.NEW:
            with heap.writing(change.where, ""):
                place = Statistic(municipality=municipality, province=province)
                heap.keep(_filled(place, entry, source, heap), entry.subject)
    return changes


def _row(entry: StatisticEntry, fate: Fate, where: str) -> Change:
    figure = f"{shown(entry.value)} {entry.unit}"
    return Change(fate, where, code="", label=entry.subject, after=figure)


def _said(entry: StatisticEntry) -> StatisticEntry:
    """Return what the figure says, wherever it stands."""
    return replace(entry, citation=None)


def _filled(
    row: Statistic, entry: StatisticEntry, source: SourceDocument, heap: Heap
) -> Statistic:
    row.section = entry.section
    row.subject = entry.subject
    row.value = entry.value
    row.unit = entry.unit
    row.since_year = entry.since_year
    row.as_of = entry.as_of or ""
    row.sentence = entry.sentence
    if entry.citation:
        row.citation = cite_in(source, entry.citation, heap)
    return row
