"""What documents said of a plan before: the third side of every comparison."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from indicators.models import Indicator
from ingest.matching import Entry
from ingest.plan_rows import PlanRows
from plans.document import CHAIN, ActualEntry, CostEntry, IndicatorEntry, PlanDocument
from plans.document_json import dumps
from plans.models import CommittedReading, Goal, Objective, PlanRevision, SourceDocument

Record = TypeVar("Record", bound=Any)


@dataclass(slots=True)
class Earlier:
    """By the path in the plan: what stands in documents, and every form they gave a part."""

    before: dict[str, Entry] = field(default_factory=dict)
    spellings: dict[str, list[Entry]] = field(default_factory=dict)
    reported: dict[str, list[ActualEntry]] = field(default_factory=dict)


def earlier_readings(
    rows: PlanRows, document: SourceDocument, revision: int
) -> Earlier:
    """Return what was committed of a plan up to one of its revisions.

    What this very document said comes last: read again, it changes nothing.
    """
    found = Earlier()
    readings = list(rows.plan.readings.select_related("revision"))
    readings.sort(key=lambda r: (r.document_id == document.pk, r.revision.number, r.pk))
    for reading in readings:
        document_read = reading.as_read()
        is_yearly = document_read.kind in CHAIN  # repeats the plan, and is not it
        for path, entry in _placed(document_read, reading.rows, rows):
            found.spellings.setdefault(path, []).append(entry)
            if isinstance(entry, IndicatorEntry):
                found.reported.setdefault(path, []).extend(entry.actuals)
            if reading.revision.number <= revision and not is_yearly:
                known = found.before.get(path)
                found.before[path] = overlaid(known, entry) if known else entry
    return found


def remember(
    reading: PlanDocument,
    rows: PlanRows,
    document: SourceDocument,
    revision: PlanRevision,
) -> None:
    """Keep what was committed, unless the same document said just that before."""
    text = dumps(replace(reading, issues=()), indent=None)
    keys = {where: row.pk for where, row in rows.here.items()}
    told = CommittedReading.objects.filter(document=document, revision=revision)
    last = told.filter(plan=rows.plan).order_by("pk").last()
    if last is None or (last.reading, last.rows) != (text, keys):
        CommittedReading.objects.create(
            plan=rows.plan,
            revision=revision,
            document=document,
            reading=text,
            rows=keys,
        )


def overlaid(old: Record, new: Record) -> Record:
    """Return the newer form of a part; where it is silent, the older one speaks."""
    if type(old) is not type(new):
        return new
    values: dict[str, object] = {}
    for each in fields(new):
        older, newer = getattr(old, each.name), getattr(new, each.name)
        if isinstance(newer, Mapping) and isinstance(older, Mapping):
            values[each.name] = {**older, **newer}
        elif isinstance(newer, CostEntry):
            values[each.name] = overlaid(older, newer)
        else:
            values[each.name] = older if newer in (None, "", ()) else newer
    return replace(new, **values)


def _placed(
    document: PlanDocument, keys: Mapping[str, int], rows: PlanRows
) -> Iterator[tuple[str, Entry]]:
    goals: list[tuple[str, Entry]] = [
        (f"goals[{g}]", goal) for g, goal in enumerate(document.goals)
    ]
    kinds = [(Goal, goals), (Objective, document.objectives())]
    for kind, parts in [*kinds, (Indicator, document.indicators())]:
        for where, entry in parts:
            path = rows.path_of.get((kind, keys.get(where, 0)))
            if path is not None:
                yield path, entry
