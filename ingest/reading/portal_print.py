"""A portal page as a printer leaves it: lines that the page's width broke, tags beside a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.reading.card_values import flowed, is_bulleted
from ingest.reading.grid import Line, joined
from ingest.reading.headings import LABELS, Part, mark_of
from plans.turkish import fold, parse_percent, parse_year, tidy

_TAGGED = re.compile(r"(?P<name>.*\D) (?P<year>(?:19|20)\d\d)")


def looks_printed(lines: Sequence[Line]) -> bool:
    """Whether the lines hold the portal's tiles: PERFORMANS headings, each with its HEDEFE ETKİSİ below."""
    tiles = [mark for mark in map(mark_of, lines) if mark.part is Part.INDICATOR]
    headings = [
        tile
        for tile in tiles
        if fold(tile.code or "").startswith("performans") and not tile.rest
    ]
    weights = [line for line in lines if mark_of(line).part is Part.WEIGHT]
    is_cut = len(weights) == len(tiles) - 1 > 0  # the last tile, where the lines end
    return len(headings) == len(tiles) > 0 and (len(weights) >= len(tiles) or is_cut)


def unbroken(lines: Sequence[Line]) -> list[Line]:
    """Return the lines as the portal wrote them: what ran on is one line, a tile's year stands alone."""
    whole: list[Line] = []
    for line in _untagged(lines):
        at = _begun_at(whole, line)
        if at is None:
            whole.append(line)
        else:
            one = joined([whole[at], line])
            whole[at] = replace(one, text=flowed(one.text))
    return list(_by_rows(whole))


def _by_rows(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, tiles that stand in rows beside one another row by row."""
    tiles: list[list[Line]] = []
    for line in lines:
        part = mark_of(line).part
        if part is Part.INDICATOR:
            tiles.append([])
        elif part is not None and part not in LABELS:
            yield from _sorted(tiles)
            tiles = []
        if tiles:
            tiles[-1].append(line)
        else:
            yield line
    yield from _sorted(tiles)


def _sorted(tiles: Sequence[list[Line]]) -> Iterator[Line]:
    for tile in sorted(tiles, key=lambda tile: tile[0].place):
        yield from tile


def _untagged(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, the year that ends a tile's first line as a line of its own."""
    is_name = False
    for at, line in enumerate(lines):
        tagged = _TAGGED.fullmatch(tidy(line.text)) if is_name else None
        has_tag = at + 1 < len(lines) and parse_year(lines[at + 1].text)
        if tagged and not has_tag:
            yield replace(line, text=tagged["name"])
            yield replace(line, text=tagged["year"], wraps=False)
        else:
            yield line
        is_name = mark_of(line).part is Part.INDICATOR


def _begun_at(whole: Sequence[Line], line: Line) -> int | None:
    """Return the place of the line that this one goes on with, None where it begins something."""
    if not line.wraps or is_bulleted(line.text) or mark_of(line).part or _is_tag(line):
        return None
    before = [at for at, one in enumerate(whole) if not _is_tag(one)]
    if not before:
        return None
    mark = mark_of(whole[before[-1]])
    is_heading = mark.part is not None and (mark.part in LABELS or not mark.rest)
    return None if is_heading else before[-1]


def _is_tag(line: Line) -> bool:
    """Whether a line is nothing but a year or a percentage: it stands beside a text, not in it."""
    return (
        parse_year(line.text) is not None or parse_percent(line.text).value is not None
    )
