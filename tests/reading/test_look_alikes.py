"""Rows and tables that stand in or after a card and are no part of it."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.platypus import PageBreak, SimpleDocTemplate, Table

from ingest.reading.cards import read_pdf_cards
from plans.document import ObjectiveEntry, PlanDocument
from tests.drawing import TABLE, WIDTH, DrawnCard, card_table, draw

ROW = ("PG1.1.1 Sayı (adet)", "%100", "1", "2", "3", "4", "5", "6", "Yılda bir", "-")
SECTIONS = {
    "Amaç": "A1: Bir amaç",
    "Hedef": "H1.1: Bir hedef",
    "Sorumlu Birim": "Fen İşleri Müdürlüğü",
    "Riskler": "• Bir risk\n• İki risk",
    "Tespitler": "• Bir bulgu",
}


def card(sections: dict[str, str]) -> DrawnCard:
    labels = list(sections)
    return DrawnCard([ROW], sections=sections, order=[*labels[:3], TABLE, *labels[3:]])


def only(document: PlanDocument) -> ObjectiveEntry:
    ((_, objective),) = document.objectives()
    return objective


def test_a_row_under_an_unknown_label_is_kept_for_a_person(tmp_path: Path) -> None:
    sections = {**SECTIONS, "Varsayımlar": "• Bir varsayım", "İhtiyaçlar": "• Araç"}

    document = read_pdf_cards(draw(tmp_path / "card.pdf", card(sections)))

    assert only(document).findings == ("Bir bulgu",)
    assert only(document).needs == ("Araç",)
    assert [run.items for run in document.unassigned] == [
        ("Varsayımlar", "Bir varsayım")
    ]


def test_a_table_overleaf_is_no_part_of_the_last_section(tmp_path: Path) -> None:
    rows = [["Kod", "Hedef", "Birim"], ["H1.1", "Bir hedef", "Fen İşleri Müdürlüğü"]]
    other = Table(
        rows,
        colWidths=[WIDTH / 3] * 3,
        style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
    )
    path = tmp_path / "plan.pdf"
    SimpleDocTemplate(str(path), pagesize=A4).build(
        [card_table(card(SECTIONS)), PageBreak(), other]
    )

    document = read_pdf_cards(path)

    assert only(document).findings == ("Bir bulgu",)
    assert document.unassigned == ()
