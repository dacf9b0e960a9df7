"""Draws target cards without ruled cells: shaded rows, hairlines, or nothing but blanks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from tests.drawing import TABLE, WIDTH, DrawnCard, paragraph_style

PALE = colors.HexColor("#f3efe0")
LABEL = 40 * mm

Style = list[tuple[object, ...]]


def zebra(rows: int) -> Style:
    """A heading on a colour, every second row shaded from side to side."""
    shaded: Style = [("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#7a4b2a"))]
    return shaded + [
        ("BACKGROUND", (0, row), (-1, row), PALE) for row in range(2, rows, 2)
    ]


def boxes(rows: int) -> Style:
    """The heading's cells framed, and nothing below."""
    return [("GRID", (0, 0), (-1, 0), 0.4, colors.black)] if rows else []


def chequered(rows: int) -> Style:
    """Every second row of framed cells."""
    return [
        ("GRID", (0, row), (-1, row), 0.4, colors.gray) for row in range(0, rows, 2)
    ]


def hairlines(rows: int) -> Style:
    """A line below each row and no other."""
    return [("LINEBELOW", (0, 0), (-1, rows), 0.3, colors.gray)]


def headed(rows: int) -> Style:
    """Framed heading cells, rows between hairlines."""
    return boxes(rows) + hairlines(rows)


def framed(rows: int) -> Style:
    """Framed heading cells and a frame round the rows, with no line between them."""
    return [*boxes(rows), ("BOX", (0, 0), (-1, -1), 0.4, colors.black)]


def bare(rows: int) -> Style:
    """No line at all."""
    return [("LEFTPADDING", (0, 0), (0, 0), 6)] if rows else []


STYLES = (zebra, boxes, chequered, hairlines, headed, framed, bare)


def draw_open(
    path: Path,
    card: DrawnCard,
    style: Style,
    *,
    valign: str = "TOP",
    lists_below: bool = True,
    widths: Sequence[float] = (),
) -> Path:
    """Write a card whose labels no line parts from their text; return the path."""
    margin = 15 * mm
    document = SimpleDocTemplate(
        str(path), pagesize=A4, leftMargin=margin, rightMargin=margin, topMargin=margin
    )
    story = open_story(
        card, style, valign=valign, lists_below=lists_below, widths=widths
    )
    document.build(story)
    return path


def open_story(
    card: DrawnCard,
    style: Style,
    *,
    valign: str = "TOP",
    lists_below: bool = True,
    widths: Sequence[float] = (),
) -> list[Flowable]:
    """Return the card's parts from the top.

    With `lists_below` a text that begins with a bullet stands below its label, else beside it.
    """
    story: list[Flowable] = []
    for label in card.order or [*card.sections, TABLE]:
        if label == TABLE:
            story += [_table(card, style, valign, widths), Spacer(0, 5 * mm)]
        elif lists_below and card.sections[label].startswith("•"):
            story.append(Paragraph(label, paragraph_style(8)))
            story += [
                Paragraph(line, paragraph_style(8))
                for line in card.sections[label].split("\n")
            ]
            story.append(Spacer(0, 3 * mm))
        else:
            story.append(_labelled(label, card.sections[label]))
    return story


def _labelled(label: str, text: str) -> Table:
    cells = [
        Paragraph(part.replace("\n", "<br/>"), paragraph_style(8))
        for part in (label, text)
    ]
    return Table(
        [cells],
        colWidths=[LABEL, WIDTH - LABEL],
        style=[("VALIGN", (0, 0), (-1, -1), "TOP")],
    )


def _table(
    card: DrawnCard, style: Style, valign: str, widths: Sequence[float]
) -> Table:
    rows = [
        [Paragraph(text, paragraph_style(6)) for text in row]
        for row in (card.heading, *card.rows)
    ]
    narrow = (WIDTH - 50 * mm) / (len(card.heading) - 1)
    return Table(
        rows,
        colWidths=list(widths) or [50 * mm] + [narrow] * (len(card.heading) - 1),
        style=[("VALIGN", (0, 0), (-1, -1), valign), *style],
    )


def draw_designed(
    path: Path, card: DrawnCard, *, boxed: bool, accent: bool = False
) -> Path:
    """Write a designed page: titles in bands, units and cost in three tiles, the lists in two columns."""
    document = SimpleDocTemplate(
        str(path),
        pagesize=A4,
        leftMargin=15 * mm,
        rightMargin=15 * mm,
        topMargin=12 * mm,
    )
    document.build(designed_story(card, boxed=boxed, accent=accent))
    return path


def designed_story(
    card: DrawnCard, *, boxed: bool, accent: bool = False
) -> list[Flowable]:
    """Return the parts of a designed page from the top."""
    story: list[Flowable] = []
    for label in ("Amaç", "Hedef"):
        code, title = card.sections[label].split(" ", 1)
        band = [
            Paragraph(code, paragraph_style(17)),
            Paragraph(title, paragraph_style(9)),
        ]
        style: Style = [
            ("BACKGROUND", (0, 0), (-1, -1), PALE),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ]
        story += [Table([band], colWidths=[24 * mm, WIDTH - 24 * mm], style=style)]
        story.append(Spacer(0, 4 * mm))
    tiles = ("Sorumlu Birim", "İşbirliği Yapılacak Birim(ler)", "Maliyet Tahmini")
    story.append(
        _tiles([_over(label, card.sections[label]) for label in tiles], accent)
    )
    story += [Spacer(0, 5 * mm), _table(card, headed(len(card.rows)), "MIDDLE", ())]
    story.append(Spacer(0, 6 * mm))
    left = [*_box(card, "Riskler", boxed), *_box(card, "Tespitler", boxed)]
    right = [
        *_box(card, "Faaliyet ve Projeler", boxed),
        *_box(card, "İhtiyaçlar", boxed),
    ]
    half = WIDTH / 2
    story.append(
        Table(
            [[left, right]],
            colWidths=[half, half],
            style=[("VALIGN", (0, 0), (-1, -1), "TOP")],
        )
    )
    return story


def _tiles(cells: Sequence[Sequence[Flowable]], accent: bool) -> Table:
    """Return the cells side by side, each on a colour of its own, with a bar of another colour."""
    row: list[object] = []
    widths: list[float] = []
    style: Style = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    for cell in cells:
        at = len(row)
        row += ["", list(cell), ""]
        widths += [1.5 * mm, WIDTH / len(cells) - 5 * mm, 3.5 * mm]
        style.append(("BACKGROUND", (at + 1, 0), (at + 1, 0), PALE))
        if accent:
            style.append(("BACKGROUND", (at, 0), (at, 0), colors.olive))
    return Table([row], colWidths=widths, style=style)


def _over(label: str, text: str) -> list[Flowable]:
    lines = [label, *text.split("\n")]
    return [Paragraph(line, paragraph_style(8)) for line in lines]


def _box(card: DrawnCard, label: str, boxed: bool) -> list[Flowable]:
    texts = _over(label, card.sections[label])
    style: Style = [("BOX", (0, 0), (-1, -1), 0.6, colors.olive)] if boxed else []
    if boxed:
        style.append(("BACKGROUND", (0, 0), (-1, 0), PALE))
    cells = [[texts[:1]], [texts[1:]]]
    return [
        Table(cells, colWidths=[WIDTH / 2 - 8 * mm], style=style),
        Spacer(0, 4 * mm),
    ]
