"""What the rules look at: the cards and indicators of a document that are in force, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from plans.document import (
    Direction,
    IndicatorEntry,
    Method,
    ObjectiveEntry,
    PlanDocument,
)
from plans.quality.findings import Place
from plans.quality.telling import Percent, Told
from plans.quality.telling import gettext_lazy as _
from plans.turkish import is_part_of_year
from plans.units import is_percent

ALL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator in force; `years` are those that it owes a target for."""

    place: Place
    indicator: IndicatorEntry
    years: tuple[int, ...] = ()

    @property
    def targets(self) -> dict[int, Decimal]:
        """The targets that have a value, by year, in order."""
        known = sorted(self.indicator.targets.items())
        return {year: value for year, value in known if value is not None}

    @property
    def is_scored(self) -> bool:
        """Whether it is measured at all, and not only followed."""
        return self.indicator.method is not Method.DATA_ONLY

    @property
    def is_held(self) -> bool:
        """Whether it is to stay where it is, or has no better side."""
        return (
            self.indicator.method is Method.MAINTAIN
            or self.indicator.direction is Direction.NEUTRAL
        )

    @property
    def is_percent(self) -> bool:
        """Whether its figures are percentages."""
        return is_percent(self.indicator.unit or "")

    @property
    def baseline(self) -> Decimal | None:
        """The baseline that targets can be compared with: of a whole year."""
        label = self.indicator.baseline_label or ""
        return None if is_part_of_year(label) else self.indicator.baseline_value

    @property
    def rises(self) -> bool:
        """Whether more is better for certain: it is said, or it is a running total."""
        if self.indicator.direction is None:
            return self.indicator.method is Method.CUMULATIVE
        return self.indicator.direction is Direction.INCREASE

    @property
    def falls(self) -> bool:
        """Whether less is better for certain."""
        return self.indicator.direction is Direction.DECREASE

    @property
    def series(self) -> tuple[Decimal, ...]:
        """Baseline, where there is a comparable one, and targets in order."""
        start = () if self.baseline is None else (self.baseline,)
        return (*start, *self.targets.values())

    def told(self, value: Decimal) -> Decimal | Percent:
        """Return a value as it is to be written: as a percentage where it is one."""
        return Percent(value) if self.is_percent else value

    def is_bound(self, value: Decimal) -> bool:
        """Whether nothing is left to reach beyond a value: %100, or 0 of what is to fall."""
        return (self.is_percent and value == ALL) or (self.falls and value == 0)


@dataclass(frozen=True, slots=True)
class Card:
    """An objective in force with its indicators in force; `gone` are the withdrawn ones."""

    place: Place
    objective: ObjectiveEntry
    rows: tuple[Row, ...]
    gone: tuple[IndicatorEntry, ...] = ()


@dataclass(frozen=True)
class Scope:
    """A document as the rules look at it."""

    document: PlanDocument
    cards: tuple[Card, ...]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every indicator in force, in order."""
        return tuple(row for card in self.cards for row in card.rows)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of the plan, else those that targets are printed for."""
        if self.document.period is not None:
            start, end = self.document.period
            return tuple(range(start, end + 1))
        return tuple(sorted({year for row in self.rows for year in row.targets}))

    @cached_property
    def has_targets(self) -> bool:
        """Whether targets are on record at all: a portal's page draws them as bars."""
        return any(row.targets for row in self.rows)

    @cached_property
    def promising(self) -> tuple[Row, ...]:
        """The indicators that owe targets, where targets are on record at all."""
        return tuple(row for row in self.rows if row.is_scored and self.has_targets)


def scope_of(document: PlanDocument) -> Scope:
    """Return what of a document is in force, each row with the years that it owes a target for."""
    years = _years_with_targets(document)
    return Scope(document, tuple(_cards(document, years)))


def place_of_goal(path: str, code: str) -> Place:
    """Return a goal's place: "Amaç 4"."""
    number = code.removeprefix("A").strip()
    return Place(path, _("Amaç {number}", number=number) if number else _("Amaç"))


def _place_of_card(path: str, code: str) -> Place:
    number = code.removeprefix("H").strip()
    return Place(path, _("Hedef {number}", number=number) if number else _("Hedef"))


def _cards(document: PlanDocument, years: tuple[int, ...]) -> Iterator[Card]:
    for g, goal in enumerate(document.goals):
        for o, objective in enumerate(goal.objectives):
            if goal.withdrawn_in is None and objective.withdrawn_in is None:
                path = f"goals[{g}].objectives[{o}]"
                place = _place_of_card(path, objective.code)
                yield _card(document, place, objective, years)


def _card(
    document: PlanDocument,
    place: Place,
    objective: ObjectiveEntry,
    years: tuple[int, ...],
) -> Card:
    rows = tuple(
        Row(
            _place_of_row(f"{place.path}.indicators[{i}]", place, one.code),
            one,
            tuple(year for year in years if year >= _since(document, one)),
        )
        for i, one in enumerate(objective.indicators)
        if not is_gone(one)
    )
    return Card(place, objective, rows, tuple(filter(is_gone, objective.indicators)))


def _place_of_row(path: str, card: Place, code: str) -> Place:
    return Place(path, Told("{card}, {code}", (("card", card.label), ("code", code))))


def is_gone(indicator: IndicatorEntry) -> bool:
    """Whether an update has withdrawn it (KALDIRILDI)."""
    return indicator.withdrawn or indicator.withdrawn_in is not None


def _since(document: PlanDocument, indicator: IndicatorEntry) -> int:
    """Return the first year that an indicator owes a target for: an update may bring it in late."""
    if not indicator.introduced_in:
        return 0
    for revision in document.revisions:
        if revision.number == indicator.introduced_in and revision.adopted_on:
            return int(revision.adopted_on[:4])
    return min(indicator.targets, default=0)


def _years_with_targets(document: PlanDocument) -> tuple[int, ...]:
    """Return the plan's years that some indicator has a target for.

    A year that none has is one finding about the plan, and none about each indicator.
    """
    known = {
        year
        for _path, one in document.indicators()
        for year, value in one.targets.items()
        if value is not None
    }
    start, end = document.period or (min(known, default=0), max(known, default=0))
    return tuple(year for year in sorted(known) if start <= year <= end)
