"""Which documents are of one year, and which of their pages may hold its figures: a cheap look at the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.reading.candidates import FEW
from ingest.reading.yearly_titles import is_of_contents, kinds_in, with_pairs, year_in
from plans.document import Kind
from plans.turkish import fold, heading_key, repair_letters

_FRONT = 2  # pages, which name the document
_TOP = 4  # lines of a page that may title it
_PLAN = re.compile(r"stratejik plan[ıi]?$|stratejik plan[ıi]? \(?20\d\d|hedef kartı")
_INDICATOR = re.compile(
    r"\s*(?:p\.?\s?g\.?[\s._-]*\d|\d{1,2}[._]\d{1,2}[._]\d)", re.IGNORECASE
)
_LISTS = re.compile("risk|faaliyetve|strateji|tespit|ihtiyac")
_FEW_LISTS = 3  # that only a card prints
_FEW_ROWS = 2  # of indicators on a page, enough to read it
_PROSE = re.compile(r"^\s*[a-zçğıöşü]|[.;]\s*$|[.;,] \w|.{90}")
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
    """Whether the cover titles a plan or is a card of one, and no document of a year that it names.

    Cells of a card name such documents too: "Veri kaynağı: Faaliyet Raporu".
    """
    titles = [fold(repair_letters(line)) for line in cover]
    of_year = [line for line in with_pairs(cover) if kinds_in(line) and year_in(line)]
    lists = {found[0] for line in cover if (found := _LISTS.match(heading_key(line)))}
    is_card = len(lists) >= _FEW_LISTS
    return (is_card or any(map(_PLAN.search, titles))) and not of_year


def may_report(texts: Sequence[str]) -> bool:
    """Whether a short document without such a title may hold actuals, and is no plan by its cover."""
    if len(texts) > FEW or (texts and _is_plan(_lines(texts[0]))):
        return False
    keys = [heading_key(text) for text in texts]
    return any("gosterge" in key and "gercekles" in key for key in keys)


def likely_pages(texts: Sequence[str]) -> list[int]:
    """Return the places of the pages to read, from 0: those that name indicators and figures, and the next ones.

    All where there are few.
    """
    if len(texts) <= FEW:
        return list(range(len(texts)))
    coded = [sum(map(_is_coded, text.splitlines())) for text in texts]
    chosen = set(range(_FRONT))
    goes_on = False
    for at, text in enumerate(texts):
        is_headed = _heads_figures(text)
        if is_headed or goes_on or coded[at] >= _FEW_ROWS:
            chosen.add(at)
        goes_on = is_headed or (goes_on and coded[at] > 0)
    return sorted(chosen)


def _heads_figures(text: str) -> bool:
    """Whether a line may be of a heading that names indicators; prose only speaks of them."""
    is_headed = any(
        "gosterge" in heading_key(line) and not _PROSE.search(line)
        for line in text.splitlines()
    )
    return is_headed and _FIGURES.search(heading_key(text)) is not None


def _is_coded(line: str) -> bool:
    return _INDICATOR.match(line) is not None


def _lines(text: str) -> list[str]:
    return [
        line for line in text.splitlines() if line.strip() and not is_of_contents(line)
    ]
