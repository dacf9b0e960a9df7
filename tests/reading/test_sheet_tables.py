"""Tables with a row for each indicator, in every format of a workbook."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ingest.reading import plan_table_cards, plan_table_rows
from ingest.reading.recognise import read_document
from plans.document import YEAR, Kind, PlanDocument
from plans.document_json import dumps, loads
from tests.reading.sheets import (
    FIRST,
    GOAL,
    HEADING,
    SECOND,
    Reader,
    indicators,
    issue_of,
    one,
    reasons,
    simple,
)
from tests.workbooks import FORMATS, Content, Shown, WrittenSheet, by_year


@pytest.fixture(params=list(FORMATS))
def read(request: pytest.FixtureRequest, tmp_path: Path) -> Reader:
    """Return what writes sheets in one format and reads them as an upload is read."""
    suffix: str = request.param

    def read_sheets(*sheets: WrittenSheet) -> PlanDocument:
        path = tmp_path / f"plan.{suffix}"
        path.write_bytes(FORMATS[suffix](*sheets))
        document = read_document(path)
        assert loads(dumps(document)) == document
        return document

    return read_sheets


def row_of(
    code: str, *figures: Content, above: tuple[Content, ...] = ()
) -> list[Content]:
    start = above or (None, None, None)
    return [*start, code, f"{code} göstergesi", "adet", *figures]


def test_goals_and_objectives_merged_or_left_blank_go_down_the_rows(
    read: Reader,
) -> None:
    document = read(
        WrittenSheet(
            [
                ["ÇAMLIBEL BELEDİYESİ"],
                ["2024-2026 STRATEJİK PLANI"],
                [],
                HEADING,
                row_of(
                    "PG2.1.1",
                    Shown(0.6, "0%"),
                    "1.250",
                    "1.300",
                    1350,
                    "-",
                    above=(GOAL, FIRST, "Temizlik Müdürlüğü"),
                ),
                row_of("PG2.1.2", Shown(0.4, "0%"), "_", 3, 4, 5),
                row_of(
                    "PG2.2.1", 100, 9, 8, 7, 6, above=(None, SECOND, "Su Müdürlüğü")
                ),
            ],
            merged=["A1:K1", "A5:A7", "B5:B6", "C5:C6"],
        )
    )

    assert (document.institution, document.period) == (
        "ÇAMLIBEL BELEDİYESİ",
        (2024, 2026),
    )
    [goal] = document.goals
    assert (goal.code, goal.title) == ("A2", "Temiz bir kent")
    assert [
        (one.code, one.title, one.responsible_unit, len(one.indicators))
        for one in goal.objectives
    ] == [
        ("H2.1", "Atıkları azaltmak", "Temizlik Müdürlüğü", 2),
        ("H2.2", "Suyu korumak", "Su Müdürlüğü", 1),
    ]
    first = indicators(document)["PG2.1.1"]
    assert first.weight_percent == 60
    assert first.baseline_value == 1250
    assert first.targets == by_year(2024, 1300, 1350, None)
    assert first.citations["targets.2024"].cell == "Sayfa1!I5"
    assert first.citations["code"].cell == "Sayfa1!D5"


def test_every_value_says_in_which_cell_it_stands(read: Reader) -> None:
    document = read(simple(one()))

    [goal] = document.goals
    [objective] = goal.objectives
    [indicator] = objective.indicators
    citations = [*goal.citations.values(), *objective.citations.values()]
    citations += indicator.citations.values()
    assert {one.cell for one in citations} == {
        f"Sayfa1!{letter}{number}"
        for letter, number in [*((letter, 2) for letter in "ABCDEFGHIJK"), ("H", 1)]
    }


def test_objectives_as_rows_above_their_indicators(read: Reader) -> None:
    document = read(
        WrittenSheet(
            [
                ["Gürpınar Belediyesi 2025-2029 Stratejik Planı"],
                [
                    "Sıra No",
                    "Gösterge Kodu",
                    "Gösterge",
                    "Birim",
                    "Hedefe Etkisi (%)",
                    "Planın 1. Yılı",
                    "Planın 2. Yılı",
                ],
                ["AMAÇ 1: Yaşanabilir kent"],
                ["HEDEF 1.1: Parkları çoğaltmak"],
                ["Sorumlu Birim: Park ve Bahçeler Müdürlüğü"],
                [1, "PG1.1.1", "Park sayısı", "adet", 100, 4, 5],
                ["HEDEF 1.2: Yolları onarmak"],
                [2, "PG1.2.1", "Yol", "km", 100, 12, 14],
            ],
            merged=["A3:G3", "A4:G4", "A7:G7"],
        )
    )

    assert [
        (one.code, one.title, one.responsible_unit) for _, one in document.objectives()
    ] == [
        ("H1.1", "Parkları çoğaltmak", "Park ve Bahçeler Müdürlüğü"),
        ("H1.2", "Yolları onarmak", None),
    ]
    assert indicators(document)["PG1.2.1"].targets == by_year(2025, 12, 14)
    assert indicators(document)["PG1.2.1"].unit == "km"


def test_years_by_their_place_stay_unread_where_no_period_is_printed(
    read: Reader,
) -> None:
    document = read(
        WrittenSheet(
            [
                ["Kod", "Gösterge", "Ağırlık", "1. Yıl", "2. Yıl"],
                ["1.1.1", "X sayısı (adet)", 60, 1, 2],
                ["1.2.1", "Y sayısı (adet)", 100, 3, 4],
            ]
        )
    )

    assert [one.code for _, one in document.objectives()] == ["H1.1", "H1.2"]
    assert all(one.targets == {} for one in indicators(document).values())
    assert any("1. yıl" in reason for reason in reasons(document))


def test_a_second_sheet_completes_the_objectives_and_repeats_of_it_change_nothing(
    read: Reader,
) -> None:
    objectives: list[list[Content]] = [
        ["Hedef", "Sorumlu Birim", "Riskler", "Tespitler", "Maliyet Tahmini (Bin TL)"],
        ["H2.1", "Park Müdürlüğü", "Kuraklık\nSel", "1. Az\n2. Çok", 1250.5],
    ]

    document = read(
        simple(one()),
        WrittenSheet(objectives, name="Hedefler"),
        WrittenSheet(objectives, name="Özet"),
    )

    [(_, objective)] = document.objectives()
    assert objective.title == "Atıkları azaltmak"
    assert objective.risks == ("Kuraklık", "Sel")
    assert objective.findings == ("Az", "Çok")
    assert objective.cost_estimate.total == Decimal(1_250_500)
    assert objective.citations["risks.0"].cell == "Hedefler!C2"
    assert plan_table_cards.DIFFERS not in reasons(document)


def test_a_second_sheet_that_says_otherwise_is_told_of(read: Reader) -> None:
    other: list[list[Content]] = [
        ["Hedef", "Sorumlu Birim", "Riskler"],
        ["H2.1", "Su Müdürlüğü", "Sel"],
    ]

    document = read(simple(one()), WrittenSheet(other, name="Hedefler"))

    [(_, objective)] = document.objectives()
    assert objective.responsible_unit == "Park Müdürlüğü"
    issue = issue_of(document, plan_table_cards.DIFFERS)
    assert issue.text == "Su Müdürlüğü"
    assert issue.where.endswith("responsible_unit")


def test_costs_that_contradict_each_other_are_no_cost(read: Reader) -> None:
    rows: list[list[Content]] = [
        ["Hedef", "Kod", "Gösterge", "Etki", "2024", "Maliyet (TL)"],
        [FIRST, "PG2.1.1", "A", 50, 1, 1000],
        [FIRST, "PG2.1.2", "B", 50, 1, 3000],
    ]

    [(_, objective)] = read(WrittenSheet(rows)).objectives()

    assert objective.cost_estimate.total is None


@pytest.mark.parametrize("is_merged", [True, False], ids=["merged", "not merged"])
def test_targets_and_costs_of_the_same_years_are_kept_apart(
    read: Reader, *, is_merged: bool
) -> None:
    rows: list[list[Content]] = [
        [
            "Hedef",
            "Kod",
            "Gösterge",
            "Etki",
            "Hedefler",
            None,
            "Maliyet (Bin TL)",
            None,
        ],
        [None, None, None, None, 2025, 2026, 2025, 2026],
        [FIRST, "PG2.1.1", "A", 100, 5, 6, "1.000", 2000.5],
    ]
    merged = ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1", "G1:H1"]

    document = read(WrittenSheet(rows, merged=merged if is_merged else ["G1:H1"]))

    [(_, objective)] = document.objectives()
    assert objective.indicators[0].targets == by_year(2025, 5, 6)
    assert objective.cost_estimate.by_year == by_year(2025, 1_000_000, 2_000_500)


def test_totals_numbering_and_notes_are_no_indicators(read: Reader) -> None:
    document = read(
        simple(
            one(),
            [None, None, None, "TOPLAM", None, None, 100],
            [],
            ["Not: oranlar geçicidir"],
        )
    )

    assert list(indicators(document)) == ["PG2.1.1"]
    [fragment] = document.unassigned
    assert fragment.text == "Not: oranlar geçicidir"


def test_a_column_that_nothing_explains_is_told_of(read: Reader) -> None:
    document = read(
        WrittenSheet([[*HEADING, "Renk"], [*one(), "yeşil"]]),
    )

    issue = issue_of(document, plan_table_rows.UNKNOWN_COLUMN.format(name="Renk"))
    assert issue.text == "yeşil"


def test_a_year_that_was_measured_is_an_actual_and_one_before_the_plan_its_baseline(
    read: Reader,
) -> None:
    rows: list[list[Content]] = [
        [
            "Hedef",
            "Kod",
            "Gösterge",
            "Etki",
            "2023 Gerçekleşen",
            "2024",
            "2024 Gerçekleşen",
            "2025",
            "2026",
            "2027",
        ],
        [FIRST, "PG2.1.1", "A", 100, 5, 6, 99, 7, 8, 9],
    ]

    document = read(WrittenSheet(rows))

    [indicator] = indicators(document).values()
    assert indicator.baseline_value == 5
    assert indicator.targets == by_year(2024, 6, 7, 8, 9)
    [actual] = indicator.actuals
    assert (actual.year, actual.period, actual.value) == (2024, YEAR, Decimal(99))


def test_birim_may_be_a_department(read: Reader) -> None:
    rows: list[list[Content]] = [
        ["Hedef", "Birim", "Kod", "Gösterge", "Etki", "2024"],
        [FIRST, "Zabıta Müdürlüğü", "PG2.1.1", "A (adet)", 100, 5],
    ]

    [(_, objective)] = read(WrittenSheet(rows)).objectives()

    assert objective.responsible_unit == "Zabıta Müdürlüğü"
    assert objective.indicators[0].unit == "adet"


def test_an_indicator_below_another_objective_is_told_of(read: Reader) -> None:
    document = read(simple(one(D="PG7.7.7")))

    assert plan_table_cards.OTHER_OBJECTIVE in reasons(document, "indicators[0].code")


def test_a_workbook_without_a_plan_is_refused(read: Reader) -> None:
    document = read(WrittenSheet([["Ad", "Soyad", "Telefon"], ["Ayşe", "Yılmaz", 1]]))

    assert document.kind is Kind.REFUSED
    assert document.refusal is not None
    assert "hedef kartı" in document.refusal


def test_a_sheet_beside_the_plan_that_is_none_is_named(read: Reader) -> None:
    cover = WrittenSheet([["Hazırlayan:", "Strateji Müdürlüğü"]], name="KAPAK")

    document = read(cover, simple(one()))

    assert any("'KAPAK'" in reason for reason in reasons(document))
