"""Figures of a picture seen twice, by two models: the one that knows % writes them, both must agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.reading.tesseract import SeenWord

_FIGURE = re.compile(r"%?[0-9]+(?:[.,][0-9]+)*%?")
_DIGITS = re.compile(r"[^0-9]")
_DOUBTED = 0.3  # the most that a figure is trusted which is seen in two ways
_OVERLAP = 0.5  # of the narrower word


def with_figures(
    words: Sequence[SeenWord], latin: Sequence[SeenWord]
) -> list[SeenWord]:
    """Return the words with their figures as the second reading has them.

    The Turkish model reads a percent sign as digits; a figure that the two do not
    read alike is hardly trusted.
    """
    figures = [word for word in latin if _FIGURE.fullmatch(word.text)]
    taken: set[int] = set()
    told = []
    for word in words:
        at = _same_place(word, figures)
        if at is None:
            told.append(_alone(word))
        elif at not in taken:
            taken.add(at)
            told.append(_agreed(word, figures[at]))
    return told + [
        replace(figure, confidence=min(figure.confidence, _DOUBTED))
        for at, figure in enumerate(figures)
        if at not in taken
    ]


def _same_place(word: SeenWord, figures: Sequence[SeenWord]) -> int | None:
    left, top, right, bottom = word.box
    for at, figure in enumerate(figures):
        x0, y0, x1, y1 = figure.box
        width = min(right, x1) - max(left, x0)
        height = min(bottom, y1) - max(top, y0)
        is_wide = width >= _OVERLAP * min(right - left, x1 - x0)
        if is_wide and height >= _OVERLAP * min(bottom - top, y1 - y0):
            return at
    return None


def _alone(word: SeenWord) -> SeenWord:
    """Return the word, less trusted where it is a figure that only one model saw."""
    if not _FIGURE.fullmatch(word.text):
        return word
    return replace(word, confidence=min(word.confidence, _DOUBTED))


def _agreed(word: SeenWord, figure: SeenWord) -> SeenWord:
    agree = _is_same(word.text, figure.text)
    least = min(word.confidence, figure.confidence)
    certain = figure.confidence if agree else min(least, _DOUBTED)
    box = (figure.box[0], word.box[1], figure.box[2], word.box[3])
    return replace(word, text=figure.text, box=box, confidence=certain)


def _is_same(text: str, figure: str) -> bool:
    """Whether both are the same figure, the Turkish one free to have digits for a percent sign."""
    if text == figure:
        return True
    bare = figure.strip("%")
    if bare == figure:
        return False
    return text.startswith(bare) if figure.endswith("%") else text.endswith(bare)
