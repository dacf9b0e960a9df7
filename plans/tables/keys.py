"""The columns that say which record a row is, and what its cells said when they were handed out."""

from __future__ import annotations

from plans.tables.columns import Column, Whole

KEY = "kimlik"
SEEN = "görülen"  # what the cells said when they were handed out, by head; in workbooks


def key_in(cell: object) -> int | None:
    """Return the key that a cell says; None for none."""
    try:
        return Whole().clean(cell)
    except ValueError:
        return None


def key_column() -> Column:
    """Return the column of a record's key."""
    return Column("pk", KEY, Whole(), readonly=True)
