"""Whether the digits that a font's Unicode table names are those that it draws: told by how its glyphs are numbered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pdfminer.pdftypes import resolve1

_DIGITS = frozenset("0123456789")
_ENOUGH = 6  # digits; fewer in a row may be chance
_SPARSE = (
    0.6  # of the numbers up to a font's last glyph; one numbered anew has them all
)


def digits_are_false(codes: Mapping[int, str], named: Mapping[int, str]) -> bool:
    """Whether the table names other digits than the font's encoding or the order of its glyphs.

    `codes`: what the table says of each code; `named`: what the encoding does, where it
    has names.  Fonts hold 0 to 9 one after the other: a part of a font that keeps its
    numbers, but has its digits in another order, had them exchanged.
    """
    digits = {code: text for code, text in codes.items() if text in _DIGITS}
    if any(named.get(code, text) in _DIGITS - {text} for code, text in digits.items()):
        return True
    ordered = [digits[code] for code in sorted(digits)]
    if len(set(ordered)) != len(ordered) or len(ordered) < _ENOUGH:
        return False
    is_kept = len(codes) < _SPARSE * (max(codes) - min(codes))
    is_block = max(digits) - min(digits) < len(_DIGITS)
    return is_kept and is_block and ordered != sorted(ordered)


def has_false_digits(page: Any) -> bool:  # noqa: ANN401 - untyped library
    """Whether a font of the page names other digits than it draws."""
    for given in (resolve1(page.page_obj.resources.get("Font")) or {}).values():
        printed = resolve1(given)
        font = page.pdf.rsrcmgr.get_font(getattr(given, "objid", None), printed)
        codes = getattr(getattr(font, "unicode_map", None), "cid2unichr", {})
        named = getattr(font, "cid2unicode", {}) if "Encoding" in printed else {}
        if digits_are_false(codes, named):
            return True
    return False
