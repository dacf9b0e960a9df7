"""A page that many want at once is made by one of them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from time import sleep

import pytest
from django.core.cache.backends.locmem import LocMemCache

from reports.portal import making
from reports.portal.making import made_by_one

READERS = 8


@pytest.fixture
def cache() -> Iterator[LocMemCache]:
    cache = LocMemCache("made by one", {})
    cache.clear()
    yield cache
    cache.clear()


def test_eight_readers_have_a_page_made_once(cache: LocMemCache) -> None:
    made: list[int] = []
    together = Barrier(READERS)

    def read(number: int) -> str:
        together.wait()
        with made_by_one(cache, "page") as kept:
            if kept is None:
                made.append(number)
                sleep(0.05)
                kept = "the page"
                cache.set("page", kept)
        return str(kept)

    with ThreadPoolExecutor(READERS) as readers:
        assert set(readers.map(read, range(READERS))) == {"the page"}
    assert len(made) == 1


def test_who_has_waited_too_long_makes_it(
    cache: LocMemCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "LONGEST_WAIT", 0.05)
    cache.add("page.making", True)

    with made_by_one(cache, "page") as kept:
        assert kept is None


def test_what_came_to_nothing_keeps_nobody_waiting(cache: LocMemCache) -> None:
    begun, go_on = Event(), Event()

    def fail() -> None:
        with made_by_one(cache, "page"):
            begun.set()
            go_on.wait(5)
            raise ZeroDivisionError

    def read() -> object:
        begun.wait(5)
        go_on.set()
        with made_by_one(cache, "page") as kept:
            return kept

    with ThreadPoolExecutor(2) as readers:
        failing, reading = readers.submit(fail), readers.submit(read)
        assert reading.result(10) is None
        with pytest.raises(ZeroDivisionError):
            failing.result(10)
    assert cache.get("page.making") is None
