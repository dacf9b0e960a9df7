"""A unit's page as a browser would fill it in."""

from __future__ import annotations

from indicators.models import ActualEntry
from tests.factories import Town

PAGE = "/veri-girisi/"


def typed(town: Town, **fields: str) -> dict[str, str]:
    return {f"pg{town.first.pk}-{name}": text for name, text in fields.items()}


def only_entry() -> ActualEntry:
    return ActualEntry.objects.get()
