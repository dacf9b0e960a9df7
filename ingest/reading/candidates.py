"""Which pages of a long document may hold a card: a cheap look at the words of every page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.reading.part_names import LONGEST, Part, part_named
from plans.turkish import heading_key

_STEMS = re.compile(
    "sorumlu|isbirli|risk|faaliyet|proje|strateji|maliyet|tahmini|tespit|ihtiyac|hedefe|gosterge"
)
_TABLE = re.compile("(?:performans)?gosterge(?:leri|ler|si)?")
_INDICATOR = re.compile(r"\bp\.?\s?g\.?\s?\d{1,3}(?:\s?[._]\s?\d{1,3}){1,3}", re.I)
_TITLE = re.compile(r"\b(?:h|hedef)\.?\s?\d{1,3}\s?[._]\s?\d{1,3}", re.I)
_LEAST = 3  # labels, a code counting as one
_MOST_WORDS = 7  # of a label
FRONT = 2  # pages, which name institution and period
FEW = 12  # pages; a shorter document is read whole


def candidates(texts: Sequence[str]) -> list[int]:
    """Return the places of the pages to read, from 0: those that look like cards, and those beside them.

    A card may begin at the foot of the page before, and goes on overleaf while labels
    do.  All pages where there are few, or where not one has a word.
    """
    if len(texts) <= FEW or not any(map(heading_key, texts)):
        return list(range(len(texts)))
    signs = [_signs(text) for text in texts]
    likely = [at for at, count in enumerate(signs) if count >= _LEAST]
    chosen = set(range(FRONT)) if likely else set()
    for at in likely:
        chosen |= {at, *_overleaf(at, signs)}
        if at and _TITLE.search(texts[at - 1]):
            chosen.add(at - 1)
    return sorted(chosen)


def _overleaf(at: int, signs: Sequence[int]) -> Iterator[int]:
    """Yield the page after, and those that follow while the one before has a sign of a card."""
    for following in range(at + 1, len(signs)):
        yield following
        if not signs[following]:
            break


def _signs(text: str) -> int:
    """Return how many labels of a card its lines begin with, an indicator's code being one."""
    found = {sign for line in text.splitlines() if (sign := _sign(line))}
    return len(found) + bool(_INDICATOR.search(text))


def _sign(line: str) -> Part | None:
    """Return the label that a line begins with; prose goes on in small letters or after a comma."""
    if not _STEMS.search(heading_key(line[:LONGEST])):
        return None
    words = line.split(maxsplit=_MOST_WORDS)
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        following = words[count] if count < len(words) else ""
        if following[:1].islower() or words[count - 1].endswith((",", ";", ".")):
            continue
        beginning = " ".join(words[:count])
        if _TABLE.fullmatch(heading_key(beginning)):
            return Part.INDICATOR
        if part := part_named(beginning.rstrip(":")):
            return part
    return None
