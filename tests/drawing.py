"""Draws plan documents as PDFs: target cards with ruled cells, several ways round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import reportlab
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    Flowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

FONT = "Vera"  # comes with reportlab and has the Turkish letters, but no lira sign
WIDTH = 180 * mm

HEADING = (
    "Performans Göstergeleri",
    "Hedefe Etkisi (%)",
    "Başlangıç Değeri (2024)",
    "2025",
    "2026",
    "2027",
    "2028",
    "2029",
    "İzleme Sıklığı",
    "Raporlama Sıklığı",
)
TABLE = "Performans Göstergeleri"


@dataclass(frozen=True)
class DrawnCard:
    """A card as it is to be printed: labels with their text, and the table's rows."""

    rows: Sequence[Sequence[str]]
    heading: Sequence[str] = HEADING
    sections: Mapping[str, str] = field(default_factory=dict)
    order: Sequence[str] = ()  # labels in printed order, TABLE for the table


def draw(path: Path, *parts: DrawnCard | str, break_between: bool = False) -> Path:
    """Write the parts one below the other, a string as a line of its own; return the path."""
    document = SimpleDocTemplate(
        str(path),
        pagesize=A4,
        leftMargin=15 * mm,
        rightMargin=15 * mm,
        topMargin=15 * mm,
        bottomMargin=15 * mm,
    )
    story: list[Flowable] = []
    for part in parts:
        if isinstance(part, str):
            story.append(Paragraph(part, paragraph_style(10)))
        else:
            story += [
                card_table(part),
                PageBreak() if break_between else Spacer(0, 8 * mm),
            ]
    document.build(story)
    return path


def card_table(card: DrawnCard, width: float = WIDTH) -> Table:
    """Return the card as one ruled table."""
    columns = len(card.heading)
    lines: list[list[Flowable | str]] = []
    style: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    for label in card.order or [*card.sections, TABLE]:
        if label == TABLE:
            lines += [
                [_cell(text) for text in row] for row in (card.heading, *card.rows)
            ]
            continue
        at = len(lines)
        style.append(("SPAN", (1, at), (-1, at)))
        blank: list[Flowable | str] = [""] * (columns - 2)
        lines.append([_cell(label), _cell(card.sections[label]), *blank])
    narrow = (width - 48 * mm) / (columns - 1)
    return Table(lines, colWidths=[48 * mm] + [narrow] * (columns - 1), style=style)


def _cell(text: str) -> Paragraph:
    return Paragraph(text.replace("\n", "<br/>"), paragraph_style(6))


def paragraph_style(size: int) -> ParagraphStyle:
    if FONT not in pdfmetrics.getRegisteredFontNames():
        folder = Path(reportlab.__file__).parent / "fonts"
        pdfmetrics.registerFont(TTFont(FONT, folder / "Vera.ttf"))
    return ParagraphStyle("cell", fontName=FONT, fontSize=size, leading=size * 1.25)
