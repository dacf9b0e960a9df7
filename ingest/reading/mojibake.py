"""Turkish letters that one encoding wrote and another read, where the signs between letters tell which."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TURKISH = frozenset("çÇğĞıİöÖşŞüÜ")
_SIGNS = 2  # words of a page that tell its encoding
_MARKED_AS = dict(zip("cCsSgGoOuUI", "çÇşŞğĞöÖüÜİ", strict=True))


def _misread(byte: int, reader: str) -> str | None:
    try:
        return bytes([byte]).decode(reader)
    except UnicodeDecodeError:
        return None


def _table(writer: str, *readers: str) -> dict[int, str]:
    """Return the Turkish letters of one encoding by what others read in their place."""
    table = {}
    for byte in range(0x80, 0x100):
        letter = _misread(byte, writer)
        for read in (_misread(byte, reader) for reader in readers):
            if letter in _TURKISH and read and letter:
                table[ord(read)] = letter
    return table


_MAC = {**_table("mac_turkish", "mac_roman"), 0xA4: "ğ"}  # it had ¤ before it had €
_DOS = _table("cp857", "latin-1", "cp1252")
_LETTER = r"[^\W\d_]"
_ANGLES = "\u2039\u203a\u00a4\u2044"  # what a Mac's İ, ı, ğ and Ğ become
_IS_MAC = re.compile(rf"{_LETTER}[{_ANGLES}]|[{_ANGLES}]{_LETTER}")
_IS_DOS = re.compile(rf"{_LETTER}[\xa7\u0178\x81\x8d\x94\x9f]{_LETTER}")
_SECOND = {
    read: byte
    for byte in range(0x80, 0xC0)
    for read in (_misread(byte, "latin-1"), _misread(byte, "cp1252"))
    if read
}
_UTF8 = re.compile(rf"[\xc2-\xc5][{''.join(map(re.escape, _SECOND))}]")
_MARKED = re.compile(r"([cCsS])\xb8|([gG])\u02d8|([oOuU])\xa8|(I)\u02d9")
_MARKED_BEFORE = re.compile(r"\xb8([cCsS])|\u02d8([gG])|\xa8([oOuU])|\u02d9(I)")
_LIGATURES = dict(
    zip(
        range(0xFB00, 0xFB07),
        ("ff", "fi", "fl", "ffi", "ffl", "st", "st"),
        strict=True,
    )
)
_PLAIN = {**_LIGATURES, **dict.fromkeys((*range(0x200B, 0x2010), 0x2060, 0xFEFF), "")}


def mended(words: Sequence[str]) -> list[str]:
    """Return the words of a page with their Turkish letters, ligatures parted, nothing invisible but soft hyphens.

    A letter that may be right is changed only where other words of the page tell
    that it cannot be: the ligature fl is a Mac's ş where a single angle quotation mark
    stands between letters.

    >>> mended(["Ba\\ufb02kanl\\u203a\\xa4\\u203a", "\\u2039stanbul", "\\ufb01ehir"])
    ['Başkanlığı', 'İstanbul', 'Şehir']
    >>> mended(["Ã–ÄŸrenci", "sayÄ±sÄ±", "\\ufb01rma"])
    ['Öğrenci', 'sayısı', 'firma']
    """
    if all(map(str.isascii, words)):
        return list(words)
    words = [_UTF8.sub(_decoded, word) for word in words]
    table: dict[int, str] = {}
    if sum(_IS_MAC.search(word) is not None for word in words) >= _SIGNS:
        table = _MAC
    elif sum(_IS_DOS.search(word) is not None for word in words) >= _SIGNS:
        table = _DOS
    return [_with_whole_letters(word.translate(table)) for word in words]


def _decoded(found: re.Match[str]) -> str:
    """Return the letter whose two bytes were read as two letters."""
    first, second = found[0][0], found[0][1]
    return bytes([ord(first), _SECOND[second]]).decode("utf-8")


def _with_whole_letters(word: str) -> str:
    """Return the word with marks joined to the letters that they stand after, or before."""
    joined = _MARKED_BEFORE.sub(_whole, _MARKED.sub(_whole, word))
    return joined.translate(_PLAIN)


def _whole(found: re.Match[str]) -> str:
    return next(_MARKED_AS[letter] for letter in found.groups() if letter)
