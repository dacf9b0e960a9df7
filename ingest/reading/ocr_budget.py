"""How many pages and seconds of one document may be spent on reading pictures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import monotonic

PAGES, SECONDS = 40, 600  # where nobody says otherwise
PER_PAGE = 60.0  # seconds; a page of a plan takes a tenth of them

_allowed: ContextVar[tuple[int, int]] = ContextVar("allowed", default=(PAGES, SECONDS))


@contextmanager
def allowing(pages: int, seconds: int) -> Iterator[None]:
    """Spend no more than that on the pictures of a document that is read inside."""
    before = _allowed.set((pages, seconds))
    try:
        yield
    finally:
        _allowed.reset(before)


@dataclass(slots=True)
class OcrBudget:
    """What is left to spend on one document; the seconds run from its first picture."""

    pages: int = field(default_factory=lambda: _allowed.get()[0])
    seconds: float = field(default_factory=lambda: _allowed.get()[1])
    _until: float | None = field(default=None, init=False)
    _page_until: float = field(default=0, init=False)

    def begin_page(self) -> bool:
        """Take one page; False where pages or seconds are used up."""
        now = monotonic()
        if self._until is None:
            self._until = now + self.seconds
        self._page_until = min(self._until, now + PER_PAGE)
        if self.pages <= 0 or now >= self._until:
            return False
        self.pages -= 1
        return True

    def seconds_left(self) -> float:
        """Return the seconds that the page begun last may still take; none or fewer where it is over."""
        return self._page_until - monotonic()
