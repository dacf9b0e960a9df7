"""The yearly activity report: targets, actuals and reasons out of its table of results."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ingest.reading.monitoring import INVERSE
from ingest.reading.recognise import read_document
from ingest.reading.reported_places import NO_YEAR, RATE_ALONE, WHICH_FIGURE
from ingest.reading.yearly_entries import NO_ACTUAL
from plans.document import YEAR, IndicatorEntry, Kind, PlanDocument, Severity
from tests.yearly_drawing import NEW_PAGE, DrawnTable, draw_yearly

TITLES = ("Çamlıdere Belediyesi", "2024 YILI FAALİYET RAPORU")
HEADING = (
    "Gösterge Kodu",
    "Performans Göstergesi",
    "Ölçü Birimi",
    "Hedef",
    "Gerçekleşme",
    "Gerçekleşme Oranı (%)",
    "Sapma Nedeni",
    "Alınacak Önlem",
)
ROWS = (
    HEADING,
    ("Amaç 1: Yaşanabilir bir kent oluşturmak",),
    ("Hedef 1.1: Yeşil alanları artırmak",),
    ("PG1.1.1", "Yapılan park sayısı", "adet", "12", "9", "75", "Kamulaştırma gecikti", "Süreç hızlanacak"),
    ("PG1.1.2", "Dikilen ağaç sayısı", "adet", "15.000", "18.250", "121,67", "-", ""),
    ("Hedef 1.2: Ulaşımı iyileştirmek",),
    ("PG1.2.1", "Asfalt serilen yol", "km", "45,5", "40,95", "90", "", ""),
    ("Toplam", "", "", "", "", "", "", ""),
)  # fmt: skip


def read(path: Path, *parts: DrawnTable | str) -> PlanDocument:
    return read_document(draw_yearly(path / "rapor.pdf", *parts))


def indicators(document: PlanDocument) -> list[IndicatorEntry]:
    return [indicator for _, indicator in document.indicators()]


def test_results_are_the_year_s_targets_and_actuals(tmp_path: Path) -> None:
    document = read(tmp_path, *TITLES, NEW_PAGE, DrawnTable(ROWS))
    first, second, third = indicators(document)
    codes = [(g.code, o.code, o.title) for g in document.goals for o in g.objectives]

    assert (document.kind, document.institution) == (Kind.ACTIVITY_REPORT, TITLES[0])
    assert codes == [
        ("A1", "H1.1", "Yeşil alanları artırmak"),
        ("A1", "H1.2", "Ulaşımı iyileştirmek"),
    ]
    assert first.targets == {2024: 12}
    assert second.targets == {2024: 15000}
    assert third.targets == {2024: Decimal("45.5")}
    (actual,) = first.actuals
    assert (actual.year, actual.period, actual.value) == (2024, YEAR, Decimal(9))
    assert actual.printed_performance == 75
    assert actual.deviation_reason == "Kamulaştırma gecikti"
    assert actual.corrective_measure == "Süreç hızlanacak"
    assert actual.citation is not None
    assert (actual.citation.text, actual.citation.page) == ("9", 2)
    assert (second.actuals[0].value, second.actuals[0].deviation_reason) == (
        Decimal(18250),
        None,
    )
    assert document.issues == ()


def test_a_unit_behind_its_label_is_the_objectives(tmp_path: Path) -> None:
    unit = ("Sorumlu Birim: Park ve Bahçeler Müdürlüğü",)
    document = read(tmp_path, *TITLES, DrawnTable((*ROWS[:3], unit, *ROWS[3:])))

    units = [one.responsible_unit for _, one in document.objectives()]
    assert units == ["Park ve Bahçeler Müdürlüğü", None]


def test_goal_and_objective_follow_from_codes_where_no_row_prints_them(
    tmp_path: Path,
) -> None:
    rows = [row for row in ROWS if len(row) > 1]

    document = read(tmp_path, *TITLES, DrawnTable(rows))
    found = [
        (goal.code, goal.title, one.code, one.title, one.printed_code)
        for goal in document.goals
        for one in goal.objectives
    ]

    assert found == [
        ("A1", None, "H1.1", None, None),
        ("A1", None, "H1.2", None, None),
    ]


def test_indicators_without_any_code_stand_in_one_objective_without_a_number(
    tmp_path: Path,
) -> None:
    rows = (
        ("Sıra", "Performans Göstergesi", "2024 Hedef", "2024 Gerçekleşme", "Sorumlu Müdürlük"),
        ("1", "Açılan kurs (adet)", "25", "30", "Kültür Müdürlüğü"),
        ("2", "Memnuniyet (%)", "85", "Ölçülmedi", "Basın Müdürlüğü"),
    )  # fmt: skip
    document = read(tmp_path, *TITLES, DrawnTable(rows))
    first, second = indicators(document)

    assert [(goal.code, goal.title) for goal in document.goals] == [("A", None)]
    assert [one.code for _, one in document.objectives()] == ["H"]
    assert [(one.code, one.printed_code) for one in (first, second)] == [
        ("PG1", ""),
        ("PG2", ""),
    ]
    assert (first.name, first.unit, first.actuals[0].value) == (
        "Açılan kurs",
        "adet",
        Decimal(30),
    )
    assert second.actuals[0].value is None
    (unread,) = document.issues
    assert (unread.where, unread.text) == (
        "goals[0].objectives[0].indicators[1].actuals[0].value",
        "Ölçülmedi",
    )


def test_years_stand_over_their_columns(tmp_path: Path) -> None:
    rows = (
        ("Amaç", "Hedef", "Performans Göstergesi", "2023", "", "2024", "", "Başarı Oranı (%)"),
        ("", "", "", "Hedef", "Gerçekleşen", "Hedef", "Gerçekleşen", ""),
        ("A1 Çevre", "H1.1 Atıkları azaltmak", "PG1.1.1 Toplanan atık (ton)", "1.200", "1.150", "1.300", "1.310", "100,77"),
        ("", "", "PG1.1.2 Kayıp (%)", "40", "41", "38", "39", "97,44"),
    )  # fmt: skip
    spans = [((0, 0), (0, 1)), ((1, 0), (1, 1)), ((2, 0), (2, 1)), ((3, 0), (4, 0))]
    spans += [((5, 0), (6, 0)), ((7, 0), (7, 1)), ((0, 2), (0, 3)), ((1, 2), (1, 3))]

    document = read(tmp_path, *TITLES, DrawnTable(rows, spans))
    first, second = indicators(document)

    assert first.targets == {2023: 1200, 2024: 1300}
    assert [(one.year, one.value) for one in first.actuals] == [
        (2023, Decimal(1150)),
        (2024, Decimal(1310)),
    ]
    assert [one.code for one in (first, second)] == ["PG1.1.1", "PG1.1.2"]
    assert document.goals[0].objectives[0].title == "Atıkları azaltmak"
    (inverse,) = document.issues
    assert inverse.reason == INVERSE.format("97,44")


def test_a_table_goes_on_overleaf_with_its_heading_printed_again(
    tmp_path: Path,
) -> None:
    body = [
        (f"PG1.1.{at}", f"Mahalle {at} için yapılan çalışma (adet)", "adet", str(at + 10), str(at), "", "", "")
        for at in range(1, 61)
    ]  # fmt: skip
    document = read(tmp_path, *TITLES, DrawnTable((HEADING, *body), repeated=1))

    assert [one.code for one in indicators(document)] == [row[0] for row in body]
    assert [one.actuals[0].value for one in indicators(document)] == list(range(1, 61))


@pytest.mark.parametrize(
    "titles",
    [
        ("2024 YILI", "FAALİYET RAPORU", "Şubat 2025"),
        ("T.C.", "FAALİYET RAPORU", "2024"),
        ("2024 Mali Yılı İdare Faaliyet Raporu",),
        ("Stratejik Plan 2020-2024", "2024 Yılı Birim Faaliyet Raporu"),
        ("2024 YILI PERFORMANS", "SONUÇLARI TABLOSU"),
    ],
    ids=["over two lines", "year alone", "financial year", "plan named", "no report"],
)
def test_the_year_is_that_of_the_title(titles: tuple[str, ...], tmp_path: Path) -> None:
    document = read(tmp_path, *titles, DrawnTable(ROWS))

    assert document.kind is Kind.ACTIVITY_REPORT
    assert indicators(document)[0].targets == {2024: 12}


def test_of_two_years_none_is_chosen(tmp_path: Path) -> None:
    titles = ("2023 Yılı Faaliyet Raporu", "2024 Yılı Faaliyet Raporu")
    document = read(tmp_path, *titles, DrawnTable(ROWS))

    assert not any(one.targets or one.actuals for one in indicators(document))
    reasons = {one.reason for one in document.issues if one.where.endswith("actuals")}
    assert reasons == {NO_YEAR}


def test_a_row_without_its_actual_is_told(tmp_path: Path) -> None:
    rows = (HEADING, ("PG1.1.1", "Park", "adet", "12", "-", "", "Ödenek yok", ""))
    document = read(tmp_path, *TITLES, DrawnTable(rows))
    (actual,) = indicators(document)[0].actuals
    (issue,) = document.issues

    assert (actual.value, actual.deviation_reason) == (None, "Ödenek yok")
    assert (issue.reason, issue.text) == (NO_ACTUAL, "-")


@pytest.mark.parametrize(
    ("heading", "reason"),
    [
        (("Kod", "Performans Göstergesi", "Hedef", "Gerçekleşme (%)"), RATE_ALONE),
        (("Kod", "Performans Göstergesi", "Hedef", "2022"), WHICH_FIGURE),
    ],
    ids=["a percentage alone", "a bare year"],
)
def test_a_column_that_may_be_two_things_is_asked_about(
    tmp_path: Path, heading: tuple[str, ...], reason: str
) -> None:
    rows = (
        (*heading, "2023 Gerçekleşme") if reason == WHICH_FIGURE else heading,
        ("PG1.1.1", "Park", "12", "9", "8")[: 5 if reason == WHICH_FIGURE else 4],
    )
    document = read(tmp_path, *TITLES, DrawnTable(rows))
    told = [one for one in document.issues if one.reason == reason]

    assert [one.text for one in told] == ["9"]
    assert not any(one.value == 9 for one in indicators(document)[0].actuals)


def test_figures_may_be_printed_with_the_unit_of_their_row(tmp_path: Path) -> None:
    rows = (
        ("No", "Performans Göstergesi", "Hedeflenen", "Gerçekleşen", "Gerçekleşme %"),
        ("1.1.1", "Süpürülen cadde", "1.250 km", "1.300 km", "%104"),
        ("1.1.2", "Çözüm süresi", "3 gün", "2 ay", "%66,67"),
    )
    document = read(tmp_path, *TITLES, DrawnTable(rows))
    first, second = indicators(document)

    assert (first.unit, first.targets) == ("km", {2024: Decimal(1250)})
    assert first.actuals[0].value == 1300
    assert (second.targets, second.actuals[0].value) == ({2024: None}, None)


def test_a_row_apart_from_its_table_stands_beneath_the_headings(tmp_path: Path) -> None:
    rows = (
        ("Kod", "Performans Göstergesi", "Birim", "Hedef", "Gerçekleşen", "Durum Notu"),
        ("PG1.1.1", "Yapılan park sayısı toplamı", "adet", "12", "9", "Sürüyor"),
    )
    below = (("PG1.2.1", "Açılan kurs sayısı", "adet", "20", "21", "Bitti"),)
    document = read(
        tmp_path, *TITLES, DrawnTable(rows), DrawnTable(below, is_ruled=False)
    )
    first, second = indicators(document)
    (unknown,) = document.issues

    assert (second.code, second.unit) == ("PG1.2.1", "adet")
    assert second.targets == {2024: 20}
    assert [one.actuals[0].value for one in (first, second)] == [9, 21]
    assert (unknown.text, unknown.severity) == ("Durum Notu", Severity.NOTICE)


def test_a_report_without_results_is_refused_as_what_it_is(tmp_path: Path) -> None:
    budget = (
        ("Kod", "Gider Türü", "2024 Bütçe Ödeneği", "2024 Gerçekleşme", "Oran"),
        ("1.1", "Personel Giderleri", "120.000", "110.000", "%91,67"),
    )
    prose = "Belediyemiz 2024 yılında göstergelerini izlemiş, 12 park yapmıştır."
    document = read(tmp_path, *TITLES, prose, DrawnTable(budget))

    assert (document.kind, document.goals) == (Kind.REFUSED, ())
    assert document.refusal is not None
    assert "bir faaliyet raporuna benziyor" in document.refusal


def test_a_plan_that_looks_back_and_names_reports_stays_a_plan(tmp_path: Path) -> None:
    card = (
        ("Amaç", "A1: Kent", "", "", "", ""),
        ("Hedef", "H1.1: Park", "", "", "", ""),
        ("Performans Göstergesi", "Hedefe Etkisi (%)", "2025", "2026", "2027", "Veri Kaynağı"),
        ("PG1.1.1 Park (adet)", "100", "3", "4", "5", "Faaliyet Raporu"),
    )  # fmt: skip
    titles = ("Çamlıdere Belediyesi", "2025-2029 Stratejik Planı")
    document = read(tmp_path, *titles, DrawnTable(card))
    (indicator,) = indicators(document)

    assert document.kind is Kind.PLAN
    assert indicator.targets == {2025: 3, 2026: 4, 2027: 5}


def test_an_untitled_card_with_a_half_year_s_baseline_stays_a_plan(
    tmp_path: Path,
) -> None:
    card = (
        ("Amaç", "A1: Kent", "", "", "", ""),
        ("Hedef", "H1.1: Park", "", "", "", ""),
        ("Performans Göstergesi", "Hedefe Etkisi (%)", "2024 (6 aylık)", "2025", "2026", "2027"),
        ("PG1.1.1 Park (adet)", "100", "1", "3", "4", "5"),
        ("Riskler", "Hedeflerin gerçekleşmemesi", "", "", "", ""),
    )  # fmt: skip
    document = read(tmp_path, DrawnTable(card))
    (indicator,) = indicators(document)

    assert document.kind is Kind.PLAN
    assert (indicator.baseline_value, indicator.actuals) == (Decimal(1), ())
    assert indicator.targets == {2025: 3, 2026: 4, 2027: 5}
