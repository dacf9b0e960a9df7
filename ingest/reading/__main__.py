"""python -m ingest.reading FILE [--name NAME] [--progress]: prints what the file says, as JSON.

With --progress a line "progress 12/70" goes to standard error for each page read: pages
done, pages to read.  The second number may change where a document is looked at anew.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ingest.reading.ocr_budget import PAGES, SECONDS, allowing
from ingest.reading.recognise import read_document
from plans.document_json import dumps


def main(arguments: list[str] | None = None) -> int:
    """Print the PlanDocument of one file; a refusal is an answer too, so the status is 0."""
    parser = argparse.ArgumentParser(
        prog="python -m ingest.reading", description=__doc__
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--name", help="the name under which the file was sent")
    parser.add_argument("--progress", action="store_true", help="tell of each page")
    parser.add_argument(
        "--pictures",
        nargs=2,
        metavar=("PAGES", "SECONDS"),
        type=int,
        default=(PAGES, SECONDS),
        help="how much may be read from pictures",
    )
    chosen = parser.parse_args(arguments)
    tell = _tell if chosen.progress else None
    with allowing(*chosen.pictures):
        document = read_document(chosen.file, chosen.name, tell)
    sys.stdout.write(dumps(document))
    sys.stdout.write("\n")
    return 0


def _tell(done: int, total: int) -> None:
    sys.stderr.write(f"progress {done}/{total}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
