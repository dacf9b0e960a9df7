"""What one document says of a plan's indicators in one year, each field with its place; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from plans.document import (
    YEAR,
    Citation,
    IndicatorEntry,
    Kind,
    Origin,
    PlanDocument,
)
from plans.turkish import fold, is_part_of_year, parse_number

Value = str | Decimal | None
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")


class Field(StrEnum):
    """What documents repeat of each other, by the name that its citation has."""

    NAME = "name"
    UNIT = "unit"
    WEIGHT = "weight_percent"
    BASELINE = "baseline_value"
    TARGET = "target"
    ACTUAL = "actual"


class Because(StrEnum):
    """Why a document is held to be one of the year."""

    OWN = "own"  # it was read as the programme of just this year
    LAST = "last"  # the last year that it reports actuals of
    TOLD = "told"  # its own year could not be read; it has figures of this one


@dataclass(frozen=True, slots=True)
class Printed:
    """One field in one document; `document` is the file's name, "" where none is kept.

    `ways` are the figures that say the same: of a running total also what the year adds.
    `label` is what a baseline is of.
    """

    value: Value = None
    citation: Citation | None = None
    document: str = ""
    ways: frozenset[Decimal] = frozenset()
    label: str = ""

    @property
    def is_unread(self) -> bool:
        """Whether something is printed there of which no figure was taken for certain."""
        if self.value is not None or self.citation is None:
            return False
        number = parse_number(self.citation.text)
        return number.reason is not None or number.value is not None

    @property
    def base(self) -> tuple[str, bool] | None:
        """The year that a baseline is of, and whether of a part of it; None where none is named."""
        years = set(_YEAR.findall(self.label))
        return (years.pop(), is_part_of_year(self.label)) if len(years) == 1 else None

    def says(self, other: Printed) -> bool:
        """Whether both say the same; texts as a person reads them aloud."""
        if isinstance(self.value, str) and isinstance(other.value, str):
            return fold(self.value) == fold(other.value)
        return self.value == other.value or other.value in self.ways


NOTHING = Printed()


@dataclass(frozen=True, slots=True)
class Stated:
    """An indicator as one document has it; `target` and `actual` are those of the year.

    `is_owed`: the plan has a target for the year; `is_in_force`: it is in the plan then.
    """

    objective: str
    code: str
    name: str
    fields: Mapping[Field, Printed] = field(default_factory=dict)
    is_owed: bool = True
    is_in_force: bool = True

    def printed(self, what: Field) -> Printed:
        """Return a field as the document has it."""
        return self.fields.get(what, NOTHING)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the year: its indicators by the key of the plan's own, in its order.

    `aside` are those that nobody has paired with one of the plan's: no proof that the plan
    lacks them.
    """

    kind: Kind
    name: str
    stated: Mapping[int, Stated]
    aside: tuple[Stated, ...] = ()
    because: Because = Because.OWN

    def has(self, what: Field) -> bool:
        """Whether it gives this field of any indicator: without a column nothing is blank."""
        each = (*self.stated.values(), *self.aside)
        return any(one.printed(what).value is not None for one in each)


def paper_of(
    document: PlanDocument, keys: Mapping[str, int], year: int, name: str
) -> Paper | None:
    """Return a programme or a report as it tells of a year; None where it is not of that year.

    `keys` lead from paths in the document to the plan's indicators, as people paired them.
    """
    because = _because(document, year)
    if because is None:
        return None
    stated: dict[int, Stated] = {}
    aside: list[Stated] = []
    for path, objective, one in _rows(document):
        told = _stated(one, objective, year, name)
        if path in keys:
            stated[keys[path]] = told
        else:
            aside.append(told)
    return Paper(document.kind, name, stated, tuple(aside), because)


def _because(document: PlanDocument, year: int) -> Because | None:
    rows = [one for _path, _objective, one in _rows(document)]
    if document.kind is Kind.PERFORMANCE_PROGRAMME:
        sure, years = Because.OWN, {promised for one in rows for promised in _own(one)}
    elif document.kind is Kind.ACTIVITY_REPORT:
        reported = {entry.year for one in rows for entry in one.actuals}
        sure, years = Because.LAST, {max(reported)} if reported else set()
    else:
        return None
    if years:
        return sure if year in years else None
    return Because.TOLD if any(year in one.targets for one in rows) else None


def _own(one: IndicatorEntry) -> Iterator[int]:
    """Yield the years whose programme the document was read as."""
    return (t.year for t in one.target_revisions if t.origin is Origin.PROGRAMME)


def _rows(document: PlanDocument) -> Iterator[tuple[str, str, IndicatorEntry]]:
    """Yield each indicator that the document does not say to be withdrawn."""
    for at, objective in document.objectives():
        for number, one in enumerate(objective.indicators):
            if not one.withdrawn and one.withdrawn_in is None:
                yield f"{at}.indicators[{number}]", objective.code, one


def _stated(one: IndicatorEntry, objective: str, year: int, name: str) -> Stated:
    def printed(what: Field, value: Value, at: str = "") -> Printed:
        label = (one.baseline_label or "") if what is Field.BASELINE else ""
        return Printed(value, one.citations.get(at or what), name, label=label)

    actual = next((e for e in one.actuals if (e.year, e.period) == (year, YEAR)), None)
    fields = {
        Field.NAME: printed(Field.NAME, one.name),
        Field.UNIT: printed(Field.UNIT, one.unit),
        Field.WEIGHT: printed(Field.WEIGHT, one.weight_percent),
        Field.BASELINE: printed(Field.BASELINE, one.baseline_value),
        Field.TARGET: printed(Field.TARGET, one.targets.get(year), f"targets.{year}"),
        Field.ACTUAL: Printed(actual.value, actual.citation, name)
        if actual
        else NOTHING,
    }
    return Stated(objective, one.code, one.name, fields)
