"""Numbers as a page's readers write them: 13.654 · %75,75 · 138.155.000 ₺, in English 13,654 · 75.75%.

A minus is − in both.  What stands in a docstring is the Turkish form.
"""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import get_language, pgettext

from indicators.scoring import rounded
from plans.units import is_percent

MISSING = "–"
STORED_PLACES = 4  # of a measured figure; see plans.models.figures
LIRA_UNITS = frozenset({"₺", "tl", "türk lirası"})


def figure(value: Decimal | int | None, places: int = STORED_PLACES) -> str:
    """Return a measured figure with as many decimals as it has, `places` at most.

    >>> figure(Decimal("13654.0000")), figure(Decimal("-0.5")), figure(None)
    ('13.654', '−0,5', '–')
    """
    if value is None:
        return MISSING
    text, point = _written(Decimal(value), places), _point()
    return text.rstrip("0").rstrip(point) if point in text else text


def percent(value: Decimal | None) -> str:
    """Return a percentage with two decimals, rounded half up.

    >>> percent(Decimal("75.745")), percent(Decimal("-48.588")), percent(Decimal(100))
    ('%75,75', '−%48,59', '%100,00')
    """
    return MISSING if value is None else _per_cent(_written(value, 2))


def share(value: Decimal | int | None) -> str:
    """Return a coverage or a weight: two decimals at most, none where they are zero.

    >>> share(Decimal("80.0000")), share(Decimal("61.25")), share(Decimal("33.3333"))
    ('%80', '%61,25', '%33,33')
    """
    if value is None:
        return MISSING
    return _per_cent(_written(Decimal(value), 2).removesuffix(f"{_point()}00"))


def fixed(value: Decimal | None) -> str:
    """Return a number with two decimals always, so that a column of them lines up.

    >>> fixed(Decimal("19.8")), fixed(Decimal("19.0588"))
    ('19,80', '19,06')
    """
    return MISSING if value is None else _written(value, 2)


def money(value: Decimal | None) -> str:
    """Return an amount in TRY; kuruş only where there are any.

    >>> money(Decimal("138155000.00")), money(Decimal("425933893.75"))
    ('138.155.000 ₺', '425.933.893,75 ₺')
    """
    if value is None:
        return MISSING
    text = _written(value, 2).removesuffix(f"{_point()}00")
    return _signed(text, "₺") if _in_english() else f"{text} ₺"


def measured(value: Decimal | None, unit: str) -> str:
    """Return a figure in its unit where the unit is part of how a number is written.

    >>> measured(Decimal(85), "%"), measured(Decimal(1250), "₺"), measured(Decimal(40), "adet")
    ('%85', '1.250 ₺', '40')
    """
    if value is None:
        return MISSING
    written = unit.strip().lower()
    if is_percent(written):
        return _per_cent(figure(value))
    if written in LIRA_UNITS:
        return money(value)
    return figure(value)


def short(value: Decimal) -> str:
    """Return a figure short enough for a mark on a chart; the table beside it has it whole.

    >>> short(Decimal(13654)), short(Decimal(138155000)), short(Decimal("1010000000"))
    ('13.654', '138,2 mn', '1,01 mr')
    """
    for least, divisor, name, places in (
        (Decimal(10) ** 9, Decimal(10) ** 9, pgettext("10⁹, short", "mr"), 2),
        (Decimal(10) ** 6, Decimal(10) ** 6, pgettext("10⁶, short", "mn"), 1),
    ):
        if abs(value) >= least:
            return f"{figure(value / divisor, places)} {name}"
    return figure(value, 2)


def bracketed(value: Decimal | None) -> str:
    """Return a figure as it stands after a sign of arithmetic.

    >>> bracketed(Decimal(-40)), bracketed(Decimal(40))
    ('(−40)', '40')
    """
    text = figure(value)
    return f"({text})" if text.startswith("−") else text


def coordinate(value: Decimal | float) -> str:
    """Return a number for an SVG attribute: a dot whatever the language, two decimals at most.

    >>> coordinate(Decimal("62.5000")), coordinate(100)
    ('62.5', '100')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")


ENGLISH, TURKISH = str.maketrans(",.-", ",.−"), str.maketrans(",.-", ".,−")


def _written(value: Decimal, places: int) -> str:
    """Round half up and write with the language's separators; nothing is left of a minus before zero."""
    text = f"{rounded(value, places) + 0:,f}"
    return text.translate(ENGLISH if _in_english() else TURKISH)


def _in_english() -> bool:
    return get_language() == "en"


def _point() -> str:
    return "." if _in_english() else ","


def _per_cent(text: str) -> str:
    return f"{text}%" if _in_english() else _signed(text, "%")


def _signed(text: str, sign: str) -> str:
    """Put a sign such as % before the digits, behind a minus."""
    return f"−{sign}{text[1:]}" if text.startswith("−") else f"{sign}{text}"
