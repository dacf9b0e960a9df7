"""What a row of the entry page showed when it was opened, to tell what was typed and what changed since."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from indicators.models import ActualEntry
from indicators.services import Figure

NAMES = (
    "value",
    "reported_as",
    "explanation",
    "deviation_reason",
    "corrective_measure",
)


def initial_of(entry: ActualEntry | None) -> dict[str, Any]:
    """Return what a form starts from: the entry's own figures, or nothing."""
    return {} if entry is None else {name: getattr(entry, name) for name in NAMES}


def figure_of(entry: ActualEntry) -> Figure:
    """Return what stands in an entry, as it is typed."""
    return Figure(**initial_of(entry))


def as_seen(entry: ActualEntry | None) -> str:
    """Return the same as text, for a hidden field of the page."""
    return json.dumps(initial_of(entry), default=str, ensure_ascii=False)


def from_seen(text: str | None) -> dict[str, Any] | None:
    """Return what the page showed, or `None` where the page does not say."""
    try:
        shown = json.loads(text or "")
        if shown.get("value") is not None:
            shown["value"] = Decimal(shown["value"])
    except (ValueError, AttributeError, TypeError, InvalidOperation):
        return None
    return {name: shown[name] for name in NAMES if name in shown}
