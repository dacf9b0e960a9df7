"""Which texts a spreadsheet would take for formulas; pure."""

from __future__ import annotations

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001


def defused_text(text: str) -> str:
    """Return a text behind an apostrophe where it would start a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
