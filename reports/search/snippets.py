"""A piece of a text with the words in it that were asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.search.question import Question, plain_letters

LONGEST = 260  # characters of a text shown
BEFORE = 80  # of them before the first word that was asked for


@dataclass(frozen=True, slots=True)
class Run:
    """A run of the text as it is stored, and whether it is a word that was asked for."""

    text: str
    is_marked: bool = False


def snippet(text: str, question: Question) -> tuple[Run, ...]:
    """Return the text in runs, cut round the first word asked for where it is long."""
    words = question.words
    marks = [
        found.span()
        for found in re.finditer(r"[^\W_]+", text)
        if any(word.is_in(plain_letters(found[0])) for word in words)
    ]
    start, end = _window(text, marks[0][0] if marks else 0)
    runs = [*_runs(text, start, end, marks)]
    if start > 0:
        runs.insert(0, Run("… "))
    if end < len(text):
        runs.append(Run(" …"))
    return tuple(runs)


def _window(text: str, first: int) -> tuple[int, int]:
    """Return from where to where the text is shown: whole words, and all of a short one."""
    if len(text) <= LONGEST:
        return 0, len(text)
    start = max(0, min(first - BEFORE, len(text) - LONGEST))
    if start > 0:
        blank = text.find(" ", start, first)
        start = start if blank < 0 else blank + 1
    end = min(len(text), start + LONGEST)
    blank = text.rfind(" ", start, end)
    return start, end if end == len(text) or blank <= first else blank


def _runs(
    text: str, start: int, end: int, marks: list[tuple[int, int]]
) -> Iterator[Run]:
    at = start
    for begin, stop in marks:
        if begin < at or stop > end:
            continue
        if begin > at:
            yield Run(text[at:begin])
        yield Run(text[begin:stop], is_marked=True)
        at = stop
    if at < end:
        yield Run(text[at:end])
