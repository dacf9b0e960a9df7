"""Defects of portal pages, and how they are spelled otherwise."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plans.document import ObjectiveEntry, Severity
from tests.reading.portal_pages import PAGE, indicators, only_objective, read


@pytest.mark.parametrize(
    ("printed", "instead"),
    [
        ("Maliyet Tahmini", "Tahmini Maliyet"),
        ("İşbirliği Yapacak Birim(ler)", "İş Birliği Yapılacak Birim (ler)"),
        ("İşbirliği Yapacak Birim(ler)", "İşbirliği Yapılacak\nBirim(ler)"),
        ("Riskler", "RİSKLER"),
        ("İhtiyaçlar", "IHTIYAÇLAR"),
        ("HEDEFE ETKİSİ\n%60", "Hedefe Etkisi (%)\n60"),
        ("HEDEFE ETKİSİ\n%60", "HEDEFE ETKİSİ %60"),
        ("Sorumlu birim\n", "Sorumlu Birim: "),
        (" • ", "● "),
        (" • ", "- "),
        ("688.146.210,0 ₺", "688.146.210\n TL"),
        ("AMAÇ 04", "Amaç 4:"),
        ("AMAÇ 04", "AMAÇ\n04"),
        ("PERFORMANS 4.3.1", "PERFORMANS\n4.3.1"),
        ("\n", "\r\n"),
    ],
)
def test_other_spellings_of_a_page_read_the_same(printed: str, instead: str) -> None:
    assert printed in PAGE
    document = read(PAGE.replace(printed, instead))

    assert (document.goals[0].code, document.goals[0].published_completion) == (
        "A4",
        Decimal(47),
    )
    assert _bare(only_objective(document)) == _bare(only_objective(read(PAGE)))
    assert document.issues == ()


def _bare(objective: ObjectiveEntry) -> list[object]:
    lists = [
        objective.cooperating_units,
        objective.risks,
        objective.findings,
        objective.needs,
    ]
    rows = [
        (entry.code, entry.name, entry.unit, entry.weight_percent)
        for entry in objective.indicators
    ]
    return [
        objective.title,
        objective.responsible_unit,
        objective.cost_estimate,
        *lists,
        rows,
    ]


def test_full_width_digits_and_invisible_marks_read_as_ordinary_ones() -> None:
    wide = "4.3".translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    document = read(PAGE.replace("HEDEF 4.3", f"Hedef 【\ufeff{wide}】"))

    assert only_objective(document).code == "H4.3"


def test_an_empty_section_is_a_notice() -> None:
    document = read(PAGE.replace(" • Kaynak yetersizliği\n", ""))

    assert only_objective(document).risks == ()
    assert [issue.severity for issue in document.issues] == [Severity.NOTICE]
    assert document.issues[0].where == "goals[0].objectives[0].risks"


@pytest.mark.parametrize(
    ("gone", "where"),
    [
        (
            "Maliyet Tahmini\n688.146.210,0 ₺\n",
            "goals[0].objectives[0].cost_estimate.total",
        ),
        ("688.146.210,0 ₺\n", "goals[0].objectives[0].cost_estimate.total"),
        (
            "Sorumlu birim\nSosyal Hizmetler Dairesi Başkanlığı\n",
            "goals[0].objectives[0].responsible_unit",
        ),
        ("HEDEFE ETKİSİ\n%60\n", "goals[0].objectives[0].indicators[0].weight_percent"),
        (" ( kişi )", "goals[0].objectives[0].indicators[0].unit"),
        ("Kent hakkını güçlendirmek\n", "goals[0].title"),
        ("Eşitsizlikleri azaltmak\n", "goals[0].objectives[0].title"),
    ],
)
def test_what_is_expected_and_not_there_is_a_warning(gone: str, where: str) -> None:
    assert gone in PAGE
    document = read(PAGE.replace(gone, ""))

    assert [(issue.where, issue.severity) for issue in document.issues] == [
        (where, Severity.WARNING)
    ]


def test_a_cost_that_is_not_certain_is_no_cost() -> None:
    document = read(PAGE.replace("688.146.210,0 ₺", "106.781,346 ₺"))
    (issue,) = document.issues

    assert only_objective(document).cost_estimate.total is None
    assert (issue.where, issue.text) == (
        "goals[0].objectives[0].cost_estimate.total",
        "106.781,346 ₺",
    )
    assert issue.citation is not None
    assert issue.citation.line == 17


@pytest.mark.parametrize(
    "place", ["PERFORMANS 4.3.2 (KALDIRILDI)\n", "PERFORMANS 4.3.2\n(Kaldırıldı) "]
)
def test_a_withdrawn_indicator_needs_no_weight_and_no_bars(place: str) -> None:
    page = (
        PAGE.replace("PERFORMANS 4.3.2\n2022\n", place)
        .replace("HEDEFE ETKİSİ\n%40\n", "")
        .replace("%60", "%100")
    )
    document = read(page)
    entry = indicators(document)[1]

    assert (entry.withdrawn, entry.name, entry.unit, entry.weight_percent) == (
        True,
        "Açılan Merkez Sayısı",
        "adet",
        None,
    )
    assert document.issues == ()


def test_figures_under_the_bars_are_those_of_the_tagged_year() -> None:
    page = PAGE.replace(
        "HEDEFLENEN\nGERÇEKLEŞEN", "HEDEFLENEN\n15.000\nGERÇEKLEŞEN\n13.654", 1
    )
    entry = indicators(read(page))[0]
    (actual,) = entry.actuals

    assert entry.targets == {2022: 15000}
    assert (actual.year, actual.period, actual.value) == (2022, "YEAR", Decimal(13654))
    assert actual.citation is not None
    assert actual.citation.text == "13.654"


def test_figures_without_a_year_are_left_to_a_person() -> None:
    page = PAGE.replace("2022\n", "").replace("HEDEFLENEN\n", "HEDEFLENEN\n15.000\n", 1)
    document = read(page)

    assert indicators(document)[0].targets == {}
    assert [(issue.where, issue.text) for issue in document.issues] == [
        ("goals[0].objectives[0].indicators[0].targets", "15.000")
    ]


def test_a_line_that_nothing_explains_is_kept_with_an_issue() -> None:
    document = read(
        PAGE.replace(
            "İNCELE\nPERFORMANS 4.3.2", "İNCELE\nGörüş Bildir\nPERFORMANS 4.3.2"
        )
    )
    stray = document.unassigned[-1]

    assert (stray.text, stray.where) == ("Görüş Bildir", "goals[0].objectives[0]")
    assert [issue.text for issue in document.issues] == ["Görüş Bildir"]


def test_two_pages_of_one_goal_in_one_file_are_one_goal() -> None:
    second = PAGE.replace("4.3", "4.2").replace(
        "Eşitsizlikleri azaltmak", "Eşitliği desteklemek"
    )
    document = read(PAGE + second)

    assert [[o.code for o in goal.objectives] for goal in document.goals] == [
        ["H4.3", "H4.2"]
    ]
    assert document.issues == ()


def test_pages_of_two_goals_in_one_file_are_two_goals() -> None:
    second = PAGE.replace("4.3", "5.1").replace("AMAÇ 04", "AMAÇ 05")
    document = read(PAGE + second)

    assert [[o.code for o in goal.objectives] for goal in document.goals] == [
        ["H4.3"],
        ["H5.1"],
    ]
    assert document.issues == ()


def test_a_code_under_the_wrong_heading_is_a_warning() -> None:
    document = read(PAGE.replace("PERFORMANS 4.3.2", "PERFORMANS 4.4.2"))

    assert [issue.where for issue in document.issues] == [
        "goals[0].objectives[0].indicators[1].code"
    ]


def test_a_sentence_that_begins_like_a_heading_is_none() -> None:
    document = read(
        PAGE.replace(" • Talebin artması", "Hedef 4.3 kapsamında talep artıyor")
    )

    assert only_objective(document).findings == ("Hedef 4.3 kapsamında talep artıyor",)
