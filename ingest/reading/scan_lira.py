"""The sign ₺ in a picture: no model knows it, each sees another sign after a sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.reading.tesseract import SeenWord

_SUM = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,2})?(?P<sign>[%&$£]?)")
_SIGNS = frozenset("$£₤&%₺")
_LIRA = "₺"
_LIKELY = 0.6  # how far it is trusted that the sign is the lira's
_APART = 1.0  # of the sum's height, at most


def with_lira(words: Sequence[SeenWord]) -> list[SeenWord]:
    """Return the words with ₺ for a sign that stands after a sum, and the sum less trusted for it."""
    sums = [word for word in words if _SUM.fullmatch(word.text)]
    told = []
    for word in words:
        found = _SUM.fullmatch(word.text)
        if found and found["sign"]:
            text = word.text[:-1] + _LIRA
            word = replace(word, text=text, confidence=min(word.confidence, _LIKELY))
        elif _is_sign(word) and any(_follows(one, word) for one in sums):
            word = replace(word, text=_LIRA, confidence=_LIKELY)
        told.append(word)
    return told


def _is_sign(word: SeenWord) -> bool:
    """Whether a word is another sign, or one letter that nobody is sure of."""
    is_blurred = len(word.text) == 1 and word.confidence < _LIKELY
    return word.text in _SIGNS or is_blurred


def _follows(number: SeenWord, sign: SeenWord) -> bool:
    _, top, right, bottom = number.box
    middle = (sign.box[1] + sign.box[3]) / 2
    gap = sign.box[0] - right
    return top <= middle <= bottom and 0 <= gap <= _APART * (bottom - top)
