"""What a table changes, in old and new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from import_export.results import Result, RowResult

from plans.tables.values import shown


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that says something else than what stands."""

    heading: str
    old: object
    new: object

    @property
    def was(self) -> str:
        """What stands, as it is read."""
        return shown(self.old)

    @property
    def now(self) -> str:
        """What will stand, as it is read."""
        return shown(self.new)


def changes_of(result: Result) -> list[tuple[int, str, Sequence[Change]]]:
    """Return the rows that change something: number, kind of change, cells."""
    return [
        (number, row.import_type, row.changes)
        for number, row in enumerate(result.rows, start=1)
        if row.import_type != RowResult.IMPORT_TYPE_SKIP and getattr(row, "changes", ())
    ]
