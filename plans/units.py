"""What a printed unit of measure says about the figures that carry it; pure."""

from __future__ import annotations

import re
from functools import lru_cache

from plans.turkish import fold

_PERCENT = frozenset({"%", "yüzde"})
_BESIDE_IT = frozenset({"oran", "oranı"})


@lru_cache(maxsize=1024)  # asked for each figure of a plan; a plan has few units
def is_percent(unit_of_measure: str) -> bool:
    """Whether figures in this unit are percentages, which are never added up.

    >>> is_percent(" Yüzde "), is_percent("%"), is_percent("Oran (%)"), is_percent("adet")
    (True, True, True, False)
    >>> is_percent("yüzde puan"), is_percent("oran"), is_percent("")
    (False, False, False)
    """
    words = set(re.findall(r"%|\w+", fold(unit_of_measure)))
    return bool(words & _PERCENT) and words <= _PERCENT | _BESIDE_IT
