"""Whether what a page's letters stand for can be text: judged by the letters alone, whatever the words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from plans.turkish import fold

_NO_LETTERS = {"Co", "Cn", "Cc", "Cs"}  # private use, unassigned, control, surrogates
_REPLACED = "\ufffd"
_BROKEN_HERE = "\x02"  # what one library writes for a hyphen at a line's end
_UNMAPPED = "(cid:"  # what stands for a glyph without Unicode
_BROKEN_WORDS = 0.03  # of the words; a symbol here and there is no text anyway
_FEW_WORDS = 12  # too few to judge by
_LONG = 4  # letters; shorter words have no shape
MANY_LETTERS = 250  # of a page that is text whatever is drawn on it
_FEW_LETTERS = 60  # a stamp, a page number
_IMAGE = 0.35  # of the page that an image covers where it is the page
_OUTLINES = 300  # curves; a letter is one or more
_SHAPELY = 0.65  # of the long words, far below any language's share
_VOWELS = "aeiouöüıâîûyáéíóúàèìòùäëïýåæøœ"
_CROWDED = re.compile(rf"[^\W\d_{_VOWELS}]{{5}}|[{_VOWELS}]{{4}}")
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")
_PARTS = re.compile(r"[-–/'’.,;:()…&‟\"“”\u00ad]+")
_CODE = re.compile(r"[A-ZÇĞİÖŞÜ.\s_-]{0,4}[0-9][0-9.,%_/-]*")


def is_usable(words: Iterable[str]) -> bool:
    """Whether the words of a page can be read; True where there are too few to judge by.

    Glyphs without Unicode, or with that of other glyphs, make words that no
    language has: without vowels, with signs between the letters.
    """
    printed = [word for word in words if len(word) > 1]
    if len(printed) < _FEW_WORDS:
        return not any(map(_is_broken, printed))
    broken = sum(map(_is_broken, printed))
    if broken > _BROKEN_WORDS * len(printed):
        return False
    return _has_shape(printed)


def is_pictured(letters: int, images: float, outlines: float) -> bool:
    """Whether the print is in the images or outlines rather than in the letters.

    `images`: the part of the page that they cover.
    """
    if letters >= MANY_LETTERS:
        return False
    is_image = images >= _IMAGE and letters < _FEW_LETTERS + MANY_LETTERS * (images > 1)
    return is_image or outlines >= max(_OUTLINES, 2 * letters)


def _is_broken(word: str) -> bool:
    """Whether letters of a word have no Unicode; a sign at its edge may come from a symbol font."""
    inner = word[1:] if word[0] != "(" else word
    if _UNMAPPED in inner or _REPLACED in inner:
        return True
    return not inner.isprintable() and any(
        unicodedata.category(letter) in _NO_LETTERS
        for letter in inner.replace(_BROKEN_HERE, "")
    )


def _has_shape(words: Iterable[str]) -> bool:
    long = [
        bare
        for word in words
        if len(bare := _EDGES.sub("", word)) >= _LONG and not _CODE.fullmatch(bare)
    ]
    if len(long) < _FEW_WORDS:
        return True
    shapely = sum(
        all(map(_is_shapely, filter(None, _PARTS.split(word)))) for word in long
    )
    return shapely >= _SHAPELY * len(long)


def _is_shapely(part: str) -> bool:
    """Whether a run of letters could be spoken; digits and letters do not mix within one."""
    lowered = fold(part)
    if lowered.isdigit() or len(lowered) < _LONG:
        return True
    has_vowel = any(letter in _VOWELS for letter in lowered)
    return lowered.isalpha() and has_vowel and not _CROWDED.search(lowered)
