"""Rows that are written together: checked as they come, inserted in a few queries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from indicators.models import ActualEntry, Indicator
from ingest.changes import Change, Fate
from plans.models import Citation, Goal, Objective, Unit, UnplacedRun
from plans.models.remembered import remember

Row = TypeVar("Row", bound=models.Model)
_Kept = tuple[models.Model, Change]
FIRST: tuple[type[models.Model], ...] = (
    Unit,
    Citation,
    Goal,
    Objective,
    Indicator,
    UnplacedRun,
)
"""What others point to is written before them, in this order."""
NOWHERE = Change(Fate.REFUSED, where="", code="")


class NotCommittableError(Exception):
    """The document cannot be written as it is; the message is a Turkish sentence.

    `changes` are all the rows of the preview, where it came that far.
    """

    def __init__(self, message: str, changes: Iterable[Change] = ()) -> None:
        super().__init__(message)
        self.changes = tuple(changes)


@dataclass(slots=True)
class Heap:
    """Rows kept to be inserted, updated and deleted together, and what was refused on the way."""

    rows: dict[type[models.Model], list[_Kept]] = field(default_factory=dict)
    changed: dict[type[models.Model], dict[int, _Kept]] = field(default_factory=dict)
    fields: dict[type[models.Model], set[str]] = field(default_factory=dict)
    dropped: list[models.Model] = field(default_factory=list)
    refusals: list[Change] = field(default_factory=list)
    written: list[models.Model] = field(default_factory=list)
    about: Change = NOWHERE

    @contextmanager
    def writing(self, where: str, code: str) -> Iterator[None]:
        """Note that what is kept meanwhile is of this part; keep its refusal, if it is one."""
        outer, self.about = self.about, Change(Fate.REFUSED, where, code)
        try:
            yield
        except NotCommittableError as error:
            self.refuse(str(error))
        finally:
            self.about = outer

    def refuse(self, reason: str) -> None:
        """Note that what is being written cannot be."""
        self.refusals.append(replace(self.about, reason=reason))

    def keep(self, row: Row, what: str) -> Row:
        """Keep a row to be inserted and return it; a value that does not fit is a refusal."""
        self.check(row, what)
        self.rows.setdefault(type(row), []).append((row, self.about))
        return row

    def change(self, row: models.Model, what: str, *fields: str) -> None:
        """Keep changed columns of a row that is there; always the same object for one row."""
        self.check(row, what)
        self.changed.setdefault(type(row), {})[row.pk] = row, self.about
        self.fields.setdefault(type(row), set()).update(fields)

    def drop(self, row: models.Model) -> None:
        """Keep a row to be deleted: what nothing else hangs on."""
        self.dropped.append(row)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.rows or self.changed or self.dropped)

    def write(self) -> None:
        """Write what was kept, unless something was refused; what the database refuses is told."""
        if not self.refusals:
            for row in self.dropped:
                row.delete()
        for model in [*FIRST, *(m for m in self.rows if m not in FIRST)]:
            kept = self.rows.pop(model, [])
            for batch in _batches(kept):
                self._try(kept, _insert, batch)
        for model, by_key in self.changed.items():
            kept = list(by_key.values())
            names = sorted(self.fields[model])
            update = partial(_update, fields=names)
            self._try(kept, update, [row for row, _about in kept])

    def check(self, row: models.Model, what: str) -> None:
        """Refuse a row with a value that does not fit."""
        complaint = complaint_about(row)
        if complaint:
            self.refuse(f"{what}, {complaint}")

    def _try(
        self,
        kept: list[_Kept],
        write: Callable[[list[models.Model]], object],
        rows: list[models.Model],
    ) -> None:
        if self.refusals:
            return
        try:
            with transaction.atomic():
                write(rows)
            self.written += rows
        except IntegrityError as error:
            found = [
                replace(about, reason=sentence)
                for row, about in kept
                for sentence in _broken_rules(row)
            ]
            general = replace(NOWHERE, reason=broken_rule(error))
            self.refusals += found or [general]


def _insert(rows: list[models.Model]) -> None:
    type(rows[0])._default_manager.bulk_create(rows)
    remember(rows, are_new=True)


def _update(rows: list[models.Model], *, fields: list[str]) -> None:
    type(rows[0])._default_manager.bulk_update(rows, fields=fields)
    remember(rows, are_new=False)


def complaint_about(row: models.Model) -> str:
    """Return "field: why" for the first value that does not fit, or ""."""
    relations = {f.name for f in row._meta.fields if f.is_relation}
    try:
        row.clean_fields(exclude=relations)
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        verbose = row._meta.get_field(name).verbose_name  # type: ignore[union-attr]
        return f"{verbose}: {' '.join(messages)}"
    return ""


def broken_rule(error: IntegrityError) -> str:
    """Return the sentence of the named constraint that the database refused a row by."""
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name in str(error):
                return str(constraint.violation_error_message)
    return _("Belgedeki kayıtlar birbiriyle çelişiyor.")


def _batches(kept: list[_Kept]) -> Iterator[list[models.Model]]:
    """Part the rows so that a correction comes after the figure it corrects."""
    left = [row for row, _about in kept]
    while left:
        waiting = {id(row) for row in left}
        held_back = {
            id(row)
            for row in left
            if isinstance(row, ActualEntry) and id(row.supersedes) in waiting
        }
        yield [row for row in left if id(row) not in held_back]
        left = [row for row in left if id(row) in held_back]


def _broken_rules(row: models.Model) -> list[str]:
    """Return the sentences of the row's own constraints that it breaks; a query for each rule."""
    try:
        row.validate_constraints()
    except ValidationError as error:
        return error.messages
    return []
