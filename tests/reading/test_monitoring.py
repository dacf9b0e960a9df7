"""The izleme tablosu: actuals with their period, and a check of what is printed beside them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from ingest.reading.grid import Cell
from ingest.reading.monitoring import (
    Reported,
    is_aside,
    note_of,
    reported_period,
)
from ingest.reading.recognise import read_document
from ingest.reading.reported_places import NO_SUCH_PART, NO_YEAR
from plans.document import YEAR, IndicatorEntry, Kind, PlanDocument
from tests.drawing import paragraph_style
from tests.workbooks import Content, WrittenSheet, xlsx
from tests.yearly_drawing import DrawnTable, draw_yearly

TITLE = "2026 Yılı Ocak-Haziran Dönemi Stratejik Plan İzleme Tablosu"
HEADING = (
    "Performans Göstergesi",
    "Hedefe Etkisi (%)",
    "Plan Başlangıç Değeri (A)",
    "İzleme Dönemindeki Yıl Sonu Hedeflenen Değer (B)",
    "İzleme Dönemindeki Gerçekleşme Değeri (C)",
    "Performans (%)",
)
WIDE = "wide"  # a row over the whole table
ROWS: tuple[tuple[str, ...], ...] = (
    ("PG5.1.1 Yenilenen içme suyu hattı (km)", "40", "120", "150", "138", "60"),
    (WIDE, "Açıklama: Yüklenici Mayıs ayında işe başlamıştır."),
    ("PG5.1.2 Su kayıp oranı (%)", "35", "%40", "%30", "%35", "%50"),
    (WIDE, "Açıklama: -"),
    ("PG5.1.3 Takılan akıllı sayaç (adet)", "25", "-", "4.000", "1.000", "%25"),
    (WIDE, "Sapma Nedeni: Sayaçların gümrükte beklemesi"),
)  # fmt: skip


def drawn(
    path: Path,
    rows: tuple[tuple[str, ...], ...] = ROWS,
    title: str = TITLE,
    heading: tuple[str, ...] = HEADING,
) -> PlanDocument:
    """Draw a monitoring table and read it."""
    cells: list[list[Flowable | str]] = []
    style: list[tuple[object, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    blank: list[Flowable | str] = [""] * (len(heading) - 2)
    for label, text in (
        ("Amaç", "A5: Suyu korumak"),
        ("Hedef", "H5.1: İçme suyu kayıplarını azaltmak"),
        ("Hedef Performansı", "%47,25"),
        ("Sorumlu Birim", "Su ve Kanalizasyon İşleri Müdürlüğü"),
    ):
        style.append(("SPAN", (1, len(cells)), (-1, len(cells))))
        cells.append([_cell(label), _cell(text), *blank])
    cells.append([_cell(text) for text in heading])
    for row in rows:
        if row[0] == WIDE:
            style.append(("SPAN", (0, len(cells)), (-1, len(cells))))
            cells.append([_cell(row[1]), "", *blank])
        else:
            cells.append([_cell(text) for text in row])
    widths = [80 * mm] + [(250 - 80) / (len(heading) - 1) * mm] * (len(heading) - 1)
    document = SimpleDocTemplate(str(path), pagesize=landscape(A4))
    document.build(
        [
            Paragraph("Yeşilova Belediyesi", paragraph_style(11)),
            Paragraph(title, paragraph_style(10)),
            Table(cells, colWidths=widths, style=style),
        ]
    )
    return read_document(path)


def _cell(text: str) -> Paragraph:
    return Paragraph(text, paragraph_style(7))


def indicators(document: PlanDocument) -> list[IndicatorEntry]:
    return [indicator for _, indicator in document.indicators()]


def test_actuals_stand_in_their_year_and_period(tmp_path: Path) -> None:
    document = drawn(tmp_path / "izleme.pdf")
    actuals = [one.actuals[0] for one in indicators(document)]

    assert document.kind is Kind.MONITORING_TABLE
    assert document.institution == "Yeşilova Belediyesi"
    assert {(one.year, one.period) for one in actuals} == {(2026, "H1")}
    assert [one.value for one in actuals] == [138, 35, 1000]
    assert [one.targets for one in indicators(document)] == [
        {2026: 150},
        {2026: 30},
        {2026: 4000},
    ]
    assert [one.baseline_value for one in indicators(document)] == [120, 40, None]


def test_what_is_told_below_a_row_stays_with_its_actual(tmp_path: Path) -> None:
    first, second, third = (
        one.actuals[0] for one in indicators(drawn(tmp_path / "i.pdf"))
    )

    assert first.explanation == "Yüklenici Mayıs ayında işe başlamıştır."
    assert (second.explanation, second.deviation_reason) == (None, None)
    assert third.deviation_reason == "Sayaçların gümrükte beklemesi"


def test_the_actual_says_where_it_stands(tmp_path: Path) -> None:
    first = indicators(drawn(tmp_path / "izleme.pdf"))[0].actuals[0]

    assert first.citation is not None
    assert (first.citation.text, first.citation.page) == ("138", 1)
    assert first.citation.box is not None


def test_right_percentages_and_missing_lists_are_no_issue(tmp_path: Path) -> None:
    document = drawn(tmp_path / "izleme.pdf")

    assert [(issue.where, issue.reason) for issue in document.issues] == [
        ("goals[0].objectives[0]", document.issues[0].reason)
    ]  # the objective's own performance waits for a person
    assert [fragment.text for fragment in document.unassigned] == [
        "Hedef Performansı\n%47,25"
    ]
    ((_, objective),) = document.objectives()
    assert objective.title == "İçme suyu kayıplarını azaltmak"
    assert objective.responsible_unit == "Su ve Kanalizasyon İşleri Müdürlüğü"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("PG5.1.1 Hat (km)", "100", "120", "150", "138", "%92"), "C/B"),
        (("PG5.1.1 Hat (km)", "100", "120", "150", "138", "%65"), "%60"),
        (("PG5.1.1 Hat (km)", "100", "-", "150", "138", "%60"), "%92"),
        (("PG5.1.1 Hat (km)", "100", "120", "150", "90", "%100"), "%-100"),
    ],
    ids=["the plain rate", "another figure", "without a baseline", "lost its sign"],
)
def test_a_percentage_that_the_figures_do_not_give_is_an_issue(
    tmp_path: Path, row: tuple[str, ...], says: str
) -> None:
    document = drawn(tmp_path / "izleme.pdf", (row,))
    (issue,) = [one for one in document.issues if "actuals" in one.where]

    assert issue.where.endswith("indicators[0].actuals[0].printed_performance")
    assert says in issue.reason
    assert indicators(document)[0].actuals[0].value == Decimal(row[4])


@pytest.mark.parametrize(
    "printed",
    ["%-66,7", "-66,67", "%−67", "-"],
    ids=["sign inside", "two places", "minus", "blank"],
)
def test_a_percentage_is_held_to_the_places_it_prints(
    tmp_path: Path, printed: str
) -> None:
    row = ("PG5.1.1 Hat (km)", "100", "120", "150", "100", printed)

    document = drawn(tmp_path / "izleme.pdf", (row,))

    assert not [one for one in document.issues if "actuals" in one.where]


def test_without_a_period_no_actual_is_guessed(tmp_path: Path) -> None:
    document = drawn(tmp_path / "izleme.pdf", title="Stratejik Plan İzleme Tablosu")

    assert document.kind is Kind.MONITORING_TABLE
    assert not any(one.actuals for one in indicators(document))
    reasons = [one.reason for one in document.issues if one.where.endswith("actuals")]
    assert reasons == [NO_YEAR] * 3


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2021 Yılı Ocak-Haziran Dönemi Stratejik Plan İzleme Tablosu", Reported(2021, "H1")),
        ("2022 YILI İLK ALTI AYLIK İZLEME RAPORU", Reported(2022, "H1")),
        ("2020-2024 Stratejik Planı 2023 yılı 1. yarıyıl izleme tablosu", Reported(2023, "H1")),
        ("Stratejik Plan İzleme Tablosu (30.06.2024)", Reported(2024, "H1")),
        ("2023 Yılı Stratejik Plan Değerlendirme Tablosu", Reported(2023, "YEAR")),
        ("2023 Yılı Ocak - Aralık Dönemi Gerçekleşmeleri", Reported(2023, "YEAR")),
        ("2025 yılı birinci üç aylık izleme", Reported(2025, "Q1")),
        ("2025 Yılı Stratejik Plan İzleme Tablosu", None),
        ("2020-2024 Stratejik Plan İzleme Tablosu", None),
        ("2021 ve 2022 yılı ilk altı ay izleme tablosu", None),
        ("2021 Yılı Temmuz-Aralık İzleme Tablosu", None),
        ("Haziran 2021 bülteni: ilk 6 ay", None),
    ],
)  # fmt: skip
def test_the_period_is_what_a_title_names(
    title: str, expected: Reported | None
) -> None:
    assert reported_period([title]) == expected


def test_titles_that_disagree_name_no_period() -> None:
    half = "2021 Yılı Ocak-Haziran Dönemi İzleme Tablosu"
    whole = "2021 Yılı Değerlendirme Tablosu"

    assert reported_period([half, whole]) is None
    assert reported_period([half, half, whole]) == Reported(2021, "H1")


def test_labels_of_notes_may_stand_in_a_cell_of_their_own() -> None:
    note = note_of([Cell("Açıklama"), Cell("Hava koşulları")])

    assert note is not None
    assert note[1].text == "Hava koşulları"
    assert note_of([Cell("Açıklık alan")]) is None
    assert is_aside(Cell("Hedefe İlişkin Sapmanın Nedeni"))
    assert not is_aside(Cell("Hedef"))


def test_a_column_may_hold_the_reason(tmp_path: Path) -> None:
    row = ("PG5.1.1 Hat (km)", "100", "120", "150", "138", "Kış uzun sürdü")

    document = drawn(
        tmp_path / "izleme.pdf", (row,), heading=(*HEADING[:5], "Sapma Nedeni")
    )

    assert indicators(document)[0].actuals[0].deviation_reason == "Kış uzun sürdü"


def test_half_year_and_year_end_may_stand_side_by_side(tmp_path: Path) -> None:
    heading = (*HEADING[:4], "İlk 6 Ay Gerçekleşme", "Yıl Sonu Gerçekleşme", HEADING[5])
    rows = (heading, ("PG5.1.1 Hat (km)", "100", "120", "150", "130", "138", "60"))
    title = "2020-2024 Stratejik Planı 2023 Yılı İzleme ve Değerlendirme Raporu"
    path = draw_yearly(tmp_path / "i.pdf", title, DrawnTable(rows))

    document = read_document(path)
    half, whole = indicators(document)[0].actuals

    assert (document.kind, document.period) == (Kind.MONITORING_TABLE, (2020, 2024))
    assert (half.year, half.period, half.value) == (2023, "H1", Decimal(130))
    assert half.printed_performance is None
    assert (whole.year, whole.period, whole.value) == (2023, YEAR, Decimal(138))
    assert whole.printed_performance == 60
    assert document.issues == ()


@pytest.mark.parametrize("is_upright", [True, False], ids=["columns", "rows"])
def test_a_table_over_the_plan_gives_each_year_its_own(
    tmp_path: Path, *, is_upright: bool
) -> None:
    columns = (
        ("Performans Göstergesi", "2020", "", "2021", ""),
        ("", "Hedef", "Gerçekleşme", "Hedef", "Gerçekleşme"),
        ("PG1.1.1 Park (adet)", "3", "2", "5", "6"),
    )
    spans = [((0, 0), (0, 1)), ((1, 0), (2, 0)), ((3, 0), (4, 0))]
    rows = (
        ("Performans Göstergesi", "", "2020", "2021"),
        ("PG1.1.1 Park (adet)", "Hedef", "3", "5"),
        ("", "Gerçekleşen", "2", "6"),
    )
    table = (
        DrawnTable(columns, spans)
        if is_upright
        else DrawnTable(rows, [((0, 1), (0, 2))])
    )
    title = "2020-2024 Stratejik Plan Birikimli İzleme Tablosu"

    document = read_document(draw_yearly(tmp_path / "b.pdf", title, table))
    (indicator,) = indicators(document)

    assert document.kind is Kind.MONITORING_TABLE
    assert indicator.targets == {2020: 3, 2021: 5}
    assert [(one.year, one.period, one.value) for one in indicator.actuals] == [
        (2020, YEAR, Decimal(2)),
        (2021, YEAR, Decimal(6)),
    ]


def test_quarters_are_actuals_of_their_own(tmp_path: Path) -> None:
    rows = (
        ("PG No", "Performans Göstergesi", "2025 Hedefi", "I. Çeyrek", "IV. Çeyrek", "9 Aylık Gerçekleşme"),
        ("PG1.1.1", "Bakım (adet)", "100", "20", "25", "75"),
    )  # fmt: skip
    title = "2025 Yılı Performans İzleme Tablosu"
    document = read_document(draw_yearly(tmp_path / "q.pdf", title, DrawnTable(rows)))
    actuals = indicators(document)[0].actuals
    (unplaced,) = document.issues

    assert [(one.period, one.value) for one in actuals] == [
        ("Q1", Decimal(20)),
        ("Q4", Decimal(25)),
    ]
    assert (unplaced.reason, unplaced.text) == (NO_SUCH_PART, "75")


def test_the_half_year_of_an_evaluation_report_is_no_year(tmp_path: Path) -> None:
    document = drawn(
        tmp_path / "i.pdf",
        title="2020-2024 İzleme ve Değerlendirme Raporu: 2026 Yılı Ocak-Haziran",
    )

    assert {one.actuals[0].period for one in indicators(document)} == {"H1"}


def test_an_evaluation_tells_more_of_the_objective_than_a_plan_holds(
    tmp_path: Path,
) -> None:
    rows = (
        ("PG5.1.1 Hat (km)", "100", "120", "150", "138", "60"),
        (WIDE, "İlgililik: Uygun"),
        (WIDE, "Sürdürülebilirlik: Risk yok"),
    )
    document = drawn(tmp_path / "d.pdf", rows, title="2026 Yılı Değerlendirme Tablosu")
    (indicator,) = indicators(document)

    assert (indicator.actuals[0].period, indicator.actuals[0].value) == (
        YEAR,
        Decimal(138),
    )
    assert len(list(document.objectives())) == 1


def test_a_sheet_may_leave_the_years_over_its_columns_unmerged(tmp_path: Path) -> None:
    rows: list[list[Content]] = [
        ["Kayapa Belediyesi 2023 Yılı İzleme Tablosu"],
        ["PG No", "Gösterge", "Birim", "2022", None, "2023", None],
        [None, None, None, "Hedef", "Gerçekleşen", "Hedef", "Gerçekleşen"],
        ["PG1.1.1", "Atık", "ton", 1200, 1150, 1300, 1310],
    ]
    path = tmp_path / "izleme.xlsx"
    path.write_bytes(xlsx(WrittenSheet(rows)))
    (indicator,) = indicators(read_document(path))

    assert indicator.targets == {2022: 1200, 2023: 1300}
    assert [(one.year, one.value) for one in indicator.actuals] == [
        (2022, Decimal(1150)),
        (2023, Decimal(1310)),
    ]
