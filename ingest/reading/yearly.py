"""Documents of one year: performance programme, monitoring table, activity report; recognised and read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from ingest.reading.card_labels import heads_section
from ingest.reading.grid import Grid
from ingest.reading.pdf import page_texts, read_pages
from ingest.reading.progress import counted
from ingest.reading.reported_columns import Figure
from ingest.reading.reported_places import Document, Place, Unplaced, places
from ingest.reading.seeming import seems
from ingest.reading.tables import page_grids
from ingest.reading.yearly_document import yearly_document
from ingest.reading.yearly_pages import likely_pages, may_report, named_kinds
from ingest.reading.yearly_reader import YearlyReader
from ingest.reading.yearly_rows import YearlyRow
from ingest.reading.yearly_titles import Titled, titled
from plans.document import Kind, PlanDocument

NO_TABLE = "Belgede performans tablosu bulunamadı."

_TITLES = 4  # lines at the top of a page that may title it


def read_yearly_pdf(path: Path) -> PlanDocument | None:
    """Return the figures of a year's document, None for what may be another document.

    A programme or a report without such a table is refused: cards in it are the plan's.
    Raises UnreadablePdfError.
    """
    texts = page_texts(path)
    named = named_kinds(texts)
    if not named and not may_report(texts):
        return None
    reader = YearlyReader()
    likely = likely_pages(texts)
    for page in counted(read_pages(path, likely), len(likely)):
        for grid in page_grids(page, heads_section):
            reader.read(grid)
    front = [line for text in texts[:2] for line in text.splitlines()]
    tops = [line for text in texts[2:] for line in text.splitlines()[:_TITLES]]
    document = _document(reader, [*front, *tops])
    is_sure = titled([*front, *tops]).is_sure
    if (
        document is None
        and is_sure
        and named & {Kind.ACTIVITY_REPORT, Kind.PERFORMANCE_PROGRAMME}
    ):
        return PlanDocument(kind=Kind.REFUSED, refusal=seems(front) or NO_TABLE)
    return document


def read_yearly_grids(
    grids: Iterable[Grid], names: Sequence[str] = ()
) -> PlanDocument | None:
    """Return the figures of a year's document out of sheets; `names` are those of the sheets."""
    reader = YearlyReader()
    for grid in grids:
        reader.read(grid)
    return _document(reader, names)


def _document(reader: YearlyReader, titles: Sequence[str]) -> PlanDocument | None:
    if not reader.rows:
        return None
    found = titled([*titles, *reader.imprint.titles])
    kind = _kind(reader, found)
    if kind is None:
        return None
    part = found.part if kind is Kind.MONITORING_TABLE else None
    year = found.year or (None if found.years else _sole_target_year(reader))
    return yearly_document(reader, Document(kind, year, part))


def _kind(reader: YearlyReader, found: Titled) -> Kind | None:
    """Return the kind that titles and columns agree on.

    An activity report may tell of the programme, and a programme of the years before:
    what a table reports of its own year decides.
    """
    is_own = _reports_own_year(reader, found.year)
    if not found.kinds and any(map(_may_be_plans, reader.rows)):
        return None
    if is_own:
        is_report = Kind.ACTIVITY_REPORT in found.kinds
        return Kind.ACTIVITY_REPORT if is_report else Kind.MONITORING_TABLE
    return _without_actuals(reader, found) if found.is_sure else None


def _without_actuals(reader: YearlyReader, found: Titled) -> Kind | None:
    """Return the kind of a document whose tables report nothing of its own year for certain."""
    if Kind.PERFORMANCE_PROGRAMME in found.kinds:
        return Kind.PERFORMANCE_PROGRAMME
    return found.kinds.most_common(1)[0][0] if _asks(reader, found.year) else None


def _may_be_plans(row: YearlyRow) -> bool:
    """Whether a table without a title may be a plan's: years with nothing said of them, or no target."""
    known = row.heading.known
    return Figure.BARE in known or not known & {Figure.TARGET, Figure.ACTUAL}


def _reports_own_year(reader: YearlyReader, year: int | None) -> bool:
    """Whether at least half of the rows have an actual of the year that their table has targets for."""
    about = Document(Kind.ACTIVITY_REPORT, year or 1)
    own = 0
    for row in reader.rows:
        placed = [one for one in places(row.heading, about) if isinstance(one, Place)]
        targets = [one.year for one in placed if one.figure is Figure.TARGET]
        actuals = [one.year for one in placed if one.figure is Figure.ACTUAL]
        latest = year or max(targets, default=1)
        own += bool(actuals) and max(actuals) >= latest
    return own * 2 >= len(reader.rows)


def _asks(reader: YearlyReader, year: int | None) -> bool:
    """Whether a column may hold actuals, and its heading does not say so for certain."""
    about = Document(Kind.ACTIVITY_REPORT, year)
    placed = chain.from_iterable(places(row.heading, about) for row in reader.rows)
    return any(isinstance(one, Unplaced) and one.is_asked for one in placed)


def _sole_target_year(reader: YearlyReader) -> int | None:
    """Return the one year that all columns of targets are headed with."""
    about = Document(Kind.PERFORMANCE_PROGRAMME)
    years = {
        one.year
        for row in reader.rows
        for one in places(row.heading, about)
        if isinstance(one, Place) and one.figure is Figure.TARGET
    }
    return years.pop() if len(years) == 1 else None
