"""Two cards side by side whose bullets hang out left of their labels."""

from __future__ import annotations

from decimal import Decimal

from ingest.reading.card_labels import heads_section
from ingest.reading.grid import Page, Word
from ingest.reading.tables import page_grids

LEFT, RIGHT, LEADING = 40, 320, 12
TITLES = ("A{} | Kent", "H{}.1 | Yol")
LISTS = (("Riskler", "Kuraklık"), ("Tespitler", "Göç"), ("İhtiyaçlar", "Bina"))


def words(text: str, x: float, top: float) -> list[Word]:
    found = []
    for part in text.split():
        right = x + 4 * len(part)
        box = (Decimal(x), Decimal(top), Decimal(right), Decimal(top + 8))
        found.append(Word(part, box))
        x = right + 2
    return found


def card(number: int, x: float) -> list[Word]:
    lines = [title.format(number) for title in TITLES]
    found = [w for at, t in enumerate(lines) for w in words(t, x, LEADING * at)]
    top = LEADING * len(lines)
    for label, text in LISTS:
        found += words(label, x, top)
        found += words("•", x - 5, top + LEADING)
        found += words(f"{text} {number}", x + 11, top + LEADING)
        top += 2 * LEADING
    return found


def test_each_card_is_read_by_itself() -> None:
    page = Page(1, Decimal(595), Decimal(842), (*card(1, LEFT), *card(2, RIGHT)))

    texts = [
        cell.text
        for grid in page_grids(page, heads_section)
        for row in grid.rows
        for cell in row
        if cell and cell.text != "•"
    ]

    assert texts == [
        text
        for number in (1, 2)
        for text in (
            *(title.format(number) for title in TITLES),
            *(part for label, text in LISTS for part in (label, f"{text} {number}")),
        )
    ]
