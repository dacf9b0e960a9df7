"""What a workbook is held against: the indicators asked of a person, with what stands of each."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from django.contrib.auth.models import User

from indicators import keeping, worksheet
from indicators.measures import known_of
from indicators.models import (
    ActualEntry,
    Indicator,
)
from indicators.models.indicator import FOR_ENTRY
from indicators.seen import as_seen
from indicators.services import criteria_of
from indicators.worksheet import Asked
from ingest.filled.layout import MOST_LETTERS
from ingest.filled.scope import Scope
from plans.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class Ground:
    """One indicator of a period as it stands."""

    indicator: Indicator
    entry: ActualEntry | None
    asked: Asked
    unit_of_measure: str


SHORT = "#"  # begins what stands for more than a cell holds


def seen_of(entry: ActualEntry | None) -> str:
    """Return what a row shows, for its hidden cell; what no cell holds is told by its digest."""
    text = as_seen(entry)
    if len(text) <= MOST_LETTERS:
        return text
    return f"{SHORT}{sha256(text.encode()).hexdigest()}"


def is_short(seen: str) -> bool:
    """Whether a hidden cell holds a digest alone."""
    return seen.startswith(SHORT)


@uncollected()
def ground_of(scope: Scope, person: User) -> list[Ground]:
    """Return the indicators that a workbook is about; in a fixed number of queries."""
    period = scope.period
    indicators = _loaded(scope, person)
    known = {each.indicator.pk: each for each in known_of(indicators)}
    stands = keeping.standing_of(indicators, period.year, period.period)
    criteria = criteria_of(period.plan.municipality)
    found = []
    for indicator in indicators:
        entry = stands.get(indicator.pk)
        if entry is not None:
            entry.indicator = indicator  # with all that the arithmetic needs
        if worksheet.is_on_page(indicator, period, is_entered=entry is not None):
            when = period.year, period.period
            of_it = known[indicator.pk]
            asked = worksheet.asked_of(of_it, *when, criteria)
            found.append(Ground(indicator, entry, asked, of_it.unit(period.year)))
    return found


def _loaded(scope: Scope, person: User) -> list[Indicator]:
    """Load what the check asks: many indicators share a plan, so each of its rows is built once."""
    return list(scope.indicators(person).prefetch_related(*FOR_ENTRY))
