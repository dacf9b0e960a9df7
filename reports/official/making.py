"""One official table, built and written."""

from __future__ import annotations

from typing import IO

from plans.uncollected import uncollected
from reports.official.asked import Asked
from reports.official.formats import Format
from reports.official.kinds import Kind


def made(kind: Kind, asked: Asked, written: Format) -> IO[bytes]:
    """Return the table as a file that is gone once it is closed.

    Raises what the format's `write` does.
    """
    with uncollected():
        return written.write(kind.build(asked))
