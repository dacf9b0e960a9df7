"""Target cards (hedef kartı) by their headings, from the grids of a PDF and from the lines of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.reading.candidates import candidates
from ingest.reading.card_draft import CardDraft
from ingest.reading.card_labels import (
    heads_section,
)
from ingest.reading.card_reader import CardReader
from ingest.reading.card_text import looks_like_card, read_text_cards
from ingest.reading.cost_chapter import CostChapter, has_costs
from ingest.reading.grid import Grid, Layer
from ingest.reading.imprint import Imprint
from ingest.reading.indicator_plates import PLATES
from ingest.reading.pdf import (
    UnreadablePdfError,
    page_looks,
    picture_of,
    read_pages,
)
from ingest.reading.pictures import Pictures
from ingest.reading.progress import counted
from ingest.reading.scan_look import LOOK, PictureLook, looked_at, worth_reading
from ingest.reading.seen_labels import with_labels
from ingest.reading.seen_values import with_pictures
from ingest.reading.tables import page_grids
from plans.document import Kind, PlanDocument

__all__ = [
    "looks_like_card",
    "read_drafts",
    "read_grids",
    "read_pdf_cards",
    "read_text_cards",
]


def read_pdf_cards(path: Path, pictures: Pictures | None = None) -> PlanDocument:
    """Return the cards of a PDF, each value with page and box; kind refused where there is none.

    `pictures` reads the pages whose print is no text, within its limits.
    """
    reader = CardReader()
    pictures = pictures or Pictures()
    before = 0
    costs = CostChapter()
    try:
        chosen, of_costs = _chosen(path)
        pictures.over = _pictures_over(path, pictures.budget.pages)
        pages = read_pages(path, {*chosen, *of_costs}, pictures)
        for page in counted(pages, len(chosen) + len(of_costs)):
            grids = page_grids(page, heads_section, PLATES)
            costs.read(grids)
            if page.number - 1 in of_costs:
                continue
            if page.number > before + 1:
                reader.leave()
            before = page.number
            for grid in grids:
                is_seen = page.layer is Layer.PICTURE
                reader.read(with_labels(grid) if is_seen else grid)
    except UnreadablePdfError as error:
        return PlanDocument(kind=Kind.REFUSED, refusal=str(error))
    document = costs.added_to(reader.document())
    return with_pictures(document, pictures.pages, has_text=reader.has_text)


def _pictures_over(path: Path, most: int) -> set[int]:
    """Return the pages that are pictures and stay unread where there are more than may be read."""
    looks = page_looks(path)
    pictured = {at for at, look in enumerate(looks) if look.is_picture}
    if len(pictured) <= most:
        return set()
    cards = set(candidates([look.text for look in looks])) - pictured
    beside = {at: bool({at - 1, at + 1} & cards) for at in pictured}

    def look(at: int) -> PictureLook:
        return looked_at(picture_of(path, at, LOOK))

    return pictured - worth_reading(beside, most, look)


def _chosen(path: Path) -> tuple[set[int], set[int]]:
    """Return the places of the pages to read: those that may hold cards or are pictures, and those of costs."""
    looks = page_looks(path)
    pictured = {at for at, look in enumerate(looks) if look.is_picture}
    chosen = pictured.union(candidates([look.text for look in looks]))
    costs = {at for at, look in enumerate(looks) if has_costs(look.text)}
    return chosen, costs - chosen


def read_grids(grids: Iterable[Grid]) -> PlanDocument:
    """Return the cards that stand in these grids, in the order they are printed."""
    reader = CardReader()
    for grid in grids:
        reader.read(grid)
    return reader.document()


@dataclass(frozen=True, slots=True)
class FoundCards:
    """The cards of some grids before they are a document, and the names printed around them."""

    drafts: Sequence[CardDraft]
    imprint: Imprint


def read_drafts(grids: Iterable[Grid]) -> FoundCards:
    """Return the cards of one sheet, whose grids are parted by empty rows.

    What stands below an empty row goes on with the card, and with no section of it.
    """
    reader = CardReader(has_titles=True)
    for grid in grids:
        reader.end_section()
        reader.read(grid, continues=False)
    reader.end_section()
    return FoundCards(reader.drafts, reader.imprint)
