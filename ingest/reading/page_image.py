"""python -m ingest.reading.page_image FILE PAGE: draws one page, and says how large the pages are.

Out: JSON with `sizes`, width and height of every page in points, and `image`, a PNG of
the page in base64, None where PAGE is 0 or no page of the file.
"""

from __future__ import annotations

import base64
import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from ingest.reading.pdf import UnreadablePdfError, crops, page_sizes


def drawn(path: Path, page: int) -> dict[str, Any]:
    """Return the answer; without sizes where the file cannot be drawn."""
    try:
        sizes = page_sizes(path)
        image = None
        if 0 < page <= len(sizes):
            width, height = sizes[page - 1]
            [picture] = crops(path, [(page, (Decimal(0), Decimal(0), width, height))])
            image = base64.b64encode(picture).decode("ascii")
    except UnreadablePdfError:
        return {"sizes": [], "image": None}
    return {"sizes": [[float(w), float(h)] for w, h in sizes], "image": image}


if __name__ == "__main__":
    json.dump(drawn(Path(sys.argv[1]), int(sys.argv[2])), sys.stdout)
