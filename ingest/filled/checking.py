"""What a filled-in workbook would change, and every error of every row; nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from indicators import keeping
from indicators.forms import FigureForm
from indicators.models import ActualEntry
from indicators.seen import figure_of, from_seen, initial_of
from indicators.services import Figure
from ingest.filled.ground import Ground, is_short, seen_of
from ingest.filled.layout import BY_FIELD, CODE, TYPED, Column, in_a_cell, is_asked
from ingest.filled.reading import NO_PERCENT, Filled, FilledRow
from plans.units import is_percent

FIELDS = {name: FigureForm.base_fields[name] for name in BY_FIELD}
WAYS = {str(label): value for value, label in ActualEntry.ReportedAs.choices}
NOTHING = (None, "")
RULES = {rule.name: rule for rule in ActualEntry._meta.constraints}


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that says something else than what stands."""

    field: str
    before: object
    after: object

    @property
    def heading(self) -> str:
        """The heading of its column."""
        return BY_FIELD[self.field].heading

    @property
    def old(self) -> str:
        """What stood, as the entry page shows it."""
        return _words(self.field, self.before)

    @property
    def new(self) -> str:
        """What was typed, as the entry page would show it."""
        return _words(self.field, self.after)


@dataclass(frozen=True, slots=True)
class Checked:
    """One row of the workbook: what it would change, what is wrong with it, what it leaves unsaid.

    `errors` are sentences by field, "" for the whole row; `seen` is what the person saw.
    """

    line: int
    row: Ground | None = None
    seen: Mapping[str, Any] = field(default_factory=dict)
    figure: Figure | None = None
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
        """The rows that would change something, and may."""
        return tuple(row for row in self.rows if row.changes and not row.errors)

    @property
    def can_be_applied(self) -> bool:
        """Whether there is something to write, and nothing against it."""
        return bool(self.changing) and not self.faulty

    @property
    def digest(self) -> str:
        """What tells these changes from others: what is pressed is what was shown."""
        told = [
            (str(row.row.indicator.uid), each.field, each.old, each.new)
            for row in self.changing
            if row.row is not None
            for each in row.changes
        ]
        return sha256(repr(told).encode()).hexdigest()


def check(filled: Filled, rows: Iterable[Ground]) -> Check:
    """Return what a workbook comes to, held against the rows as they stand; asks the database nothing."""
    mine = {str(row.indicator.uid): row for row in rows}
    times = Counter(row.uid for row in filled.rows)
    return Check(
        tuple(
            _twice(each) if times[each.uid] > 1 else _checked(each, mine.get(each.uid))
            for each in filled.rows
        )
    )


def _twice(filled: FilledRow) -> Checked:
    return Checked(
        filled.line, errors={"": _("Bu gösterge çalışma kitabında iki kez var.")}
    )


def _checked(filled: FilledRow, row: Ground | None) -> Checked:
    if row is None:
        return _of_nothing(filled)
    shown, stands = _shown(filled, row.entry), initial_of(row.entry)
    seen = stands if shown is None else shown
    changes, errors = _read(filled, row, seen)
    if any(each.field == "value" for each in changes):
        errors |= _percents(filled, row)
    errors |= {name: said for name, said in filled.troubles.items() if said}
    if not errors and all(stands.get(each.field) == each.after for each in changes):
        return Checked(filled.line, row)
    if row.entry is not None and not keeping.is_open(row.entry):
        state = row.entry.get_state_display()
        sentence = _("Bu değer kilitli (%(state)s); buradan değişmez.")
        errors = {"": sentence % {"state": state}}
    elif shown is None:
        errors[""] = _(
            "Bu satırın gizli hücresi okunamadı ya da satır değişti; yeni bir şablon indirin."
        )
    elif seen != stands:
        errors[""] = _changed_by(row.entry)
    figure = figure_of({**seen, **{each.field: each.after for each in changes}})
    errors = errors or _ratio(figure)
    return Checked(filled.line, row, seen, figure, tuple(changes), errors)


def _of_nothing(filled: FilledRow) -> Checked:
    """Check a row that is not asked of the person: it may stand there while nobody types in it."""
    shown = from_seen(filled.seen)
    if shown is not None and not filled.troubles and not any(_touched(filled, shown)):
        return Checked(filled.line)
    sentence = _("Bu satır, bu dönemde sizden istenen göstergelerden biri değil.")
    return Checked(filled.line, errors={"": sentence})


def _shown(filled: FilledRow, entry: ActualEntry | None) -> dict[str, Any] | None:
    """Return what the person saw; None where that cannot be said."""
    if is_short(filled.seen):
        return initial_of(entry) if filled.seen == seen_of(entry) else None
    return from_seen(filled.seen)


def _changed_by(entry: ActualEntry | None) -> str:
    """Say that somebody was there since the template was downloaded, who, and what stands now."""
    if entry is None or entry.entered_by is None:
        return _(
            "Siz şablonu indirdikten sonra bu satır değişti; yeni bir şablon indirin."
        )
    said = _(
        "Siz şablonu indirdikten sonra bu satır değişti (%(who)s, şimdiki değer %(now)s); satırı eski hâline getirin ya da yeni bir şablon indirin."
    )
    who = entry.entered_by.get_full_name() or entry.entered_by.get_username()
    now = _words("value", entry.value) or _("veri girilmedi")
    return said % {"who": who, "now": now}


def _touched(
    filled: FilledRow, seen: Mapping[str, Any]
) -> Iterator[tuple[Column, object, object]]:
    """Yield the cells that say something else than was seen: their column, what was seen, what is typed."""
    for column in TYPED:
        name = column.field
        before, typed = seen.get(name), filled.typed[name]
        if name == "reported_as":
            before = before or ActualEntry.ReportedAs.TOTAL
            typed = WAYS.get(str(typed).strip(), typed or before)
        if _is_changed(name, before, typed):
            yield column, before, typed


def _read(
    filled: FilledRow, row: Ground, seen: Mapping[str, Any]
) -> tuple[list[Change], dict[str, str]]:
    """Read each cell by its field of the entry page; return what differs, and what is wrong."""
    changes: list[Change] = []
    errors: dict[str, str] = {}
    for column, before, typed in _touched(filled, seen):
        name = column.field
        if not is_asked(row.asked, column):
            errors[name] = _("Bu göstergede bu sütun doldurulmaz; hücreyi boşaltın.")
            continue
        after: object = typed
        try:
            after = FIELDS[name].clean(typed)
        except ValidationError as refusal:
            errors[name] = " ".join(refusal.messages)
        changes.append(Change(name, before, after))
    return changes, errors


def _is_changed(name: str, before: object, typed: object) -> bool:
    """Whether a cell says something else; a line is broken one way in a browser, another in Excel."""
    if before in NOTHING and typed in NOTHING:
        return False
    if isinstance(before, str) and isinstance(typed, str):
        before, typed = in_a_cell(before), in_a_cell(typed)
    return before != typed and FIELDS[name].has_changed(before, typed)


def _percents(filled: FilledRow, row: Ground) -> dict[str, str]:
    """Return what is wrong with a percentage that stands where none is measured."""
    if "value" not in filled.percents or is_percent(row.unit_of_measure):
        return {}
    return {"value": NO_PERCENT.format(_words("value", filled.typed["value"]))}


def _ratio(figure: Figure) -> dict[str, str]:
    """Return what is wrong with a numerator and a denominator, by the rules of the database."""
    over, under = figure.numerator, figure.denominator
    if (over is None) != (under is None):
        broken, at = "actual_numerator_with_its_denominator", "numerator"
        at = at if over is None else "denominator"
    elif under == 0:
        broken, at = "actual_denominator_not_zero", "denominator"
    else:
        return {}
    return {at: str(RULES[broken].violation_error_message)}


def _words(name: str, value: object) -> str:
    """Return a value as the page would show it."""
    if name == "reported_as":
        return str(dict(ActualEntry.ReportedAs.choices).get(str(value), value or ""))
    shown = FIELDS[name].prepare_value(value)
    return "" if shown is None else str(shown)
