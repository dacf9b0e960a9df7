"""What the titles of a document say it reports: programme, monitoring table or activity report, of which year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from ingest.reading.parts_of_year import OTHER, part_of_year
from ingest.reading.periods import MONTH
from plans.document import YEAR, Kind
from plans.turkish import fold, repair_letters

T = TypeVar("T")

LONGEST = 130  # letters; a title is no longer
MOST_NUMBERS = (
    5  # a line with more is a row of a table ("… 25 30 35 | Faaliyet Raporu")
)
_NUMBERS = re.compile(r"\d[\d.,/]*")
_KINDS = (
    (Kind.ACTIVITY_REPORT, re.compile(r"faaliyet raporu|performans sonuç")),
    (Kind.PERFORMANCE_PROGRAMME, re.compile(r"performans programı")),
    (Kind.MONITORING_TABLE, re.compile(
        r"\b(?:izleme|izleme ve değerlendirme|değerlendirme|gerçekleşme\w*) (?:tablosu|raporu|formu|çizelgesi)"
        r"|\bplan(?:ı)? izleme\b|dönemi gerçekleşmeleri|sapma durumu tablosu"
    )),
)  # fmt: skip
_SPAN = re.compile(r"\b20\d\d ?[-–—/] ?20\d\d\b")
_DATES = re.compile(rf"\b(?:{fold(MONTH)}) 20\d\d\b|\b\d\d?[./]\d\d?[./]20\d\d\b")
_YEAR = re.compile(r"(?<![\d.])(20\d\d)(?![\d.]\d)")
_PERIOD_DATE = re.compile(
    r"\b(?:30[./]0?6|31[./]12)[./](20\d\d)\b|(?:haziran|aralık) (20\d\d)"
)
_CONTENTS = re.compile(r"\.{4,}|…{2,}|(?:\. ){4,}|\s\d{1,3}$")
_EVALUATES = re.compile(r"(?<!izleme ve )değerlendirme (?:tablosu|raporu)")
_ALONE = re.compile(r"20\d\d(?: (?:mali )?yılı)?")
_TITLE_AND_YEAR = re.compile(
    r"^20\d\d(?: (?:mali )?yılı)? .*(?:raporu|programı|tablosu)|(?:raporu|programı|tablosu) 20\d\d(?: (?:mali )?yılı)?$"
)
_TITLE_LINES = 5  # at the top of a document, where no cell of a table stands
_SUFFIXED = re.compile(
    r"raporu(?:n|nda|na|nın|ndan)\b|programı(?:n|nda|na|nın|ndan)\b|[.;]$"
)


@dataclass(frozen=True, slots=True)
class Titled:
    """What titles name for certain; each None where they name nothing or several."""

    kinds: Counter[Kind]
    year: int | None = None
    part: str | None = None  # one of plans.document.PERIODS
    years: tuple[int, ...] = ()  # all that titles name, where there are several
    is_sure: bool = False  # whether a title names kind and year: cells of a card may name reports too


def kinds_in(line: str) -> list[Kind]:
    """Return the kinds of document that a line names as a title; prose and contents name none."""
    text = fold(repair_letters(line))
    is_row = len(_NUMBERS.findall(text)) > MOST_NUMBERS
    if len(text) > LONGEST or is_row or _SUFFIXED.search(text):
        return []
    return [kind for kind, pattern in _KINDS if pattern.search(text)]


def with_pairs(lines: Sequence[str]) -> list[str]:
    """Return the lines, and after each the two that make one title: "… PERFORMANS" / "PROGRAMI"."""
    found: list[str] = []
    for line, following in pairwise([*lines, ""]):
        both = f"{line} {following}"
        apart = {*kinds_in(line), *kinds_in(following)}
        found += [line, both] if set(kinds_in(both)) - apart else [line]
    return found


def is_of_contents(line: str) -> bool:
    """Whether a line belongs to a table of contents: dots, or a page's number at its end."""
    return _CONTENTS.search(line.rstrip()) is not None


def titled(titles: Sequence[str]) -> Titled:
    """Return what the titles name; a year may stand in the line above or below its title."""
    short = [title for title in titles if len(title) <= LONGEST]
    lines = [fold(repair_letters(title)) for title in with_pairs(short)]
    kinds = Counter(kind for line in lines for kind in kinds_in(line))
    named = [line for line in lines if kinds_in(line)] or _dated(lines)
    beside = [
        f"{one} {two}" for one, two in pairwise(lines) if kinds_in(one) or kinds_in(two)
    ]
    is_sure = any(map(year_in, named)) or any(map(_is_dated, beside))
    is_sure = is_sure or any(map(kinds_in, lines[:_TITLE_LINES]))
    years = (
        _years(named)
        or _years(beside)
        or _years(line for line in lines if _ALONE.fullmatch(line))
    )
    parts = _parts(named) or _parts(beside) or _implied(named)
    return Titled(kinds, _sole(years), _sole(parts), tuple(sorted(years)), is_sure)


def _is_dated(pair: str) -> bool:
    """Whether one of two lines is a title, and the other nothing but its year."""
    return _TITLE_AND_YEAR.search(pair) is not None


def _dated(lines: Iterable[str]) -> list[str]:
    """Return lines that name a part of a year, where none names a kind of document."""
    return [line for line in lines if year_in(line) and part_of_year(line)]


def _years(lines: Iterable[str]) -> Counter[int]:
    return Counter(year for line in lines if (year := year_in(line)))


def year_in(line: str) -> int | None:
    """Return the one year that a title names; the date of its print and a plan's period are none."""
    text = _SPAN.sub(" ", fold(line))
    years = {int(found) for found in _YEAR.findall(_DATES.sub(" ", text))}
    if not years:
        dated = _PERIOD_DATE.findall(text) if part_of_year(text) else []
        years = {int(one or other) for one, other in dated}
    return years.pop() if len(years) == 1 else None


def _parts(lines: Iterable[str]) -> Counter[str]:
    return Counter(part for line in lines if (part := part_of_year(line)))


def _implied(lines: Iterable[str]) -> Counter[str]:
    """Return the whole year for titles of an evaluation, which is made once a year."""
    return Counter(YEAR for line in lines if _EVALUATES.search(line))


def _sole(found: Counter[T]) -> T | None:
    """Return what is named alone, or at least twice as often as anything else; OTHER is no part."""
    ranked = found.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return None if ranked[0][0] == OTHER else ranked[0][0]
