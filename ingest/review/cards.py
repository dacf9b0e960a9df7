"""One objective of a reading as a page of fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from indicators.models import Period
from ingest.edits.placing import items_of
from ingest.edits.rows import TEXT_LISTS
from ingest.review.entries import Choice, Entry, Shown, slug_of
from ingest.review.gaps import Gap, gaps_of
from plans.document import (
    LIST_FIELDS,
    Fragment,
    GoalEntry,
    IndicatorEntry,
    ObjectiveEntry,
)

SECTION_NAMES = {
    "risks": _("Riskler"),
    "activities": _("Faaliyet ve projeler"),
    "strategies": _("Stratejiler"),
    "findings": _("Tespitler"),
    "needs": _("İhtiyaçlar"),
}
LIST_NAMES = {
    "cooperating_units": _("İş birliği yapılacak birimler"),
    **SECTION_NAMES,
}
_ALWAYS = ("unit", "method")
_SELDOM = (
    "direction",
    "baseline_label",
    "baseline_not_applicable",
    "data_year",
    "monitoring_frequency",
    "reporting_frequency",
    "definition",
    "formula",
    "data_source",
    "withdrawn",
)
_OF_ACTUALS = (
    "value",
    "printed_performance",
    "explanation",
    "deviation_reason",
    "corrective_measure",
)


@dataclass(frozen=True, slots=True)
class ListBlock:
    """One of the card's lists of texts."""

    name: str
    label: StrOrPromise
    path: str
    items: tuple[Entry, ...]

    @property
    def slug(self) -> str:
        """The path as a name in an address."""
        return slug_of(self.path)


@dataclass(frozen=True, slots=True)
class Reached:
    """What was reached in one period."""

    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class IndicatorBlock:
    """One indicator: its name, its figures in the order of the card's years, and the rest."""

    path: str
    code: Entry
    name: Entry
    terms: tuple[Entry, ...]
    figures: tuple[Entry, ...]
    seldom: tuple[Entry, ...]
    reached: tuple[Reached, ...]
    known_as: Entry | None = (
        None  # the plan's own indicator, for documents of the chain
    )

    @property
    def slug(self) -> str:
        """The path as a name in an address."""
        return slug_of(self.path)

    @property
    def says_seldom(self) -> bool:
        """Whether a field that few look at asks for a look."""
        return any(entry.is_asked or entry.error for entry in self.seldom)

    def entries(self) -> Iterator[Entry]:
        """Yield every field."""
        yield from (self.code, self.name, *self.terms, *self.figures, *self.seldom)
        for reached in self.reached:
            yield from reached.entries


@dataclass(frozen=True, slots=True)
class RunItem:
    """An item of an unassigned run, and the name of the choice that places it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """An unassigned run that stands with the card, or with the document as a whole."""

    path: str
    items: tuple[RunItem, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One objective; `number` is from 1, over the whole document."""

    number: int
    path: str
    goal: GoalEntry
    objective: ObjectiveEntry
    heading: tuple[Entry, ...]
    unit: Entry
    costs: tuple[Entry, ...]
    lists: tuple[ListBlock, ...]
    indicators: tuple[IndicatorBlock, ...]
    gaps: tuple[Gap, ...]
    runs: tuple[Run, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """Yield every field of the card, in the order of the page."""
        yield from (*self.heading, self.unit, *self.costs)
        for block in self.indicators:
            yield from block.entries()
        for listed in self.lists:
            yield from listed.items

    @property
    def slug(self) -> str:
        """The path as a name in an address."""
        return slug_of(self.path)


def card_of(
    shown: Shown, number: int, known: Iterable[Choice] = (), *, is_chain: bool = False
) -> Card:
    """Return a card by its number; raises IndexError.

    `known` are the plan's own indicators, to choose from where the document is one of
    the chain.
    """
    path, objective = list(shown.document.objectives())[number - 1]
    goal_path = path.split(".")[0]
    goal = shown.document.goals[int(goal_path[6:-1])]
    years = sorted({year for row in objective.indicators for year in row.targets})
    indicators = tuple(
        _indicator(shown, f"{path}.indicators[{n}]", row, years)
        for n, row in enumerate(objective.indicators)
    )
    if is_chain:
        choices = tuple(known)
        indicators = tuple(_with_known(shown, block, choices) for block in indicators)
    return Card(
        number=number,
        path=path,
        goal=goal,
        objective=objective,
        heading=tuple(_heading(shown, goal_path, path)),
        unit=shown.entry(f"{path}.responsible_unit"),
        costs=tuple(_costs(shown, path, objective)),
        lists=tuple(_lists(shown, path, objective)),
        indicators=indicators,
        gaps=tuple(gaps_of(objective, shown.document.kind)),
        runs=tuple(runs_of(shown.document.unassigned, path)),
    )


def _with_known(
    shown: Shown, block: IndicatorBlock, choices: tuple[Choice, ...]
) -> IndicatorBlock:
    return replace(block, known_as=shown.entry(f"{block.path}.id", choices=choices))


def _heading(shown: Shown, goal: str, path: str) -> Iterator[Entry]:
    yield shown.entry(f"{goal}.code", "Amaç kodu")
    yield shown.entry(f"{goal}.title", "Amaç")
    yield shown.entry(f"{path}.code", "Hedef kodu")
    yield shown.entry(f"{path}.title", "Hedef")


def _costs(shown: Shown, path: str, objective: ObjectiveEntry) -> Iterator[Entry]:
    yield shown.entry(f"{path}.cost_estimate.total")
    for year in sorted(objective.cost_estimate.by_year or ()):
        yield shown.entry(f"{path}.cost_estimate.by_year.{year}", f"{year} (₺)")


def _lists(shown: Shown, path: str, objective: ObjectiveEntry) -> Iterator[ListBlock]:
    for name in TEXT_LISTS[-1:] + LIST_FIELDS:
        count = len(getattr(objective, name))
        items = tuple(shown.entry(f"{path}.{name}[{n}]") for n in range(count))
        yield ListBlock(name, LIST_NAMES[name], f"{path}.{name}", items)


def _indicator(
    shown: Shown, path: str, row: IndicatorEntry, years: list[int]
) -> IndicatorBlock:
    figures = [
        shown.entry(f"{path}.weight_percent", "Etki (%)"),
        shown.entry(f"{path}.baseline_value", row.baseline_label or "Başlangıç"),
        *(shown.entry(f"{path}.targets.{year}", str(year)) for year in years),
    ]
    return IndicatorBlock(
        path=path,
        code=shown.entry(f"{path}.code"),
        name=shown.entry(f"{path}.name"),
        terms=tuple(shown.entry(f"{path}.{name}") for name in _ALWAYS),
        figures=tuple(figures),
        seldom=tuple(shown.entry(f"{path}.{name}") for name in _SELDOM),
        reached=tuple(_reached(shown, path, row)),
    )


def _reached(shown: Shown, path: str, row: IndicatorEntry) -> Iterator[Reached]:
    for n, actual in enumerate(row.actuals):
        period = Period(actual.period).label
        names = [
            name
            for name in _OF_ACTUALS
            if name == "value" or getattr(actual, name) is not None
        ]
        entries = (shown.entry(f"{path}.actuals[{n}].{name}") for name in names)
        yield Reached(f"{actual.year} {period}", tuple(entries))


def runs_of(unassigned: Iterable[Fragment], path: str | None) -> Iterator[Run]:
    """Yield the runs that stand with a card or, with them, those of the document as a whole."""
    for number, run in enumerate(unassigned):
        if run.where in (path, None):
            items = (
                RunItem(f"yer:{number}:{n}", text)
                for n, text in enumerate(items_of(run))
            )
            yield Run(f"unassigned[{number}]", tuple(items))
