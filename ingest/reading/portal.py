"""Pages of the public participation portal: amaç, hedef, the card's lists and its PERFORMANS tiles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from decimal import Decimal

from ingest.reading.grid import Line
from ingest.reading.headings import LABELS, Mark, Part, marks
from ingest.reading.listing import continues
from ingest.reading.margin import Margin, cite
from ingest.reading.naming import canonical_code
from ingest.reading.sections import with_sections
from ingest.reading.tiles import read_tile
from plans.document import (
    GoalEntry,
    IndicatorEntry,
    Kind,
    ObjectiveEntry,
    PlanDocument,
)
from plans.turkish import fold, parse_percent, plain, tidy

NO_INDICATORS = "Hedefin performans göstergesi yok."
WEIGHTS = "Göstergelerin hedefe etkileri toplamı %{}; %100 olmalı."
REPEATED = "Aynı kod birden çok kez yazılmış."
TWO_PERCENTAGES = "Aynı amaç için dosyada iki ayrı yüzde yayımlanmış; ilki alındı."
UNREADABLE = "Yayımlanan yüzde okunamadı."
ASTRAY = "Kod, altında durduğu amacın ya da hedefin koduyla başlamıyor."

_PERCENT_LINE = re.compile(r"%\s?[0-9][0-9.,]*|[0-9][0-9.,]*\s?%")
_TILE_CODE = re.compile(r"performans\W*[0-9]")
_BEGINNINGS = frozenset(Part) - LABELS

Chunk = list[Mark]


def looks_like_portal(lines: Sequence[Line]) -> bool:
    """Whether these lines hold a hedef and something that only the portal prints.

    That is a button, a PERFORMANS tile, or a percentage on a line of its own between
    an amaç and its hedef; a table whose cells stand below one another has others.
    """
    printed = list(marks(lines))
    is_hedef = {Part.OBJECTIVE, Part.RESPONSIBLE} <= {mark.part for mark in printed}
    return is_hedef and (any(map(_is_of_portal, printed)) or _has_published(printed))


def _is_of_portal(mark: Mark) -> bool:
    if mark.part is Part.INDICATOR:
        return _TILE_CODE.match(fold(mark.code or "")) is not None
    return mark.part is Part.BUTTON


def _has_published(printed: Sequence[Mark]) -> bool:
    """Whether a percentage stands below an amaç, before anything else of a card begins."""
    part = None
    for mark in printed:
        part = mark.part or part
        if part is Part.GOAL and _is_percent(mark):
            return True
    return False


def read_portal(lines: Sequence[Line]) -> PlanDocument:
    """Return the goals and objectives that the page prints; it names neither institution nor period."""
    margin = Margin()
    head, blocks = _split(list(marks(lines)), {Part.GOAL, Part.OBJECTIVE})
    margin.keep_silently(head, None)
    furniture = {tidy(mark.line.text) for mark in head}
    goals: list[GoalEntry] = []
    for printed in blocks:
        block = [
            mark
            for mark in printed
            if mark is printed[0] or tidy(mark.line.text) not in furniture
        ]
        margin.keep_silently([mark for mark in printed if mark not in block], None)
        if block[0].part is Part.GOAL:
            _add_goal(goals, block, margin)
        else:
            _add_objective(goals, block, margin)
    _note_codes(goals, margin)
    return PlanDocument(
        kind=Kind.PORTAL_PAGE,
        goals=tuple(goals),
        issues=tuple(margin.issues),
        unassigned=tuple(margin.unassigned),
    )


def _split(lines: Sequence[Mark], beginnings: Set[Part]) -> tuple[Chunk, list[Chunk]]:
    """Return what stands before the first beginning, and a chunk from each one on."""
    chunks: list[Chunk] = [[]]
    for mark in lines:
        if mark.part and mark.part in beginnings:
            chunks.append([])
        chunks[-1].append(mark)
    return chunks[0], chunks[1:]


# --- amaç ---


def _add_goal(goals: list[GoalEntry], block: Chunk, margin: Margin) -> None:
    """Append the goal, unless the page before this one in the file was of the same goal."""
    percents = [mark for mark in block[1:] if _is_percent(mark)]
    entry = _goal(block, percents, margin)
    margin.keep(percents[1:], None)
    if goals and _same_goal(goals[-1], entry):
        if percents and entry.published_completion != goals[-1].published_completion:
            path = f"goals[{len(goals) - 1}].published_completion"
            margin.warn(path, TWO_PERCENTAGES, percents[0])
        return
    where = f"goals[{len(goals)}]"
    goals.append(entry)
    if percents and entry.published_completion is None:
        reason = parse_percent(percents[0].rest).reason or UNREADABLE
        margin.warn(f"{where}.published_completion", reason, percents[0])
    if entry.title is None:
        margin.warn(f"{where}.title", "Amacın metni bulunamadı.", block[0])


def _goal(block: Chunk, percents: Chunk, margin: Margin) -> GoalEntry:
    heading = block[0]
    others = [m for m in block if m not in percents and m.part is not Part.BUTTON]
    title, titled_by, strays = _title(others)
    margin.keep(strays, None)
    citations = {"code": cite(heading)}
    if titled_by:
        citations["title"] = cite(titled_by)
    if percents:
        citations["published_completion"] = cite(percents[0])
    return GoalEntry(
        code=canonical_code("A", heading.code or "") or "A",
        title=title,
        printed_code=heading.code,
        published_completion=parse_percent(percents[0].rest).value
        if percents
        else None,
        citations=citations,
    )


def _is_percent(mark: Mark) -> bool:
    return mark.part is None and _PERCENT_LINE.fullmatch(mark.rest) is not None


def _same_goal(one: GoalEntry, other: GoalEntry) -> bool:
    return (one.code, fold(one.title or "")) == (other.code, fold(other.title or ""))


def _title(lines: Sequence[Mark]) -> tuple[str | None, Mark | None, Chunk]:
    """Return a heading's text, the line it begins on, and the lines that are not part of it."""
    texts: list[str] = []
    begins: Mark | None = None
    strays: Chunk = []
    for mark in lines:
        if not mark.rest:
            continue
        is_part = begins is None or (continues(mark.rest) and not mark.bulleted)
        if is_part and not strays:
            begins = begins or mark
            texts.append(mark.rest)
        else:
            strays.append(mark)
    return " ".join(texts) or None, begins, strays


# --- hedef ---


def _add_objective(goals: list[GoalEntry], block: Chunk, margin: Margin) -> None:
    code = canonical_code("H", block[0].code or "") or "H"
    if not goals:
        goals.append(GoalEntry(code="A" + code[1:].partition(".")[0]))
        margin.warn(
            "goals[0].title",
            "Hedefin üstünde amaç yazılmamış; kodu hedeften alındı.",
            block[0],
        )
    where = f"goals[{len(goals) - 1}].objectives[{len(goals[-1].objectives)}]"
    if code[1:].partition(".")[0] != goals[-1].code[1:]:
        margin.warn(f"{where}.code", ASTRAY, block[0])
    objective = _objective(code, block, where, margin)
    goals[-1] = replace(goals[-1], objectives=(*goals[-1].objectives, objective))


def _objective(code: str, block: Chunk, where: str, margin: Margin) -> ObjectiveEntry:
    head, chunks = _split(block[1:], _BEGINNINGS)
    title, titled_by, strays = _title(
        [block[0], *(mark for mark in head if mark.part is not Part.BUTTON)]
    )
    margin.keep(strays, where)
    citations = {"code": cite(block[0])}
    if titled_by:
        citations["title"] = cite(titled_by)
    else:
        margin.warn(f"{where}.title", "Hedefin metni bulunamadı.", block[0])
    entry = ObjectiveEntry(
        code=code, title=title, printed_code=block[0].code, citations=citations
    )
    entry = with_sections(entry, block[0], chunks, where, margin)
    tiles = [chunk for chunk in chunks if chunk[0].part is Part.INDICATOR]
    indicators = tuple(
        read_tile(tile, f"{where}.indicators[{number}]", margin)
        for number, tile in enumerate(tiles)
    )
    _note_weights(indicators, block[0], where, margin)
    return replace(entry, indicators=indicators)


# --- what is odd about the source ---


def _note_weights(
    indicators: Sequence[IndicatorEntry], heading: Mark, where: str, margin: Margin
) -> None:
    """Weights that do not sum to 100 are a warning everywhere, never a blocker: real plans print 97 and 99."""
    if not indicators:
        margin.warn(f"{where}.indicators", NO_INDICATORS, heading)
        return
    counted = [entry for entry in indicators if not entry.withdrawn]
    weights = [
        entry.weight_percent for entry in counted if entry.weight_percent is not None
    ]
    total = sum(weights, Decimal(0))
    if weights and len(weights) == len(counted) and total != 100:
        printed = format(plain(total), "f").replace(".", ",")
        margin.warn(f"{where}.indicators", WEIGHTS.format(printed), heading)


def _note_codes(goals: Sequence[GoalEntry], margin: Margin) -> None:
    """Codes repeat and stray in real plans: a warning at each that is not as it should be."""
    seen: Counter[str] = Counter(goal.code for goal in goals)
    for code, count in seen.items():
        if count > 1:
            again = [number for number, goal in enumerate(goals) if goal.code == code][
                1
            ]
            margin.warn_at(
                f"goals[{again}].code", REPEATED, goals[again].citations["code"]
            )
    for where, objective in PlanDocument(goals=tuple(goals)).objectives():
        _note_code(where, objective, "", seen, margin)
        for number, entry in enumerate(objective.indicators):
            parent = objective.code.removeprefix("H") + "."
            _note_code(f"{where}.indicators[{number}]", entry, parent, seen, margin)


def _note_code(
    where: str,
    entry: ObjectiveEntry | IndicatorEntry,
    parent: str,
    seen: Counter[str],
    margin: Margin,
) -> None:
    seen[entry.code] += 1
    if seen[entry.code] > 1:
        margin.warn_at(f"{where}.code", REPEATED, entry.citations["code"])
    elif parent and not entry.code.removeprefix("PG").startswith(parent):
        margin.warn_at(f"{where}.code", ASTRAY, entry.citations["code"])
