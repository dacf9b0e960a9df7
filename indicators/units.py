"""What a printed unit of measure says about the figures that carry it; pure."""

from __future__ import annotations

PERCENT_UNITS = frozenset({"%", "yüzde"})


def is_percent(unit_of_measure: str) -> bool:
    """Whether figures in this unit are percentages, which are never added up.

    >>> is_percent(" Yüzde "), is_percent("%"), is_percent("adet")
    (True, True, False)
    """
    return unit_of_measure.strip().lower() in PERCENT_UNITS
