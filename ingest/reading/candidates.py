"""Which pages of a long document may hold a card: a cheap look at the words of every page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plans.turkish import heading_key

_LABELS = (
    "performansgosterge",
    "hedefeetkisi",
    "sorumlubirim",
    "birligiyap",
    "maliyettahmini",
    "tahminimaliyet",
    "riskler",
    "faaliyetveprojeler",
    "stratejiler",
    "tespitler",
    "ihtiyaclar",
)
_INDICATOR = re.compile(r"\bp\.?\s?g\.?\s?\d{1,3}(?:\s?[._]\s?\d{1,3}){1,3}", re.I)
_TITLE = re.compile(r"\b(?:h|hedef)\.?\s?\d{1,3}\s?[._]\s?\d{1,3}", re.I)
_LEAST = 3  # labels, a code counting as one
_LONGEST = 40  # letters; a label is no longer
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
    """Return how many labels of a card its lines begin with, an indicator's code being one; prose only speaks of them."""
    keys = [heading_key(line[:_LONGEST]) for line in text.splitlines()]
    labels = {label for label in _LABELS for key in keys if key.startswith(label)}
    return len(labels) + bool(_INDICATOR.search(text))
