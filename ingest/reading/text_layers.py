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
# Per cent of the letters of Turkish print.
_SHARES = {
    "a": 11.9,
    "e": 8.9,
    "i": 8.6,
    "n": 7.5,
    "r": 6.7,
    "l": 5.9,
    "ı": 5.1,
    "k": 4.7,
    "d": 4.7,
    "m": 3.8,
    "y": 3.3,
    "t": 3.0,
    "s": 3.0,
    "u": 3.2,
    "b": 2.8,
    "o": 2.5,
    "z": 1.5,
    "ü": 1.9,
    "ş": 1.8,
    "g": 1.3,
    "ç": 1.2,
    "h": 1.2,
    "v": 1.0,
    "c": 1.0,
    "ğ": 1.1,
    "p": 0.9,
    "ö": 0.8,
    "f": 0.5,
    "j": 0.1,
}
_MANY_SHARED = 300  # letters; fewer may be as they are by chance
_USUAL = 4.5  # per cent: Turkish has 6, English 5, letters by chance 3.4
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
    return _has_shape(printed) and _is_turkish(printed)


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


def _is_turkish(words: Iterable[str]) -> bool:
    """Whether letters are as frequent as in Turkish, or in a language near it; True where there are few.

    Letters that were exchanged are not: the sum of their usual shares falls to chance.
    """
    letters = [one for word in words for one in fold(word) if one.isalpha()]
    if len(letters) < _MANY_SHARED:
        return True
    usual = sum(_SHARES.get(one, 0.0) for one in letters) / len(letters)
    return usual >= _USUAL


def _is_shapely(part: str) -> bool:
    """Whether a run of letters could be spoken; digits and letters do not mix within one."""
    lowered = fold(part)
    if lowered.isdigit() or len(lowered) < _LONG:
        return True
    has_vowel = any(letter in _VOWELS for letter in lowered)
    return lowered.isalpha() and has_vowel and not _CROWDED.search(lowered)
