"""A card's text lists: bullets, lines, or one line joined by " & " become items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.reading.headings import Mark
from ingest.reading.margin import CERTAIN, LIKELY
from plans.turkish import fold, parse_number

_UNIT_END = re.compile(r"(?:lığı|liği|luğu|lüğü|birimi|merkezi)$")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, and the line it begins on."""

    text: str
    mark: Mark
    confidence: Decimal = CERTAIN


def is_blank(mark: Mark) -> bool:
    """Whether the line only says that there is nothing ("-", "_", "veri yok")."""
    number = parse_number(mark.rest)
    return number.value is None and number.reason is None


def continues(text: str) -> bool:
    """Whether the text goes on from the line before: it begins small, or with a bracket."""
    return text[:1].islower() or text[:1] == "("


def list_items(contents: Sequence[Mark]) -> list[Item]:
    """Return the items of a section in print order.

    Bullets decide where there are any; " & " joins items only on a line that
    stands alone without one.  What is divided by anything but bullets is
    likely, not certain.
    """
    printed = [mark for mark in contents if not is_blank(mark)]
    if len(printed) == 1 and not printed[0].bulleted:
        return _divided(printed[0], printed[0].rest.split(" & "))
    has_bullets = any(mark.bulleted for mark in printed)
    items: list[Item] = []
    for mark in printed:
        if items and not mark.bulleted and continues(mark.rest):
            items[-1] = replace(items[-1], text=f"{items[-1].text} {mark.rest}")
        else:
            is_sure = mark.bulleted or not has_bullets
            items.append(Item(mark.rest, mark, CERTAIN if is_sure else LIKELY))
    return items


def unit_items(contents: Sequence[Mark]) -> list[Item]:
    """Return the cooperating units: a list, or one line of unit names between commas."""
    items = list_items(contents)
    if len(items) != 1 or items[0].mark.bulleted:
        return items
    names = [name.strip() for name in items[0].text.split(",")]
    if all(_UNIT_END.search(fold(name)) for name in names):
        return _divided(items[0].mark, names)
    return items


def _divided(mark: Mark, texts: Sequence[str]) -> list[Item]:
    confidence = CERTAIN if len(texts) == 1 else LIKELY
    return [Item(text.strip(), mark, confidence) for text in texts if text.strip()]
