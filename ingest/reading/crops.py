"""python -m ingest.reading.crops FILE: cuts the places given on standard input out of a PDF.

In: a JSON list of [page, x0, top, x1, bottom].  Out: a JSON list of PNGs in base64,
shorter than the list of places where the file cannot be drawn any further.
"""

from __future__ import annotations

import base64
import json
import sys
from decimal import Decimal
from pathlib import Path

from ingest.reading.pdf import UnreadablePdfError, crops


def cut(path: Path, places: str) -> list[str]:
    """Return the pieces in base64, in the order of the places."""
    wanted = [
        (int(page), (x0, top, x1, bottom))
        for page, x0, top, x1, bottom in json.loads(places, parse_float=Decimal)
    ]
    pieces: list[str] = []
    try:
        for image in crops(path, wanted):
            pieces.append(base64.b64encode(image).decode("ascii"))  # noqa: PERF401 - keep what was drawn
    except UnreadablePdfError:
        pass
    return pieces


if __name__ == "__main__":
    json.dump(cut(Path(sys.argv[1]), sys.stdin.read()), sys.stdout)
