"""How far a reading has come: told to whoever asked, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Progress = Callable[[int, int], None]
"""Is told how many pages are done, and how many there are to read; the second may change."""

_asked: ContextVar[Progress | None] = ContextVar("progress", default=None)
T = TypeVar("T")


@contextmanager
def told_to(progress: Progress | None) -> Iterator[None]:
    """Tell `progress` of every page that is read inside."""
    before = _asked.set(progress)
    try:
        yield
    finally:
        _asked.reset(before)


def counted(pages: Iterable[T], total: int) -> Iterator[T]:
    """Yield the pages, and tell after each how many of the total are done."""
    progress = _asked.get()
    for done, page in enumerate(pages, start=1):
        yield page
        if progress is not None:
            progress(done, total)
