"""Tables that nothing rules: the card reads the same as if every cell were framed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.reading.cards import read_pdf_cards
from plans.document import IndicatorEntry, ObjectiveEntry
from tests.drawing import TABLE, DrawnCard, draw
from tests.open_drawing import STYLES, Style, bare, draw_open, hairlines, zebra

HEADING = (
    "Performans Göstergeleri",
    "Hedefe Etkisi (%)",
    "Başlangıç Değeri 2023",
    "2025",
    "2026",
    "2027",
    "2028",
    "2029",
    "İzleme Sıklığı",
    "Rapor Sıklığı",
)
ROWS = (
    ("PG3.2.1 Dikilen fidan sayısı (adet)", "20", "1.250", "1.300", "1.350", "1.400", "1.450", "1.500", "6 ayda bir", "Yılda bir"),
    ("PG3.2.2 Damla sulamaya geçirilen park ve refüj alanının toplam yeşil alana oranı (%)", "35", "12", "15", "20", "25", "30", "35", "6 ayda bir", "Yılda bir"),
    ("PG3.2.3 Kurulan mahalle bostanı (adet)", "25", "-", "2", "2", "2", "2", "2", "6 ayda bir", "Yılda bir"),
    ("PG3.2.4 Kompost tesisinde işlenen budama ve çim atığının yıllık miktarı (ton)", "20", "410", "450", "500", "550", "600", "650", "6 ayda bir", "Yılda bir"),
)  # fmt: skip
SECTIONS = {
    "Amaç": "A3 İklime dirençli bir kent kurmak",
    "Hedef": "H3.2 Yeşil alanların bakımını suyu koruyarak yapmak",
    "Sorumlu Birim": "Park ve Bahçeler Müdürlüğü",
    "İşbirliği Yapılacak Birim(ler)": "Fen İşleri Müdürlüğü, Temizlik İşleri Müdürlüğü",
    "Riskler": "• Kuraklığın beklenenden uzun sürmesi\n• Fidan teminindeki gecikmeler",
    "Faaliyet ve Projeler": "• Sulama sistemlerinin yenilenmesi\n• Bostan eğitimleri",
    "Maliyet Tahmini": "18.400.000,00 TL",
    "Tespitler": "• Şebeke suyu park sulamasında kullanılmaktadır",
    "İhtiyaçlar": "• Yağmur suyu depoları",
}
ORDER = (
    "Amaç",
    "Hedef",
    "Sorumlu Birim",
    "İşbirliği Yapılacak Birim(ler)",
    TABLE,
    "Riskler",
    "Faaliyet ve Projeler",
    "Maliyet Tahmini",
    "Tespitler",
    "İhtiyaçlar",
)
CARD = DrawnCard(ROWS, HEADING, SECTIONS, ORDER)


def objective(path: Path) -> ObjectiveEntry:
    ((_, found),) = read_pdf_cards(path).objectives()
    return found


def printed(one: IndicatorEntry) -> tuple[object, ...]:
    """Return all that is read of an indicator but where it stands."""
    return (
        one.code, one.name, one.unit, one.weight_percent, one.baseline_value,
        one.baseline_label, dict(one.targets), one.monitoring_frequency,
        one.reporting_frequency, one.withdrawn,
    )  # fmt: skip


def fields(found: ObjectiveEntry) -> tuple[object, ...]:
    """Return all that is read of a card but where it stands."""
    return (
        found.title, found.responsible_unit, found.cooperating_units,
        [printed(one) for one in found.indicators], found.risks, found.activities,
        found.cost_estimate, found.findings, found.needs,
    )  # fmt: skip


@pytest.fixture(scope="module")
def ruled(tmp_path_factory: pytest.TempPathFactory) -> ObjectiveEntry:
    return objective(draw(tmp_path_factory.mktemp("ruled") / "kart.pdf", CARD))


def test_the_ruled_card_is_what_is_drawn(ruled: ObjectiveEntry) -> None:
    second = ruled.indicators[1]

    assert [one.weight_percent for one in ruled.indicators] == [20, 35, 25, 20]
    assert second.name == (
        "Damla sulamaya geçirilen park ve refüj alanının toplam yeşil alana oranı"
    )
    assert second.targets == {2025: 15, 2026: 20, 2027: 25, 2028: 30, 2029: 35}
    assert ruled.needs == ("Yağmur suyu depoları",)


@pytest.mark.parametrize("lists_below", [True, False], ids=["lists below", "beside"])
@pytest.mark.parametrize("valign", ["TOP", "MIDDLE"])
@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__)
def test_a_card_reads_the_same_without_its_lines(
    tmp_path: Path, ruled: ObjectiveEntry, style: object, valign: str, lists_below: bool
) -> None:
    assert callable(style)
    lines: Style = style(len(ROWS) + 1)
    path = draw_open(
        tmp_path / "kart.pdf", CARD, lines, valign=valign, lists_below=lists_below
    )

    assert fields(objective(path)) == fields(ruled)


def test_every_figure_of_a_bare_table_says_where_it_stands(tmp_path: Path) -> None:
    found = objective(draw_open(tmp_path / "kart.pdf", CARD, bare(5)))
    boxes = [
        found.indicators[at].citations["targets.2027"].box for at in range(len(ROWS))
    ]

    assert all(boxes)
    lefts = {box[0] for box in boxes if box}
    tops = [box[1] for box in boxes if box]
    assert len(lefts) == 1
    assert tops == sorted(tops)


@pytest.mark.parametrize("style", [zebra, hairlines, bare], ids=lambda s: s.__name__)
def test_an_indicator_without_figures_keeps_its_own_row(
    tmp_path: Path, style: object
) -> None:
    assert callable(style)
    gone = ("PG3.2.3 Kurulan bostan (adet) (KALDIRILDI)", *([""] * 9))
    rows = (ROWS[0], ROWS[1], gone, ROWS[3])
    card = DrawnCard(rows, HEADING, SECTIONS, ORDER)

    found = objective(draw_open(tmp_path / "kart.pdf", card, style(5)))

    assert [(one.code, one.withdrawn) for one in found.indicators] == [
        ("PG3.2.1", False),
        ("PG3.2.2", False),
        ("PG3.2.3", True),
        ("PG3.2.4", False),
    ]
    assert found.indicators[1].name.endswith("oranı")


def test_a_sentence_across_the_table_is_no_row_of_it(tmp_path: Path) -> None:
    card = DrawnCard(
        ROWS,
        HEADING,
        SECTIONS | {"Açıklama": "Gösterge değerleri yıl sonu itibarıyla verilmiştir."},
        (*ORDER[:5], "Açıklama", *ORDER[5:]),
    )

    found = objective(draw_open(tmp_path / "kart.pdf", card, bare(5)))

    assert [one.unit for one in found.indicators] == ["adet", "%", "adet", "ton"]
    assert found.indicators[3].targets[2029] == 650


def test_rows_set_solid_part_above_their_figures(tmp_path: Path) -> None:
    """Where no blank tells, the lines below a row's figures are its own."""
    solid: Style = [
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]

    found = objective(draw_open(tmp_path / "kart.pdf", CARD, solid))

    assert [one.unit for one in found.indicators] == ["adet", "%", "adet", "ton"]
    assert [one.targets[2029] for one in found.indicators] == [1500, 35, 2, 650]
