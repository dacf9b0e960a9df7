"""The words of cards: the names of parts and columns, signs of items, headings that columns broke."""

from __future__ import annotations

import pytest

from ingest.reading.bullets import signs
from ingest.reading.card_titles import is_furniture
from ingest.reading.card_values import coded, items, units
from ingest.reading.grid import Cell, Line
from ingest.reading.heading_words import mended
from ingest.reading.headings import mark_of
from ingest.reading.indicator_rows import Column, head_of
from ingest.reading.part_names import Part, part_named


@pytest.mark.parametrize(
    ("printed", "part"),
    [
        ("Sorumlu Birim/Müdürlük", Part.RESPONSIBLE),
        ("SORUMLU HARCAMA BİRİMİ", Part.RESPONSIBLE),
        ("Hedeften Sorumlu Birim", Part.RESPONSIBLE),
        ("İş Birliği Yapılacak Birim ve Kurumlar", Part.COOPERATING),
        ("İşbirliği Yapılacak Müdürlükler", Part.COOPERATING),
        ("Hedef Riskleri", Part.RISKS),
        ("R i s k l e r", Part.RISKS),
        ("Faaliyetler ve Projeler", Part.ACTIVITIES),
        ("Faaliyet/Projeler", Part.ACTIVITIES),
        ("Stratejiler", Part.STRATEGIES),
        ("Tahmini Maliyet (TL)", Part.COST),
        ("Toplam Maliyet Tahmini", Part.COST),
        ("TESPİTLER", Part.FINDINGS),
        ("İhtiyaçlar", Part.NEEDS),
        ("Riskler azaltıldı", None),
        ("Risk", None),
        ("Tespit edilen ihtiyaçlar karşılanacaktır", None),
        ("Sorumlu kişi", None),
    ],
)
def test_a_part_is_known_by_each_of_its_names(printed: str, part: Part | None) -> None:
    assert part_named(printed) is part


@pytest.mark.parametrize(
    ("printed", "column", "year"),
    [
        ("2025 Yılı Hedefi", Column.TARGET, 2025),
        ("1. Yıl (2025)", Column.TARGET, 2025),
        ("Planın 3. Yılı", Column.TARGET, 3),
        ("2026*", Column.TARGET, 2026),
        ("2026¹", Column.TARGET, 2026),
        ("Hedefe Etki Oranı (%)", Column.WEIGHT, None),
        ("Hedefe Etkisi (Ağırlığı) %", Column.WEIGHT, None),
        ("2024 Gerçekleşme", Column.BASELINE, None),
        ("Baz Yıl (2024)", Column.BASELINE, None),
        ("Ölçüm Sıklığı", Column.MONITORING, None),
        ("Performans Göstergeleri (PG)", Column.NAME, None),
    ],
)
def test_a_column_is_known_by_its_heading(
    printed: str, column: Column, year: int | None
) -> None:
    head = head_of(Cell(printed))

    assert head is not None
    assert (head.column, head.year) == (column, year)


@pytest.mark.parametrize(
    ("printed", "part", "code", "rest"),
    [
        ("Amaç (A2)", Part.GOAL, "Amaç (A2)", ""),
        ("Hedef – H1.2 Geliştirmek", Part.OBJECTIVE, "Hedef – H1.2", "Geliştirmek"),
        ("H.2.1 2029 yılı sonuna", Part.OBJECTIVE, "H.2.1", "2029 yılı sonuna"),
        ("SA1. Kent", Part.GOAL, "SA1.", "Kent"),
        ("A1 | Kent", Part.GOAL, "A1", "Kent"),
        ("A4 Kağıdı alımı", None, None, "A4 Kağıdı alımı"),
        ("Hedef 4.3 için", None, None, "Hedef 4.3 için"),
    ],
)
def test_a_coded_line_says_what_it_begins(
    printed: str, part: Part | None, code: str | None, rest: str
) -> None:
    mark = mark_of(Line(printed))

    assert (mark.part, mark.code, mark.rest) == (part, code, rest)


def test_a_code_printed_in_label_and_title_is_read_once() -> None:
    found = coded(Cell("Hedef 1.1 H1.1: Parkları artırmak"), 2)

    assert found is not None
    assert found.title is not None
    assert (found.number, found.title.text) == ((1, 1), "Parkları artırmak")


@pytest.mark.parametrize(
    ("lines", "begin"),
    [
        (["1. Park", "yapımı", "2. Yol"], [True, False, True]),
        (["1. etap park yapımı"], [False]),
        (["Yolun", "3. kısmı"], [False, False]),
        (["• Park", "1. etap"], [True, False]),
        (["a) Park", "b) Yol"], [True, True]),
        (["– Park", "– Yol"], [True, True]),
        (["a) bendi"], [False]),
    ],
)
def test_a_sign_begins_an_item_where_it_counts(
    lines: list[str], begin: list[bool]
) -> None:
    assert [length > 0 for length in signs(lines)] == begin


def test_a_bullet_far_from_its_text_begins_it() -> None:
    cells = [Cell("•"), Cell("Kuraklık"), Cell("•"), Cell("Göç"), Cell("hızı")]

    assert [item.text for item in items(cells)] == ["Kuraklık", "Göç hızı"]


def test_semicolons_part_a_list_that_has_no_signs() -> None:
    found = items([Cell("Arsa tahsisi yapılması; teknik personel alımı.")])

    assert [item.text for item in found] == [
        "Arsa tahsisi yapılması",
        "teknik personel alımı.",
    ]


def test_units_on_lines_of_their_own_are_units() -> None:
    lines = tuple(map(Cell, ("Zabıta Müdürlüğü", "Fen İşleri Müdürlüğü")))

    found = units([Cell("\n".join(line.text for line in lines), lines=lines)])

    assert [unit.text for unit in found] == ["Zabıta Müdürlüğü", "Fen İşleri Müdürlüğü"]


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("Başla ngıç D eğeri (2019 )", "Başlangıç Değeri (2019)"),
        ("Plan Döne mi Başlangıç Değeri", "Plan Dönemi Başlangıç Değeri"),
        ("2019 (6 aylık)", "2019 (6 aylık)"),
        ("Baş ka bir ad", "Baş ka bir ad"),
    ],
)
def test_a_heading_that_its_column_broke_is_whole_again(
    printed: str, whole: str
) -> None:
    assert mended(printed) == whole


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Tablo 25. H 2.2 Hedef Kartı", True),
        ("Hedef 1.1 Kartı", True),
        ("Hedef kartı hazırlanacaktır", False),
    ],
)
def test_the_title_of_a_card_belongs_to_no_section(line: str, is_one: bool) -> None:
    assert is_furniture(line) is is_one
