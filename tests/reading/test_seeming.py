"""A refusal says what the document seems to be; nothing of it becomes a plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.reading.recognise import NO_PLAN, read_document
from ingest.reading.seeming import seems
from plans.document import Kind
from tests.yearly_drawing import DrawnTable, draw_yearly

BUDGET = (
    ("Ekonomik Kod", "Açıklama", "2023 Gerçekleşme", "2024 Ödenek", "2025 Tahmin"),
    ("01.1.1", "Personel Giderleri", "100.000", "120.000", "150.000"),
    ("03.2.1", "Mal ve Hizmet Alımları", "10.000", "12.000", "15.000"),
)
MENU = (
    ("Tarih", "Çorba", "Ana Yemek", "Tatlı", "Kalori"),
    ("1", "Mercimek", "Tas kebabı", "Sütlaç", "1.150"),
)
STATISTICS = (
    ("Gösterge", "2021", "2022", "2023"),
    ("Nüfus", "45.000", "46.000", "47.500"),
    ("Okul sayısı", "12", "12", "13"),
)


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        (("Alaca Belediyesi 2024 Mali Yılı Bütçesi", DrawnTable(BUDGET)), "bütçeye"),
        (("Haziran 2024 Yemek Listesi", DrawnTable(MENU)), "yemek listesine"),
        (("İstatistiklerle Alaca 2023", DrawnTable(STATISTICS)), "istatistik"),
        (
            (
                "Alaca Belediyesi Meclis Kararı",
                "Karar No: 2024/45, Karar Tarihi: 05.06.2024",
                "2025-2029 Stratejik Planı, Hedef 1.1 değişikliği oy birliğiyle kabul edildi.",
            ),
            "meclis",
        ),
        (
            ("Hizmet Alım Sözleşmesi", "Taraflar: İdare ile Yüklenici", "Sözleşme bedeli: 1.250.000 TL"),
            "sözleşmeye",
        ),
        (("2025 Yılı Performans Programı", "Hedeflerimiz büyüktür."), "performans programına"),
        (("2025-2029 Stratejik Planı", "Hedeflerimiz büyüktür."), "stratejik plana"),
    ],
    ids=["budget", "menu", "statistics", "decision", "contract", "programme", "plan"],
)  # fmt: skip
def test_what_is_no_plan_is_named(
    tmp_path: Path, parts: tuple[DrawnTable | str, ...], named: str
) -> None:
    document = read_document(draw_yearly(tmp_path / "belge.pdf", *parts))

    assert (document.kind, document.goals) == (Kind.REFUSED, ())
    assert document.refusal is not None
    assert named in document.refusal
    assert "bulunamadı" in document.refusal


def test_words_that_tell_nothing_name_nothing(tmp_path: Path) -> None:
    path = draw_yearly(tmp_path / "belge.pdf", "Bugün hava güzel.")

    assert seems(["Bugün hava güzel."]) is None
    assert read_document(path).refusal == NO_PLAN
