"""Reads the database as it stood at a moment: each table shows its rows of then under its own name.

A query is given a common table expression for every table it names, so whatever reads rows,
joins or counts them, tells the past without knowing it.  Nothing is written, and no query is added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from plans.models.remembered import BEGAN
from reports.days.as_of import end_of, showing
from reports.days.rewound_tables import selects

READS = ("SELECT", "(")


@dataclass(frozen=True, slots=True)
class Rewound:
    """Runs every reading query against the rows of the end of a day."""

    connection: BaseDatabaseWrapper
    day: date

    def __call__(
        self,
        execute: Callable[..., Any],
        sql: str,
        params: Any,  # noqa: ANN401 - as the database takes them
        many: bool,  # noqa: FBT001 - Django's
        context: Mapping[str, Any],
    ) -> Any:  # noqa: ANN401
        """Execute a query, with what its tables held at the end of the day."""
        if many or not sql.lstrip().startswith(READS):
            return execute(sql, params, many, context)
        moment, day = end_of(self.day), self.day
        known = {
            "moment": self.connection.ops.adapt_datetimefield_value(moment),
            "day": self.connection.ops.adapt_datefield_value(day),
            "began": BEGAN,
        }
        tables, values = [], []
        for table, select in selects(self._schema).items():
            if f'"{table}"' in sql:
                tables.append(f'"{table}" AS {self._inlined} ({select.sql})')
                values += [known[name] for name in select.asks]
        if not tables:
            return execute(sql, params, many, context)
        text = sql.replace("%", "%%") if params is None else sql
        whole = f"WITH {', '.join(tables)} {text}"
        return execute(whole, (*values, *(params or ())), many, context)

    @property
    def _schema(self) -> str:
        """SQLite takes a name inside an expression of that name for the expression."""
        return "main." if self.connection.vendor == "sqlite" else ""

    @property
    def _inlined(self) -> str:
        """PostgreSQL would work out the whole table where a query names it twice."""
        return "NOT MATERIALIZED" if self.connection.vendor == "postgresql" else ""


@contextmanager
def as_it_stood(day: date) -> Iterator[None]:
    """Let everything read meanwhile be what was there, and published, at the end of a day."""
    with ExitStack() as stack:
        stack.enter_context(showing(day))
        for connection in connections.all():
            reader = Rewound(connection, day)
            stack.enter_context(connection.execute_wrapper(reader))
            stack.enter_context(_grouping_by_every_column(connection))
        yield


@contextmanager
def _grouping_by_every_column(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """A table expression has no primary key that the other columns would follow from."""
    usual = connection.features.allows_group_by_selected_pks
    connection.features.allows_group_by_selected_pks = False
    try:
        yield
    finally:
        connection.features.allows_group_by_selected_pks = usual
