"""What people do in workbooks beside filling a form: labels at the side, remarks below, lists on sheets of their own."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ingest.reading.recognise import read_document
from plans.document import IndicatorEntry, Kind, ObjectiveEntry, PlanDocument
from tests.workbooks import Content, WrittenSheet, by_year, xlsx

YEARS: list[Content] = ["2025", "2026", "2027"]
HEADS: list[Content] = [
    "Kod",
    "Gösterge Adı",
    "Hedefe Etkisi (%)",
    "Başlangıç Değeri",
    *YEARS,
]
PARKS: list[Content] = ["PG1.1.1", "Park sayısı (adet)", 60, 4, 5, 6, 7]
TREES: list[Content] = ["PG1.1.2", "Fidan sayısı (adet)", 40, 1, 2, 3, 4]
TITLES: list[list[Content]] = [
    ["Amaç (A1)", "Yeşil bir kent"],
    ["Hedef (H1.1)", "Yeşil alanı artırmak"],
]
FOOT: list[list[Content]] = [
    ["Sorumlu Birim", "Park ve Bahçeler Müdürlüğü"],
    ["Riskler", "Kuraklık"],
    ["Maliyet Tahmini", 1_000_000],
]


def read(tmp_path: Path, *sheets: WrittenSheet) -> PlanDocument:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(xlsx(*sheets))
    return read_document(path)


def indicators(document: PlanDocument) -> dict[str, IndicatorEntry]:
    return {one.code: one for _, one in document.indicators()}


def objective(document: PlanDocument) -> ObjectiveEntry:
    [(_, found)] = document.objectives()
    return found


def test_a_row_with_a_label_of_its_own_is_no_part_of_the_title_above(
    tmp_path: Path,
) -> None:
    own: list[Content] = [
        "Amacın İlişkili Olduğu Alt Program Hedefi",
        "Hizmeti sunmak",
    ]
    heads: list[Content] = ["Performans Göstergeleri", *HEADS[2:]]
    rows = [*TITLES, own, heads, [f"{PARKS[0]} {PARKS[1]}", *PARKS[2:]], *FOOT]

    document = read(tmp_path, WrittenSheet(rows))

    assert objective(document).title == "Yeşil alanı artırmak"
    [kept] = document.unassigned
    assert kept.text.split("\n")[1] == "Hizmeti sunmak"


def test_a_label_merged_beside_the_whole_table_is_none_of_its_rows(
    tmp_path: Path,
) -> None:
    rows: list[list[Content]] = [
        *TITLES,
        ["PERFORMANS GÖSTERGELERİ", *HEADS],
        [None, *PARKS],
        [None, *TREES],
        *FOOT,
    ]

    document = read(tmp_path, WrittenSheet(rows, merged=["A3:A5"]))

    found = indicators(document)
    assert found["PG1.1.1"].name == "Park sayısı"
    assert found["PG1.1.2"].targets == by_year(2025, 2, 3, 4)
    assert objective(document).risks == ("Kuraklık",)


@pytest.mark.parametrize(
    "remark",
    ["* Toplam 100 olmalıdır.", "Not: Veriler kayıtlardan alınmıştır."],
)
def test_a_remark_below_an_empty_row_joins_no_indicator(
    tmp_path: Path, remark: str
) -> None:
    rows: list[list[Content]] = [
        *TITLES,
        HEADS,
        PARKS,
        [],
        [remark],
        ["Hazırlayan: A. B."],
    ]

    document = read(tmp_path, WrittenSheet(rows))

    assert indicators(document)["PG1.1.1"].name == "Park sayısı"
    assert indicators(document)["PG1.1.1"].unit == "adet"


@pytest.mark.parametrize(
    "title",
    [
        "Karaağaç İl Sağlık Müdürlüğü",
        "KARAAĞAÇ İL MİLLÎ EĞİTİM MÜDÜRLÜĞÜ",
        "Orta Irmak Kalkınma Ajansı",
        "Vakıf Eserleri Genel Müdürlüğü",
    ],
)
def test_an_institution_above_the_cards_or_on_the_cover_is_named(
    tmp_path: Path, title: str
) -> None:
    card = [*TITLES, HEADS, PARKS, *FOOT]
    cover = WrittenSheet([[title], ["2025-2027 Stratejik Planı"]], name="Kapak")
    form = WrittenSheet(
        [["Kurum Adı", title], ["Plan Dönemi", "2025-2027"]], name="Kapak"
    )

    above = read(tmp_path, WrittenSheet([[title], [], *card]))
    on_cover = read(tmp_path, cover, WrittenSheet(card))
    in_form = read(tmp_path, form, WrittenSheet(card))

    assert {one.institution for one in (above, on_cover, in_form)} == {title}
    assert on_cover.period == in_form.period == (2025, 2027)


def test_a_partner_institution_below_a_goal_is_not_the_plans_own(
    tmp_path: Path,
) -> None:
    rows: list[list[Content]] = [*TITLES, HEADS, PARKS, *FOOT, ["İl Sağlık Müdürlüğü"]]

    assert read(tmp_path, WrittenSheet(rows)).institution is None


def test_lists_by_the_objectives_code_fill_its_card(tmp_path: Path) -> None:
    objectives: list[list[Content]] = [
        ["Amaç Kodu", "Hedef Kodu", "Hedef", "Sorumlu Birim"],
        ["A1", "H1.1", "Yeşil alanı artırmak", "Park ve Bahçeler Müdürlüğü"],
    ]
    document = read(
        tmp_path,
        WrittenSheet([["Kod", "Amaç"], ["A1", "Yeşil bir kent"]], name="Amaçlar"),
        WrittenSheet(objectives, name="Hedefler"),
        WrittenSheet([["Hedef Kodu", *HEADS], ["H1.1", *PARKS]], name="Göstergeler"),
        WrittenSheet([["Hedef Kodu", "Risk"], ["H1.1", "Kuraklık"]], name="Riskler"),
        WrittenSheet(
            [["Hedef Kodu", "2025 Bütçesi", "2026 Bütçesi"], ["H1.1", 5000, 6000]],
            name="Bütçe",
        ),
    )

    found = objective(document)
    assert document.goals[0].title == "Yeşil bir kent"
    assert found.risks == ("Kuraklık",)
    assert found.cost_estimate.by_year == by_year(2025, 5000, 6000)


def test_names_may_be_headed_as_definitions(tmp_path: Path) -> None:
    heads: list[Content] = [
        "Hedef",
        "Gösterge Kodu",
        "Gösterge Tanımı",
        *HEADS[2:],
    ]
    rows = [heads, ["H1.1: Yeşil alanı artırmak", *PARKS]]

    assert indicators(read(tmp_path, WrittenSheet(rows)))["PG1.1.1"].name == (
        "Park sayısı"
    )


def test_an_indicator_on_two_sheets_is_one_and_what_differs_is_no_figure(
    tmp_path: Path,
) -> None:
    heads: list[Content] = ["Hedef", *HEADS]
    row: list[Content] = ["H1.1: Yeşil alanı artırmak", *PARKS]
    first = WrittenSheet([heads, row], name="Plan")
    second = WrittenSheet([heads, [*row[:-1], 9]], name="Revize")

    document = read(tmp_path, first, second)

    [found] = objective(document).indicators
    assert found.targets == by_year(2025, 5, 6, None)
    assert any(issue.where.endswith("targets.2027") for issue in document.issues)


def test_a_blank_baseline_keeps_the_year_that_heads_it(tmp_path: Path) -> None:
    heads: list[Content] = ["Hedef", *HEADS[:3], "2023", "2024", *YEARS]
    home = "H1.1: Yeşil alanı artırmak"
    rows: list[list[Content]] = [
        ["2025-2027 Stratejik Planı"],
        heads,
        [home, *PARKS[:3], 3, None, *PARKS[4:]],
        [home, *TREES[:3], 8, 1, *TREES[4:]],
    ]

    found = indicators(read(tmp_path, WrittenSheet(rows)))

    labels = [found[code].baseline_label for code in ("PG1.1.1", "PG1.1.2")]
    assert labels == ["2024", "2024"]
    assert found["PG1.1.1"].baseline_value is None
    assert found["PG1.1.2"].baseline_value == Decimal(1)


def test_a_units_name_typed_over_two_lines_is_one_unit(tmp_path: Path) -> None:
    units = "Kültür ve\nSosyal İşler\nMüdürlüğü\nFen İşleri Müdürlüğü"
    rows: list[list[Content]] = [
        *TITLES,
        HEADS,
        PARKS,
        *FOOT,
        ["İşbirliği Yapılacak Birimler", units],
    ]

    assert objective(read(tmp_path, WrittenSheet(rows))).cooperating_units == (
        "Kültür ve Sosyal İşler Müdürlüğü",
        "Fen İşleri Müdürlüğü",
    )


def test_years_below_which_stands_what_they_report_head_no_other_target(
    tmp_path: Path,
) -> None:
    rows: list[list[Content]] = [
        ["2026 Yılı Performans Programı"],
        ["Hedef", "H1.1 Yeşil alanı artırmak"],
        ["Performans Göstergeleri", "2024", "2025", "2026", "2027", "2028"],
        [None, "Gerçekleşen", "Planlanan", "Hedef", "Tahmin", "Tahmin"],
        ["PG1.1.1 Park sayısı (adet)", 3, 4, 5, 6, 7],
    ]

    document = read(tmp_path, WrittenSheet(rows))

    assert document.kind is Kind.PERFORMANCE_PROGRAMME
    [found] = indicators(document).values()
    assert found.targets == by_year(2025, 4, 5)
    assert [(one.year, one.value) for one in found.actuals] == [(2024, Decimal(3))]


def test_statistics_by_year_are_no_plan(tmp_path: Path) -> None:
    heads: list[Content] = ["İlçe", "Gösterge", "Birim", "2019", "2020", "2021", "2022"]
    rows: list[list[Content]] = [heads, ["Merkez", "Nüfus", "kişi", 9, 8, 7, 6]]

    assert read(tmp_path, WrittenSheet(rows)).kind is Kind.REFUSED


def test_goals_without_codes_stay_apart(tmp_path: Path) -> None:
    heads: list[Content] = ["Amaç", "Hedef", "Gösterge", *HEADS[2:]]
    rows: list[list[Content]] = [
        heads,
        ["Yeşil kent", "Alanı artırmak", *PARKS[1:]],
        ["Mali güç", "Geliri artırmak", *TREES[1:]],
    ]

    document = read(tmp_path, WrittenSheet(rows))

    assert [(goal.title, len(goal.objectives)) for goal in document.goals] == [
        ("Yeşil kent", 1),
        ("Mali güç", 1),
    ]


def test_a_card_in_a_machines_csv_has_decimal_points(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(
        "Amaç (A1),Yeşil bir kent,,,,\n"
        "Hedef (H1.1),Yeşil alanı artırmak,,,,\n"
        "Performans Göstergeleri,Hedefe Etkisi (%),Başlangıç Değeri,2025,2026,2027\n"
        "PG1.1.1 Yeşil alan (m²),100,4.5,5.25,6,7.5\n"
        "Sorumlu Birim,Park ve Bahçeler Müdürlüğü,,,,\n"
        "Riskler,Kuraklık,,,,\n",
        encoding="utf-8",
    )

    [found] = indicators(read_document(path)).values()

    assert found.baseline_value == Decimal("4.5")
    assert found.targets == by_year(2025, 5.25, 6, 7.5)


def test_columns_may_be_parted_by_upright_lines(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    rows = [["Hedef", *HEADS], ["H1.1: Yeşil alanı artırmak", *PARKS]]
    text = "\n".join("|".join(map(str, row)) for row in rows)
    path.write_text(text, encoding="utf-8")

    assert indicators(read_document(path))["PG1.1.1"].targets == by_year(2025, 5, 6, 7)
