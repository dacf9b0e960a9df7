"""How findings write figures, years and names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from plans.turkish import plain

_SWAPPED = str.maketrans(",.", ".,")


def figure(value: Decimal) -> str:
    """Return the number as Turkish print writes it.

    >>> figure(Decimal("13654.50"))
    '13.654,5'
    """
    return f"{plain(value):,f}".translate(_SWAPPED)


def percent(value: Decimal) -> str:
    """Return a percentage rounded to one digit after the comma.

    >>> percent(Decimal("-6.667"))
    '%-6,7'
    """
    return "%" + figure(round(value, 1))


def listed(parts: Iterable[object]) -> str:
    """Return the parts as one reads them aloud.

    >>> listed([2021, 2022, 2024])
    '2021, 2022 ve 2024'
    """
    words = [str(part) for part in parts]
    return " ve ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def quoted(name: str, longest: int = 120) -> str:
    """Return the name in quotation marks, cut where it is very long."""
    short = name if len(name) <= longest else name[:longest].rstrip() + "…"
    return f"“{short}”"


def years_of(word: str, years: Sequence[int]) -> str:
    """Return "2021 ve 2022 hedefleri" for the word "hedef" and its years.

    >>> years_of("hedef", [2021]), years_of("hedef", [2021, 2022])
    ('2021 hedefi', '2021 ve 2022 hedefleri')
    """
    ending = "i" if len(years) == 1 else "leri"
    return f"{listed(years)} {word}{ending}"
