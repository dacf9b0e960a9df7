"""Figures of a picture seen twice, by two models: the one that knows % writes them, both must agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.reading.tesseract import SeenWord

_FIGURE = re.compile(
    r"[(\[]?(?:%|(?:[A-Z]{1,3}\.?)?%?[0-9]+(?:[.,][0-9]+)*%?\.?)[)\]:]?"
)
_WITH_TAIL = re.compile(r"(?P<figure>%[0-9]+(?:[.,][0-9]+)*)(?P<tail>\D.*)")
_LOOKS_ONE = re.compile(r"([AH]\.?)[lI|]([.:][0-9.:]*)")
_DECIMAL = re.compile(r"%?(?P<number>(?P<whole>[0-9.]+)\.(?P<fraction>[0-9]{1,2}))%?")
_SIGN = re.compile(r"[(\[]?%[)\]]?")
_DOUBTED = 0.3  # the most that a figure is trusted which is seen in two ways
_LETTERS = re.compile(r"[A-ZÇĞİÖŞÜ]{1,3}\.?(?=[0-9])")
_OVERLAP = 0.6  # of the narrower word
_MOSTLY = 0.5  # of what the Turkish model saw that lies under a figure
_APART = 0.7  # of a figure's height, at most, from the percent sign before it


def with_figures(
    words: Sequence[SeenWord], latin: Sequence[SeenWord]
) -> list[SeenWord]:
    """Return the words with their figures as the second reading has them.

    The Turkish model reads a percent sign as digits; a figure that the two do not
    read alike is hardly trusted.
    """
    taken: set[int] = set()
    told: dict[int, SeenWord] = {}
    extra = []
    for figure in _signed(latin):
        under = [at for at, word in enumerate(words) if _is_over(figure, word)]
        under = [at for at in under if at not in taken]
        if under and _covers(figure, [words[at] for at in under]):
            taken.update(under)
            told[under[0]] = _agreed([words[at] for at in under], figure)
        elif not under and _FIGURE.fullmatch(figure.text):
            extra.append(replace(figure, confidence=min(figure.confidence, _DOUBTED)))
    kept = [
        told.get(at) or _alone(word)
        for at, word in enumerate(words)
        if at in told or at not in taken
    ]
    return [_with_one(word) for word in kept] + extra


def _with_one(word: SeenWord) -> SeenWord:
    """Return a goal's or objective's code with a 1 for the letter that looks like it: A1, H1.2."""
    found = _LOOKS_ONE.fullmatch(word.text)
    if found is None:
        return word
    text = f"{found[1]}1{found[2]}"
    return replace(word, text=text, confidence=min(word.confidence, _DOUBTED))


def _signed(latin: Sequence[SeenWord]) -> list[SeenWord]:
    """Return the figures, each with the percent sign that a blank parts from it."""
    figures: list[SeenWord] = []
    for word in latin:
        before = figures[-1] if figures else None
        if before and before.text == "%" and _follows(before, word):
            box = (*before.box[:2], *word.box[2:])
            least = min(before.confidence, word.confidence)
            text = f"%{word.text}"
            figures[-1] = replace(word, text=text, box=box, confidence=least)
        elif _FIGURE.fullmatch(word.text) or _WITH_TAIL.fullmatch(word.text):
            figures.append(word)
    return figures


def _follows(sign: SeenWord, word: SeenWord) -> bool:
    height = sign.box[3] - sign.box[1]
    gap = word.box[0] - sign.box[2]
    is_level = sign.line == word.line
    return is_level and word.text[:1].isdigit() and 0 <= gap <= _APART * height


def _is_over(figure: SeenWord, word: SeenWord) -> bool:
    left, top, right, bottom = word.box
    x0, y0, x1, y1 = figure.box
    width = min(right, x1) - max(left, x0)
    height = min(bottom, y1) - max(top, y0)
    is_wide = width >= _OVERLAP * min(right - left, x1 - x0)
    return is_wide and height >= _OVERLAP * min(bottom - top, y1 - y0)


def _covers(figure: SeenWord, words: Iterable[SeenWord]) -> bool:
    """Whether the words are little more than the figure."""
    wide = sum(word.box[2] - word.box[0] for word in words)
    return figure.box[2] - figure.box[0] >= _MOSTLY * wide


def _alone(word: SeenWord) -> SeenWord:
    """Return the word, less trusted where it is a figure that only one model saw."""
    if not _FIGURE.fullmatch(word.text):
        return word
    return replace(word, confidence=min(word.confidence, _DOUBTED))


def _agreed(words: Sequence[SeenWord], figure: SeenWord) -> SeenWord:
    """Return the figure at the words' place, trusted where they read alike."""
    seen = "".join(word.text for word in words)
    first, last = words[0], words[-1]
    box = (first.box[0], first.box[1], last.box[2], first.box[3])
    tailed = _WITH_TAIL.fullmatch(figure.text)
    if tailed:
        digits = tailed["figure"][1:]
        _, found, tail = seen.partition(digits)
        text = f"{tailed['figure']}{tail}" if found else seen
        return replace(first, text=text, box=box)
    if _SIGN.fullmatch(figure.text):
        is_word = seen.strip("()[]").isalpha() and len(seen) > 4
        return replace(first, text=seen if is_word else figure.text, box=box)
    least = min(word.confidence for word in words)
    printed = _separated(seen, figure.text)
    certain = min(least, figure.confidence, _DOUBTED)
    if seen == printed:  # two models that know nothing of each other
        certain = 1 - (1 - least) * (1 - figure.confidence)
    elif _is_same(seen, printed):
        certain = figure.confidence
    text = _with_letters(seen, printed)
    return replace(first, text=text, box=box, confidence=certain)


def _with_letters(seen: str, figure: str) -> str:
    """Return the figure with the letters of its code that only the Turkish model saw: PG before 1.1."""
    letters = _LETTERS.match(seen)
    is_code = letters is not None and figure[:1].isdigit()
    return f"{letters[0]}{figure}" if letters and is_code else figure


def _is_same(seen: str, figure: str) -> bool:
    """Whether both are the same figure, the Turkish one free to have digits for a percent sign."""
    one, other = (
        _LETTERS.sub("", seen).strip(".:"),
        _LETTERS.sub("", figure).strip(".:"),
    )
    bare = other.strip("%")
    if bare == other:
        return one == other
    return one.startswith(bare) if other.endswith("%") else one.endswith(bare)


def _separated(seen: str, figure: str) -> str:
    """Return the figure with a comma for its last point, where the Turkish model saw one there.

    Only before one or two digits: what stands before three parts thousands.
    """
    found = _DECIMAL.fullmatch(figure)
    if found is None:
        return figure
    with_comma = f"{found['whole']},{found['fraction']}"
    return figure.replace(found["number"], with_comma) if with_comma in seen else figure
