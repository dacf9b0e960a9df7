"""Whole numbers that an address or a form gives: rows' keys, years, lengths."""

from __future__ import annotations

MOST_DIGITS = (
    18  # what every database takes as a key; Python reads no number of 5,000 digits
)


def whole_number(text: str) -> int | None:
    """Return the number, 0 or more, that plain digits say; None for anything else.

    >>> whole_number("2024"), whole_number("-1"), whole_number("²"), whole_number("9" * 5000)
    (2024, None, None, None)
    """
    is_number = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) if is_number else None
