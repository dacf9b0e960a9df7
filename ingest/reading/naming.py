"""How codes and units are printed with the names of goals, objectives and indicators."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plans.turkish import fold, narrow, tidy

_CODE = re.compile(r"[0-9]+(?:\s?[._-]\s?[0-9]+)*")
_BROKEN_CUMULATIVE = r"\s?".join(  # a narrow column may break the word anywhere
    ("[kK]", "[uüUÜ]", "[mM]", "[uüUÜ]", "[lL]", "[aA]", "[tT]", "[iİıI]", "[fF]")
)
_CUMULATIVE = rf"(?:{_BROKEN_CUMULATIVE}|[bB][iİ][rR][iİ][kK][iİ][mM][lL][iİ])"
_CUMULATIVE_MARK = re.compile(
    rf"\s*[/,;-]?\s*\(?\s*{_CUMULATIVE}(?P<no>\s+(?:değil|olmayan))?\s*[)}}\]]?\s*[/,;-]?\s*"
)
_OPEN, _CLOSE = "([{", ")]}"
_QUALIFIERS = {"yıllık", "aylık", "yeni", "kaldırıldı"}
_UNIT_WORD = re.compile("adet|kişi|ton|sayı|gün|saat|puan|oran|yüzde|hane|aile|metre")
_LONGEST_UNIT = 25


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """An indicator's name without its unit; `cumulative` is None where the print does not say."""

    name: str
    unit: str | None = None
    cumulative: bool | None = None


def canonical_code(letter: str, printed: str) -> str | None:
    """Return "PG4.3.1" for any print of it ("PERFORMANS 04.3.1", "P.G.4.3.1"); None without a number.

    >>> canonical_code("A", "AMAÇ 04"), canonical_code("H", "H.4.3 :")
    ('A4', 'H4.3')
    """
    numbers = _CODE.search(narrow(printed))
    if numbers is None:
        return None
    parts = (part.lstrip("0") or "0" for part in re.findall(r"[0-9]+", numbers[0]))
    return letter + ".".join(parts)


def split_unit(text: str) -> NamedUnit:
    """Take the unit out of a name's last bracket, and the mark *kümülatif* out of the unit.

    A doubled bracket is one unit, a bracket of another kind ("(Yıllık)", an
    abbreviation, an explanation) stays in the name.

    >>> split_unit("Merkez Sayısı ( adet(kümülatif) )")
    NamedUnit(name='Merkez Sayısı', unit='adet', cumulative=True)
    """
    name = tidy(text)
    head, inner = _last_bracket(name)
    if inner is None:
        return NamedUnit(name, None, _says_cumulative(name))
    if fold(inner) in _QUALIFIERS:
        before = split_unit(head)
        return NamedUnit(f"{before.name} ({inner})", before.unit, before.cumulative)
    unit = _CUMULATIVE_MARK.sub(" ", inner).strip()
    if not unit:
        before = split_unit(head)
        return NamedUnit(before.name, before.unit, _says_cumulative(inner))
    if not _looks_like_unit(unit):
        return NamedUnit(name, None, _says_cumulative(name))
    return NamedUnit(_without_doubled(head, unit), unit, _says_cumulative(name))


def _says_cumulative(text: str) -> bool | None:
    mark = _CUMULATIVE_MARK.search(text)
    return None if mark is None else not mark["no"]


def _last_bracket(text: str) -> tuple[str, str | None]:
    """Split "name (a(b))" into "name" and "a(b)"; the kind of bracket does not matter."""
    if text[-1:] not in tuple(_CLOSE):
        return text, None
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] in _CLOSE) - (text[at] in _OPEN)
        if depth == 0:
            return text[:at].rstrip(), text[at + 1 : -1].strip()
    return text, None


def _looks_like_unit(text: str) -> bool:
    if len(text) > _LONGEST_UNIT or len(text.split()) > 3 or text[0].isdigit():
        return False
    letters = [letter for letter in text if letter.isalpha()]
    is_abbreviation = len(letters) > 2 and all(letter.isupper() for letter in letters)
    return not is_abbreviation or _UNIT_WORD.fullmatch(fold(text)) is not None


def _without_doubled(name: str, unit: str) -> str:
    head, inner = _last_bracket(name)
    return head if inner is not None and fold(inner) == fold(unit) else name
