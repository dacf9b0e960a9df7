"""Sheets that are laid out as target cards, one or several, in every format of a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.reading.recognise import read_document
from plans.document import ObjectiveEntry, PlanDocument
from tests.workbooks import FORMATS, Content, Shown, WrittenSheet, by_year

YEARS: list[Content] = [2025, 2026, 2027]
FREQUENCY: list[Content] = ["6 ayda bir", "Yılda bir"]


def read(suffix: str, folder: Path, *sheets: WrittenSheet) -> PlanDocument:
    path = folder / f"kart.{suffix}"
    path.write_bytes(FORMATS[suffix](*sheets))
    return read_document(path)


def card(number: int) -> list[list[Content]]:
    """Return a card's rows: labels in A, texts in B, the table from A to J."""
    code = f"3.{number}"
    return [
        ["HEDEF KARTI"],
        ["Amaç", "A3: Güvenli şehir"],
        ["Hedef", f"H{code}: Hedefin başlığı {number}"],
        ["Sorumlu Birim", "Zabıta Müdürlüğü"],
        ["İş Birliği Yapılacak Birimler", "Fen İşleri Müdürlüğü\nPark Müdürlüğü"],
        [
            "Performans Göstergeleri",
            None,
            "ID",
            "Hedefe Etkisi (%)",
            "Plan Dönemi Başlangıç Değeri (2024)",
            "Hedef Değerler",
            None,
            None,
            "İzleme Sıklığı",
            "Raporlama Sıklığı",
        ],
        [None, None, None, None, None, *YEARS, None, None],
        [
            f"PG{code}.1",
            "Denetim sayısı (adet)",
            1000,
            Shown(0.5, "0%"),
            "13.654",
            "15.000",
            16000,
            "-",
            *FREQUENCY,
        ],
        [
            f"PG{code}.2",
            "Memnuniyet oranı (%)",
            1001,
            Shown(0.5, "0%"),
            Shown(0.8, "0%"),
            Shown(0.85, "0%"),
            "%90",
            "95%",
            *FREQUENCY,
        ],
        ["TOPLAM", None, None, Shown(1, "0%")],
        ["Riskler", "Risk bir\nRisk iki"],
        ["Faaliyet ve Projeler", "1. Faaliyet bir\n2. Faaliyet iki"],
        ["Maliyet Tahmini (TL)", 1500000.5],
        ["Tespitler", "• Tespit bir\n• Tespit\n  iki"],
        ["İhtiyaçlar", "İhtiyaç"],
        [],
        ["Not: anket sonuçları geçicidir."],
        [],
    ]


def merged(first: int) -> list[str]:
    """Return what is merged in the table of a card whose first row this is."""
    top, below = first + 5, first + 6
    columns = [f"{letter}{top}:{letter}{below}" for letter in "CDEIJ"]
    return [f"A{top}:B{below}", f"F{top}:H{top}", *columns]


def assert_is_card(objective: ObjectiveEntry, number: int) -> None:
    assert objective.title == f"Hedefin başlığı {number}"
    assert objective.responsible_unit == "Zabıta Müdürlüğü"
    assert objective.cooperating_units == ("Fen İşleri Müdürlüğü", "Park Müdürlüğü")
    assert objective.risks == ("Risk bir", "Risk iki")
    assert objective.activities == ("Faaliyet bir", "Faaliyet iki")
    assert objective.findings == ("Tespit bir", "Tespit iki")
    assert objective.needs == ("İhtiyaç",)
    assert objective.cost_estimate.total == Decimal("1500000.5")
    count, share = objective.indicators
    assert (count.name, count.unit) == ("Denetim sayısı", "adet")
    assert count.baseline_value == 13654
    assert count.targets == by_year(2025, 15000, 16000, None)
    assert share.unit == "%"
    assert [share.weight_percent, share.baseline_value] == [50, 80]
    assert share.targets == by_year(2025, 85, 90, 95)
    assert (share.monitoring_frequency, share.reporting_frequency) == (
        "6 ayda bir",
        "Yılda bir",
    )


@pytest.mark.parametrize("suffix", FORMATS)
def test_several_cards_on_one_sheet(suffix: str, tmp_path: Path) -> None:
    title: list[list[Content]] = [
        ["Selimiye Belediyesi"],
        ["2025-2027 Stratejik Planı"],
    ]
    height = len(card(1))
    sheet = WrittenSheet(
        [*title, *card(1), *card(2)],
        name="Kartlar",
        merged=[*merged(3), *merged(3 + height)],
        hidden_columns=["C"],
    )

    document = read(suffix, tmp_path, sheet)

    assert (document.institution, document.period) == (
        "Selimiye Belediyesi",
        (2025, 2027),
    )
    [goal] = document.goals
    assert [one.code for one in goal.objectives] == ["H3.1", "H3.2"]
    for number, objective in enumerate(goal.objectives, start=1):
        assert_is_card(objective, number)
    assert goal.objectives[0].citations["risks.1"].cell == "Kartlar!B13"
    assert [one.text for one in document.unassigned] == [
        "Not: anket sonuçları geçicidir."
    ] * 2


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_card_on_each_sheet_and_a_summary_of_them(
    suffix: str, tmp_path: Path
) -> None:
    summary: Sequence[Sequence[Content]] = [
        ["Hedef", "Sorumlu Birim", "Maliyet"],
        ["H3.1", "Zabıta Müdürlüğü", 1500000.5],
        ["H3.2", "Zabıta Müdürlüğü", 1500000.5],
        [None, None, 3000001],
    ]

    document = read(
        suffix,
        tmp_path,
        WrittenSheet(card(1), name="H3.1", merged=merged(1)),
        WrittenSheet(card(2), name="H3.2", merged=merged(1)),
        WrittenSheet(summary, name="Özet"),
    )

    for number, (_, objective) in enumerate(document.objectives(), start=1):
        assert_is_card(objective, number)
    assert not [one for one in document.issues if "farklı" in one.reason]


@pytest.mark.parametrize("suffix", FORMATS)
def test_labels_beside_each_other_and_labels_with_their_text(
    suffix: str, tmp_path: Path
) -> None:
    rows: list[list[Content]] = [
        ["Amaç", "A1: Temiz kent", "Sorumlu Birim", "Temizlik Müdürlüğü"],
        ["Hedef", "H1.1: Atık", "İşbirliği Yapılacak Birimler", "Park Müdürlüğü"],
        [],
        [
            "Kod",
            "Gösterge Adı",
            "Birim",
            "Hedefe Etkisi",
            "Başlangıç Değeri",
            "Hedefler",
        ],
        [None, None, None, None, 2024, *YEARS],
        ["PG1.1.1", "Atık", "ton", 100, 4, 5, 6, 7],
        [],
        ["Riskler: Bütçe yetersizliği"],
        ["Maliyet Tahmini", *YEARS, "Toplam"],
        [None, 100, 200, 300, 600],
    ]

    document = read(suffix, tmp_path, WrittenSheet(rows))

    [(_, objective)] = document.objectives()
    assert objective.responsible_unit == "Temizlik Müdürlüğü"
    assert objective.cooperating_units == ("Park Müdürlüğü",)
    assert objective.risks == ("Bütçe yetersizliği",)
    assert objective.cost_estimate.total == 600
    assert objective.cost_estimate.by_year == by_year(2025, 100, 200, 300)
    [indicator] = objective.indicators
    assert indicator.targets == by_year(2025, 5, 6, 7)
    assert indicator.baseline_value == 4
    assert indicator.unit == "ton"
