"""The chain's arithmetic: one text for one record, and every change of a link is found."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.chain import (
    START,
    Fault,
    Head,
    Link,
    Walk,
    canonical,
    digest_of,
    plainly,
)

NOON = datetime(2024, 7, 1, 9, tzinfo=UTC)
ISTANBUL = timezone(timedelta(hours=3))


def chain_of(*payloads: str) -> list[Link]:
    links: list[Link] = []
    digest = START
    for number, payload in enumerate(payloads, start=1):
        digest = digest_of(digest, payload)
        links.append(Link(number, payload, digest))
    return links


def faults(
    links: list[Link], head: Head, published: dict[int, str] | None = None
) -> list[Fault]:
    walk = Walk(published or {})
    found = [walk.step(link) for link in links]
    return [fault for fault in [*found, walk.end(head)] if fault]


CHAIN = chain_of("a", "b", "c")
HEAD = Head(3, CHAIN[-1].digest)
FORGED = chain_of("a", "B", "c")


def test_a_digest_covers_the_one_before_it() -> None:
    first = hashlib.sha256(b"\na").hexdigest()
    second = hashlib.sha256(f"{first}\nb".encode()).hexdigest()

    assert [link.digest for link in CHAIN[:2]] == [first, second]


def test_an_untouched_chain_has_no_fault() -> None:
    assert faults(CHAIN, HEAD) == []
    assert faults([], Head()) == []
    assert faults(CHAIN, HEAD, {1: CHAIN[0].digest, 3: HEAD.digest}) == []


@pytest.mark.parametrize(
    ("links", "head", "published", "found"),
    [
        ([CHAIN[0], FORGED[1], CHAIN[2]], HEAD, {}, [Fault.CHANGED]),
        (
            [CHAIN[0], Link(2, "B", CHAIN[1].digest), CHAIN[2]],
            HEAD,
            {},
            [Fault.CHANGED],
        ),
        ([CHAIN[0], CHAIN[2]], HEAD, {}, [Fault.MISSING]),
        (CHAIN[1:], HEAD, {}, [Fault.MISSING]),
        (CHAIN[:2], HEAD, {}, [Fault.HEAD]),
        (CHAIN[:2], Head(2, HEAD.digest), {}, [Fault.HEAD]),
        (CHAIN, Head(), {}, [Fault.HEAD]),
        (CHAIN, Head(4, HEAD.digest), {}, [Fault.HEAD]),
        (CHAIN[:2], Head(2, CHAIN[1].digest), {}, []),
        (CHAIN[:2], Head(2, CHAIN[1].digest), {3: HEAD.digest}, [Fault.REWRITTEN]),
        (FORGED, Head(3, FORGED[-1].digest), {}, []),
        (
            FORGED,
            Head(3, FORGED[-1].digest),
            {2: CHAIN[1].digest},
            [Fault.REWRITTEN],
        ),
        ([], Head(), {3: HEAD.digest}, [Fault.REWRITTEN]),
    ],
    ids=[
        "another link in its place",
        "a payload changed",
        "a link taken out",
        "the first taken out",
        "the last taken out",
        "the last taken out and the count put right",
        "no head",
        "a head that is ahead",
        "cut with its head, and nobody knew the last: cannot be told",
        "cut with its head, but the last was published",
        "all rewritten, and nobody knew: cannot be told",
        "all rewritten, but a head was published",
        "all gone, but a head was published",
    ],
)
def test_what_is_wrong_with_a_chain_is_told_once(
    links: list[Link], head: Head, published: dict[int, str], found: list[Fault]
) -> None:
    told = faults(links, head, published)

    assert told[: len(found)] == found
    assert bool(told) is bool(found)


@given(
    st.lists(st.text(), min_size=1, max_size=8),
    st.data(),
)
def test_any_changed_payload_breaks_the_chain_at_its_link(
    payloads: list[str], data: st.DataObject
) -> None:
    links = chain_of(*payloads)
    at = data.draw(st.integers(0, len(links) - 1))
    other = data.draw(st.text().filter(lambda text: text != payloads[at]))
    changed = [*links]
    changed[at] = Link(at + 1, other, links[at].digest)

    walk = Walk()

    assert [walk.step(link) for link in changed].index(Fault.CHANGED) == at


@given(st.lists(st.text(), min_size=2, max_size=8), st.data())
def test_two_links_that_change_places_are_found(
    payloads: list[str], data: st.DataObject
) -> None:
    links = chain_of(*payloads)
    at = data.draw(st.integers(0, len(links) - 2))
    one, two = links[at], links[at + 1]
    links[at] = Link(one.number, two.payload, two.digest)
    links[at + 1] = Link(two.number, one.payload, one.digest)

    assert faults(links, Head(len(links), links[-1].digest))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("80.0000"), "80"),
        (Decimal("0E-10"), "0"),
        (Decimal("-0.0"), "0"),
        (Decimal("-2.50"), "-2.5"),
        (Decimal("1E+3"), "1000"),
        (
            Decimal("123456789012345678901234567890.10"),
            "123456789012345678901234567890.1",
        ),
        (datetime(2024, 7, 1, 12, tzinfo=ISTANBUL), "2024-07-01T09:00:00+00:00"),
        (date(2024, 7, 1), "2024-07-01"),
        (UUID(int=7), "00000000-0000-0000-0000-000000000007"),
        (None, None),
        (True, True),
        (["b", "a"], ["b", "a"]),
    ],
    ids=repr,
)
def test_a_value_is_written_in_one_way(value: object, written: object) -> None:
    assert plainly(value) == written


@pytest.mark.parametrize(
    "value",
    [1.5, NOON.replace(tzinfo=None), {1}, b"a"],
    ids=["float", "no zone", "set", "bytes"],
)
def test_what_has_no_single_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        plainly(value)


def test_a_record_has_one_text_whatever_the_order_of_its_columns() -> None:
    written = canonical({"b": Decimal("1.0"), "a": "ğ"})

    assert written == canonical({"a": "ğ", "b": Decimal(1)}) == '{"a":"ğ","b":"1"}'


@given(st.decimals(allow_nan=False, allow_infinity=False, places=10))
def test_a_written_figure_is_the_figure(value: Decimal) -> None:
    assert Decimal(plainly(value)) == value


def test_moments_are_compared_in_one_zone() -> None:
    there = datetime(2024, 7, 1, 12, tzinfo=ISTANBUL)

    assert plainly(there) == plainly(there.astimezone(UTC))
