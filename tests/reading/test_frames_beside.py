"""Frames of two columns that end at different heights: each keeps its own lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.reading.cards import read_pdf_cards
from tests.drawing import TABLE, DrawnCard
from tests.open_drawing import draw_designed

ROW = ("PG1.1.1 Sayı (adet)", "%100", "1", "2", "3", "4", "5", "6", "Yılda bir", "-")


def items(count: int, name: str) -> str:
    return "\n".join(f"• {name} {number}" for number in range(1, count + 1))


@pytest.mark.parametrize("longer", ["Riskler", "Tespitler", "İhtiyaçlar"])
def test_frames_of_unlike_height_keep_their_lines(longer: str, tmp_path: Path) -> None:
    counts = dict.fromkeys(
        ("Riskler", "Faaliyet ve Projeler", "Tespitler", "İhtiyaçlar"), 2
    )
    counts[longer] = 5
    sections = {
        "Amaç": "A1 Bir amaç",
        "Hedef": "H1.1 Bir hedef",
        "Sorumlu Birim": "Fen İşleri Müdürlüğü",
        "İşbirliği Yapılacak Birim(ler)": "Zabıta Müdürlüğü",
        "Maliyet Tahmini": "1.000 TL",
        **{label: items(count, label) for label, count in counts.items()},
    }
    card = DrawnCard([ROW], sections=sections, order=[*sections, TABLE])

    document = read_pdf_cards(draw_designed(tmp_path / "card.pdf", card, boxed=True))

    ((_, read),) = document.objectives()
    lists = (read.risks, read.activities, read.findings, read.needs)
    assert [len(one) for one in lists] == list(counts.values())
