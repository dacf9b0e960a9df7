"""The headings of running text that marks none: short lines that end as no sentence does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.reading.grid import Line
from ingest.reading.periods import document_date
from plans.turkish import tidy

Headings = dict[int, tuple[int, str]]

CLOSED = re.compile(r"[.!?:][*_”\"')]*$")
_MARKS = "*_ "
_TITLE = re.compile(
    r"(?:[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]?\s+)?[A-ZÇĞİÖŞÜ](?:[^0-9(]|\([^)]*\))*"
)
_OPEN_END = re.compile(r"[.!?:,;]$")
_SHORT = 0.8  # of the widest line
_LONGEST = 12  # words
# A small word in the locative, the ablative or a participle goes on with something.
_GOES_ON = re.compile(
    r"(?:^|\s)(?:ve|ile|veya|olarak|için|üzere|toplam|[a-zçğıöşü]\S*(?:[dt][ae]n?|[ae]n))$"
)


def goes_on(text: str) -> bool:
    """Whether a line ends in the middle of a sentence ("İlimizde", "… tarafından sağlanan")."""
    return _GOES_ON.search(text.strip(_MARKS)) is not None or text.endswith(",")


def is_after_blank(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the first of its page, or an empty one stands above it."""
    if at == 0 or lines[at].page != lines[at - 1].page:
        return True
    return (lines[at].line or 0) - (lines[at - 1].line or 0) > 1


def plain_headings(lines: Sequence[Line]) -> tuple[Headings, set[int]]:
    """Return the headings with level and name, and the lines that are no text at all.

    Those are dates and page numbers on lines of their own, and rules.  Headings in
    capitals are above the rest.
    """
    texts = [tidy(line.text).strip(_MARKS) for line in lines]
    widest = max(map(len, texts), default=0)
    headings: Headings = {}
    asides: set[int] = set()
    for at, (text, following) in enumerate(pairwise([*texts, "."])):
        is_first = is_after_blank(lines, at)
        is_known = at - 1 in headings or at - 1 in asides
        is_between = is_first or is_known or CLOSED.search(texts[at - 1]) is not None
        if not is_between or following[:1].islower() or _awaits(texts, at):
            continue
        is_alone = is_first and (at + 1 == len(lines) or is_after_blank(lines, at + 1))
        if _is_aside(text):
            asides.add(at)
        elif _is_title(text) and (is_alone or len(text) < widest * _SHORT):
            headings[at] = (1 if text.isupper() else 2, text)
    return headings, asides


def _awaits(texts: Sequence[str], at: int) -> bool:
    """Whether the line above ends in the middle of a sentence."""
    return at > 0 and goes_on(texts[at - 1])


def _is_aside(text: str) -> bool:
    return not any(map(str.isalpha, text)) or document_date([text]) is not None


def _is_title(text: str) -> bool:
    is_named = _TITLE.fullmatch(text) is not None and not _OPEN_END.search(text)
    return is_named and len(text.split()) <= _LONGEST and not goes_on(text)
