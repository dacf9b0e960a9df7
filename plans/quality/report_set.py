"""A plan beside the documents of its years: what the rules about reports look at."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Set
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cached_property

from plans.document import (
    YEAR,
    ActualEntry,
    Direction,
    IndicatorEntry,
    Kind,
    Method,
    Origin,
    PlanDocument,
    ReportedAs,
    State,
)
from plans.quality.findings import Place
from plans.quality.scope import Card, Row, Scope, scope_of
from plans.quality.telling import Told
from plans.quality.telling import gettext_lazy as _
from plans.turkish import fold

NAMES = {
    Kind.PERFORMANCE_PROGRAMME: _("performans programı"),
    Kind.ACTIVITY_REPORT: _("faaliyet raporu"),
    Kind.MONITORING_TABLE: _("izleme tablosu"),
}
_FINAL = {None, State.SUBMITTED, State.APPROVED}
_ALIKE = 0.6  # how much of two names is the same where only their codes agree

Backed = frozenset[tuple[str, int, str]]
"""Actuals that have evidence: indicator id, year, period."""


@dataclass(frozen=True, slots=True)
class Paired:
    """An indicator of a document beside the plan's own, where the plan has it."""

    place: Place
    stated: IndicatorEntry
    row: Row | None


@dataclass(frozen=True)
class Statement:
    """A document of the chain, its indicators paired with the plan's."""

    document: PlanDocument
    pairs: tuple[Paired, ...]

    @property
    def name(self) -> Told:
        """What kind of document it is, in words."""
        return NAMES.get(self.document.kind, _("belge"))

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that it tells of."""
        return frozenset(year for pair in self.pairs for year in _years_of(pair.stated))

    @cached_property
    def told(self) -> frozenset[str]:
        """The paths of the plan's indicators that are in it."""
        return frozenset(pair.row.place.path for pair in self.pairs if pair.row)


@dataclass(frozen=True, slots=True)
class Reached:
    """What is reported of one year: the place, the indicator, its target B and the actual C."""

    place: Place
    row: Row
    entry: ActualEntry
    target: Decimal | None

    @property
    def deviation(self) -> Decimal | None:
        """C − B in the indicator's unit; None where there is nothing to compare.

        An increment is no running total, and a part of a year has the year-end target.
        """
        value, target = self.entry.value, self.target
        is_whole = (
            self.entry.period == YEAR and self.entry.reported_as is ReportedAs.TOTAL
        )
        if value is None or target is None or not is_whole or not self.row.is_scored:
            return None
        distance = value - target
        if self.row.is_held and abs(distance) <= (self.row.indicator.tolerance or 0):
            return Decimal(0)
        return distance


@dataclass(frozen=True)
class ReportSet:
    """A plan, the documents of its years, and, where that is known, what has evidence.

    `taken_in`: people have paired the documents with the plan.
    """

    plan: Scope
    statements: tuple[Statement, ...] = ()
    backed: Backed | None = None
    taken_in: bool = False

    @cached_property
    def reached(self) -> tuple[Reached, ...]:
        """Every actual of the plan's record and of the documents, the last of its period."""
        return (
            *(each for row in self.plan.rows for each in _reached(row, row)),
            *(
                each
                for statement in self.statements
                for pair in statement.pairs
                for each in _reached(_as_stated(pair), pair.row)
            ),
        )

    def programme_target(self, row: Row, year: int) -> Decimal | None:
        """Return the commitment of the year's programme, from its document else from the record."""
        for statement in self.statements:
            if statement.document.kind is Kind.PERFORMANCE_PROGRAMME:
                for pair in statement.pairs:
                    is_own = pair.row and pair.row.place == row.place
                    if is_own and pair.stated.targets.get(year) is not None:
                        return pair.stated.targets[year]
        return recorded_programme_target(row, year)


def recorded_programme_target(row: Row, year: int) -> Decimal | None:
    """Return the year's programme target that the plan's own record holds."""
    promised = [
        entry.value
        for entry in row.indicator.target_revisions
        if entry.origin is Origin.PROGRAMME and entry.year == year
    ]
    return promised[-1] if promised else None


def report_set(
    plan: PlanDocument,
    documents: tuple[PlanDocument, ...] = (),
    backed: Backed | None = None,
    *,
    taken_in: bool = False,
) -> ReportSet:
    """Return the plan with its documents, each indicator paired with the plan's.

    `taken_in`: people have paired them, by identifiers, and what they set aside stays so;
    what the documents say stands at the plan's own places, not at theirs.
    """
    scope = scope_of(plan)
    statements = tuple(
        Statement(one, tuple(_pairs(scope, scope_of(one), taken_in=taken_in)))
        for one in documents
    )
    return ReportSet(scope, statements, backed, taken_in)


@dataclass(frozen=True, slots=True)
class _Own:
    """An indicator of the plan as it can be found again."""

    objective: str
    row: Row
    name: str


def _pairs(plan: Scope, stated: Scope, *, taken_in: bool) -> Iterator[Paired]:
    free = {
        row.place.path: _Own(card.objective.code, row, fold(row.indicator.name))
        for card in plan.cards
        for row in card.rows
    }
    identified = {row.indicator.id for row in stated.rows} - {None}
    for card in stated.cards:
        for row in card.rows:
            left = _left(free.values(), row, identified)
            own = _identified(left, row) if taken_in else _own(left, card, row)
            if own is not None:
                del free[own.place.path]
            place = row.place
            if taken_in:
                place = own.place if own else Place("", row.place.label)
            yield Paired(place, row.indicator, own)


def _left(free: Collection[_Own], row: Row, identified: Set[str | None]) -> list[_Own]:
    """Return what a row may be: what another one names by its identifier is not for it."""
    taken = identified - {row.indicator.id}
    return [own for own in free if own.row.indicator.id not in taken]


def _own(free: Collection[_Own], card: Card, row: Row) -> Row | None:
    """Return the plan's indicator: by identifier, else by name, else by code where names are alike.

    Codes repeat and change in real documents, so that a code alone proves nothing.
    """
    one, name = row.indicator, fold(row.indicator.name)
    by_id = _identified(free, row)
    if by_id is not None:
        return by_id
    named = [own for own in free if own.name == name]
    at_home = [own for own in named if own.objective == card.objective.code]
    elsewhere = named if len(named) == 1 else []
    coded = [
        own
        for own in free
        if own.row.indicator.code == one.code and _alike(own.name, name)
    ]
    found = next(iter((*at_home, *elsewhere, *coded)), None)
    return found.row if found else None


def _identified(free: Collection[_Own], row: Row) -> Row | None:
    """Return the plan's indicator that has the same identifier."""
    one = row.indicator
    rows = (own.row for own in free if one.id and own.row.indicator.id == one.id)
    return next(rows, None)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _as_stated(pair: Paired) -> Row:
    return Row(pair.place, pair.stated)


def _years_of(one: IndicatorEntry) -> Iterator[int]:
    yield from (year for year, value in one.targets.items() if value is not None)
    yield from (entry.year for entry in one.actuals)


def _reached(stated: Row, own: Row | None) -> Iterator[Reached]:
    """Yield the last final actual of each period; how it is measured is the plan's to say."""
    last = {
        (entry.year, entry.period): entry
        for entry in stated.indicator.actuals
        if entry.state in _FINAL
    }
    measured = own or stated
    for (year, _period), entry in last.items():
        target = stated.indicator.targets.get(year)
        if target is None:
            target = measured.indicator.targets.get(year)
        yield Reached(stated.place, measured, entry, target)


def falls(reached: Reached) -> bool:
    """Whether less is better: it is said, or the target lies below the baseline."""
    one = reached.row
    if one.indicator.direction is not None or one.indicator.method is Method.CUMULATIVE:
        return one.indicator.direction is Direction.DECREASE
    start = one.baseline
    return start is not None and reached.target is not None and reached.target < start
