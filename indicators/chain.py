"""The arithmetic of a plan's chain: canonical text, digests, and the faults of a chain; pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

START = ""  # what stands before the first link


class Fault(StrEnum):
    """What can be wrong with a chain itself."""

    MISSING = "missing"  # a number is left out, or not in its place
    CHANGED = "changed"  # a link does not follow from the one before it
    HEAD = "head"  # the head is not that of the last link
    REWRITTEN = "rewritten"  # a head that was published is not in the chain any more


@dataclass(frozen=True, slots=True)
class Head:
    """How far a chain goes: its number of links and the digest of the last."""

    count: int = 0
    digest: str = START


@dataclass(frozen=True, slots=True)
class Link:
    """One link as it is stored."""

    number: int
    payload: str
    digest: str


@dataclass(slots=True)
class Walk:
    """A walk along one chain; `published` are digests by number that were made known earlier."""

    published: Mapping[int, str] = field(default_factory=dict)
    count: int = 0
    digest: str = START

    def step(self, link: Link) -> Fault | None:
        """Go on to the next link and return what is wrong with it, the first fault only.

        The walk goes on from the digest as stored, so that one fault is told once.
        """
        follows = link.number == self.count + 1
        fits = digest_of(self.digest, link.payload) == link.digest
        self.count, self.digest = link.number, link.digest
        if not follows:
            return Fault.MISSING
        if not fits:
            return Fault.CHANGED
        if self.published.get(link.number, link.digest) != link.digest:
            return Fault.REWRITTEN
        return None

    def end(self, head: Head) -> Fault | None:
        """Return what is wrong where the walk ended: `head` is the one stored beside the chain."""
        if Head(self.count, self.digest) != head:
            return Fault.HEAD
        if any(number > self.count for number in self.published):
            return Fault.REWRITTEN
        return None


def digest_of(previous: str, payload: str) -> str:
    """Return the SHA-256 of the digest before (START for the first), a line break and the payload.

    >>> digest_of(START, '{"id":1}')
    '2dd66e1db7a0fbaf6629a5097ed01decd6454fe6602768e0020ae86048b8c3cc'
    """
    return hashlib.sha256(f"{previous}\n{payload}".encode()).hexdigest()


def canonical(values: Mapping[str, object]) -> str:
    """Return the one JSON text of a record: sorted keys, no spaces, figures as text.

    >>> canonical({"value": Decimal("80.5000"), "year": 2024, "note": None})
    '{"note":null,"value":"80.5","year":2024}'
    """
    plain = {key: plainly(value) for key, value in values.items()}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plainly(value: object) -> Any:  # noqa: ANN401 - JSON
    """Return a value as JSON holds it; raises TypeError for what has no single form.

    A figure is text without trailing zeros, a moment is in UTC.

    >>> plainly(Decimal("-0.00")), plainly(Decimal("1E+3")), plainly(Decimal("0.10"))
    ('0', '1000', '0.1')
    >>> plainly(datetime(2024, 7, 1, 9, 30, tzinfo=UTC))
    '2024-07-01T09:30:00+00:00'
    """
    match value:
        case None | bool() | int() | str():
            return value
        case Decimal():
            return _figure(value)
        case datetime() | date() | UUID():
            return _said(value)
        case list() | tuple():
            return [plainly(each) for each in value]
    raise TypeError(type(value))


def _figure(value: Decimal) -> str:
    """Write a figure digit by digit; `Decimal.normalize` would round a long one."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _said(value: date | UUID) -> str:
    if not isinstance(value, datetime):
        return str(value)
    if value.tzinfo is None:
        raise TypeError(value)
    return value.astimezone(UTC).isoformat()


def sealed(value: object) -> str:
    """Return a digest in the place of a text that must not stay readable for ever."""
    return hashlib.sha256(str(plainly(value)).encode()).hexdigest()
