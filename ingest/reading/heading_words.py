"""Headings whose words a narrow column broke: put together again out of the words that headings use."""

from __future__ import annotations

import re

from plans.turkish import fold, tidy

_WORDS = frozenset(
    re.findall(
        r"\w+",
        "plan planın dönem dönemi dönemin başlangıç başlangıcı değer değeri mevcut durum durumu"
        " gerçekleşme gerçekleşmesi gerçekleşen baz yıl yılı yılının sonu itibarıyla itibariyle"
        " referans aylık ilk ay a b ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim"
        " kasım aralık ve",
    )
)
_SIGNS = re.compile(r"[0-9]+|[().,:/%-]")
_TIGHT = re.compile(r"(?<=\() | (?=[).,:])")


def mended(text: str) -> str:
    """Return the heading with its words whole, as printed where they are or where that is not certain.

    >>> mended("Plan Döne mi Başla ngıç Değ eri (2024 )"), mended("Bir başka ad")
    ('Plan Dönemi Başlangıç Değeri (2024)', 'Bir başka ad')
    """
    printed = tidy(text)
    parts = [
        part for word in printed.split() for part in re.split(r"([(),.:/%-])", word)
    ]
    if all(
        not part or fold(part) in _WORDS or _SIGNS.fullmatch(part) for part in parts
    ):
        return printed
    found = _parted("".join(printed.split()))
    return _TIGHT.sub("", " ".join(found)) if found else printed


def _parted(run: str) -> list[str] | None:
    """Return the words and signs that a run of letters is made of, None where it is not of such."""
    if not run:
        return []
    sign = _SIGNS.match(run)
    ends = [sign.end()] if sign else []
    folded = fold(run)
    known = [len(word) for word in _WORDS if folded.startswith(word)]
    ends += sorted(known, reverse=True)
    for end in ends:
        rest = _parted(run[end:])
        if rest is not None:
            return [run[:end], *rest]
    return None
