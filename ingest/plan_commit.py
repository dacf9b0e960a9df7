"""One document written into one plan: matched, merged, and its rows inserted together."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from indicators.export import export_plan
from indicators.services import publish_since
from ingest.card_rows import link_cooperating_units, write_unplaced
from ingest.changes import Answers, Change, Fate
from ingest.comparing import Setting
from ingest.earlier import earlier_readings, remember
from ingest.ground import Ground, known_units
from ingest.matching import match
from ingest.merging import Merge, Sides, merged
from ingest.merging_chain import chain_steps
from ingest.plan_rows import PlanRows
from ingest.standing import Standing
from ingest.statistic_rows import write_statistics
from ingest.step_rows import StepWriter
from ingest.steps import AddIndicator, Write
from ingest.updates import as_update, revisions_of
from plans.committed import Choice, committed
from plans.document import CHAIN, PlanDocument
from plans.models import Municipality, Objective, Plan, SourceDocument


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asked to be committed, and as what."""

    source: SourceDocument
    municipality: Municipality | None
    period: tuple[int, int] | None
    by: Any  # the committing user, None on the command line
    at: datetime | None
    standing: Standing
    answers: Answers


def write_plan(
    reading: PlanDocument, choice: Choice, order: Order
) -> tuple[Plan, list[Change]]:
    """Write a document into its plan and return a row for each thing it says.

    Where a row is refused nothing of it is to stay: the caller rolls back.
    """
    start, end = choice.period
    plan, _made = Plan.objects.get_or_create(
        municipality=order.municipality,
        start_year=start,
        end_year=end,
        defaults={"is_public": True},
    )
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)  # one commit at a time
    revisions, number = revisions_of(plan, reading, order.source, order.standing)
    ground = Ground(plan, order.source, choice, order.by, revisions)
    ground.units = known_units(plan.municipality)
    rows = PlanRows(plan)
    merge = _merge(reading, rows, ground, number, order)
    told = [step.change for step in merge.steps if step.change]
    told += _write(ground, rows, merge, reading)
    refused = ground.heap.refusals
    if not refused:
        remember(reading, rows, order.source, revisions[number])
    return plan, [*told, *refused]


def _merge(
    reading: PlanDocument, rows: PlanRows, ground: Ground, number: int, order: Order
) -> Merge:
    there = export_plan(rows.plan, public=False)
    earlier = earlier_readings(rows, order.source, number)
    matches = match(reading, there, earlier.spellings)
    setting = Setting(
        document_name=order.source.name,
        standing=order.standing,
        revision=number,
        answers=order.answers,
        years=rows.plan.years,
        reported=earlier.reported,
    )
    if reading.kind in CHAIN:
        steps, placed = chain_steps(reading, there, matches, setting)
        return Merge(tuple(steps), placed)
    printed = reading
    if order.standing.is_update:
        printed = as_update(reading, setting)
    new = committed(printed, ground.choice)
    sides = Sides(reading, new, there, matches, earlier.before)
    return merged(sides, setting)


def _write(
    ground: Ground, rows: PlanRows, merge: Merge, reading: PlanDocument
) -> list[Change]:
    """Write what the merge wants; return the rows of what the document holds beside its cards."""
    heap = ground.heap
    rows.place(merge.placed)
    writer = StepWriter(ground, rows)
    for step in merge.steps:
        if step.write is not None and rows.has_place_for(step.write):
            code = step.change.code if step.change else ""
            with heap.writing(step.write.where, code):
                writer.keep(_with_free_identifier(step.write, rows.identifiers))
    beside: list[Change] = []
    if reading.kind not in CHAIN:
        beside = _write_what_is_beside(ground, reading, rows)
    if heap.is_empty and not heap.refusals:
        return beside
    heap.write()
    if not heap.refusals:
        link_cooperating_units(ground.plan, ground.units)
        publish_since(
            plan=ground.plan,
            year=ground.plan.start_year,
            at=ground.choice.at,
            beside=heap.written,
        )
    return beside


def _with_free_identifier(write: Write, taken: set[str]) -> Write:
    """Give a new indicator an identifier of its own where its code had one before it."""
    if isinstance(write, AddIndicator) and write.entry.id in taken:
        return replace(write, entry=replace(write.entry, id=str(uuid.uuid4())))
    return write


def _write_what_is_beside(
    ground: Ground, reading: PlanDocument, rows: PlanRows
) -> list[Change]:
    """Keep what a plan's document holds beside its cards, and tell what of it is new."""
    told = list(_write_fragments(ground, reading, rows))
    place, figures = ground.municipality, reading.statistics
    rows_of = write_statistics(
        figures, ground.document, ground.heap, municipality=place
    )
    return told + [change for change in rows_of if change.fate is Fate.NEW]


def _write_fragments(
    ground: Ground, reading: PlanDocument, rows: PlanRows
) -> Iterator[Change]:
    """Keep the runs that no rule could place, once each, and yield a row for each."""
    runs = list(ground.plan.unplaced_runs.all())
    known = {(run.objective_id, run.text) for run in runs}
    position = max((run.position for run in runs), default=0)
    fragments = committed(reading, ground.choice).unassigned
    for number, fragment in enumerate(fragments):
        row = rows.here.get(fragment.where or "")
        objective = row if isinstance(row, Objective) else None
        is_known = (row and row.pk, fragment.text) in known
        if not is_known or (objective is not None and objective.pk is None):
            position += 1
            write_unplaced(ground, fragment, objective, position)
            yield Change(
                Fate.NEW,
                where=f"unassigned[{number}]",
                code=objective.code if objective else "",
                label=_("yeri belli olmayan metin"),
                after=fragment.text,
            )
