"""Corrections of a reading by a person: pure, from document to document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ingest.edits.changing import (
    add_row,
    drop_row,
    join_rows,
    move_row,
    set_field,
    settle,
    split_card,
    split_row,
)
from ingest.edits.expecting import failures, rechecked
from ingest.edits.fields import EditError
from ingest.edits.operations import (
    Add,
    Drop,
    Join,
    Move,
    Operation,
    Place,
    Set,
    Settle,
    Split,
    SplitCard,
)
from ingest.edits.paths import NoSuchPlaceError
from ingest.edits.placing import place_items
from plans.document import PlanDocument

__all__ = [
    "Add",
    "Drop",
    "EditError",
    "Join",
    "Move",
    "Operation",
    "Place",
    "Set",
    "Settle",
    "Split",
    "SplitCard",
    "edited",
]

_CHANGES: dict[type, Any] = {
    Set: set_field,
    Add: add_row,
    Drop: drop_row,
    Split: split_row,
    SplitCard: split_card,
    Join: join_rows,
    Move: move_row,
    Place: place_items,
}
GONE = "Bu alan artık belgede yok; sayfayı yenileyin."


def edited(document: PlanDocument, operation: Operation) -> PlanDocument:
    """Return the document after the operation; raises EditError with a Turkish sentence."""
    if isinstance(operation, Settle):
        return settle(document, operation)
    change: Callable[[PlanDocument, Operation], PlanDocument] = _CHANGES[
        type(operation)
    ]
    try:
        changed = change(document, operation)
        # The same change tells where what failed before it stands now.
        failed = change(replace(document, issues=tuple(failures(document))), operation)
    except NoSuchPlaceError as error:
        raise EditError(GONE) from error
    return rechecked(failed.issues, changed)
