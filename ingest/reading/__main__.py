"""python -m ingest.reading FILE [--name NAME]: prints what the file says, as JSON."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ingest.reading.recognise import read_document
from plans.document_json import dumps


def main(arguments: list[str] | None = None) -> int:
    """Print the PlanDocument of one file; a refusal is an answer too, so the status is 0."""
    parser = argparse.ArgumentParser(
        prog="python -m ingest.reading", description=__doc__
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--name", help="the name under which the file was sent")
    chosen = parser.parse_args(arguments)
    document = read_document(chosen.file, chosen.name)
    sys.stdout.write(dumps(document))
    sys.stdout.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
