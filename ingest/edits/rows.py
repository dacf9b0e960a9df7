"""Lists of a document with their citations; what moves takes its issues and runs along; pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ingest.edits.paths import (
    NoSuchPlaceError,
    Steps,
    at,
    path_of,
    steps_of,
    with_at,
)
from plans.document import LIST_FIELDS, Citation, PlanDocument

TEXT_LISTS = (*LIST_FIELDS, "cooperating_units")

Relocate = Callable[[Steps], Steps | None]  # where something went; None: it is gone


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list; a record holds its citations itself."""

    value: Any
    citation: Citation | None = None


def rows_at(document: PlanDocument, steps: Steps) -> list[Row]:
    """Return the rows of the list; raises NoSuchPlaceError, also where no list is."""
    values = at(document, steps)
    if not isinstance(values, tuple):
        raise NoSuchPlaceError(path_of(steps))
    name = steps[-1]
    if name not in TEXT_LISTS:
        return [Row(value) for value in values]
    cited = at(document, steps[:-1]).citations
    return [Row(value, cited.get(f"{name}.{n}")) for n, value in enumerate(values)]


def with_rows(
    document: PlanDocument, steps: Steps, rows: Sequence[Row]
) -> PlanDocument:
    """Return the document with these rows in the list, each text still saying where it was printed."""
    changed: PlanDocument = with_at(document, steps, tuple(row.value for row in rows))
    name = steps[-1]
    if name in TEXT_LISTS:
        record = at(changed, steps[:-1])
        cited = {
            key: citation
            for key, citation in record.citations.items()
            if not key.startswith(f"{name}.")
        }
        for number, row in enumerate(rows):
            if row.citation is not None:
                cited[f"{name}.{number}"] = row.citation
        changed = with_at(changed, steps[:-1], replace(record, citations=cited))
    return changed


def renumbered(steps: Steps, places: Mapping[int, Steps | None]) -> Relocate:
    """Return where the rows of one list went; rows that are not named stay where they are."""
    size = len(steps)

    def relocate(where: Steps) -> Steps | None:
        if len(where) <= size or where[:size] != steps or where[size] not in places:
            return where
        place = places[int(where[size])]
        return None if place is None else place + where[size + 1 :]

    return relocate


def followed(document: PlanDocument, relocate: Relocate) -> PlanDocument:
    """Return the document whose issues and unassigned runs point to where their subject went."""
    issues = []
    for issue in document.issues:
        place = relocate(steps_of(issue.where))
        if place is not None:
            issues.append(replace(issue, where=path_of(place)))
    runs = []
    for run in document.unassigned:
        place = relocate(steps_of(run.where or ""))
        if place is not None:
            runs.append(replace(run, where=path_of(place) or None))
    return replace(document, issues=tuple(issues), unassigned=tuple(runs))
