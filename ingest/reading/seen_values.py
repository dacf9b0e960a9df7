"""What a person must know of values read from pictures: which pages, which values are not certain."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any, TypeVar

from ingest.reading.grid import Layer, Page
from plans.document import (
    Citation,
    Citations,
    IndicatorEntry,
    Issue,
    Kind,
    PlanDocument,
    Severity,
)

READ = "Sayfa {page} görüntüden okundu (OCR); değerleri sayfayla karşılaştırın."
FOREIGN = (
    "Sayfa {page} taranmış; metni başka bir programın görüntüden okuduğu gizli katmandan alındı. "
    "Değerleri sayfayla karşılaştırın."
)
UNREAD = {
    Layer.NO_READER: (
        "Sayfa {page} okunamadı: metin katmanı yok ya da kullanılamıyor. Görüntüden okumak için "
        "sunucuda tesseract-ocr ve tesseract-ocr-tur paketleri kurulu olmalı."
    ),
    Layer.OVER_LIMIT: (
        "Sayfa {page} okunamadı: metin katmanı yok ya da kullanılamıyor; görüntüden okumaya "
        "ayrılan sayfa ya da süre sınırı doldu. Sayfayı ayrıca yükleyin."
    ),
    Layer.NO_PRINT: "Sayfa {page} bir görüntü; içinde okunabilir metin bulunamadı.",
}
NOTHING_READ = (
    "PDF'nin okunabilir metin katmanı yok (taranmış görüntü ya da çizgiye çevrilmiş yazı olabilir) "
    "ve sayfaları görüntüden de okunamadı."
)
NO_READER = (
    NOTHING_READ
    + " Görüntüden okumak için sunucuda tesseract-ocr ve tesseract-ocr-tur paketleri kurulu olmalı."
)
UNCERTAIN = "Görüntüden okunan bu değer kesin değil; sayfayla karşılaştırın."

FIGURE_CERTAIN, TEXT_CERTAIN = Decimal("0.8"), Decimal("0.75")
_FIGURES = ("weight_percent", "baseline_value", "targets", "cost_estimate", "code")
_WHOLE = 100  # percent
T = TypeVar("T")


def with_pictures(
    document: PlanDocument, pages: Mapping[int, Page], *, has_text: bool
) -> PlanDocument:
    """Return the document with what is to be said of its pages that are pictures.

    Each value seen with little certainty is an issue; every citation stands where the
    page shows it.
    """
    if not pages:
        return document
    told = [_told(page) for page in pages.values()]
    if document.kind is Kind.REFUSED:
        return _refused(document, pages, told, has_text=has_text)
    issues = (*told, *document.issues, *_uncertain(document))
    return _placed(replace(document, issues=issues), pages)


def _told(page: Page) -> Issue:
    """Return what is to be said of a page."""
    where = Citation(page=page.number)
    if page.layer in (Layer.PICTURE, Layer.FOREIGN):
        told = READ if page.layer is Layer.PICTURE else FOREIGN
        told = told.format(page=page.number)
        return Issue("", told, severity=Severity.NOTICE, citation=where)
    return Issue("", UNREAD[page.layer].format(page=page.number), citation=where)


def _refused(
    document: PlanDocument,
    pages: Mapping[int, Page],
    told: list[Issue],
    *,
    has_text: bool,
) -> PlanDocument:
    """Return a draft without cards where a person may find them on pages that were not read."""
    layers = {page.layer for page in pages.values()}
    if not has_text:
        reason = NO_READER if Layer.NO_READER in layers else NOTHING_READ
        return replace(document, refusal=reason)
    if layers & {Layer.NO_READER, Layer.OVER_LIMIT}:
        return PlanDocument(issues=tuple(told))
    return document


def _uncertain(document: PlanDocument) -> Iterator[Issue]:
    for g, goal in enumerate(document.goals):
        yield from _doubts(f"goals[{g}]", goal.citations)
    for path, objective in document.objectives():
        yield from _doubts(path, objective.citations)
    for path, indicator in document.indicators():
        yield from _doubts(path, indicator.citations)
        yield from _beyond(path, indicator)


def _beyond(path: str, indicator: IndicatorEntry) -> Iterator[Issue]:
    """Yield an issue for a percentage above 100: its sign may have been seen as a digit."""
    if indicator.unit != "%":
        return
    values = {f"targets.{year}": value for year, value in indicator.targets.items()}
    values["baseline_value"] = indicator.baseline_value
    for name, value in values.items():
        cited = indicator.citations.get(name)
        if cited and cited.confidence is not None and value and value > _WHOLE:
            where = f"{path}.{name}"
            yield Issue(where, UNCERTAIN, cited.text, citation=cited)


def _doubts(path: str, citations: Citations) -> Iterator[Issue]:
    for name, cited in citations.items():
        is_figure = name.startswith(_FIGURES)
        least = FIGURE_CERTAIN if is_figure else TEXT_CERTAIN
        if cited.confidence is not None and cited.confidence < least:
            field, _, at = name.partition(".")
            is_item = at.isdigit() and field != "targets"
            where = f"{path}.{field}[{at}]" if is_item else f"{path}.{name}"
            severity = Severity.WARNING if is_figure else Severity.NOTICE
            yield Issue(where, UNCERTAIN, cited.text, severity, cited)


def _placed(document: PlanDocument, pages: Mapping[int, Page]) -> PlanDocument:
    def moved(cited: Citation) -> Citation:
        page = pages.get(cited.page or 0)
        if page is None or page.placing is None or cited.box is None:
            return cited
        return replace(cited, box=page.placing.on_page(cited.box))

    return _with_citations(document, moved)


def _with_citations(value: T, change: Callable[[Citation], Citation]) -> T:
    """Return a value with every citation in it changed."""
    changed: Any = value
    if isinstance(value, Citation):
        changed = change(value)
    elif isinstance(value, tuple):
        changed = tuple(_with_citations(one, change) for one in value)
    elif isinstance(value, Mapping):
        changed = {key: _with_citations(one, change) for key, one in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {
            one.name: _with_citations(getattr(value, one.name), change)
            for one in fields(value)
        }
        changed = replace(value, **parts)
    return changed  # type: ignore[no-any-return]
