"""The years and months that Turkish prose gives for what it says: since when, as of when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from plans.turkish import tidy

MONTH = "Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık"
_MONTHS = MONTH.split("|")
_YEAR = "(?:19|20)[0-9]{2}"
_PERIOD = re.compile(
    rf"\b(?P<first>{_YEAR})\s?[-–]\s?(?P<last>{_YEAR})\s+yıl"
    rf"|\b(?P<since>{_YEAR})(?:\s+yılından|['’][dt][ae]n)\s+(?:itibaren|bu yana|beri|bugün|günümüz)"
    rf"|\b(?P<month>{MONTH})\s+(?P<of>{_YEAR})\s+(?:itibar|sonu)"
    rf"|\b(?P<year>{_YEAR})\s+yıl(?:ında|ı içinde|ı sonu|ı itibar)"
)
_DATE_LINE = re.compile(rf"(?P<month>{MONTH})\s+(?P<year>{_YEAR})(?: {_YEAR}-[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Period:
    """A printed period; `as_of` is as precise as the print: "2024" or "2024-09"."""

    start: int
    since_year: int | None = None
    as_of: str | None = None


def periods(text: str) -> list[Period]:
    """Return the periods that a sentence names, in print order; dates of events are none."""
    return [_period(found) for found in _PERIOD.finditer(text)]


def document_date(lines: Iterable[str]) -> str | None:
    """Return the "2024-09" of a line that is nothing but "Eylül 2024" and an issue's number."""
    for line in lines:
        found = _DATE_LINE.fullmatch(tidy(line))
        if found:
            return _year_month(found["year"], found["month"])
    return None


def _period(found: re.Match[str]) -> Period:
    if found["first"]:
        return Period(found.start(), int(found["first"]), found["last"])
    if found["since"]:
        return Period(found.start(), int(found["since"]))
    if found["month"]:
        return Period(found.start(), None, _year_month(found["of"], found["month"]))
    return Period(found.start(), None, found["year"])


def _year_month(year: str, month: str) -> str:
    return f"{year}-{_MONTHS.index(month) + 1:02}"
