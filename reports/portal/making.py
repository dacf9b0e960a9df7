"""One reader has a page made, the others who want it at the same moment wait for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep
from typing import Any

from django.core.cache.backends.base import BaseCache

LONGEST_WAIT = 5.0  # seconds; then a reader has it made for himself
LONGEST_MAKING = 30  # seconds; what was being made by a process that died is free again
BETWEEN_LOOKS = 0.02


@contextmanager
def made_by_one(cache: BaseCache, key: str) -> Iterator[Any]:
    """Give what is kept under a key, or None to the one who is to make and keep it.

    Whoever finds another at it waits.  None is also given where that took too long or came to
    nothing that may be kept, so that nobody waits for ever; at worst a page is made twice.
    """
    mark = f"{key}.making"
    if not cache.add(mark, "", timeout=LONGEST_MAKING):
        yield _awaited(cache, key, mark)
        return
    try:
        yield cache.get(key)  # another may have been done just now
    finally:
        cache.delete(mark)


def _awaited(cache: BaseCache, key: str, mark: str) -> Any:  # noqa: ANN401 - as kept
    until = monotonic() + LONGEST_WAIT
    while monotonic() < until:
        is_being_made = cache.get(mark) is not None
        kept = cache.get(key)
        if kept is not None or not is_being_made:
            return kept
        sleep(BETWEEN_LOOKS)
    return None
