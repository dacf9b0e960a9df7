"""A long plan is looked through cheaply, and only the pages that may hold cards are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate

from ingest.reading import pdf
from ingest.reading.candidates import FEW, candidates
from ingest.reading.cards import read_pdf_cards
from ingest.reading.grid import Page
from plans.document import Kind
from tests.drawing import HEADING, TABLE, DrawnCard, card_table, paragraph_style

PROSE = (
    "Belediyemizin riskler karşısındaki tutumu ve hedefe etkisi bu bölümde anlatılır."
)
CARD = "Sorumlu Birim Zabıta\nRiskler\n• Bir\nTespitler\n• İki\nPG1.1.1 Denetim"
LISTS = "İhtiyaçlar\n• Üç"


def document(at: dict[int, str], pages: int = 40) -> list[str]:
    return [at.get(page, PROSE) for page in range(pages)]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ({20: CARD}, [0, 1, 20, 21]),
        ({20: CARD, 21: LISTS}, [0, 1, 20, 21, 22]),
        ({19: "Hedef 1.1: Denetimi artırmak", 20: CARD}, [0, 1, 19, 20, 21]),
        ({39: CARD}, [0, 1, 39]),
        ({}, []),
        ({20: "Riskler\nTespitler"}, []),
    ],
    ids=["a card", "goes on", "begins before", "the last page", "no card", "two labels"],
)  # fmt: skip
def test_the_pages_of_cards_are_chosen(at: dict[int, str], expected: list[int]) -> None:
    assert candidates(document(at)) == expected


def test_short_documents_and_those_without_words_are_read_whole() -> None:
    assert candidates(document({}, FEW)) == list(range(FEW))
    assert candidates(["", "  "] * 20) == list(range(40))


def test_damaged_letters_hide_no_card() -> None:
    damaged = "Sorumlu Birim X\nRiskler\nMaliyet Tahmini 1\nĠhtiyaçlar"

    assert 20 in candidates(document({20: damaged}))


def card(code: str) -> DrawnCard:
    row = (f"PG{code}.1 Denetim sayısı (adet)", "100", "1", "2", "3", "4", "5", "6")
    sections = {
        "Amaç": f"A{code[0]}: Düzeni sağlamak",
        "Hedef": f"H{code}: Denetimi artırmak",
        "Sorumlu Birim": "Zabıta Müdürlüğü",
        "Riskler": "• Personel azlığı",
    }
    return DrawnCard(
        [(*row, "6 ayda bir", "Yılda bir")], HEADING, sections, [*sections, TABLE]
    )


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan of 30 pages: titles, prose, two cards with prose between them, prose."""
    path = tmp_path_factory.mktemp("plan") / "plan.pdf"
    story: list[Flowable] = []
    for page in range(30):
        if page == 0:
            story.append(Paragraph("Taşova Belediyesi", paragraph_style(14)))
            story.append(Paragraph("2025-2029 Stratejik Planı", paragraph_style(12)))
        elif page in (12, 20):
            story.append(card_table(card("2.1" if page == 12 else "3.1")))
        else:
            story += [Paragraph(PROSE, paragraph_style(9)) for _ in range(20)]
        story.append(PageBreak())
    SimpleDocTemplate(str(path), pagesize=A4).build(story)
    return path


def test_the_cards_of_a_long_plan_are_found_with_their_pages(plan: Path) -> None:
    found = read_pdf_cards(plan)

    assert (found.kind, found.institution) == (Kind.PLAN, "Taşova Belediyesi")
    assert found.period == (2025, 2029)
    pages = [(one.code, one.citations["title"].page) for _, one in found.objectives()]
    assert pages == [("H2.1", 13), ("H3.1", 21)]
    assert found.unassigned == ()


def test_pages_of_prose_are_not_read(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    page_of = pdf._page

    def counted(page: object) -> Page:
        found = page_of(page)
        read.append(found.number)
        return found

    monkeypatch.setattr(pdf, "_page", counted)
    read_pdf_cards(plan)

    assert read == [1, 2, 13, 14, 21, 22]


def test_the_cheap_look_sees_every_page(plan: Path) -> None:
    texts = pdf.page_texts(plan)

    assert len(texts) == 30
    assert "Sorumlu Birim" in texts[12]
