"""Where Turkish breaks a word at a line's end: between two syllables, the second beginning with one consonant at most."""

from __future__ import annotations

import re

from plans.turkish import fold

BREAK = re.compile(r"(?P<first>[^\W\d_]+)[-‐]\n\s*(?=(?P<second>[^\W\d_]+))")
"""A hyphen at a line's end, with the half of a word before it; the other half follows."""

SOFT_BREAK = "\u00ad\n"
"""Stands where a line's end cut a word that no sign parts."""

_SOFT = re.compile(r"\u00ad\n\s*")  # says itself that it only marks the line's end
_SHORTEST = 2  # letters of a word without a vowel ("km")
_VOWELS = "aeıioöuüâîû"
_SUFFIX = re.compile(
    "ki|an|[dt][ae]n?|[ln][ae]n|[ıu]lan|[iü]len|l[ae]r(?:[ıi]n?)?|n?[ıiuü]n|s[ıi]n?"
    "|[ıiuüae]|l[ıiuü]k|d[ıi]r|m[ae]s[ıi]n?"
)
"""Endings of Turkish words that are hardly ever words of their own."""


def unbroken(text: str) -> str:
    """Return the text with every word joined that a hyphen may have parted at a line's end; others keep it."""
    return BREAK.sub(_joined, _SOFT.sub("", text))


def _joined(found: re.Match[str]) -> str:
    is_break = is_syllable_break(found["first"], found["second"])
    return found["first"] + ("" if is_break else "-")


def is_syllable_break(first: str, second: str) -> bool:
    """Whether a hyphen between these two may only mark that the line ended.

    Of the consonants between two vowels only the last goes to the next line
    (ka-nun, tuvar-lar-dan, Türk-çe); a capital begins a word.

    >>> is_syllable_break("çalı", "şan"), is_syllable_break("ortez", "protez")
    (True, False)
    """
    before, after = fold(first), fold(second)
    if not second[0].islower() or not _has_vowel(before) or not _has_vowel(after):
        return False
    if after[0] in _VOWELS:
        return before[-1] in _VOWELS
    return after[1:2] != "" and after[1] in _VOWELS


def is_piece(text: str) -> bool:
    """Whether a text is no word but the end of one: a suffix, a letter without a vowel; signs may stand behind.

    >>> is_piece("f)"), is_piece("ki"), is_piece("su"), is_piece("km")
    (True, True, False, False)
    """
    letters = "".join(filter(str.isalpha, text))
    is_begun = text[:1].isalpha() and letters.islower()
    is_letter = len(letters) < _SHORTEST and not _has_vowel(letters)
    return is_begun and (
        is_letter or _SUFFIX.fullmatch(fold(text.rstrip(",.;:"))) is not None
    )


def _has_vowel(text: str) -> bool:
    return any(letter in _VOWELS for letter in text)
