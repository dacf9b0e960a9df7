"""Words whose letters are set in two sizes: small capitals behind a large one are one word; geometry only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.reading.grid import Word

TOUCH = Decimal("0.12")  # of the taller letters' height; they stand no further apart
LEVEL = Decimal("0.15")  # of the taller letters' height; their feet differ by no more


def whole_words(words: Iterable[Word]) -> list[Word]:
    """Return the words, those that touch on one baseline in two sizes made one.

    A raised or lowered figure (m², CO₂) stands on another line and stays its own.
    """
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else None
        if before is not None and _is_one(before, word):
            found[-1] = _united(before, word)
        else:
            found.append(word)
    return found


def _is_one(before: Word, word: Word) -> bool:
    is_lettered = before.text[-1:].isalpha() and word.text[:1].isalpha()
    if not (is_lettered and before.upright and word.upright):
        return False
    height = max(_height(before), _height(word))
    gap = word.box[0] - before.box[2]
    is_level = abs(word.box[3] - before.box[3]) <= LEVEL * height
    return is_level and abs(gap) <= TOUCH * height


def _height(word: Word) -> Decimal:
    return word.box[3] - word.box[1]


def _united(before: Word, word: Word) -> Word:
    box = _around([before, word])
    taller = max(before, word, key=_height)
    return replace(taller, text=before.text + word.text, box=box)


def _around(words: Sequence[Word]) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    x0s, tops, x1s, bottoms = zip(*(word.box for word in words), strict=True)
    return min(x0s), min(tops), max(x1s), max(bottoms)
