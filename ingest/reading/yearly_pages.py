"""Which documents are of one year, and which of their pages may hold its figures: a cheap look at the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.reading.candidates import FEW
from ingest.reading.yearly_titles import is_of_contents, kinds_in, with_pairs
from plans.document import Kind
from plans.turkish import fold, heading_key, repair_letters

_FRONT = 2  # pages, which name the document
_TOP = 4  # lines of a page that may title it
_PLAN = re.compile(r"stratejik plan[ıi]?$|stratejik plan[ıi]? \(?20\d\d|hedef kartı")
_FIGURES = re.compile(r"gerceklesme|gerceklesen|sonuc|hedef")


def named_kinds(texts: Sequence[str]) -> set[Kind]:
    """Return the kinds that the front of a document, or the top of many of its pages, titles it as.

    None where its cover says that it is a plan: a plan tells of its monitoring too.
    """
    pages = [_lines(text) for text in texts]
    if pages and _is_plan(pages[0]):
        return set()
    front = with_pairs([line for lines in pages[:_FRONT] for line in lines])
    tops = Counter(kind for lines in pages for kind in _kinds(lines[:_TOP]))
    often = {kind for kind, count in tops.items() if count * 3 > len(texts)}
    return _kinds(front) | often


def _kinds(lines: Sequence[str]) -> set[Kind]:
    return {kind for line in lines for kind in kinds_in(line)}


def _is_plan(cover: Sequence[str]) -> bool:
    """Whether the cover titles a plan, and no document of one year."""
    titles = [fold(repair_letters(line)) for line in cover]
    return any(map(_PLAN.search, titles)) and not _kinds(with_pairs(cover))


def likely_pages(texts: Sequence[str]) -> list[int]:
    """Return the places of the pages to read, from 0: those that name indicators and figures, and the next ones.

    All where there are few.
    """
    if len(texts) <= FEW:
        return list(range(len(texts)))
    likely = {at for at, text in enumerate(texts) if _names_figures(text)}
    chosen = likely | {at + 1 for at in likely if at + 1 < len(texts)}
    return sorted({*range(_FRONT), *chosen})


def _names_figures(text: str) -> bool:
    key = heading_key(text)
    return "gosterge" in key and _FIGURES.search(key) is not None


def _lines(text: str) -> list[str]:
    return [
        line for line in text.splitlines() if line.strip() and not is_of_contents(line)
    ]
