"""A workbook as a plan: every sheet by what it holds, cards or tables, and what was left out said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from ingest.reading.card_draft import UNPLACED, CardDraft, document_of
from ingest.reading.card_values import printed_items
from ingest.reading.cards import read_drafts
from ingest.reading.code_rows import with_codes_in_titles
from ingest.reading.decimal_points import POINT_IS_DECIMAL, with_points
from ingest.reading.indicator_codes import with_codes
from ingest.reading.monitoring import reported_period
from ingest.reading.plan_table_cards import PlanTables, number_of
from ingest.reading.plan_tables import Block, note_titles, read_tables, tables_in
from ingest.reading.sheet import Sheet, UnreadableSheetError, blocks, unread
from ingest.reading.sheet_archive import Workbook, examined
from ingest.reading.sheet_bands import bands_of
from ingest.reading.sheet_csv import read_csv
from ingest.reading.sheet_exported import read_html, read_xml
from ingest.reading.sheet_ods import read_ods
from ingest.reading.sheet_xls import read_xls
from ingest.reading.sheet_xlsx import read_xlsx
from ingest.reading.yearly import read_yearly_grids
from plans.document import (
    Citation,
    Fragment,
    IndicatorEntry,
    Issue,
    Kind,
    PlanDocument,
    Severity,
)

NO_PLAN = "Çalışma kitabında hedef kartı ya da gösterge tablosu bulunamadı; bir stratejik plan olarak okunamaz."
NO_CARD = "'{name}' için gösterge ya da yeterli bilgi bulunamadı; alınmadı."
NOTHING_FOUND = (
    "'{sheet}' sayfasında hedef kartı ya da gösterge tablosu bulunamadı; okunmadı."
)
MOST_OF_ONE_YEAR = 3  # years of targets: a programme looks two years ahead


def read_archive(content: bytes) -> PlanDocument:
    """Return the plan of an xlsx or ods file; kind refused, with the reason, for other archives."""
    try:
        kind = examined(content)
        return read_sheets(
            {Workbook.XLSX: read_xlsx, Workbook.ODS: read_ods}[kind](content)
        )
    except UnreadableSheetError as error:
        return PlanDocument(kind=Kind.REFUSED, refusal=str(error))


def read_old_workbook(content: bytes) -> PlanDocument:
    """Return the plan of an xls file; kind refused, with the reason, where it is none."""
    try:
        return read_sheets(read_xls(content))
    except UnreadableSheetError as error:
        return PlanDocument(kind=Kind.REFUSED, refusal=str(error))


def read_columns(content: bytes) -> PlanDocument | None:
    """Return the plan of a CSV file, None where the bytes are no table of a plan."""
    try:
        sheet = read_csv(content)
    except UnreadableSheetError as error:
        return PlanDocument(kind=Kind.REFUSED, refusal=str(error))
    if sheet is None:
        return None
    document = read_sheets([sheet], has_points=True)
    return None if document.kind is Kind.REFUSED else document


def read_exported(content: bytes) -> PlanDocument | None:
    """Return the plan of a web page's or an XML file's tables, as programs export them for Excel.

    None where the bytes are none, or hold no plan.
    """
    try:
        sheets = read_html(content) or read_xml(content)
    except UnreadableSheetError as error:
        return PlanDocument(kind=Kind.REFUSED, refusal=str(error))
    document = read_sheets(sheets, has_points=True) if sheets else None
    return None if document is None or document.kind is Kind.REFUSED else document


def read_sheets(sheets: Sequence[Sheet], *, has_points: bool = False) -> PlanDocument:
    """Return the plan that the sheets hold; hidden content is left out, and told of.

    `has_points`: whether texts may be figures with a decimal point, as in CSV.
    """
    shown = [sheet for sheet in sheets if sheet.values and not sheet.is_hidden]
    tables = [tables_in(blocks(sheet)) for sheet in shown]
    of_year = None if any(map(_are_of_a_plan, tables)) else _of_one_year(sheets)
    if of_year is not None:
        return of_year
    found = PlanTables(issues=[issue for sheet in sheets for issue in unread(sheet)])
    useless = [
        sheet
        for sheet, blocks_of in zip(shown, tables, strict=True)
        if not _read_sheet(sheet, blocks_of, found, has_points=has_points)
    ]
    found.name_goals()
    cards = [draft for draft in found.drafts if draft.is_card or draft.indicators]
    if not cards:
        return PlanDocument(kind=Kind.REFUSED, refusal=NO_PLAN)
    found.issues += [_useless(sheet) for sheet in useless]
    found.issues += [_bare(draft) for draft in found.drafts if draft not in cards]
    document = document_of(
        cards,
        found.imprint.institution,
        found.imprint.period,
        reported_period(found.imprint.titles),
    )
    document = with_codes(_with_leftover(document, found))
    return _with_remarks(document, sheets)


def _of_one_year(sheets: Sequence[Sheet]) -> PlanDocument | None:
    """Return a programme, a monitoring table or a report's results, None where the sheets are none."""
    shown = [sheet for sheet in sheets if sheet.values and not sheet.is_hidden]
    grids = chain.from_iterable(map(blocks, shown))
    document = read_yearly_grids(grids, [sheet.name for sheet in shown])
    if document is None:
        return None
    left_out = [issue for sheet in sheets for issue in unread(sheet)]
    issues = (*left_out, *document.issues)
    return _with_remarks(replace(document, issues=issues), sheets)


def _are_of_a_plan(tables: Sequence[Block]) -> bool:
    """Whether a heading has targets of more years than any document of one year looks at."""
    return any(
        heading.is_long or heading.target_years > MOST_OF_ONE_YEAR
        for table in tables
        for heading in table.headings.values()
    )


def _read_sheet(
    sheet: Sheet, tables: Sequence[Block], found: PlanTables, *, has_points: bool
) -> bool:
    """Add one sheet to what was found; return whether it holds anything of a plan.

    A table whose rows name their objective is no card, whatever else stands around it.
    """
    has_objectives = any(table.has_objectives for table in tables)
    if not has_objectives:
        trial = PlanTables()
        read_tables(tables, trial, has_points=has_points)
        least = _coded(trial.drafts)
        if _read_cards(sheet, found, least=least, has_points=has_points):
            return True
    if not any(table.headings for table in tables):
        note_titles(tables, found)
        return False
    read_tables(tables, found, has_points=has_points)
    return True


def _read_cards(
    sheet: Sheet, found: PlanTables, *, least: int, has_points: bool
) -> bool:
    """Add the cards of a sheet, which may stand beside each other; return whether it holds any.

    Objectives that one table's heading serves are no cards: as such they hold fewer
    than the `least` indicators.
    """
    bands = bands_of(sheet)
    read = [
        read_drafts(map(with_codes_in_titles, blocks(band))) for band in bands.cards
    ]
    drafts = [draft for cards in read for draft in cards.drafts if draft.is_card]
    if _coded(drafts) < least:
        return False
    for cards in read:
        found.imprint.count_with(cards.imprint)
    example = with_points(drafts) if has_points else None
    if example:
        reason = POINT_IS_DECIMAL.format(example=example)
        found.issues.append(Issue("", reason, severity=Severity.NOTICE))
    found.drafts += drafts
    found.leftover += bands.remarks if drafts else []
    return bool(drafts)


def _coded(drafts: Sequence[CardDraft]) -> int:
    return sum(bool(number_of(one)) for draft in drafts for one in draft.indicators)


def _useless(sheet: Sheet) -> Issue:
    first = min(sheet.values)
    at = Citation(sheet.values[first].text, cell=sheet.ref(first))
    reason = NOTHING_FOUND.format(sheet=sheet.name)
    return Issue("", reason, severity=Severity.NOTICE, citation=at)


def _bare(draft: CardDraft) -> Issue:
    named = draft.objective
    found = [item for item in (named.code, named.title) if item] if named else []
    text = " ".join(item.text for item in found).strip()
    at = found[0].at if found else None
    return Issue("", NO_CARD.format(name=text), text, citation=at)


def _with_leftover(document: PlanDocument, found: PlanTables) -> PlanDocument:
    """Return the document with what stands below tables and belongs to no row of them."""
    fragments = [
        Fragment(cell.text, printed_items(cell), None, cell.cite())
        for cell in found.leftover
    ]
    issues = [
        Issue("", UNPLACED, cell.text, citation=cell.cite()) for cell in found.leftover
    ]
    return replace(
        document,
        issues=(*found.issues, *document.issues, *issues),
        unassigned=(*document.unassigned, *fragments),
    )


def _with_remarks(document: PlanDocument, sheets: Sequence[Sheet]) -> PlanDocument:
    """Return the document with the notes of cells that a value was read from, and of rounded ones."""
    remarks = {
        sheet.ref(place): (value.remark, value.text)
        for sheet in sheets
        for place, value in sheet.values.items()
        if value.remark
    }
    issues = [
        Issue(where, remarks[at.cell][0] or "", remarks[at.cell][1], citation=at)
        for where, at in _citations(document)
        if at.cell in remarks
    ]
    return replace(document, issues=(*document.issues, *issues))


def _citations(document: PlanDocument) -> Iterator[tuple[str, Citation]]:
    """Yield every citation of the document with the path of what it is for."""
    entries: list[tuple[str, Mapping[str, Citation]]] = [
        *((f"goals[{at}]", goal.citations) for at, goal in enumerate(document.goals)),
        *((path, objective.citations) for path, objective in document.objectives()),
        *((path, indicator.citations) for path, indicator in document.indicators()),
        *((path, _of_actuals(indicator)) for path, indicator in document.indicators()),
    ]
    for path, citations in entries:
        for name, citation in citations.items():
            yield f"{path}.{name}", citation


def _of_actuals(indicator: IndicatorEntry) -> dict[str, Citation]:
    return {
        f"actuals[{at}].value": actual.citation
        for at, actual in enumerate(indicator.actuals)
        if actual.citation is not None
    }
