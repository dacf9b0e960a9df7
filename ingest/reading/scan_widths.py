"""Figures of a picture that are wider or narrower than their digits: a sign was lost, or one seen twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ingest.reading.tesseract import SeenWord

# Without a comma: it hangs below the line, and a word's height tells its type's size.
_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_SIDES = 0.15  # of a digit; the blank that a word's box leaves off
_POINT = 0.45  # of a digit; what a point or comma takes
_WIDER, _NARROWER = 0.27, 0.45  # digits; less may be the type's own
_ONE = 0.3  # digits; what a 1 may be narrower where digits are not all as wide
_ENOUGH = 6  # figures that tell how wide a digit is on a page
_DOUBTED = 0.3


def with_widths(words: Sequence[SeenWord]) -> list[SeenWord]:
    """Return the words, those figures hardly trusted whose digits do not fill their place.

    7,4 seen as 74 is as wide as two digits and a half: the page's other figures tell
    how wide a digit is to its height.
    """
    wide = {at: _in_heights(word) for at, word in enumerate(words) if _is_figure(word)}
    if len(wide) < _ENOUGH:
        return list(words)
    digit = median(width / _digits(words[at].text) for at, width in wide.items())
    return [
        replace(word, confidence=min(word.confidence, _DOUBTED))
        if at in wide and not _fits(word.text, wide[at] / digit)
        else word
        for at, word in enumerate(words)
    ]


def _is_figure(word: SeenWord) -> bool:
    return not word.turned and _FIGURE.fullmatch(word.text) is not None


def _in_heights(word: SeenWord) -> float:
    left, top, right, bottom = word.box
    return (right - left) / (bottom - top)


def _digits(text: str) -> float:
    """Return how many digits' width a figure takes."""
    points = text.count(".")
    return len(text) - points + _POINT * points - _SIDES


def _fits(text: str, digits: float) -> bool:
    beyond = digits - _digits(text)
    return -_NARROWER - _ONE * text.count("1") < beyond < _WIDER
