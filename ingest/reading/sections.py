"""The sections of a card, each under its heading: units, lists and cost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ingest.reading.headings import LABELS, Mark, Part
from ingest.reading.listing import Item, list_items, unit_items
from ingest.reading.margin import LIKELY, Margin, cite
from plans.document import Citation, CostEntry, ObjectiveEntry
from plans.turkish import parse_money

_LISTS = {
    Part.COOPERATING: "cooperating_units",
    Part.RISKS: "risks",
    Part.ACTIVITIES: "activities",
    Part.STRATEGIES: "strategies",
    Part.FINDINGS: "findings",
    Part.NEEDS: "needs",
}
_ALWAYS_PRINTED = (Part.COOPERATING, Part.RISKS, Part.FINDINGS, Part.NEEDS)

_STRAY_LABELS = LABELS - {Part.BUTTON}


def with_sections(
    entry: ObjectiveEntry,
    heading: Mark,
    chunks: list[list[Mark]],
    where: str,
    margin: Margin,
) -> ObjectiveEntry:
    """Read every section of the card, each under its own heading, in whatever order they stand."""
    for part in (Part.RESPONSIBLE, Part.COST, *_LISTS):
        found = [chunk for chunk in chunks if chunk[0].part is part]
        contents = [
            mark
            for chunk in found
            for mark in chunk
            if mark.rest and mark.part not in LABELS
        ]
        margin.keep(
            (mark for chunk in found for mark in chunk if mark.part in _STRAY_LABELS),
            where,
        )
        if not found:
            _note_missing(part, heading, where, margin)
        elif part is Part.RESPONSIBLE:
            entry = _with_responsible(entry, found[0][0], contents, where, margin)
        elif part is Part.COST:
            entry = _with_cost(entry, found[0][0], contents, where, margin)
        else:
            entry = _with_list(entry, found[0][0], contents, where, margin)
    return entry


def _note_missing(part: Part, heading: Mark, where: str, margin: Margin) -> None:
    reason = f"Kartta '{part.value}' başlığı yok."
    if part is Part.RESPONSIBLE:
        margin.warn(f"{where}.responsible_unit", reason, heading)
    elif part is Part.COST:
        margin.warn(f"{where}.cost_estimate.total", reason, heading)
    elif part in _ALWAYS_PRINTED:
        margin.tell(f"{where}.{_LISTS[part]}", reason, heading)


def _with_responsible(
    entry: ObjectiveEntry,
    heading: Mark,
    contents: list[Mark],
    where: str,
    margin: Margin,
) -> ObjectiveEntry:
    items = list_items(contents)
    path = f"{where}.responsible_unit"
    if not items:
        margin.warn(path, "Sorumlu birim boş.", heading)
        return entry
    if len(items) > 1:
        margin.warn(path, "Birden çok sorumlu birim yazılmış.", items[1].mark)
    names = ", ".join(item.text for item in items)
    citation = cite(items[0].mark, items[0].confidence if len(items) == 1 else LIKELY)
    return _citing(
        replace(entry, responsible_unit=names), {"responsible_unit": citation}
    )


def _with_cost(
    entry: ObjectiveEntry,
    heading: Mark,
    contents: list[Mark],
    where: str,
    margin: Margin,
) -> ObjectiveEntry:
    """Read the cost; its currency may stand on a line of its own."""
    path = f"{where}.cost_estimate.total"
    if not contents:
        margin.warn(path, "Maliyet tahmini boş.", heading)
        return entry
    cost = parse_money(" ".join(mark.rest for mark in contents))
    if cost.reason and len(contents) > 1:
        cost = parse_money(contents[0].rest)
        margin.keep(contents[1:], where)
    if cost.reason:
        margin.warn(path, cost.reason, contents[0])
    elif cost.value is None:
        margin.warn(path, "Maliyet tahmini boş.", contents[0])
    citations = {"cost_estimate.total": cite(contents[0])}
    return _citing(replace(entry, cost_estimate=CostEntry(cost.value)), citations)


def _with_list(
    entry: ObjectiveEntry,
    heading: Mark,
    contents: list[Mark],
    where: str,
    margin: Margin,
) -> ObjectiveEntry:
    part = heading.part or Part.BUTTON
    name = _LISTS[part]
    items = unit_items(contents) if part is Part.COOPERATING else list_items(contents)
    if not items:
        margin.tell(f"{where}.{name}", f"'{part.value}' bölümü boş.", heading)
    for number, item in enumerate(items):
        if number == 0 or item.mark is not items[number - 1].mark:
            _note_doubt(item, f"{where}.{name}[{number}]", margin)
    citations = {
        f"{name}.{number}": cite(item.mark, item.confidence)
        for number, item in enumerate(items)
    }
    texts: dict[str, Any] = {name: tuple(item.text for item in items)}
    return _citing(replace(entry, **texts), citations)


def _note_doubt(item: Item, where: str, margin: Margin) -> None:
    if item.confidence == LIKELY and item.mark.rest == item.text:
        margin.warn(where, "Madde imi olmayan satır ayrı bir madde sayıldı.", item.mark)
    elif item.confidence == LIKELY:
        margin.tell(
            where,
            "Tek satırdaki metin ayırıcısından bölünerek maddelere ayrıldı.",
            item.mark,
        )


def _citing(entry: ObjectiveEntry, citations: dict[str, Citation]) -> ObjectiveEntry:
    return replace(entry, citations={**entry.citations, **citations})
