"""A plan's indicators as a reader asked for them: filtered, counted, in groups, in an address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import parse_qsl, urlencode

from django.http import QueryDict
from django_stubs_ext import StrOrPromise

from reports.filters import BY_PERCENT, BY_PLAN, BY_STATUS, FACETS, ORDERS, LineFilter
from reports.lines import Line
from reports.statuses import Status
from reports.years import PlanYear

# What a heading of each order is about.
HEADINGS: dict[str, Callable[[Line], str]] = {
    BY_STATUS: lambda line: line.status.key,
    BY_PLAN: lambda line: line.goal.slug,
    BY_PERCENT: lambda _line: "",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, how many indicators it leaves, and the query that asks for it."""

    value: str
    label: StrOrPromise
    count: int
    is_chosen: bool
    query: str
    status: Status | None = None  # where it is one


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter and its values."""

    name: str
    label: StrOrPromise
    choices: tuple[Choice, ...]

    @property
    def is_of_plan(self) -> bool:
        """Whether the plan itself names its values."""
        return self.name in {"birim", "amac"}


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading: the first of them has what it says."""

    lines: tuple[Line, ...]

    @property
    def first(self) -> Line:
        """The line that speaks for them."""
        return self.lines[0]


@dataclass(frozen=True, slots=True)
class Listing:
    """The list of indicators; `query` is its own, `total` counts the plan's in that year."""

    shown: PlanYear
    lines: tuple[Line, ...]
    total: int
    facets: tuple[Facet, ...]
    orders: tuple[Choice, ...]
    order: str
    query: str
    unknown: tuple[StrOrPromise, ...]

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is on."""
        return any(each.is_chosen for facet in self.facets for each in facet.choices)

    @property
    def gone(self) -> int:
        """How many of the lines an update has withdrawn; the plan's own count has them not."""
        return sum(not line.counts for line in self.lines)

    @property
    def statuses(self) -> tuple[Choice, ...]:
        """Every status that the other filters leave, with how many have it."""
        (facet,) = (each for each in self.facets if each.name == "durum")
        return tuple(each for each in facet.choices if each.count or each.is_chosen)

    def groups(self, lines: Iterable[Line]) -> list[Group]:
        """Return the lines of a page under the headings that their order gives them."""
        runs = groupby(lines, HEADINGS[self.order])
        return [Group(tuple(run)) for _heading, run in runs]

    def page_query(self, number: int) -> str:
        """Return the query of one page of the list."""
        return _query(self.query, {} if number == 1 else {"sayfa": str(number)})


def listing_of(
    shown: PlanYear, lines: Sequence[Line], known: Sequence[Status], asked: QueryDict
) -> Listing:
    """Return what an address asks of a plan's indicators, in one query."""
    narrowing = LineFilter(asked, lines, known)
    chosen = narrowing.chosen
    if narrowing.order == BY_STATUS:
        chosen.pop("sirala", None)
    return Listing(
        shown,
        tuple(_in_order(narrowing.found(), narrowing.order, known)),
        len(lines),
        tuple(_facet(shown, narrowing, name, chosen, known) for name in FACETS),
        tuple(_orders(shown, narrowing.order, chosen)),
        narrowing.order,
        _query(shown.query, chosen),
        tuple(narrowing.unknown),
    )


def _in_order(lines: list[Line], order: str, known: Sequence[Status]) -> Iterable[Line]:
    """Return lines in plan order in the order asked for; what has no percentage comes last."""
    if order == BY_STATUS:
        place = {status: number for number, status in enumerate(known)}
        return sorted(lines, key=lambda line: place[line.status])
    if order == BY_PERCENT:
        return sorted(lines, key=_by_percent)
    return lines


def _by_percent(line: Line) -> tuple[bool, object]:
    percent = None if line.status.is_gone else line.row.completion
    return percent is None, percent or 0


def _facet(
    shown: PlanYear,
    narrowing: LineFilter,
    name: str,
    chosen: dict[str, str],
    known: Sequence[Status],
) -> Facet:
    by_key = {status.key: status for status in known} if name == "durum" else {}
    counts = narrowing.counted(name)
    others = {n: value for n, value in chosen.items() if n != name}
    choices = (
        Choice(
            value,
            label,
            counts.get(value, 0),
            chosen.get(name) == value,
            _query(shown.query, others | {name: value}),
            by_key.get(value),
        )
        for value, label in narrowing.labels[name].items()
    )
    return Facet(name, narrowing.filters[name].label or name, tuple(choices))


def _orders(shown: PlanYear, order: str, chosen: dict[str, str]) -> Iterator[Choice]:
    for value, label in ORDERS:
        asked = {} if value == BY_STATUS else {"sirala": value}
        rest = {name: said for name, said in chosen.items() if name != "sirala"}
        yield Choice(value, label, 0, value == order, _query(shown.query, rest | asked))


def _query(query: str, asked: dict[str, str]) -> str:
    """Return a query with more asked in it."""
    said = dict(parse_qsl(query.removeprefix("?"))) | asked
    return f"?{urlencode(said)}" if said else ""
