"""Every published record held against its plan's chain, in a fixed number of queries."""

from __future__ import annotations

import heapq
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import QuerySet

from indicators.chain import Fault, Head, Link, Walk, plainly
from indicators.models import ChainHead, ChainLink
from indicators.published import KINDS, Kind, Record

UNREADABLE = (ArithmeticError, TypeError, ValueError)  # what a column does not hold
_Key = tuple[int, int]  # plan, record
Left = TypeVar("Left")
Right = TypeVar("Right")


@dataclass(frozen=True, slots=True)
class Difference:
    """One column: as the chain has it and as the record has it now."""

    column: str
    linked: object
    stored: object


@dataclass(frozen=True, slots=True)
class Broken:
    """Something that is not as it was published.

    `fault` is of the chain itself; without one it is the record, and then `payload` None
    says that the chain does not know it, `differences` () that it is gone.
    """

    plan: int
    kind: str = ""
    record: int = 0
    fault: Fault | None = None
    payload: str | None = None
    differences: tuple[Difference, ...] = ()


class Verification:
    """One look at all chains, or at those of some plans.

    `published` are digests by plan and number that were made known earlier.  `checked`
    counts the published records by plan and kind, `heads` says where each chain ends; both
    are whole once `broken` has been read to its end.
    """

    def __init__(
        self,
        plans: Collection[int] | None = None,
        published: Mapping[int, Mapping[int, str]] | None = None,
    ) -> None:
        self.plans = plans
        self.published = published or {}
        self.checked: Counter[tuple[int, str]] = Counter()
        self.heads: dict[int, Head] = {}

    def broken(self) -> Iterator[Broken]:
        """Yield what is broken: in the chains first, then record by record."""
        with as_of_one_moment():
            yield from self._chains()
            for kind in KINDS:
                yield from self._records(kind)

    def _chains(self) -> Iterator[Broken]:
        rows = self._mine(ChainHead.objects.all())
        for plan, count, digest in rows.values_list("plan", "count", "digest"):
            self.heads[plan] = Head(count, digest)
        waiting = self.heads.keys() | self.published.keys()
        links = self._mine(ChainLink.objects.order_by("plan_id", "number"))
        for plan, chain in groupby(links.iterator(), key=lambda row: row.plan_id):
            waiting -= {plan}
            yield from self._chain(plan, chain)
        for plan in sorted(waiting):
            yield from self._chain(plan, ())

    def _chain(self, plan: int, rows: Iterable[ChainLink]) -> Iterator[Broken]:
        walk = Walk(self.published.get(plan, {}))
        last = Broken(plan)
        for row in rows:
            fault = walk.step(Link(row.number, row.payload, row.digest))
            if fault is None and not _names_itself(row):
                fault = Fault.CHANGED
            last = Broken(plan, row.kind, row.record, fault, row.payload)
            if fault:
                yield last
        fault = walk.end(self.heads.get(plan, Head()))
        if fault:
            yield Broken(plan, last.kind, last.record, fault, last.payload)

    def _records(self, kind: Kind) -> Iterator[Broken]:
        records = (((r.plan, r.pk), r) for r in self._stored(kind))
        pairs = side_by_side(records, self._linked(kind))
        for (plan, pk), record, payload in pairs:
            if record is not None:
                self.checked[plan, kind.name] += 1
            if record is None or payload is None:
                yield Broken(plan, kind.name, pk, payload=payload)
            elif differences := tuple(_differences(record, payload)):
                yield Broken(plan, kind.name, pk, None, payload, differences)

    def _stored(self, kind: Kind) -> Iterator[Record]:
        """Yield the records up to the first whose columns hold nothing that they can hold."""
        only = {} if self.plans is None else {f"{kind.plan}__in": self.plans}
        try:
            yield from kind.records(**only)
        except UNREADABLE:
            return

    def _linked(self, kind: Kind) -> Iterator[tuple[_Key, str]]:
        """Yield the last that the chain says of each record, unless it says that it is removed."""
        rows = self._mine(ChainLink.objects.filter(kind=kind.name))
        rows = rows.order_by("plan_id", "record", "number")
        in_order = rows.values_list("plan_id", "record", "payload").iterator()
        for key, stated in groupby(in_order, key=lambda row: (row[0], row[1])):
            *_earlier, (_plan, _record, payload) = stated
            if not _values(payload).get("removed"):
                yield key, payload

    def _mine(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows if self.plans is None else rows.filter(plan__in=self.plans)


def side_by_side(
    left: Iterable[tuple[_Key, Left]], right: Iterable[tuple[_Key, Right]]
) -> Iterator[tuple[_Key, Left | None, Right | None]]:
    """Yield each key once with what either side has for it; both come in the order of keys.

    >>> list(side_by_side([((1, 1), "a"), ((1, 2), "b")], [((1, 2), "B"), ((2, 1), "C")]))
    [((1, 1), 'a', None), ((1, 2), 'b', 'B'), ((2, 1), None, 'C')]
    """
    merged = heapq.merge(
        ((key, 0, value) for key, value in left),
        ((key, 1, value) for key, value in right),
        key=lambda row: row[:2],
    )
    for key, rows in groupby(merged, key=lambda row: row[0]):
        found: dict[int, Any] = {side: value for _key, side, value in rows}
        yield key, found.get(0), found.get(1)


@contextmanager
def as_of_one_moment() -> Iterator[None]:
    """Read all of it as it stands now, while others publish; nobody has to wait for it."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":  # Django's own transaction would be a writer's
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield


def _differences(record: Record, payload: str) -> Iterator[Difference]:
    """Yield the columns that differ; what was linked before a column came says nothing of it."""
    for name, linked in _values(payload).items():
        if name not in {"kind", "id"}:
            stored = plainly(record.values.get(name))
            if stored != linked:
                yield Difference(name, linked, stored)


def _names_itself(row: ChainLink) -> bool:
    values = _values(row.payload)
    return (values.get("kind"), values.get("id")) == (row.kind, row.record)


def _values(payload: str) -> dict[str, Any]:
    """Return what a link says; nothing of one that was made unreadable, which its digest tells."""
    try:
        values: dict[str, Any] = json.loads(payload)
    except ValueError:
        return {}
    return values
