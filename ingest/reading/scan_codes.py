"""Codes of a picture whose narrow dots and ones were seen as letters or not at all: PGL13, H12, PG2,2.4."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.reading.tesseract import SeenWord

_CODE = re.compile(
    r"(?P<letters>P\.?G\.?|H\.?)(?P<number>[0-9lLI|.,]{2,})(?P<end>[.:]?)"
)
_ONES = str.maketrans("lLI|,", "1111.")
# A code's parts where each is one digit: goal, objective, indicator.
_IS_PARTS = {"P": re.compile("[1-9]{3}"), "H": re.compile("[1-9]{2}")}
_DOUBTED = 0.3


def with_codes(words: Sequence[SeenWord]) -> list[SeenWord]:
    """Return the words with the codes of objectives and indicators as they are numbered.

    A code without its dots is parted where it has one digit for each part; an
    objective's only where the page has indicators of that number.  What was changed is
    hardly trusted.
    """
    ones = [_with_ones(word) for word in words]
    objectives = _objectives(word.text for word in ones)
    return [_dotted(word, objectives) for word in ones]


def _with_ones(word: SeenWord) -> SeenWord:
    """Return a code with digits for letters that look like ones, points for commas."""
    found = _CODE.fullmatch(word.text)
    if not found or not any(map(str.isdigit, found["number"])):
        return word
    number = found["number"].translate(_ONES)
    return _changed(word, f"{found['letters']}{number}{found['end']}")


def _objectives(texts: Iterable[str]) -> Counter[str]:
    """Count the digits of the objectives that the indicators' codes name: 12 for PG1.2.3."""
    found = filter(None, map(_CODE.fullmatch, texts))
    digits = (
        code["number"].replace(".", "") for code in found if code["letters"][0] == "P"
    )
    return Counter(number[:2] for number in digits if _IS_PARTS["P"].fullmatch(number))


def _dotted(word: SeenWord, objectives: Counter[str]) -> SeenWord:
    """Return a code with a point between its digits where it has one digit for each part."""
    found = _CODE.fullmatch(word.text)
    if found is None:
        return word
    kind, number = word.text[0], found["number"].strip(".,")
    digits = re.sub("[.,]", "", number)
    if number == ".".join(digits) or not _IS_PARTS[kind].fullmatch(digits):
        return word
    if kind == "H" and digits not in objectives:
        return word
    return _changed(word, f"{found['letters']}{'.'.join(digits)}{found['end']}")


def _changed(word: SeenWord, text: str) -> SeenWord:
    if text == word.text:
        return word
    return replace(word, text=text, confidence=min(word.confidence, _DOUBTED))
