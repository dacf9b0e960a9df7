"""What a plan's workbook would change, every error of every row; and the writing of it, all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import transaction
from import_export.results import Result
from tablib import Dataset

from indicators import services
from ingest.filled.plan.book import table_of
from ingest.filled.plan.layout import PLAN, Record, Sheet, Typed
from ingest.filled.plan.reading import TypedBook
from ingest.filled.plan.sheets import SHEETS
from plans.models import Plan
from plans.models.remembered import acting
from plans.tables.changes import Change, changes_of
from plans.tables.columns import plain_text
from plans.tables.shelves import Shelf

NAMED_BY = ("kod", "gösterge", "hedef", "faaliyet", "metin")


@dataclass(slots=True)
class CheckedLine:
    """One row of a sheet: what it changes, and what is wrong with it by heading, "" for all of it."""

    line: int
    name: str
    is_new: bool = False
    changes: list[Change] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckedSheet:
    """The rows of a sheet that say something new, or something wrong."""

    name: str
    lines: tuple[CheckedLine, ...]

    @property
    def faulty(self) -> list[CheckedLine]:
        """The rows with an error."""
        return [line for line in self.lines if line.errors]

    @property
    def changing(self) -> list[CheckedLine]:
        """The rows that would change something."""
        return [line for line in self.lines if line.changes and not line.errors]


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """A whole workbook against what stands now."""

    sheets: tuple[CheckedSheet, ...]
    is_written: bool = False

    @property
    def faults(self) -> int:
        """How many rows have an error; while there is one, nothing can be written."""
        return sum(len(sheet.faulty) for sheet in self.sheets)

    @property
    def count(self) -> int:
        """How many rows would change something."""
        return sum(len(sheet.changing) for sheet in self.sheets)

    @property
    def can_be_applied(self) -> bool:
        """Whether there is something to write, and nothing against it."""
        return bool(self.count) and not self.faults

    @property
    def digest(self) -> str:
        """What tells these changes from others, in the words shown: what is pressed is what was shown."""
        told = [
            (sheet.name, line.line, line.name, each.heading, each.was, each.now)
            for sheet in self.sheets
            for line in sheet.changing
            for each in line.changes
        ]
        return sha256(repr(told).encode()).hexdigest()


def check_plan(book: TypedBook, plan: Plan, person: User) -> PlanCheck:
    """Return what a workbook comes to; nothing is written."""
    return _run(book, plan, person, why="", shown=None)


def apply_plan(
    book: TypedBook, plan: Plan, person: User, *, why: str, shown: str
) -> PlanCheck:
    """Write a workbook in one transaction, unless it would change something else than was shown.

    `is_written` of what is returned says whether it was.
    """
    return _run(book, plan, person, why=why, shown=shown)


def _run(
    book: TypedBook, plan: Plan, person: User, *, why: str, shown: str | None
) -> PlanCheck:
    shelves: dict[tuple[str, int], Shelf] = {}
    with (
        transaction.atomic(),
        acting(by=person, why=why),
        services.published_together() as together,
    ):
        found = tuple(
            _checked(
                sheet,
                book.sheets[sheet.name].rows,
                table_of(sheet, plan, person, why=why, shelves=shelves),
            )
            for sheet in SHEETS
        )
        check = PlanCheck(found)
        if not check.can_be_applied or check.digest != shown:
            transaction.set_rollback(True)
            return check
        together.publish()
    return PlanCheck(found, is_written=True)


def _checked(sheet: Sheet, rows: tuple[Typed, ...], table: Any) -> CheckedSheet:  # noqa: ANN401
    divided = sheet.divided(list(rows), table.only_plan)
    lines = [CheckedLine(row.line, _name(row), row.key is None) for row in rows]
    told: list[tuple[CheckedLine, Record]] = []
    for line, each in zip(lines, divided, strict=True):
        line.errors.update(each.errors)
        told += [(line, record) for record in each.records]
    if told:
        result = table.import_data(
            _dataset([record for _line, record in told]), all_or_nothing=False
        )
        _take(result, told)
    return CheckedSheet(
        sheet.name, tuple(line for line in lines if line.changes or line.errors)
    )


def _dataset(records: list[Record]) -> Dataset:
    heads = list(dict.fromkeys(head for each in records for head in each.cells))
    table = Dataset(headers=heads)
    for record in records:
        table.append([record.cells.get(head) for head in heads])
    return table


def _take(result: Result, told: list[tuple[CheckedLine, Record]]) -> None:
    """Put what became of the table's rows to the sheet's."""
    for error in result.base_errors:
        told[0][0].errors[""] = str(error.error)
    for row in result.invalid_rows:
        line, record = told[row.number - 1]
        for head, sentences in row.error_dict.items():
            at = "" if head == NON_FIELD_ERRORS else record.headings.get(head, head)
            said = " ".join(map(str, sentences))
            line.errors[at] = " ".join(filter(None, (line.errors.get(at), said)))
    for number, _kind, changes in changes_of(result):
        line, record = told[number - 1]
        line.changes += _shown(record, changes)


def _shown(record: Record, changes: Sequence[Change]) -> Sequence[Change]:
    """Return what a table's row changes; a row of one year is its cell alone."""
    if not record.old:
        return [change for change in changes if change.heading != PLAN]
    new = {change.heading: change.new for change in changes}
    return [
        Change(record.headings[head], old, new.get(head))
        for head, old in record.old.items()
    ]


def _name(row: Typed) -> str:
    """Return what a row is called on the page."""
    said = [plain_text(row.cells.get(heading)) for heading in NAMED_BY]
    return next(filter(None, said), "")
