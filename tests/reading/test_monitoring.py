"""The izleme tablosu: actuals with their period, and a check of what is printed beside them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from ingest.reading.cards import read_pdf_cards
from ingest.reading.grid import Cell
from ingest.reading.monitoring import (
    NO_PERIOD,
    Reported,
    is_aside,
    note_of,
    reported_period,
)
from plans.document import IndicatorEntry, Kind, PlanDocument
from tests.drawing import paragraph_style

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
    return read_pdf_cards(path)


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
    assert reasons == [NO_PERIOD] * 3


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
