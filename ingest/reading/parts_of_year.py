"""The part of a year that a heading or a title names: half-year, quarter, or all of it."""

from __future__ import annotations

import re

from plans.document import YEAR
from plans.turkish import fold

OTHER = "other"
"""A part that has no name of its own here: nine months, the second half-year."""

_FIRST, _SECOND = r"\b(?:ilk|1\.|ı\.|birinci) ?", r"\b(?:ikinci|2\.|ıı\.|son) ?"
_THIRD, _FOURTH = r"\b(?:üçüncü|3\.|ııı\.) ?", r"\b(?:dördüncü|4\.|ıv\.|son) ?"
_QUARTER = r"(?:çeyrek|(?:3|üç) ?ay)\w*"
_PARTS = {
    OTHER: rf"{_SECOND}(?:6|altı) ?ay\w*|{_SECOND}yarı ?(?:yıl)?\w*|temmuz ?- ?aralık|\b(?:9|dokuz) ?ay\w*|ocak ?- ?eylül",
    "H1": rf"ocak ?- ?haziran|{_FIRST}(?:6|altı) ?ay\w*|{_FIRST}yarı ?(?:yıl)?\w*|\b30[./]0?6[./]?|\b30 haziran"
    r"|haziran sonu|\b(?:6|altı) ?aylık\w*|\b6\. ?ay\b|\byarı ?yıl\w*",
    "Q1": rf"ocak ?- ?mart|{_FIRST}{_QUARTER}|mart sonu",
    "Q2": rf"nisan ?- ?haziran|{_SECOND}{_QUARTER}",
    "Q3": rf"temmuz ?- ?eylül|{_THIRD}{_QUARTER}",
    "Q4": rf"ekim ?- ?aralık|{_FOURTH}{_QUARTER}",
    YEAR: r"yıl ?sonu|ocak ?- ?aralık|\b(?:12|on ?iki) ?ay\w*|\b12\. ?ay\b|\b31[./]12[./]?|\b31 aralık|aralık sonu|\byıllık\b",
}  # fmt: skip
PARTS = {name: re.compile(pattern) for name, pattern in _PARTS.items()}


def part_of_year(text: str) -> str | None:
    """Return "H1", "Q1" … or "YEAR" where the text names just one, OTHER for any else, None for none."""
    folded = fold(text)
    if PARTS[OTHER].search(folded):
        return OTHER
    named = {name for name, pattern in PARTS.items() if pattern.search(folded)}
    return named.pop() if len(named) == 1 else (OTHER if named else None)


def without_parts(text: str) -> str:
    """Return folded text without the words that name a part of a year."""
    for pattern in PARTS.values():
        text = pattern.sub(" ", text)
    return text
