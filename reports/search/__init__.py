"""Full-text search over the texts of public plans, on either database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django_stubs_ext import StrOrPromise

from reports.search.backends import ask
from reports.search.question import Question, understood
from reports.search.shelves import Kind
from reports.search.snippets import Run, snippet
from reports.search.statements import Filters, options_statement, page_statement

__all__ = [
    "Filters",
    "Hit",
    "Hits",
    "Kind",
    "Option",
    "Question",
    "Run",
    "found",
    "understood",
]

PAGE_SIZE = 20
LAST_PAGE = 50  # who would read on narrows the question
MOST_TOWNS = 40


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a filter may take, what it is called, and how many texts it leaves."""

    value: str
    label: StrOrPromise
    count: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that was found: where it stands, what it is, and its words with those asked for.

    `slugs` lead from the plan to its card, or the key of a unit to its page; `parent` is the code of the objective it is in.
    """

    kind: Kind
    code: str
    runs: tuple[Run, ...]
    parent: str
    is_withdrawn: bool
    town: str
    municipality: str
    start_year: int
    end_year: int
    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of what was found, and what would narrow it."""

    count: int = 0
    hits: tuple[Hit, ...] = ()
    page: int = 1
    pages: int = 1
    kinds: tuple[Option, ...] = ()
    towns: tuple[Option, ...] = ()
    periods: tuple[Option, ...] = ()

    @property
    def first(self) -> int:
        """The number of the first one on this page."""
        return (self.page - 1) * PAGE_SIZE + 1


def found(question: Question, filters: Filters, page: int = 1) -> Hits:
    """Return a page of the texts that hold all that is asked for, the fittest first.

    Two queries, and on PostgreSQL one more for the stems; none where nothing is asked.
    """
    if not question.terms:
        return Hits()
    known, asked = ask(question)
    options = _options(_all(*options_statement(asked, filters, most_towns=MOST_TOWNS)))
    count = options["count"][0].count
    pages = max(1, min(LAST_PAGE, -(-count // PAGE_SIZE)))
    shown = min(max(page, 1), pages)
    offset = (shown - 1) * PAGE_SIZE
    rows = _all(*page_statement(asked, filters, size=PAGE_SIZE, offset=offset))
    return Hits(
        count,
        tuple(_hit(row, known) for row in rows),
        shown,
        pages,
        tuple(_in_order(options["kind"])),
        tuple(options["town"]),
        tuple(sorted(options["period"], key=lambda each: each.value, reverse=True)),
    )


def _all(statement: str, parameters: list[str | int]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())


def _options(rows: Iterable[tuple[Any, ...]]) -> dict[str, list[Option]]:
    options: dict[str, list[Option]] = {
        "count": [],
        "kind": [],
        "town": [],
        "period": [],
    }
    for about, value, label, count in rows:
        called = Kind(value).label if about == "kind" else label or value
        options[about].append(Option(value, called, count))
    return options


def _in_order(kinds: list[Option]) -> list[Option]:
    order = Kind.values
    return sorted(kinds, key=lambda each: order.index(each.value))


def _hit(row: tuple[Any, ...], question: Question) -> Hit:
    kind, code, body, parent, withdrawn, town, municipality, start, end, *slugs = row
    return Hit(
        kind=Kind(kind),
        code=code,
        runs=snippet(body, question),
        parent=parent,
        is_withdrawn=bool(withdrawn),
        town=town,
        municipality=municipality,
        start_year=start,
        end_year=end,
        slugs=tuple(slug for slug in slugs if slug),
    )
