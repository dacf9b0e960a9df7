"""Shapes that people give a plan's sheets: years down the rows, pairs of figures, cards beside each other."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from ingest.reading.recognise import read_document
from plans.document import IndicatorEntry, PlanDocument
from tests.workbooks import Content, WrittenSheet, by_year, xlsx

YEARS = ("2025", "2026", "2027", "2028", "2029")
HEADS: list[Content] = [
    "Hedef",
    "Kod",
    "Gösterge",
    "Etki (%)",
    "Başlangıç Değeri",
    *YEARS,
]
HOME = "H1.1: Yeşil alanı artırmak"
PARKS: list[Content] = [HOME, "PG1.1.1", "Park sayısı (adet)", 60, 4, 5, 6, 7, 8, 9]
TREES: list[Content] = [HOME, "PG1.1.2", "Fidan sayısı (adet)", 40, 1, 2, 3, 4, 5, 6]


def read(tmp_path: Path, *sheets: WrittenSheet) -> PlanDocument:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(xlsx(*sheets))
    return read_document(path)


def indicators(document: PlanDocument) -> dict[str, IndicatorEntry]:
    return {one.code: one for _, one in document.indicators()}


def test_a_row_for_each_year_is_one_indicator(tmp_path: Path) -> None:
    heads: list[Content] = ["Hedef", "Kod", "Gösterge", "Etki", "Yıl", "Hedef Değer"]
    rows = [heads, *([*PARKS[:4], 2025 + at, 5 + at] for at in range(5))]

    [indicator] = indicators(read(tmp_path, WrittenSheet(rows))).values()

    assert indicator.targets == by_year(2025, 5, 6, 7, 8, 9)


def test_a_year_that_two_rows_print_differently_has_no_target(tmp_path: Path) -> None:
    heads: list[Content] = ["Hedef", "Kod", "Gösterge", "Etki", "Yıl", "Hedef Değer"]
    rows = [heads, [*PARKS[:4], 2025, 5], [*PARKS[:4], 2025, 6], [*PARKS[:4], 2026, 7]]

    document = read(tmp_path, WrittenSheet(rows))

    [indicator] = indicators(document).values()
    assert indicator.targets == by_year(2025, None, 7)
    assert any(issue.where.endswith("targets.2025") for issue in document.issues)


def test_a_target_and_an_actual_stand_below_each_year_merged_or_not(
    tmp_path: Path,
) -> None:
    upper: list[Content] = [*HEADS[:5]]
    lower: list[Content] = [None] * 5
    figures: list[Content] = []
    for at, year in enumerate(YEARS):
        upper += [year, None]
        lower += ["Hedef", "Gerçekleşen"]
        figures += [5 + at, 50 + at if at < 2 else None]
    rows = [upper, lower, [*PARKS[:5], *figures]]

    [indicator] = indicators(read(tmp_path, WrittenSheet(rows))).values()

    assert indicator.targets == by_year(2025, 5, 6, 7, 8, 9)
    actuals = [(one.year, one.value) for one in indicator.actuals]
    assert actuals == [(2025, Decimal(50)), (2026, Decimal(51))]


def test_numbers_of_the_columns_below_a_heading_are_no_indicator(
    tmp_path: Path,
) -> None:
    numbers: list[Content] = [f"({at})" for at in range(1, 11)]
    rows = [HEADS, numbers, PARKS, TREES]

    assert list(indicators(read(tmp_path, WrittenSheet(rows)))) == [
        "PG1.1.1",
        "PG1.1.2",
    ]


def test_a_second_table_below_an_empty_row_is_left_to_a_person(tmp_path: Path) -> None:
    staff: list[list[Content]] = [
        ["Fen İşleri Müdürlüğü", "Memur", "İşçi", 3, 4, 5],
        ["Zabıta Müdürlüğü", "Memur", "İşçi", 6, 7, 8],
    ]

    document = read(tmp_path, WrittenSheet([HEADS, PARKS, TREES, [], *staff]))

    assert list(indicators(document)) == ["PG1.1.1", "PG1.1.2"]
    assert any("Zabıta" in fragment.text for fragment in document.unassigned)


def test_a_heading_that_each_printed_page_repeats_begins_no_other_plan(
    tmp_path: Path,
) -> None:
    heads, parks, trees = HEADS[1:], PARKS[1:], TREES[1:]
    titles: list[list[Content]] = [["Amaç 1: Kenti yeşertmek"], [HOME]]

    document = read(
        tmp_path, WrittenSheet([heads, *titles, parks, ["Sayfa 2"], heads, trees])
    )

    [(_, objective)] = document.objectives()
    assert objective.title == "Yeşil alanı artırmak"
    assert [one.code for one in objective.indicators] == ["PG1.1.1", "PG1.1.2"]


def test_goals_on_a_sheet_of_their_own_name_the_goals_of_the_objectives(
    tmp_path: Path,
) -> None:
    goals = WrittenSheet([["Amaç Kodu", "Amaç"], ["A1", "Kenti yeşertmek"]], "Amaçlar")

    document = read(tmp_path, WrittenSheet([HEADS, PARKS]), goals)

    [goal] = document.goals
    assert (goal.code, goal.title) == ("A1", "Kenti yeşertmek")


def test_names_stand_beside_bare_codes_below_one_heading(tmp_path: Path) -> None:
    heads: list[Content] = ["Hedef", "Performans Göstergeleri", None, *HEADS[3:]]

    [indicator] = indicators(read(tmp_path, WrittenSheet([heads, PARKS]))).values()

    assert (indicator.name, indicator.unit) == ("Park sayısı", "adet")


def card(number: int) -> list[list[Content]]:
    code = f"1.{number}"
    return [
        ["Amaç Kodu", "A1", *[None] * 7],
        ["Amaç", "Kenti yeşertmek", *[None] * 7],
        ["Hedef Kodu", f"H{code}", *[None] * 7],
        ["Hedef", f"{number}. hedefin metni", *[None] * 7],
        ["Kod", *HEADS[2:]],
        [f"PG{code}.1", *PARKS[2:]],
        ["Sorumlu Birim", f"Müdürlük {number}", *[None] * 7],
    ]


def test_cards_beside_each_other_are_read_one_by_one(tmp_path: Path) -> None:
    rows = [[*left, *right] for left, right in zip(card(1), card(2), strict=True)]

    document = read(tmp_path, WrittenSheet(rows))

    found = [
        (one.code, one.title, one.responsible_unit, len(one.indicators))
        for _, one in document.objectives()
    ]
    assert found == [
        ("H1.1", "1. hedefin metni", "Müdürlük 1", 1),
        ("H1.2", "2. hedefin metni", "Müdürlük 2", 1),
    ]


def test_a_remark_beside_a_card_joins_none_of_its_texts(tmp_path: Path) -> None:
    rows = card(1)
    rows[1] = [*rows[1], None, "Not: kontrol edilecek"]

    document = read(tmp_path, WrittenSheet(rows))

    assert document.goals[0].title == "Kenti yeşertmek"
    assert [one.text for one in document.unassigned] == ["Not: kontrol edilecek"]
