"""What a line of a card says it is: the words that head goals, objectives, sections and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.reading.grid import Line
from ingest.reading.part_names import Part, part_named
from plans.turkish import fold, narrow, repair_letters, tidy

__all__ = ["LABELS", "Mark", "Part", "mark_of", "marks"]


LABELS = frozenset([Part.WEIGHT, Part.TARGET, Part.ACTUAL, Part.BUTTON])
"""Parts that stand inside an indicator, or nowhere: they end no section of the card."""

_NUMBERED = (
    (Part.GOAL, re.compile(r"(?:stratejik )?amaç|(?:s\.? ?)?a")),
    (Part.OBJECTIVE, re.compile(r"(?:stratejik )?hedef|(?:s\.? ?)?h")),
    (Part.INDICATOR, re.compile(r"performans(?: göstergesi)?|p\.? ?g")),
)
TITLE_WORD = r"(?:(?:stratejik\s)?(?:amaç|hedef)|(?:s\.?\s?)?[ah])"
"""What stands before the code of a goal or an objective: "Stratejik Amaç", "Hedef", "SA", "H"."""
CODE_GAP = r"[\s._【(–—-]*(?:(?<![^\W\d_])[ah][\s.-]*)?"
"""What may stand between that word and the number: "Amaç (A2)", "Hedef – H1.2"."""
_CODED = re.compile(
    rf"(?P<word>{TITLE_WORD}|performans(?:\sgöstergesi)?|p\.?\s?g){CODE_GAP}"
    r"(?P<code>[0-9]{1,3}(?:[._][0-9]{1,3})*)(?![0-9])(?P<end>[\s.:|】)–—-]*)(?P<rest>.*)",
    re.IGNORECASE,
)
_BARE_CODE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})*")
_BULLET = re.compile(r"\s*(?:[•●▪■◦○·‣∙*➢✓]|[-–](?=\s))\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A line and the part it begins; `rest` is what follows the heading on the same line."""

    line: Line
    part: Part | None = None
    code: str | None = None  # as printed, of a goal, objective or indicator
    rest: str = ""
    bulleted: bool = False


def marks(lines: Sequence[Line]) -> Iterator[Mark]:
    """Yield every line that is not blank, with the part of a card that it begins.

    A heading that is broken over two lines is one mark.
    """
    printed = [line for line in lines if tidy(line.text)]
    at = 0
    while at < len(printed):
        mark = mark_of(printed[at])
        broken = _broken_heading(printed[at : at + 2]) if mark.part is None else None
        yield broken or mark
        at += 2 if broken else 1


def mark_of(line: Line) -> Mark:
    """Return the line as a heading, a label, a bulleted or an ordinary piece of text."""
    text = tidy(line.text)
    bullet = _BULLET.match(narrow(line.text))
    if bullet:
        return Mark(line, rest=tidy(narrow(line.text)[bullet.end() :]), bulleted=True)
    part = part_named(text)
    if part:
        return Mark(line, part)
    return _coded(line, text) or _labelled(line, text) or Mark(line, rest=text)


def _coded(line: Line, text: str) -> Mark | None:
    """Read "HEDEF 4.3: Başlık"; a sentence that only begins so ("Hedef 4.3 için") is none."""
    found = _CODED.fullmatch(repair_letters(text))
    if found is None or (
        found["rest"][:1].islower() and not re.search("[:|–—-]", found["end"])
    ):
        return None
    word = fold(found["word"]).rstrip(". ")
    is_plain = len(word) == 1 and not re.search("[._]", found["code"])
    if is_plain and found["rest"] and not found["end"].strip():
        return None  # "A4 Kağıdı"
    for part, name in _NUMBERED:
        if name.fullmatch(word):
            printed = text[: len(text) - len(found["rest"])].rstrip(" :|-–—")
            return Mark(line, part, printed, found["rest"])
    return None


def _labelled(line: Line, text: str) -> Mark | None:
    """Read "Sorumlu Birim: X", and a label with its figure beside it ("HEDEFE ETKİSİ %10")."""
    head, colon, rest = text.partition(":")
    part = part_named(head) if colon else None
    if part:
        return Mark(line, part, rest=rest.strip())
    words = text.split()
    for count in range(len(words) - 1, 0, -1):
        part = part_named(" ".join(words[:count]))
        rest = " ".join(words[count:])
        if part in LABELS and not re.search(r"[^\W\d_]{3}", rest):
            return Mark(line, part, rest=rest)
    return None


def _broken_heading(pair: Sequence[Line]) -> Mark | None:
    """Read "Faaliyet ve" / "Projeler", and "AMAÇ" / "04"."""
    if len(pair) < 2:
        return None
    text = tidy(pair[0].text) + " " + tidy(pair[1].text)
    part = part_named(text)
    if part:
        return Mark(pair[0], part)
    is_bare_code = _BARE_CODE.fullmatch(tidy(pair[1].text)) is not None
    return _coded(pair[0], text) if is_bare_code else None
