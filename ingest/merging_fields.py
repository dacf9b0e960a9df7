"""What a document changes of the printed fields of goals, objectives and indicators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingest.comparing import UNKNOWN, Compared, Outcome, Setting, outcome, settled
from ingest.matching import Entry
from ingest.steps import (
    Cite,
    SetCost,
    SetField,
    SetItems,
    SetTerm,
    Step,
    Write,
)
from ingest.wording import label_of, label_of_cost
from plans.document import (
    LIST_FIELDS,
    Citation,
    IndicatorEntry,
    ObjectiveEntry,
    Terms,
)

GOAL_FIELDS = ("code", "printed_code", "title", "published_completion")
OBJECTIVE_FIELDS = ("code", "printed_code", "title", "responsible_unit")
OBJECTIVE_LISTS = ("cooperating_units", *LIST_FIELDS)
INDICATOR_FIELDS = (
    "code",
    "printed_code",
    "name",
    "monitoring_frequency",
    "reporting_frequency",
    "definition",
    "formula",
    "data_source",
    "cumulative",
    "data_year",
)
TERM_FIELDS = (
    "unit",
    "weight_percent",
    "method",
    "direction",
    "baseline_not_applicable",
    "baseline_value",
    "baseline_label",
    "tolerance",
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A part of the document, what it is in the plan, and what documents had before."""

    where: str
    here: Entry
    there: Entry
    before: Entry | None = None

    def compared(self, name: str, label: str, values: _Three) -> Compared:
        """Return one value of the pair, ready to be settled."""
        return Compared(f"{self.where}.{name}", self.there.code, label, *values)


_Three = tuple[object, object, object]


def goal_steps(pair: Pair, setting: Setting) -> Iterator[Step]:
    """Yield what the document changes of a goal's own fields."""
    for name in GOAL_FIELDS:
        yield from _field(pair, name, setting)


def objective_steps(pair: Pair, setting: Setting) -> Iterator[Step]:
    """Yield what the document changes of a card, its indicators apart."""
    for name in OBJECTIVE_FIELDS:
        yield from _field(pair, name, setting)
    for name in OBJECTIVE_LISTS:
        yield from _list(pair, name, setting)
    yield from _costs(pair, setting)


def indicator_steps(pair: Pair, setting: Setting) -> Iterator[Step]:
    """Yield what the document changes of an indicator's fields and terms."""
    for name in INDICATOR_FIELDS:
        yield from _field(pair, name, setting)
    yield from _terms(pair, setting)


def terms_at(entry: IndicatorEntry, revision: int) -> Terms:
    """Return the terms in force under a plan revision."""
    known = [t for t in entry.terms if t.revision <= revision] or list(entry.terms[:1])
    return known[-1] if known else Terms(**{n: getattr(entry, n) for n in TERM_FIELDS})


def _field(pair: Pair, name: str, setting: Setting) -> Iterator[Step]:
    compared = pair.compared(name, label_of(name), _three(pair, name))
    citation = pair.here.citations.get(name)
    write = SetField(pair.where, name, compared.here, citation)
    yield from _cited(pair, name, compared, settled(compared, setting, write))


def _three(pair: Pair, name: str) -> _Three:
    before = UNKNOWN if pair.before is None else getattr(pair.before, name)
    return getattr(pair.there, name), before, getattr(pair.here, name)


def _cited(
    pair: Pair, name: str, compared: Compared, steps: Iterator[Step]
) -> Iterator[Step]:
    """Add the place of a value that stands and has none in any document."""
    yield from steps
    citation = pair.here.citations.get(name)
    if citation is None:
        return
    found = outcome(compared.there, compared.before, compared.here)
    is_moved = compared.before not in (UNKNOWN, compared.here)  # both said it anew
    is_bare = name not in pair.there.citations
    if found is Outcome.SAME and (is_bare or is_moved):
        yield Step(write=Cite(pair.where, name, citation))


def _list(pair: Pair, name: str, setting: Setting) -> Iterator[Step]:
    compared = pair.compared(name, label_of(name), _three(pair, name))
    items: tuple[str, ...] = getattr(pair.here, name)
    cited: dict[int, Citation] = {}
    for number in range(len(items)):
        citation = pair.here.citations.get(f"{name}.{number}")
        if citation is not None:
            cited[number] = citation
    write = SetItems(pair.where, name, items, cited)
    yield from settled(compared, setting, write)


def _costs(pair: Pair, setting: Setting) -> Iterator[Step]:
    assert isinstance(pair.here, ObjectiveEntry)  # noqa: S101 - for the type checker
    years: list[int | None] = [None, *sorted(pair.here.cost_estimate.by_year or {})]
    for year in years:
        name = "cost_estimate." + ("total" if year is None else f"by_year.{year}")
        before = UNKNOWN if pair.before is None else _cost(pair.before, year)
        amount = _cost(pair.here, year)
        values = _cost(pair.there, year), before, amount
        compared = pair.compared(name, label_of_cost(year), values)
        if amount is not None:
            citation = pair.here.citations.get(name)
            write: Write = SetCost(pair.where, year, amount, citation)
            yield from settled(compared, setting, write)


def _cost(entry: Entry, year: int | None) -> Decimal | None:
    assert isinstance(entry, ObjectiveEntry)  # noqa: S101
    cost = entry.cost_estimate
    return cost.total if year is None else (cost.by_year or {}).get(year)


def _terms(pair: Pair, setting: Setting) -> Iterator[Step]:
    """Compare flat terms as from the document's revision, stated ones each with its own."""
    here, there, before = pair.here, pair.there, pair.before
    assert isinstance(here, IndicatorEntry)  # noqa: S101
    assert isinstance(there, IndicatorEntry)  # noqa: S101
    stated = [t.revision for t in here.terms] or [
        setting.revision or there.introduced_in
    ]
    for revision in stated:
        theirs, mine = terms_at(there, revision), terms_at(here, revision)
        known = (
            terms_at(before, revision) if isinstance(before, IndicatorEntry) else None
        )
        for name in TERM_FIELDS:
            value = _stated(mine, name)
            earlier = UNKNOWN if known is None else _stated(known, name)
            values = _stated(theirs, name), earlier, value
            compared = pair.compared(name, label_of(name), values)
            citation = here.citations.get(name)
            write = SetTerm(pair.where, revision, name, value, citation)
            yield from _cited(pair, name, compared, settled(compared, setting, write))


def _stated(terms: Terms, name: str) -> object:
    """Return a term; that a baseline *is* applicable is said by the baseline alone."""
    value = getattr(terms, name)
    return None if value is False else value
