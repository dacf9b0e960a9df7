"""The evaluations of a unit's objectives with what was typed in them: saved and submitted with its figures."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError

from indicators import objectives
from indicators.conflict import Conflict, conflict_of
from indicators.forms import ObjectiveForm, show_refusal, texts_of
from indicators.models import ObjectiveEvaluation, ReportingPeriod
from indicators.objectives import ObjectiveRow, from_seen, texts_in
from plans.doors import StaffRequest


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """An objective of the page; `form` is None where nothing may be written, or nothing was sent."""

    row: ObjectiveRow
    form: ObjectiveForm | None
    conflict: Conflict | None = None
    is_saved: bool = False
    is_refused: bool = False
    is_sent: bool = False

    @property
    def is_troubled(self) -> bool:
        """Whether something typed here waits for the person."""
        return self.conflict is not None or bool(self.form and self.form.errors)

    @property
    def stands(self) -> str:
        """What stands in the fields now, for a page that shows what was typed instead."""
        form = blank_line(self.row).form
        return json.dumps({} if form is None else texts_of(form), ensure_ascii=False)


def blank_line(row: ObjectiveRow) -> ObjectiveLine:
    """Return an objective as it stands, to be typed in where it may be."""
    if not row.is_editable:
        return ObjectiveLine(row, None)
    form = ObjectiveForm(prefix=prefix_of(row), initial=texts_in(row.entry))
    return ObjectiveLine(row, form)


def typed_line(request: StaffRequest, row: ObjectiveRow) -> ObjectiveLine:
    """Return an objective with what was sent for it; one the page did not have stays untouched."""
    prefix = prefix_of(row)
    shown = from_seen(request.POST.get(f"{prefix}-seen"))
    if shown is None:
        return ObjectiveLine(row, None)
    return ObjectiveLine(row, ObjectiveForm(request.POST, prefix=prefix, initial=shown))


def prefix_of(row: ObjectiveRow) -> str:
    """Return what the names of an objective's fields begin with."""
    return f"h{row.objective.pk}"


def save(
    request: StaffRequest, period: ReportingPeriod, line: ObjectiveLine
) -> ObjectiveLine:
    """Write what was typed; return the objective with what came of it."""
    form = line.form
    if form is None or not form.has_changed():
        return line
    if not form.is_valid():
        return replace(line, is_refused=True)
    try:
        kept = objectives.keep(
            objective=line.row.objective,
            period=period,
            by=request.user,
            seen=form.initial,
            typed=form.cleaned_data,
        )
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return replace(line, is_refused=True)
    if kept.is_conflict:
        return _in_conflict(line, form, kept.entry)
    return replace(line, is_saved=kept.is_written)


def submit(
    request: StaffRequest, period: ReportingPeriod, line: ObjectiveLine
) -> ObjectiveLine:
    """Send what stands, if that is what the person saw; an empty one is left alone."""
    form = line.form
    if form is None or line.is_troubled or not form.is_valid():
        return line
    try:
        kept = objectives.send(
            objective=line.row.objective,
            period=period,
            by=request.user,
            typed=form.cleaned_data,
        )
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return line
    if kept.is_conflict:
        return _in_conflict(line, form, kept.entry)
    return replace(line, is_sent=kept.is_written)


def _in_conflict(
    line: ObjectiveLine, form: ObjectiveForm, entry: ObjectiveEvaluation | None
) -> ObjectiveLine:
    is_open = objectives.is_open(entry)
    conflict = conflict_of(form, entry, texts_in(entry), is_open=is_open)
    return replace(line, conflict=conflict)
