"""Target cards of which only the text is left, in and out of reading order."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ingest.reading.card_draft import UNPLACED
from ingest.reading.card_text import (
    BY_POSITION,
    looks_like_card,
    read_text_cards,
)
from ingest.reading.one_period import SEVERAL_PERIODS
from ingest.reading.recognise import read_document
from ingest.reading.text_rows import TWO_CODES
from plans.document import (
    Kind,
    Method,
    Severity,
)
from tests.reading.printed_cards import (
    BROKEN,
    ORDERED,
    SCATTERED,
    accounted,
    letters,
    lines,
    only_objective,
)


def test_what_names_itself_is_read_from_a_broken_order() -> None:
    document = read_text_cards(lines(BROKEN))

    objective = only_objective(document)
    assert document.period == (2025, 2029)
    assert document.institution is None
    assert [(goal.code, goal.title) for goal in document.goals] == [
        ("A2", "Ulaşımı kolaylaştırmak")
    ]
    assert objective.code == "H2.3"
    assert (
        objective.title
        == "Yolların bakımını düzenli yaparak güvenli ve konforlu ulaşım sunmak."
    )
    assert objective.cost_estimate.total == Decimal("9450000.75")


def test_rows_of_the_indicator_table_are_complete() -> None:
    first, second = only_objective(read_text_cards(lines(BROKEN))).indicators

    assert first.name == "Bakımı yapılan cadde ve sokak sayısı"
    assert [first.code, first.unit] == ["PG2.3.1", "adet"]
    assert [first.weight_percent, first.baseline_value] == [60, 1250]
    assert first.baseline_label == "2023 (6 aylık)"
    assert dict(first.targets) == {
        2025: 1300,
        2026: 1350,
        2027: 1400,
        2028: 1450,
        2029: 1500,
    }
    assert first.monitoring_frequency == "3 ayda bir"
    assert first.reporting_frequency == "6 ayda bir"
    assert second.unit == "%"
    assert second.baseline_value is None
    assert dict(second.targets) == {
        2025: 85,
        2026: 85,
        2027: Decimal("86.5"),
        2028: 87,
        2029: None,
    }


def test_units_are_placed_by_position_with_a_warning_each() -> None:
    document = read_text_cards(lines(BROKEN))

    objective = only_objective(document)
    assert objective.responsible_unit == "Fen İşleri Müdürlüğü"
    assert objective.cooperating_units == (
        "Park ve Bahçeler Müdürlüğü",
        "Zabıta Müdürlüğü",
        "Mali Hizmetler Müdürlüğü",
    )
    warned = [
        (issue.where, issue.severity)
        for issue in document.issues
        if issue.reason == BY_POSITION
    ]
    assert warned == [
        ("goals[0].objectives[0].responsible_unit", Severity.WARNING),
        ("goals[0].objectives[0].cooperating_units", Severity.WARNING),
    ]


def test_a_unit_that_is_not_certainly_one_is_left_to_a_person() -> None:
    text = BROKEN.replace("Fen İşleri Müdürlüğü\n", "Yol Bakım\n")

    document = read_text_cards(lines(text))

    objective = only_objective(document)
    assert objective.title is not None
    assert objective.title.endswith("konforlu ulaşım sunmak.")
    assert "Yol Bakım" not in (objective.title, objective.responsible_unit)
    assert accounted(text) == letters([text])


def test_bullets_without_a_heading_are_kept_in_runs() -> None:
    document = read_text_cards(lines(BROKEN))

    objective = only_objective(document)
    first, second = document.unassigned
    assert first.items == (
        "Asfalt fiyatlarının artması",
        "Kış şartlarının uzun sürmesi",
    )
    assert first.text == (
        "● Asfalt fiyatlarının artması\n● Kış şartlarının uzun\nsürmesi"
    )
    assert second.items == (
        "Makine parkının eskimesi",
        "Yeni ekip kurulması",
        "Yazılım alınması",
    )
    assert {first.where, second.where} == {"goals[0].objectives[0]"}
    assert (objective.risks, objective.activities, objective.needs) == ((), (), ())
    assert [issue.reason for issue in document.issues].count(UNPLACED) == 2


def test_a_text_in_order_is_assigned_without_warnings() -> None:
    document = read_text_cards(lines(ORDERED))

    objective = only_objective(document)
    assert objective.responsible_unit == "Fen İşleri"
    assert objective.cooperating_units == ("Park ve Bahçeler", "Zabıta")
    assert objective.risks == (
        "Asfalt fiyatlarının artması",
        "Kış şartlarının uzun sürmesi",
    )
    assert objective.activities == ("Yeni ekip kurulması",)
    assert objective.cost_estimate.total == 9450000
    assert objective.findings == ("Yollar eskidir",)
    assert objective.needs == ("Yazılım alınması",)
    assert document.unassigned == ()
    assert document.issues == ()


def test_of_six_years_without_a_baseline_the_first_is_the_baseline() -> None:
    [indicator] = only_objective(read_text_cards(lines(ORDERED))).indicators

    assert indicator.baseline_value == 1250
    assert indicator.baseline_label == "2024"
    assert sorted(indicator.targets) == [2025, 2026, 2027, 2028, 2029]
    assert indicator.reporting_frequency == "6 ayda bir"


def test_a_sum_may_be_printed_over_two_lines() -> None:
    document = read_text_cards(lines(ORDERED.replace("9.450.000", "9.450.000\n TL")))

    assert only_objective(document).cost_estimate.total == 9450000
    assert document.issues == ()


def test_a_card_with_each_cell_on_its_own_line_is_read() -> None:
    document = read_text_cards(lines(SCATTERED))

    [goal], card = document.goals, only_objective(document)
    assert goal.title == "Yeşil alanları artırmak ve Kent Ormanını Korumak"
    assert document.period == (2021, 2025)
    read: list[tuple[object, ...]] = [
        (
            one.code,
            one.name,
            one.unit,
            one.weight_percent,
            one.baseline_value,
            list(one.targets.items()),
            one.monitoring_frequency,
            one.reporting_frequency,
        )
        for one in card.indicators
    ]
    assert read == [
        (
            "PG3.1.1", "Yeni park sayısı", "adet", 60, 1250,
            [(2022, 1300), (2023, 1350), (2024, 1400), (2025, 1450)],
            "6 ayda bir", "Yılda bir",
        ),
        (
            "PG3.1.2", "bakımı yapılan park oranı", "%", 40, 80,
            [(2022, 85), (2023, 90), (2024, 95), (2025, 100)],
            "6 ayda bir", "Yılda bir",
        ),
    ]  # fmt: skip
    assert card.responsible_unit == "Park ve Bahçeler Müdürlüğü"
    assert card.cost_estimate.total == 2800000


def test_a_page_s_furniture_is_no_item_of_a_list() -> None:
    card = only_objective(document := read_text_cards(lines(SCATTERED)))

    assert card.risks == ("Kuraklığın artması", "Fidan fiyatları")
    assert card.findings == ("Ağaç sayısı azdır",)
    assert card.needs == ("Yeni fidanlık",)
    kept = [fragment.text.split("\n")[0] for fragment in document.unassigned]
    assert kept == ["12", "13", "14"]
    assert [issue.reason for issue in document.issues].count(UNPLACED) == 3
    assert accounted(SCATTERED) == letters([SCATTERED])


def test_a_card_whose_weights_stand_alone_is_no_portal_page(tmp_path: Path) -> None:
    path = tmp_path / "kart.txt"
    path.write_text(SCATTERED, encoding="utf-8")

    assert read_document(path).kind is Kind.PLAN


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("PG2.3.1 Bakımı yapılan cadde PG2.3.3 Yeni yol\nve sokak sayısı (adet)", "Bakımı yapılan cadde"),
        ("PG2.3.1 PG2.3.3 Bakımı yapılan cadde\nve sokak sayısı (adet)", ""),
        ("PG2.3.1 Bakımı yapılan\ncadde P.G. 2.3.3: sokak (adet)", "Bakımı yapılan cadde"),
    ],
    ids=["side-by-side", "codes-first", "on-the-next-line"],
)  # fmt: skip
def test_two_codes_in_one_cell_never_become_one_indicator(
    printed: str, name: str
) -> None:
    text = BROKEN.replace(
        "PG2.3.1 Bakımı yapılan cadde\nve sokak sayısı (adet)", printed
    )

    document = read_text_cards(lines(text))

    first, second = only_objective(document).indicators
    assert (first.code, first.name) == ("PG2.3.1", name)
    assert (first.weight_percent, first.baseline_value, first.targets) == (
        None,
        None,
        {},
    )
    assert second.code == "PG2.3.2"
    assert second.weight_percent == 40
    [issue] = [one for one in document.issues if one.reason == TWO_CODES]
    assert issue.severity is Severity.ERROR
    assert issue.where.endswith(".indicators[0].name")
    assert "2.3.3" in issue.text
    assert issue.text in [fragment.text for fragment in document.unassigned]
    assert accounted(text) == letters([text])


def test_cards_of_two_plans_in_one_file_have_no_period(tmp_path: Path) -> None:
    years = "2025 2026 2027 2028 2029"
    older = ORDERED.replace("2.3", "2.4").replace("\n2024\n", "\n2019\n")
    older = older.replace(years, "2020 2021 2022 2023 2024")
    path = tmp_path / "kartlar.txt"
    path.write_text(ORDERED + older, encoding="utf-8")

    document = read_document(path)

    [issue] = [one for one in document.issues if one.where == "period"]
    assert document.period is None
    assert (issue.reason, issue.text) == (SEVERAL_PERIODS, "2020-2024, 2025-2029")
    assert [code.code for _, code in document.objectives()] == ["H2.3", "H2.4"]


def test_two_cards_of_one_text_are_two_objectives() -> None:
    other = ORDERED.replace("2.3", "2.4").replace("Fen İşleri", "Etüt Proje")

    document = read_text_cards(lines(ORDERED + other))

    [goal] = document.goals
    assert [one.code for one in goal.objectives] == ["H2.3", "H2.4"]
    assert [one.responsible_unit for one in goal.objectives] == [
        "Fen İşleri",
        "Etüt Proje",
    ]


def test_a_row_with_a_figure_too_few_is_kept_for_a_person() -> None:
    text = BROKEN.replace("1.300 1.350 1.400 1.450 1.500", "1.300 1.350 1.400 1.450")

    document = read_text_cards(lines(text))

    first = only_objective(document).indicators[0]
    assert first.name == "Bakımı yapılan cadde ve sokak sayısı"
    assert first.weight_percent is None
    assert first.targets == {}
    [issue] = [
        one
        for one in document.issues
        if one.where.endswith("[0].targets") and one.severity is Severity.ERROR
    ]
    assert issue.text == "60% 1.250 1.300 1.350 1.400 1.450 3 ayda bir 6 ayda bir"
    assert issue.text in [fragment.text for fragment in document.unassigned]


@pytest.mark.parametrize("printed", ["yeni", "≥85%", "80-90", "1.5"])
def test_a_figure_that_is_not_certain_is_null_with_an_issue(printed: str) -> None:
    document = read_text_cards(lines(BROKEN.replace("86,5%", printed)))

    second = only_objective(document).indicators[1]
    assert second.targets[2027] is None
    [issue] = [one for one in document.issues if one.where.endswith("targets.2027")]
    assert (issue.severity, issue.text) == (Severity.ERROR, printed)


def test_a_half_year_baseline_is_flagged_where_there_is_one() -> None:
    document = read_text_cards(lines(BROKEN))

    flagged = [
        one.where for one in document.issues if one.where.endswith("baseline_value")
    ]
    assert flagged == ["goals[0].objectives[0].indicators[0].baseline_value"]


def test_weights_that_do_not_reach_100_are_flagged() -> None:
    document = read_text_cards(lines(BROKEN.replace("60%", "57%")))

    assert [
        one.reason for one in document.issues if one.where.endswith(".indicators")
    ] == ["Göstergelerin hedefe etkileri toplamı 100 değil: 97."]


def test_equal_targets_without_a_baseline_propose_the_yearly_method() -> None:
    text = BROKEN.replace("85% 85% 86,5% 87% -", "85% 85% 85% 85% 85%")

    first, second = only_objective(read_text_cards(lines(text))).indicators

    assert (first.method, second.method) == (Method.LEVEL, Method.ANNUAL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BROKEN, True),
        (ORDERED, True),
        (
            "Sorumlu birim\nX Müdürlüğü\nRiskler\n● Bir\nTespitler\n● İki\nPERFORMANS 4.3.1\n2022\nSayı (adet)\nHEDEFE ETKİSİ\n%10\n",
            False,
        ),
        ("Amaç\nbu çalışmanın amacı budur\nRiskler\nTespitler\n", False),
        ("", False),
    ],
    ids=["broken", "ordered", "portal-page", "prose", "empty"],
)
def test_a_card_is_told_from_other_texts(text: str, *, expected: bool) -> None:
    assert looks_like_card(lines(text)) is expected


def test_a_text_without_a_card_is_refused() -> None:
    document = read_text_cards(lines("Bir metin.\nRiskler\n"))

    assert document.kind is Kind.REFUSED
    assert document.refusal
