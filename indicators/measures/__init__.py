"""What the database says of a figure, for the arithmetic: the one door between the two.

Nothing here asks the database when the indicators come from
`Indicator.objects.for_scoring()` (and an entry's parts are loaded); only `known_of`, which
loads the figures of many, and `bands_of` are queries.
"""

from __future__ import annotations

from indicators.measures.entries import (
    deviation_of,
    doubts_of,
    reading_with,
    unsaid_in,
)
from indicators.measures.in_force import (
    counts,
    has_come,
    is_asked_in,
    is_in_force,
    is_withdrawn,
)
from indicators.measures.known import Known, Promise, Told
from indicators.measures.loaded import known_of
from indicators.measures.readings import (
    actual_of,
    adds_up,
    bands_of,
    measure_of,
    programme_target_of,
    public_actuals,
    reading_of,
    roll_ups,
    target_of,
    terms_in_force,
    unit_of,
)
from indicators.measures.sums import Sum, sums_beside
from indicators.measures.terms import UNSAID, Terms

__all__ = [
    "UNSAID",
    "Known",
    "Promise",
    "Sum",
    "Terms",
    "Told",
    "actual_of",
    "adds_up",
    "bands_of",
    "counts",
    "deviation_of",
    "doubts_of",
    "has_come",
    "is_asked_in",
    "is_in_force",
    "is_withdrawn",
    "known_of",
    "measure_of",
    "programme_target_of",
    "public_actuals",
    "reading_of",
    "reading_with",
    "roll_ups",
    "sums_beside",
    "target_of",
    "terms_in_force",
    "unit_of",
    "unsaid_in",
]
