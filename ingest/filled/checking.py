"""What a filled-in workbook would change, and every error of every row; nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from indicators import measures
from indicators.forms import FigureForm, texts_of
from indicators.models import ActualEntry, ReportingPeriod
from indicators.seen import from_seen, initial_of
from indicators.services.figures import put
from indicators.worksheet import WorkRow
from ingest.filled.layout import BY_FIELD, CODE
from ingest.filled.reading import NO_PERCENT, Filled, FilledRow
from plans.units import is_percent


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that says something else than what stands."""

    heading: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One row of the workbook: what it would change, what is wrong with it, what it leaves unsaid.

    `errors` are sentences by field, "" for the whole row.
    """

    line: int
    row: WorkRow | None = None
    form: FigureForm | None = None
    changes: tuple[Change, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)
    unsaid: tuple[
        str, ...
    ] = ()  # headings in which a word is asked before it can be submitted

    @property
    def told(self) -> list[tuple[str, str]]:
        """The errors with the headings they are about."""
        return [
            (BY_FIELD[name].heading if name in BY_FIELD else CODE.heading, sentence)
            for name, sentence in self.errors.items()
        ]


@dataclass(frozen=True, slots=True)
class Check:
    """A whole workbook against what stands now."""

    rows: tuple[Checked, ...]

    @property
    def faulty(self) -> tuple[Checked, ...]:
        """The rows with an error; while there is one, nothing can be written."""
        return tuple(row for row in self.rows if row.errors)

    @property
    def changing(self) -> tuple[Checked, ...]:
        """The rows that would change something."""
        return tuple(row for row in self.rows if row.changes)

    @property
    def can_be_applied(self) -> bool:
        """Whether there is something to write, and nothing against it."""
        return bool(self.changing) and not self.faulty


def check(filled: Filled, rows: Iterable[WorkRow], period: ReportingPeriod) -> Check:
    """Return what a workbook comes to, held against the unit's rows as they stand."""
    mine = {str(row.indicator.uid): row for row in rows}
    times = Counter(row.uid for row in filled.rows)
    return Check(
        tuple(
            _twice(each)
            if times[each.uid] > 1
            else _checked(each, mine.get(each.uid), period)
            for each in filled.rows
        )
    )


def _twice(filled: FilledRow) -> Checked:
    return Checked(
        filled.line, errors={"": _("Bu gösterge çalışma kitabında iki kez var.")}
    )


def _checked(
    filled: FilledRow, row: WorkRow | None, period: ReportingPeriod
) -> Checked:
    if row is None:
        sentence = _("Bu satır, bu dönemde sizden istenen göstergelerden biri değil.")
        return Checked(filled.line, errors={"": sentence})
    form = _form(filled, row)
    changed = [name for name in form.changed_data if name in BY_FIELD]
    troubles = {name: said for name, said in filled.troubles.items() if said}
    if not changed and not troubles:
        return Checked(filled.line, row)
    errors = {**_form_errors(form), **_percents(filled, row), **troubles}
    if not row.is_editable and row.entry is not None:
        state = row.entry.get_state_display()
        errors = {
            "": _("Bu değer kilitli (%(state)s); buradan değişmez.") % {"state": state}
        }
    elif form.initial != initial_of(row.entry):
        errors[""] = _(
            "Siz şablonu indirdikten sonra bu satır değişti; yeni bir şablon indirin."
        )
    changes = tuple(_change(form, name) for name in changed)
    unsaid = () if errors else _unsaid(form, row, period)
    return Checked(filled.line, row, form, changes, errors, unsaid)


def _form(filled: FilledRow, row: WorkRow) -> FigureForm:
    """Return the row's entry form as if the cells had been typed into it; what has no cell stays."""
    shown = from_seen(filled.seen)
    initial = initial_of(row.entry) if shown is None else shown
    blank = FigureForm(prefix="", initial=initial, asked=row.asked)
    typed = {
        name: _way(value) if name == "reported_as" else value
        for name, value in filled.typed.items()
    }
    return FigureForm({**texts_of(blank), **typed}, initial=initial, asked=row.asked)


def _way(said: object) -> str:
    """Return how a figure is reported, by the word of the drop-down; what is no such word stays."""
    by_label = {str(label): value for value, label in ActualEntry.ReportedAs.choices}
    text = str(said).strip()
    return by_label.get(text, text) or ActualEntry.ReportedAs.TOTAL


def _form_errors(form: FigureForm) -> dict[str, str]:
    return {
        name if name in BY_FIELD else "": " ".join(map(str, said))
        for name, said in form.errors.items()
    }


def _percents(filled: FilledRow, row: WorkRow) -> dict[str, str]:
    """Return what is wrong with a percentage that stands where none is measured."""
    if "value" not in filled.percents or is_percent(row.unit_of_measure):
        return {}
    return {"value": NO_PERCENT.format(filled.typed["value"])}


def _change(form: FigureForm, name: str) -> Change:
    old = form.initial.get(name)
    new = form.cleaned_data.get(name, form.data.get(name))
    return Change(
        BY_FIELD[name].heading, _words(form, name, old), _words(form, name, new)
    )


def _words(form: FigureForm, name: str, value: object) -> str:
    """Return a value as the page would show it."""
    if name == "reported_as":
        return str(dict(ActualEntry.ReportedAs.choices).get(str(value), value or ""))
    shown = form.fields[name].prepare_value(value) if name in form.fields else value
    return "" if shown is None else str(shown)


def _unsaid(form: FigureForm, row: WorkRow, period: ReportingPeriod) -> tuple[str, ...]:
    """Return the columns that the figure will ask for at its submission."""
    entry = ActualEntry(indicator=row.indicator, year=period.year, period=period.period)
    if row.entry is not None:
        entry.pk = row.entry.pk  # whose breakdown is held against the figure
    put(entry, form.figure)
    names = measures.unsaid_in(entry) if entry.pk else _unsaid_of_new(entry)
    return tuple(BY_FIELD[name].heading for name in names if name in BY_FIELD)


def _unsaid_of_new(entry: ActualEntry) -> Sequence[str]:
    """Return the same of an entry that nothing was taken apart for yet."""
    if entry.value is None:
        return () if entry.explanation.strip() else ("explanation",)
    if not measures.deviation_of(entry):
        return ()
    asked = ("deviation_reason", "corrective_measure")
    return [name for name in asked if not getattr(entry, name).strip()]
