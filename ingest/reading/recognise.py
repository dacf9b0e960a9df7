"""Which kind of document a file is; reads it, or refuses it with a sentence that says why."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from ingest.reading.booklet import looks_like_booklet, read_booklet
from ingest.reading.card_reader import NO_CARD
from ingest.reading.cards import looks_like_card, read_pdf_cards, read_text_cards
from ingest.reading.flow import line_cells
from ingest.reading.grid import Line, Page
from ingest.reading.html_cards import read_html_cards
from ingest.reading.limits import within_limits
from ingest.reading.one_period import of_one_period
from ingest.reading.pdf import (
    UnreadablePdfError,
    page_count,
    page_lines,
    page_texts,
    read_pages,
    text_lines,
)
from ingest.reading.portal import looks_like_portal, read_portal
from ingest.reading.portal_print import looks_printed, unbroken
from ingest.reading.progress import Progress, counted, told_to
from ingest.reading.seeming import seems, seems_other
from ingest.reading.text import read_lines
from ingest.reading.workbook import (
    read_archive,
    read_columns,
    read_exported,
    read_old_workbook,
)
from ingest.reading.yearly import read_yearly_pdf
from plans.document import Kind, PlanDocument, Source
from plans.document_json import DocumentFormatError, loads
from plans.turkish import heading_key, tidy

EMPTY_FILE = "Dosya boş."
UNKNOWN_FORMAT = "Dosyanın biçimi tanınmadı; PDF, Excel, ods, CSV, HTML ya da düz metin dosyası yükleyin."
NO_PLAN_DOCUMENT = (
    "Bu JSON dosyası bir plan belgesi değil; biçimi yayımlanan şemaya uymuyor."
)
NO_TEXT = "Dosyada okunacak metin yok."
NO_PLAN = "Metinde amaç, hedef kartı ya da performans göstergesi bulunamadı; bu bir stratejik plan belgesi değil."
TOO_MANY_PAGES = "PDF {pages} sayfa; en çok {most} sayfa okunuyor. Kartların bulunduğu sayfaları ayırıp yükleyin."
PRINTED_PORTAL = (
    "Bu, katılım portalındaki bir sayfanın PDF çıktısı; yan yana sütunları güvenle ayrılamıyor. "
    "Sayfanın kendisini HTML ya da metin olarak yükleyin."
)
UNOPENED = "Dosya açılamadı."

ZIP = b"PK\x03\x04"
_PDF_MARK_WITHIN = 1024  # bytes; readers allow what precedes %PDF-
_TITLE_PAGES = 2
_TILE_WORDS = {"performans", "hedeflenen", "gerceklesen", "incele"}
MAX_PAGES = 1000  # a page takes a twentieth of a second or more


def read_document(
    path: Path, filename: str | None = None, progress: Progress | None = None
) -> PlanDocument:
    """Return what the file says, by its content and not by its name.

    `filename` is the name it was sent under; `progress` is told of the pages of a PDF.
    What cannot be read comes back as kind refused with a Turkish sentence; bad input
    raises nothing.
    """
    with told_to(progress):
        return within_limits(of_one_period(_document(path, filename)))


def _document(path: Path, filename: str | None) -> PlanDocument:
    try:
        content = path.read_bytes()
    except OSError:
        return replace(_refused(UNOPENED), source=Source(filename or path.name, ""))
    source = Source(filename or path.name, hashlib.sha256(content).hexdigest())
    # A zip may hold a PDF as it is, near its beginning.
    if not content.startswith(ZIP) and b"%PDF-" in content[:_PDF_MARK_WITHIN]:
        return _read_pdf(path, source)
    return replace(_read_bytes(content), source=source)


def _read_pdf(path: Path, source: Source) -> PlanDocument:
    try:
        source = replace(source, pages=page_count(path))
        document = _read_pages(path, source.pages or 0)
    except UnreadablePdfError as error:
        document = _refused(str(error))
    return replace(document, source=source)


def _read_pages(path: Path, pages: int) -> PlanDocument:
    """Read a PDF by what its first pages say; raises UnreadablePdfError."""
    if pages > MAX_PAGES:
        return _refused(TOO_MANY_PAGES.format(pages=pages, most=MAX_PAGES))
    titles = list(islice(read_pages(path), _TITLE_PAGES))
    first = _lines(titles)
    if looks_like_booklet(first):
        return read_booklet(_lines(counted(read_pages(path), pages)))
    if looks_printed([line for page in titles for line in page_lines(page)]):
        return read_portal(unbroken(list(text_lines(path))))
    words = {heading_key(word) for line in first for word in line.text.split()}
    if words >= _TILE_WORDS:
        return _refused(PRINTED_PORTAL)
    return read_yearly_pdf(path) or _read_cards(path)


def _read_cards(path: Path) -> PlanDocument:
    """Read the cards of a PDF; one without any is refused where its words tell what else it is."""
    document = read_pdf_cards(path)
    if document.refusal == NO_CARD:
        return _named(page_texts(path))
    is_unread = document == PlanDocument(issues=document.issues)
    other = seems_other(page_texts(path)) if is_unread else None
    return _refused(other) if other else document


def _named(texts: Iterable[str]) -> PlanDocument:
    """Return a refusal that says what the document seems to be, where its words tell."""
    return _refused(seems(texts) or NO_PLAN)


def _lines(pages: Iterable[Page]) -> list[Line]:
    return [line for page in pages for line in line_cells(page.words, page.number)]


def _read_bytes(content: bytes) -> PlanDocument:
    if not content.strip():
        return _refused(EMPTY_FILE)
    document = (
        _read_marked(content)
        or read_html_cards(content)
        or read_exported(content)
        or read_columns(content)
    )
    if document is not None:
        return document
    lines = read_lines(content)
    if lines is None:
        return _refused(UNKNOWN_FORMAT)
    return _read_text(lines)


def _read_marked(content: bytes) -> PlanDocument | None:
    """Read a file that says by its first bytes what it is."""
    if content.startswith(ZIP):
        return read_archive(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return read_old_workbook(content)
    return _read_json(content) if content.lstrip().startswith(b"{") else None


def _read_json(content: bytes) -> PlanDocument:
    """Read a plan document as this product exports it."""
    try:
        return loads(content.decode("utf-8"))
    except (DocumentFormatError, UnicodeDecodeError, ValueError):
        return _refused(NO_PLAN_DOCUMENT)


def _read_text(lines: Sequence[Line]) -> PlanDocument:
    if not any(tidy(line.text) for line in lines):
        return _refused(NO_TEXT)
    if looks_like_booklet(lines):
        return read_booklet(lines)
    if looks_like_portal(lines):
        return read_portal(lines)
    if looks_like_card(lines):
        return read_text_cards(lines)
    return _named(line.text for line in lines)


def _refused(reason: str) -> PlanDocument:
    return PlanDocument(kind=Kind.REFUSED, refusal=reason)
