"""What a merge wants written, each step with the row that tells of it; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ingest.changes import Change
from plans.document import (
    ActualEntry,
    Citation,
    GoalEntry,
    IndicatorEntry,
    ObjectiveEntry,
    TargetEntry,
)


@dataclass(frozen=True, slots=True)
class Write:
    """Something to write; `where` is the path in the document of the part it is about."""

    where: str


@dataclass(frozen=True, slots=True)
class AddGoal(Write):
    """A goal without its objectives."""

    entry: GoalEntry


@dataclass(frozen=True, slots=True)
class AddObjective(Write):
    """An objective without its indicators."""

    entry: ObjectiveEntry


@dataclass(frozen=True, slots=True)
class AddIndicator(Write):
    """An indicator with all its histories."""

    entry: IndicatorEntry


@dataclass(frozen=True, slots=True)
class SetField(Write):
    """One printed field of a goal, objective or indicator."""

    name: str
    value: object
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class SetItems(Write):
    """One of a card's lists; `citations` by position."""

    name: str
    items: tuple[str, ...]
    citations: Mapping[int, Citation]


@dataclass(frozen=True, slots=True)
class SetCost(Write):
    """The total (no year) or one year of a card's cost, in TRY."""

    year: int | None
    amount: Decimal
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class SetTerm(Write):
    """One of an indicator's terms, as from a plan revision."""

    revision: int
    name: str
    value: object
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class AddTarget(Write):
    """One commitment more."""

    entry: TargetEntry


@dataclass(frozen=True, slots=True)
class AddActual(Write):
    """A figure for a period that has none, with the corrections a document states of it."""

    entries: tuple[ActualEntry, ...]


@dataclass(frozen=True, slots=True)
class FillActual(Write):
    """A text, or the source's own percentage, that an open figure still lacks."""

    entry: ActualEntry
    name: str


@dataclass(frozen=True, slots=True)
class SetActual(Write):
    """Another figure for a period whose figure is not approved; a person said so."""

    entry: ActualEntry


@dataclass(frozen=True, slots=True)
class Withdraw(Write):
    """KALDIRILDI, as from a plan revision."""

    revision: int


@dataclass(frozen=True, slots=True)
class Cite(Write):
    """Where a field stands that had no place in a document until now."""

    name: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Step:
    """A row of the preview, where there is something to tell, and what is written for it."""

    change: Change | None = None
    write: Write | None = None
