"""Designed pages: bands, tiles and columns of boxes hold the same card as a table of cells."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.reading.beside import parts, side_by_side
from ingest.reading.card_labels import over_text, under_labels
from ingest.reading.cards import read_grids, read_pdf_cards
from ingest.reading.grid import Cell, Grid, Page, Ruling, Word
from ingest.reading.lattice import lattices
from plans.document import ObjectiveEntry
from tests.open_drawing import draw_designed
from tests.reading.test_open_tables import CARD, fields, objective, ruled

__all__ = ["ruled"]


@pytest.mark.parametrize("accent", [True, False], ids=["with a bar", "plain"])
@pytest.mark.parametrize("boxed", [True, False], ids=["boxed", "open"])
def test_a_designed_page_reads_as_the_ruled_card(
    tmp_path: Path, ruled: ObjectiveEntry, *, boxed: bool, accent: bool
) -> None:
    path = draw_designed(tmp_path / "kart.pdf", CARD, boxed=boxed, accent=accent)

    assert fields(objective(path)) == fields(ruled)


def test_nothing_of_a_designed_page_is_left_over(tmp_path: Path) -> None:
    document = read_pdf_cards(draw_designed(tmp_path / "kart.pdf", CARD, boxed=True))

    assert document.unassigned == ()
    assert [goal.code for goal in document.goals] == ["A3"]


def word(text: str, x: float, y: float, width: float = 60) -> Word:
    x0, top, x1, bottom = (Decimal(str(at)) for at in (x, y, x + width, y + 10))
    return Word(text, (x0, top, x1, bottom))


def page(words: Sequence[Word], rulings: Sequence[Ruling] = ()) -> Page:
    return Page(1, Decimal(600), Decimal(800), tuple(words), tuple(rulings))


COLUMNS = [
    word("Title", 20, 10, 500),
    word("Risks", 20, 40),
    word("Needs", 300, 40),
    word("left", 20, 60),
    word("right", 300, 60),
    word("more", 20, 80),
    word("foot", 20, 120, 500),
]


def heads(text: str) -> bool:
    return text in {"Risks", "Needs"}


def test_columns_are_cut_apart_from_their_headings_to_what_stands_across() -> None:
    drawn = page(COLUMNS)
    cut = side_by_side(drawn, [], heads)

    assert cut is not None
    assert [[word.text for word in part.words] for part in parts(drawn, cut)] == [
        ["Title"],
        ["Risks", "left", "more"],
        ["Needs", "right"],
        ["foot"],
    ]


@pytest.mark.parametrize(
    "words",
    [
        [word("Risks", 20, 40), word("text", 300, 40), word("more", 300, 60)],
        [word("1", 20, 40), word("Needs", 300, 40), word("x", 20, 60), word("y", 300, 60)],
        [word("Risks", 20, 40), word("Needs", 300, 40), word("across", 20, 60, 500)],
    ],
    ids=["a label and its text", "one heading", "nothing below"],
)  # fmt: skip
def test_what_is_no_pair_of_columns_is_left_whole(words: list[Word]) -> None:
    assert side_by_side(page(words), [], heads) is None


def test_a_ruled_table_is_never_cut() -> None:
    lines = [
        Ruling(tuple(Decimal(at) for at in box))  # type: ignore[arg-type]
        for box in (
            (10, 30, 590, 30), (10, 55, 590, 55), (10, 100, 590, 100),
            (10, 30, 10, 100), (290, 30, 290, 100), (590, 30, 590, 100),
        )
    ]  # fmt: skip

    assert side_by_side(page(COLUMNS[1:6], lines), lattices(lines), heads) is None


def lined(text: str) -> Cell:
    lines = tuple(Cell(line) for line in text.splitlines())
    return Cell(text, lines=lines)


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("Sorumlu Birim\nZabıta Müdürlüğü", "Sorumlu Birim", "Zabıta Müdürlüğü"),
        ("İşbirliği Yapılacak\nBirim(ler)\nHukuk İşleri", "İşbirliği Yapılacak\nBirim(ler)", "Hukuk İşleri"),
        ("Riskler\n• Bir\n• İki", "Riskler", "• Bir\n• İki"),
    ],
)  # fmt: skip
def test_a_cell_may_hold_a_label_and_its_text(text: str, label: str, rest: str) -> None:
    parted = over_text(lined(text))

    assert parted is not None
    assert [cell.text for cell in parted] == [label, rest]


@pytest.mark.parametrize(
    "text",
    [
        "Riskler",
        "İşbirliği Yapılacak\nBirim(ler)",
        "Bir ad\nRiskler",
        "Riskler azdır\nve",
    ],
)
def test_other_cells_hold_no_label_with_its_text(text: str) -> None:
    assert over_text(lined(text)) is None


def test_labels_may_head_columns_of_a_table() -> None:
    labels = (Cell("Tespitler"), Cell("İhtiyaçlar"))
    rows = (labels, (Cell("bir"), Cell("iki")), (Cell("üç"), Cell("")))

    runs, height = under_labels(rows, 0)

    assert height == 3
    assert [[cell.text for cell in run] for run in runs] == [
        ["Tespitler", "bir", "üç"],
        ["İhtiyaçlar", "iki"],
    ]


def test_a_card_with_headed_columns_is_read() -> None:
    def row(*texts: str) -> tuple[Cell, ...]:
        return tuple(Cell(text, lines=(Cell(text),)) for text in texts)

    box = (Decimal(0), Decimal(0), Decimal(9), Decimal(9))
    rows = (
        row("Hedef", "H1.1 Parkları çoğaltmak"),
        row("Sorumlu Birim", "Park ve Bahçeler Müdürlüğü"),
        row("Riskler", "Faaliyet ve Projeler"),
        row("Kuraklık", "Fidan dikimi"),
        row("Tespitler", "İhtiyaçlar"),
        row("Alan azdır", "Arsa"),
    )

    document = read_grids([Grid(rows, 1, box)])
    ((_, found),) = document.objectives()

    assert (found.risks, found.activities) == (("Kuraklık",), ("Fidan dikimi",))
    assert (found.findings, found.needs) == (("Alan azdır",), ("Arsa",))
