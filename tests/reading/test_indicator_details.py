"""What a document says of an indicator beside its figures: tanım, hesaplama yöntemi, veri kaynağı, yön."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.reading.cards import read_pdf_cards
from ingest.reading.indicator_entries import UNDIRECTED, direction_of
from plans.document import Direction
from tests.drawing import DrawnCard, draw

HEADING = (
    "Performans Göstergesi",
    "Hedefe Etkisi (%)",
    "2026",
    "2027",
    "Göstergenin Tanımı",
    "Hesaplama Yöntemi",
    "Veri Kaynağı",
    "Göstergenin Yönü",
)
ROWS = (
    ("PG1.1.1 Yeni park (adet)", "60", "3", "4", "Açılan parklar", "Toplam sayı", "Park kayıtları", "Artış"),
    ("PG1.1.2 Su kaybı (%)", "40", "30", "28", "-", "Kayıp / üretim", "SCADA", "Artış/Azalış"),
)  # fmt: skip


def test_columns_tell_how_an_indicator_is_measured(tmp_path: Path) -> None:
    card = DrawnCard(
        ROWS,
        HEADING,
        {"Amaç": "A1: Yeşil kent", "Hedef": "H1.1: Parkları artırmak"},
        ("Amaç", "Hedef", "Performans Göstergeleri"),
    )
    document = read_pdf_cards(draw(tmp_path / "kart.pdf", card))
    (_, first), (path, second) = document.indicators()

    assert first.definition == "Açılan parklar"
    assert first.formula == "Toplam sayı"
    assert first.data_source == "Park kayıtları"
    assert first.direction is Direction.INCREASE
    assert first.citations["direction"].text == "Artış"
    assert (second.definition, second.direction) == (None, None)
    undirected = [one for one in document.issues if one.reason == UNDIRECTED]
    assert [(one.where, one.text) for one in undirected] == [
        (f"{path}.direction", "Artış/Azalış")
    ]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Artan", Direction.INCREASE),
        ("ARTIŞ", Direction.INCREASE),
        ("Pozitif", Direction.INCREASE),
        ("Azalış", Direction.DECREASE),
        ("Düşüş", Direction.DECREASE),
        ("↓", Direction.DECREASE),
        ("Sabit", Direction.NEUTRAL),
        ("Artış/Azalış", None),
        ("Etkinlik sayısı", None),
        (None, None),
    ],
)
def test_a_direction_is_read_where_it_is_one(
    printed: str | None, expected: Direction | None
) -> None:
    assert direction_of(printed) is expected
