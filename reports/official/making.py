"""One official table, built and written."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from reports.official.asked import Asked
from reports.official.formats import Format
from reports.official.kinds import Kind


def made(kind: Kind, asked: Asked, written: Format) -> IO[bytes]:
    """Return the table as a file that is gone once it is closed.

    Raises what the format's `write` does.
    """
    with _uncollected():
        return written.write(kind.build(asked))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let nothing look for cycles meanwhile.

    A table's rows are alive until the last is written and hold no cycles: each look at them
    finds nothing, and all of them took a tenth of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
