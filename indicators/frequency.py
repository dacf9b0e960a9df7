"""Which periods an indicator's printed reporting frequency asks for; pure."""

from __future__ import annotations

import re

from plans.document import PERIODS, YEAR
from plans.turkish import fold

YEARLY = frozenset({YEAR})
HALF_YEARLY = frozenset({"H1", YEAR})
QUARTERLY = HALF_YEARLY | {period for period in PERIODS if period.startswith("Q")}
MONTHLY = HALF_YEARLY | {period for period in PERIODS if period.startswith("M")}
HOUSE_DEFAULT = HALF_YEARLY
"""Monitoring every six months, evaluation at the year's end."""

_BY_MONTHS = {1: MONTHLY, 3: QUARTERLY, 6: HALF_YEARLY, 12: YEARLY}
_BY_TIMES_A_YEAR = {1: YEARLY, 2: HALF_YEARLY, 4: QUARTERLY, 12: MONTHLY}
_NUMBERS = {
    "bir": 1,
    "her": 1,
    "iki": 2,
    "üç": 3,
    "dört": 4,
    "beş": 5,
    "altı": 6,
    "on iki": 12,
    "oniki": 12,
}
_NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_EACH = r"(?:'?(?:ş?ar|ş?er))?"  # 3'er, altışar
_SPAN = re.compile(
    rf"(?:\b{_NUMBER}{_EACH} ?)?(?P<half>\byarı ?)?\b(?P<unit>ay|yıl|sene)"
    r"(?P<ending>(?:lık|lik)\w*|da|de|ın|sonu\w*)?\b"
)
_TIMES = re.compile(
    rf"\b(?:yılda|senede) {_NUMBER}(?: (?:kez|kere|defa))\b|\b(?P<quarter>çeyrek)"
)


def periods_asked(text: str) -> frozenset[str]:
    """Return the plans.document.PERIODS in which figures are asked; the year always is.

    What is reported more often than once a year is asked in the half-year's monitoring too
    (izleme every six months).  Where the text is empty, or says no span that there are
    periods for ("sürekli", "2 ayda bir"), the house default: the half-year and the year.

    >>> sorted(periods_asked("6 ayda bir")), sorted(periods_asked("YILDA BİR"))
    (['H1', 'YEAR'], ['YEAR'])
    """
    folded = fold(text)
    spans = [_asked_by_times(match) for match in _TIMES.finditer(folded)]
    rest = _TIMES.sub(" ", folded)
    spans += [_asked_by_span(match) for match in _SPAN.finditer(rest)]
    known = [span for span in spans if span is not None]
    if not known or len(known) < len(spans):
        return HOUSE_DEFAULT
    return frozenset().union(*known)


def _asked_by_times(match: re.Match[str]) -> frozenset[str] | None:
    """ "Yılda 2 kez", "çeyrek dönemler"."""
    if match["quarter"]:
        return QUARTERLY
    return _BY_TIMES_A_YEAR.get(_number(match["number"]))


def _asked_by_span(match: re.Match[str]) -> frozenset[str] | None:
    """ "6 ayda bir", "üç aylık", "yarıyıllık", "her yıl"; less often than yearly is yearly."""
    if match["half"]:
        return HALF_YEARLY
    number = _number(match["number"])
    if match["unit"] != "ay":
        return YEARLY
    is_said = match["number"] or match["ending"]  # not the month of "12. ay"
    return _BY_MONTHS.get(number) if is_said else None


def _number(text: str | None) -> int:
    if text is None:
        return 1
    return int(text) if text.isdigit() else _NUMBERS[text]
