"""Words of a picture as high as their type: a word's own box knows only the letters that it has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from ingest.reading.tesseract import SeenWord

_RISING = frozenset("bdfhkltijöüğâîû()[]/%&?!0123456789₺")
_FALLING = frozenset("gğpqyjçşÇŞ()[],;/")
# Of the type's size: the height of an x, of a capital, and what hangs below the line.
_SMALL, _TALL, _DEEP = 0.53, 0.73, 0.21
_LEAD = 0.1  # of the type's size; what a font leaves above and below its letters


def as_high_as_type(words: Iterable[SeenWord]) -> list[SeenWord]:
    """Return the words from the top of a capital to the foot of a g, signs as high as their line."""
    told: list[SeenWord] = []
    for _, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        lettered = [_full(word) for word in line if _has_letters(word)]
        told += [
            _full(word) if _has_letters(word) else _beside(word, lettered)
            for word in line
        ]
    return told


def _has_letters(word: SeenWord) -> bool:
    return any(map(str.isalnum, word.text))


def _full(word: SeenWord) -> SeenWord:
    left, top, right, bottom = word.box
    rises = any(one in _RISING or one.isupper() for one in word.text)
    falls = any(one in _FALLING for one in word.text)
    seen = (_TALL if rises else _SMALL) + (_DEEP if falls else 0)
    size = (bottom - top) / seen
    above = round(size * (_LEAD if rises else _TALL - _SMALL + _LEAD))
    below = round(size * (_LEAD if falls else _DEEP + _LEAD))
    return replace(word, box=(left, top - above, right, bottom + below))


def _beside(sign: SeenWord, lettered: list[SeenWord]) -> SeenWord:
    left, _, right, _ = sign.box
    if not lettered:
        return sign
    near = min(lettered, key=lambda word: abs(word.box[0] - left))
    return replace(sign, box=(left, near.box[1], right, near.box[3]))
