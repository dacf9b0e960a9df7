"""Words that a line's end broke with a hyphen: joined where that is certain, told where it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from ingest.reading.syllables import BREAK, is_syllable_break
from plans.document import Citation, Issue, PlanDocument, Severity
from plans.turkish import fold, repair_letters, tidy

JOINED = (
    "Satır sonundaki tire kaldırılıp '{}' yazıldı; tire sözcüğün kendisinin olabilir."
)
KEPT = "Satır sonundaki tire bırakılıp '{}' yazıldı; sözcük bölünmüş olabilir."

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_BROKEN = re.compile(r"[^\W\d_]+[-‐]\n\s*[^\W\d_]+")
_HABIT = 3  # so many words broken near an end show that the document breaks words
_NEAR_END = 3  # letters; the parts of a compound ("kültür-sanat") are longer
_PLURAL = ("lar", "ler")


class _Cited(Protocol):
    @property
    def citations(self) -> Mapping[str, Citation]: ...


T = TypeVar("T", bound=_Cited)


@dataclass(slots=True)
class Printed:
    """The words that a document prints whole on one line, and those that a line's end breaks."""

    whole: set[str] = field(default_factory=set)
    broken: dict[str, tuple[str, str]] = field(default_factory=dict)

    def add(self, text: str) -> None:
        """Take in the lines of one cell."""
        repaired = repair_letters(text)
        for found in BREAK.finditer(repaired):
            self.broken["".join(_halves(found))] = _halves(found)
        for line in _BROKEN.sub(" ", repaired).splitlines():
            self.whole |= set(_WORD.findall(fold(line)))

    @property
    def near_ends(self) -> int:
        """How many different words are broken where no compound has its hyphen."""
        return sum(not _may_be_compound(*halves) for halves in self.broken.values())

    def doubt(self, first: str, second: str) -> tuple[str, str | None]:
        """Return how the two halves of a broken word are written, and the doubt where there is one.

        A document that prints the word whole elsewhere decides.  Else a break
        between two syllables is joined, unless what follows is a word of its own in
        the document: that is a compound's second part.  It is certain where the
        document breaks words as a habit and what stands before is no word of its own.
        """
        joined, hyphenated = f"{first}{second}", f"{first}-{second}"
        is_joined, is_hyphenated = (fold(w) in self.whole for w in (joined, hyphenated))
        if is_joined != is_hyphenated:
            return (joined if is_joined else hyphenated), None
        if not is_syllable_break(first, second):
            return hyphenated, KEPT.format(hyphenated)
        if fold(second) in self.whole and _may_be_compound(first, second):
            return hyphenated, KEPT.format(hyphenated)
        if self.near_ends >= _HABIT and fold(first) not in self.whole:
            return joined, None
        return joined, JOINED.format(joined)


def _may_be_compound(first: str, second: str) -> bool:
    is_long = min(len(first), len(second)) > _NEAR_END
    return is_long and not fold(second).startswith(_PLURAL)


def _halves(found: re.Match[str]) -> tuple[str, str]:
    return found["first"], found["second"]


def settled(document: PlanDocument, printed: Printed) -> PlanDocument:
    """Return the document with every broken word as its own print decides, and an issue where it does not."""
    issues: list[Issue] = []
    goals = []
    for g, goal in enumerate(document.goals):
        where = f"goals[{g}]"
        objectives = []
        for o, objective in enumerate(goal.objectives):
            at = f"{where}.objectives[{o}]"
            indicators = tuple(
                _settled(one, f"{at}.indicators[{i}]", printed, issues)
                for i, one in enumerate(objective.indicators)
            )
            whole = replace(objective, indicators=indicators)
            objectives.append(_settled(whole, at, printed, issues))
        whole_goal = replace(goal, objectives=tuple(objectives))
        goals.append(_settled(whole_goal, where, printed, issues))
    return replace(document, goals=tuple(goals), issues=(*document.issues, *issues))


def _settled(entry: T, where: str, printed: Printed, issues: list[Issue]) -> T:
    for name, citation in entry.citations.items():
        attribute, _, at = name.partition(".")
        for first, second in _broken(citation.text):
            word, doubt = printed.doubt(first, second)
            entry = _rewritten(entry, attribute, at, (first, second), word)
            if doubt:
                path = f"{where}.{attribute}" + (f"[{at}]" if at else "")
                text = tidy(citation.text)
                issues.append(Issue(path, doubt, text, Severity.NOTICE, citation))
    return entry


def _broken(text: str) -> Iterator[tuple[str, str]]:
    for found in BREAK.finditer(repair_letters(text)):
        yield _halves(found)


def _rewritten(
    entry: T, attribute: str, at: str, halves: tuple[str, str], word: str
) -> T:
    """Return the entry with a word of one of its texts as it is to be written."""
    value = getattr(entry, attribute, None)
    spellings = {tidy("".join(halves)), tidy("-".join(halves))} - {word}
    texts = value if isinstance(value, tuple) else (value,)
    if not at.isdigit() and not isinstance(value, str):
        return entry
    place = int(at) if at.isdigit() else 0
    text = texts[place]
    for spelling in spellings:
        text = text.replace(spelling, word)
    if isinstance(value, tuple):
        changed = {attribute: (*value[:place], text, *value[place + 1 :])}
    else:
        changed = {attribute: text}
    return replace(entry, **changed)  # type: ignore[type-var]
