"""The signs before the items of a list: bullets, dashes, and numerals that count."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BULLET = r"[•●▪■◦○·‣∙*➢➤►▶✓✔✗❖◆♦\u2043\ue000-\uf8ff]"
_SIGN = re.compile(rf"\s*(?:{_BULLET}|[-–—](?=\s))\s*(?=\S)")
_NUMERAL = re.compile(r"\s*\(?(?P<number>[0-9]{1,2})[.)](?=\s)\s*(?=\S)")
_LETTER = re.compile(r"\s*\(?(?P<letter>[a-zçğıöşü])\)\s+(?=\S)")
_LETTERS = "abcçdefgğhıijklmnoöprsştuüvyz"


def signs(lines: Sequence[str]) -> list[int]:
    """Return how many letters of each line are the sign of an item, 0 where none begins.

    A numeral is one only where it counts on from the one before, and none where
    bullets stand; a single one before a small letter ("1. etap") is none.
    """
    bullets = [_length(_SIGN.match(line)) for line in lines]
    if any(bullets):
        return bullets
    return _counting(lines) or _lettered(lines) or [0] * len(lines)


def is_sign(line: str) -> bool:
    """Whether a line is a bullet and nothing else: its text stands too far off."""
    return re.fullmatch(rf"\s*{_BULLET}\s*", line) is not None


def without_sign(line: str) -> str:
    """Return the line without the sign that begins it."""
    return line[signs([line])[0] :]


def _length(found: re.Match[str] | None) -> int:
    return found.end() if found else 0


def _counting(lines: Sequence[str]) -> list[int]:
    lengths, following = [], 0
    for at, line in enumerate(lines):
        found = _NUMERAL.match(line)
        number = int(found["number"]) if found else 0
        is_first = not following and (at == 0 or number == 1)
        is_next = found is not None and (is_first or number == following)
        lengths.append(_length(found) if is_next else 0)
        following = number + 1 if is_next else following
    begun = [
        line[length:] for line, length in zip(lines, lengths, strict=True) if length
    ]
    is_alone = len(begun) == 1 and begun[0][:1].islower()
    return [] if is_alone or not begun else lengths


def _lettered(lines: Sequence[str]) -> list[int]:
    lengths, following = [], 0
    for line in lines:
        found = _LETTER.match(line)
        is_next = found is not None and found["letter"] == _LETTERS[following % 29]
        if found and found["letter"] == "d" and _LETTERS[following % 29] == "ç":
            is_next, following = True, following + 1
        lengths.append(_length(found) if is_next else 0)
        following += is_next
    return lengths if following > 1 and lengths[0] else []
