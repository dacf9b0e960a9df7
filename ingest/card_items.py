"""A card's list that a document prints anew: what is the same keeps its row."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from indicators.export import SECTIONS
from ingest.card_rows import write_cooperating_units
from ingest.ground import Ground, cite
from ingest.heap import NotCommittableError
from ingest.steps import SetItems
from plans.models import CardEntry, CooperatingUnit, Objective

KINDS = {name: kind for kind, name in SECTIONS.items()}


def replace_items(ground: Ground, objective: Objective, write: SetItems) -> None:
    """Make one of a card's lists what the document prints.

    Raises NotCommittableError where an item that is printed no more carries a budget.
    """
    if write.name == "cooperating_units":
        for unit in CooperatingUnit.objects.filter(objective=objective):
            ground.heap.drop(unit)
        write_cooperating_units(ground, objective, write.items)
        return
    kind = KINDS[write.name]
    rows = list(objective.entries.filter(kind=kind).prefetch_related("cost_lines"))
    kept = dict(_pairs([row.text for row in rows], write.items))
    by_item = {item: rows[number] for number, item in kept.items()}
    for number, row in enumerate(rows):
        if number not in kept:
            _drop(ground, row)
    for number, text in enumerate(write.items):
        row = by_item.get(number) or CardEntry(objective=objective, kind=kind)
        _fill(ground, row, write, number, text)


def _pairs(old: list[str], new: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield which old item became which new one, by place where their texts differ."""
    matcher = SequenceMatcher(None, old, list(new), autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag in {"equal", "replace"}:
            yield from zip(range(i1, i2), range(j1, j2), strict=False)


def _fill(
    ground: Ground, row: CardEntry, write: SetItems, number: int, text: str
) -> None:
    is_same = row.text == text and row.citation_id is not None
    row.position = number + 1
    if not is_same:
        row.text = text
        place = write.citations.get(number)
        row.citation = cite(ground, place) if place else None
    if row.pk is None:
        ground.heap.keep(row, row.objective.code)
    else:
        fields = ["position"] if is_same else ["position", "text", "citation"]
        ground.heap.change(row, row.objective.code, *fields)


def _drop(ground: Ground, row: CardEntry) -> None:
    if row.cost_lines.all():
        raise NotCommittableError(
            _("“%(text)s” belgede yok ama planda bütçesi var; silinmedi.")
            % {"text": row.text}
        )
    ground.heap.drop(row)
