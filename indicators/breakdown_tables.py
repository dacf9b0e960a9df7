"""A figure's parts as tables: one for each dimension, with its total."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django_stubs_ext import StrOrPromise

from indicators.measures import measure_of
from indicators.models import ActualEntry, BreakdownPart


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The parts of a figure in one dimension; `total` is None for percentages, never summed."""

    dimension: StrOrPromise
    parts: tuple[BreakdownPart, ...]
    total: Decimal | None


def breakdowns_of(entry: ActualEntry) -> tuple[Breakdown, ...]:
    """Return a figure's parts by dimension; no query where parts and terms are loaded."""
    is_percent = measure_of(entry.indicator, entry.year).is_percent
    return tuple(_breakdowns(entry, is_percent=is_percent))


def _breakdowns(entry: ActualEntry, *, is_percent: bool) -> Iterator[Breakdown]:
    for _dimension, group in groupby(entry.parts.all(), key=lambda row: row.dimension):
        rows = tuple(group)
        total = None if is_percent else sum((row.value for row in rows), Decimal(0))
        yield Breakdown(rows[0].get_dimension_display(), rows, total)
