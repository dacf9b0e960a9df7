"""The rows of a unit's page with what was typed in them: saved one by one, submitted together."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError

from indicators import keeping
from indicators.conflict import Conflict, conflict_of
from indicators.forms import FigureForm, show_refusal, texts_of
from indicators.keeping import Place
from indicators.models import ActualEntry, ReportingPeriod
from indicators.seen import from_seen, initial_of
from indicators.services.refusals import DoubtfulError
from indicators.views.backing import add_evidence
from indicators.worksheet import WorkRow
from plans.doors import StaffRequest


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the page; `form` is None where nothing may be written, or nothing was sent."""

    row: WorkRow
    form: FigureForm | None
    conflict: Conflict | None = None
    is_doubted: bool = False  # it was to be sent, and a question came up
    is_saved: bool = False
    is_refused: bool = False  # what was typed is not written
    is_sent: bool = False

    @property
    def is_troubled(self) -> bool:
        """Whether something typed here waits for the person."""
        has_errors = bool(self.form and self.form.errors)
        return has_errors or self.is_doubted or self.conflict is not None

    @property
    def stands(self) -> str:
        """What stands in the row's fields now, for a page that shows what was typed instead."""
        form = blank_line(self.row).form
        return json.dumps({} if form is None else texts_of(form), ensure_ascii=False)

    @property
    def is_sent_already(self) -> bool:
        """Whether what was typed waits for its decision already, as after a second press."""
        entry = self.row.entry
        is_submitted = entry is not None and entry.state == ActualEntry.State.SUBMITTED
        return is_submitted and self.form is not None and not self.is_troubled


def blank_line(row: WorkRow) -> Line:
    """Return a row as it stands, to be typed in where it may be."""
    if not row.is_editable:
        return Line(row, None)
    initial = initial_of(row.entry)
    return Line(
        row, FigureForm(prefix=prefix_of(row), initial=initial, asked=row.asked)
    )


def typed_line(request: StaffRequest, row: WorkRow) -> Line:
    """Return a row with what was sent for it; a row the page did not have stays untouched.

    What was typed is told from what the page showed, not from what stands there by now.
    """
    prefix = prefix_of(row)
    if not {f"{prefix}-seen", f"{prefix}-value"} & request.POST.keys():
        return Line(row, None)
    shown = from_seen(request.POST.get(f"{prefix}-seen"))
    form = FigureForm(
        request.POST,
        request.FILES,
        prefix=prefix,
        initial=initial_of(row.entry) if shown is None else shown,
        asked=row.asked,
    )
    return Line(row, form)


def prefix_of(row: WorkRow) -> str:
    """Return what the names of a row's fields begin with."""
    return f"pg{row.indicator.pk}"


def save(request: StaffRequest, period: ReportingPeriod, line: Line) -> Line:
    """Write what was typed in a row, evidence too; return the row with what came of it."""
    form = line.form
    if form is None or not form.has_changed():
        return line
    if not form.is_valid():
        return replace(line, is_refused=True)
    place = Place(line.row.indicator, period.year, period.period)
    try:
        kept = keeping.keep(
            place=place, by=request.user, seen=form.initial, figure=form.figure
        )
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return replace(line, is_refused=True)
    if kept.is_conflict:
        return _in_conflict(line, form, kept.entry)
    is_added = keeping.is_open(kept.entry) and add_evidence(
        form, kept.entry, by=request.user
    )
    return replace(line, is_saved=kept.is_written or is_added)


def _in_conflict(line: Line, form: FigureForm, entry: ActualEntry | None) -> Line:
    now = initial_of(entry)
    conflict = conflict_of(form, entry, now, is_open=keeping.is_open(entry))
    return replace(line, conflict=conflict)


def submit(request: StaffRequest, period: ReportingPeriod, line: Line) -> Line:
    """Send what stands in a row, if that is what the person saw; an empty one is left alone."""
    form = line.form
    if form is None or line.is_troubled or not form.is_valid():
        return line
    place = Place(line.row.indicator, period.year, period.period)
    try:
        kept = keeping.send(
            place=place, by=request.user, figure=form.figure, sure=form.is_sure
        )
    except DoubtfulError:
        return replace(line, is_doubted=True)
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return line
    if kept.is_conflict:
        return _in_conflict(line, form, kept.entry)
    return replace(line, is_sent=kept.is_written)
