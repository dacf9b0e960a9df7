"""A portal page's PERFORMANS tile: code, year tag, name with unit, weight, and what the bars say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ingest.reading.headings import Mark, Part
from ingest.reading.listing import continues
from ingest.reading.margin import Margin, cite
from ingest.reading.naming import canonical_code, split_unit
from ingest.reading.proposals import proposed_method
from plans.document import YEAR, ActualEntry, Citation, IndicatorEntry
from plans.turkish import parse_number, parse_percent, parse_year, tidy

NO_EFFECT = "Hedefe etkisi %0: bu gösterge hedefin sonucunu değiştirmez."

_LETTERS = "[Kk][Aa][Ll][Dd][Iıİi][Rr][Iıİi][Ll][Dd][Iıİi]"
_WITHDRAWN = re.compile(rf"\(\s*{_LETTERS}\s*\)|\bKALDIRILDI\b")
_KEY = {Part.TARGET: "targets", Part.ACTUAL: "actuals"}


@dataclass(slots=True)
class _Tile:
    """The lines of one tile, by the label they stand under."""

    heading: Mark
    where: str
    named: list[Mark] = field(default_factory=list)
    year: Mark | None = None
    weight: list[Mark] = field(default_factory=list)
    target: list[Mark] = field(default_factory=list)
    actual: list[Mark] = field(default_factory=list)
    strays: list[Mark] = field(default_factory=list)

    @property
    def data_year(self) -> int | None:
        return parse_year(self.year.rest) if self.year else None


def read_tile(block: Sequence[Mark], where: str, margin: Margin) -> IndicatorEntry:
    """Return the indicator of a block that begins with its PERFORMANS line.

    `where` is the indicator's path; the objective's path is what comes before it.
    """
    tile = _sorted(block, where)
    entry = _named(tile, margin)
    entry = _weighted(entry, tile, margin)
    entry = _with_target(entry, tile, margin)
    entry = _with_actual(entry, tile, margin)
    entry = _with_method(entry, tile, margin)
    margin.keep(tile.strays, where.rpartition(".")[0])
    return entry


def _sorted(block: Sequence[Mark], where: str) -> _Tile:
    tile = _Tile(block[0], where)
    places = {
        Part.WEIGHT: tile.weight,
        Part.TARGET: tile.target,
        Part.ACTUAL: tile.actual,
    }
    place = tile.named
    for mark in block:
        place = (
            tile.strays
            if mark.part is Part.BUTTON
            else places.get(mark.part or Part.GOAL, place)
        )
        if not mark.rest:
            continue
        if place is tile.named and tile.year is None and parse_year(mark.rest):
            tile.year = mark
        else:
            place.append(mark)
    return tile


def _named(tile: _Tile, margin: Margin) -> IndicatorEntry:
    """Read code, name, unit, year tag and the mark of withdrawal."""
    is_withdrawn = any(_WITHDRAWN.search(mark.rest) for mark in tile.named)
    pieces = [replace(m, rest=tidy(_WITHDRAWN.sub(" ", m.rest))) for m in tile.named]
    first, *more = [mark for mark in pieces if mark.rest] or [
        replace(tile.heading, rest="")
    ]
    tile.strays.extend(mark for mark in more if not continues(mark.rest))
    texts = [first.rest, *(mark.rest for mark in more if continues(mark.rest))]
    named = split_unit(" ".join(texts))
    citations = {"code": cite(tile.heading)} | dict.fromkeys(
        ("name", "unit"), cite(first)
    )
    if tile.year:
        citations["data_year"] = cite(tile.year)
    if not named.name:
        margin.warn(f"{tile.where}.name", "Göstergenin adı bulunamadı.", tile.heading)
    if named.unit is None:
        del citations["unit"]
        margin.warn(f"{tile.where}.unit", "Göstergenin ölçü birimi bulunamadı.", first)
    printed_code = tile.heading.code or ""
    return IndicatorEntry(
        code=canonical_code("PG", printed_code) or "PG",
        printed_code=printed_code,
        name=named.name,
        unit=named.unit,
        cumulative=named.cumulative,
        withdrawn=is_withdrawn,
        data_year=tile.data_year,
        citations=citations,
    )


def _weighted(entry: IndicatorEntry, tile: _Tile, margin: Margin) -> IndicatorEntry:
    where = f"{tile.where}.weight_percent"
    if not tile.weight:
        if not entry.withdrawn:
            margin.warn(where, "Göstergenin hedefe etkisi yazılmamış.", tile.heading)
        return entry
    first, *more = tile.weight
    tile.strays.extend(more)
    weight = parse_percent(first.rest)
    if weight.reason:
        margin.warn(where, weight.reason, first)
    elif weight.value is None:
        margin.warn(where, "Göstergenin hedefe etkisi yazılmamış.", first)
    elif weight.value == 0:
        margin.tell(where, NO_EFFECT, first)
    elif not 0 < weight.value <= 100:
        margin.warn(where, "Hedefe etkisi 0 ile 100 arasında değil.", first)
    return _citing(
        replace(entry, weight_percent=weight.value), "weight_percent", cite(first)
    )


def _with_target(entry: IndicatorEntry, tile: _Tile, margin: Margin) -> IndicatorEntry:
    value, mark = _figure(entry, tile, Part.TARGET, margin)
    if value is None or mark is None or entry.data_year is None:
        return entry
    targets = {**entry.targets, entry.data_year: value}
    return _citing(
        replace(entry, targets=targets), f"targets.{entry.data_year}", cite(mark)
    )


def _with_actual(entry: IndicatorEntry, tile: _Tile, margin: Margin) -> IndicatorEntry:
    value, mark = _figure(entry, tile, Part.ACTUAL, margin)
    if value is None or mark is None or entry.data_year is None:
        return entry
    actual = ActualEntry(entry.data_year, YEAR, value, citation=cite(mark))
    return replace(entry, actuals=(actual,))


def _figure(
    entry: IndicatorEntry, tile: _Tile, label: Part, margin: Margin
) -> tuple[Decimal | None, Mark | None]:
    """Return the one certain figure under a bar's label; what is not goes to the margin."""
    lines = tile.target if label is Part.TARGET else tile.actual
    if not lines:
        return None, None
    first, *more = lines
    tile.strays.extend(more)
    where = f"{tile.where}.{_KEY[label]}"
    if label is Part.TARGET and entry.data_year:
        where = f"{where}.{entry.data_year}"
    number = parse_number(first.rest)
    if number.reason:
        margin.warn(where, number.reason, first)
    elif number.value is not None and entry.data_year is None:
        margin.warn(where, "Değerin hangi yıla ait olduğu yazılmamış; alınmadı.", first)
    elif number.unit == "%" and entry.unit != "%":
        margin.warn(
            where, "Değer yüzde olarak yazılmış ama ölçü birimi % değil.", first
        )
    return number.value, first


def _with_method(entry: IndicatorEntry, tile: _Tile, margin: Margin) -> IndicatorEntry:
    method, why = proposed_method(
        entry.name, entry.unit, entry.cumulative, None, entry.targets
    )
    if why:
        margin.tell(f"{tile.where}.method", why, (tile.named or [tile.heading])[0])
    return replace(entry, method=method)


def _citing(entry: IndicatorEntry, name: str, citation: Citation) -> IndicatorEntry:
    return replace(entry, citations={**entry.citations, name: citation})
