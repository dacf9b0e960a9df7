"""A year's programme and activity report, taken into the plan as the strategy office would."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from django.contrib.auth.models import User

from ingest.changes import Answer
from ingest.commit import commit_document
from ingest.demo.told import Row, at_nine
from ingest.receive import keep_document
from ingest.sandbox import read_safely
from plans.document import PlanDocument
from plans.models import Plan
from plans.models.remembered import acting

Readings = Iterable[tuple[Row, Path, PlanDocument]]


@contextmanager
def being_read(folder: Path, rows: list[Row]) -> Iterator[Readings]:
    """Have the documents read beside whatever else is done meanwhile, each in its process."""
    paths = [folder / row["file"] for row in rows]
    with ThreadPoolExecutor() as readers:
        yield zip(rows, paths, readers.map(read_safely, paths), strict=True)


def take_in(plan: Plan, read: Readings, by: User) -> None:
    """Commit each document on its day; what it says beside the plan is left out, as its row says."""
    for row, path, reading in read:
        source = keep_document(
            path.read_bytes(),
            reading,
            name=path.name,
            municipality=plan.municipality,
            by=by,
        )
        at = at_nine(row["committed_on"])
        with acting(at=at):
            commit_document(
                reading,
                source=source,
                municipality=plan.municipality,
                period=(plan.start_year, plan.end_year),
                by=by,
                at=at,
                answers=_answers(reading, row["left_out"]),
            )


def _answers(reading: PlanDocument, left_out: list[str]) -> dict[str, Answer]:
    """Return what is said to the rows of indicators that stay as the plan has them."""
    places = [at for at, entry in reading.indicators() if entry.code in left_out]
    return {row: Answer.KEEP for at in places for row in (at, f"{at}.actuals[0]")}
