"""Where Turkish breaks a word at a line's end: between two syllables, the second beginning with one consonant at most."""

from __future__ import annotations

import re

from plans.turkish import fold

BREAK = re.compile(r"(?P<first>[^\W\d_]+)[-‐]\n\s*(?=(?P<second>[^\W\d_]+))")
"""A hyphen at a line's end, with the half of a word before it; the other half follows."""

_SOFT = re.compile(r"\u00ad\n\s*")  # says itself that it only marks the line's end
_VOWELS = "aeıioöuüâîû"


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


def _has_vowel(text: str) -> bool:
    return any(letter in _VOWELS for letter in text)
