"""The yearly performance programme: the year's targets as its commitment, and what it prints of past years."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ingest.reading.recognise import read_document
from ingest.reading.reported_places import ESTIMATE, WHICH_FIGURE
from ingest.reading.yearly_document import DIFFERS, NO_YEAR, OTHER_OBJECTIVE
from plans.document import (
    YEAR,
    IndicatorEntry,
    Kind,
    Origin,
    PlanDocument,
    Severity,
    TargetEntry,
)
from tests.workbooks import Content, WrittenSheet, xlsx
from tests.yearly_drawing import DrawnTable, draw_yearly

TITLE = "Ilıcalar Belediyesi 2026 Mali Yılı Performans Programı"
HEADING = (
    "Performans Göstergesi",
    "Ölçü Birimi",
    "2024 Gerçekleşen",
    "2025 Planlanan",
    "2025 Yıl Sonu Gerçekleşme Tahmini",
    "2026 Hedef",
    "2027 Tahmin",
)
ROWS = (
    HEADING,
    ("PG2.3.1 Tatbikat sayısı", "adet", "4", "6", "5", "8", "8"),
    ("PG2.3.2 Eğitilen gönüllü", "kişi", "1.250", "1.400", "1.380", "1.600", "1.700"),
)
ABOVE = (
    "Stratejik Amaç 2: Dirençli bir kent kurmak",
    "Stratejik Hedef 2.3: Afetlere hazırlığı güçlendirmek",
)


def read(path: Path, *parts: DrawnTable | str) -> PlanDocument:
    return read_document(draw_yearly(path / "program.pdf", *parts))


def indicators(document: PlanDocument) -> list[IndicatorEntry]:
    return [indicator for _, indicator in document.indicators()]


def test_the_year_s_target_is_the_programme_s_commitment(tmp_path: Path) -> None:
    document = read(tmp_path, TITLE, *ABOVE, DrawnTable(ROWS))
    first, second = indicators(document)
    (commitment,) = first.target_revisions

    assert document.kind is Kind.PERFORMANCE_PROGRAMME
    assert document.period is None
    assert document.goals[0].title == "Dirençli bir kent kurmak"
    assert document.goals[0].objectives[0].code == "H2.3"
    assert first.targets == {2025: 6, 2026: 8}
    assert (commitment.year, commitment.value, commitment.origin) == (
        2026,
        Decimal(8),
        Origin.PROGRAMME,
    )
    assert commitment.citation is not None
    assert commitment.citation.text == "8"
    assert [(one.year, one.period, one.value) for one in second.actuals] == [
        (2024, YEAR, Decimal(1250))
    ]


def test_estimates_are_no_figures_of_a_year(tmp_path: Path) -> None:
    document = read(tmp_path, TITLE, *ABOVE, DrawnTable(ROWS))

    assert [(one.reason, one.text, one.severity) for one in document.issues] == [
        (ESTIMATE, HEADING[4], Severity.NOTICE),
        (ESTIMATE, HEADING[6], Severity.NOTICE),
    ]


def test_a_bare_year_is_a_target_only_in_the_programme_s_own_year(
    tmp_path: Path,
) -> None:
    rows = (
        ("İdare Adı", "Ilıcalar Belediyesi", "", ""),
        ("Amaç", "A.2 - Dirençli kent", "", ""),
        ("Hedef", "H.2.3 - Afetlere hazırlık", "", ""),
        ("Performans Hedefi", "PH.2.3.1 - Gönüllüleri artırmak", "", ""),
        ("Performans Göstergeleri", "2024", "2025", "2026"),
        ("PG 2.3.1. Tatbikat (adet)", "4", "6", "8"),
        ("Açıklama : Her mahallede",),
        ("Faaliyetler", "Bütçe", "Bütçe Dışı", "Toplam"),
        ("F.2.3.1.1 - Eğitim", "50.000,00", "0,00", "50.000,00"),
        ("Genel Toplam", "50.000,00", "0,00", "50.000,00"),
    )
    spans = [((1, at), (3, at)) for at in range(4)]
    document = read(tmp_path, TITLE, DrawnTable(rows, spans))
    (indicator,) = indicators(document)

    assert indicator.targets == {2026: 8}
    assert indicator.actuals == ()
    assert [(one.reason, one.text) for one in document.issues] == [
        (WHICH_FIGURE, "4"),
        (WHICH_FIGURE, "6"),
    ]


@pytest.mark.parametrize(
    "columns",
    [
        ("Gerçekleşme (t-2)", "Hedef (t-1)", "Hedef (t)"),
        ("2024 Gerçekleşmesi", "2025 Yılı Hedefi", "2026 Yılı Hedefi"),
        ("2024 (t-2) Gerçekleşen", "2025 (t-1) Hedeflenen", "2026 (t) Hedeflenen"),
    ],
    ids=["counted from the year", "years", "both"],
)
def test_years_may_be_counted_from_the_programme_s(
    tmp_path: Path, columns: tuple[str, ...]
) -> None:
    rows = (("Kod", "Gösterge Adı", *columns), ("2.3.1", "Tatbikat", "4", "6", "8"))
    (indicator,) = indicators(read(tmp_path, TITLE, DrawnTable(rows)))

    assert indicator.targets == {2025: 6, 2026: 8}
    assert [(one.year, one.value) for one in indicator.actuals] == [(2024, Decimal(4))]


def test_a_programme_that_names_two_years_has_none(tmp_path: Path) -> None:
    title = "Ilıcalar Belediyesi 2025 ve 2026 Yılı Performans Programı"
    rows = (
        ("Performans Göstergesi", "Birim", "Hedef", "Önceki Yıl Gerçekleşme"),
        ("PG1.1.1 Park", "adet", "5", "4"),
    )
    document = read(tmp_path, title, DrawnTable(rows))
    (indicator,) = indicators(document)

    assert document.kind is Kind.PERFORMANCE_PROGRAMME
    assert (indicator.targets, indicator.actuals) == ({}, ())
    assert [(one.where, one.text) for one in document.issues] == [
        ("", title),
        ("goals[0].objectives[0].indicators[0].targets", "5"),
        ("goals[0].objectives[0].indicators[0].actuals", "4"),
    ]
    assert document.issues[0].reason == NO_YEAR


def test_what_two_tables_print_differently_is_neither(tmp_path: Path) -> None:
    other = (HEADING, ("PG2.3.1 Tatbikat sayısı", "adet", "4", "6", "5", "9", "8"))
    document = read(tmp_path, TITLE, *ABOVE, DrawnTable(ROWS), DrawnTable(other))
    first = indicators(document)[0]
    (doubt,) = [one for one in document.issues if one.reason == DIFFERS]

    assert len(indicators(document)) == 2
    assert first.targets == {2025: 6, 2026: None}
    assert first.target_revisions[0].value is None
    assert (doubt.where, doubt.text) == (
        "goals[0].objectives[0].indicators[0].targets.2026",
        "9",
    )


def test_a_code_of_another_objective_is_told(tmp_path: Path) -> None:
    rows = (HEADING, ("PG2.4.1 Süre", "dakika", "7", "7", "7", "6", "6"))
    document = read(tmp_path, TITLE, *ABOVE, DrawnTable(rows))

    assert OTHER_OBJECTIVE in [one.reason for one in document.issues]


def test_a_sheet_is_a_programme_too(tmp_path: Path) -> None:
    rows: list[list[Content]] = [
        [TITLE],
        ["Hedef", "Gösterge", "2024 Gerçekleşen", "2026 Hedef", "Yönü", "2026 Bütçe (TL)"],
        ["H2.3 Afet", "PG2.3.1 Tatbikat (adet)", 4, 8.5, "Artış", 1_500_000],
    ]  # fmt: skip
    path = tmp_path / "program.xlsx"
    path.write_bytes(xlsx(WrittenSheet(rows)))
    document = read_document(path)
    (indicator,) = indicators(document)

    assert document.kind is Kind.PERFORMANCE_PROGRAMME
    assert document.institution == "Ilıcalar Belediyesi"
    assert indicator.targets == {2026: Decimal("8.5")}
    assert isinstance(indicator.target_revisions[0], TargetEntry)
    assert indicator.actuals[0].citation is not None
    assert indicator.actuals[0].citation.cell == "Sayfa1!C3"
    assert document.goals[0].objectives[0].title == "Afet"


WITHOUT_A_TARGET = """Ilıcalar Belediyesi
2026 Yılı Performans Programı

Amaç;Hedef;Kod;Performans Göstergesi;Ölçü Birimi;2026 Hedefi
A1;H1.1;PG1.1.1;Tatbikat sayısı;adet;8
A1;H1.1;PG1.1.2;Gelen başvuru sayısı;adet;
A2;H2.1;PG2.1.1;Dikilen ağaç sayısı;adet;1.600
"""


def test_an_indicator_without_a_target_is_read_and_ends_no_table(
    tmp_path: Path,
) -> None:
    path = tmp_path / "program.csv"
    path.write_text(WITHOUT_A_TARGET)

    document = read_document(path)

    assert document.kind is Kind.PERFORMANCE_PROGRAMME
    assert [(each.code, dict(each.targets)) for each in indicators(document)] == [
        ("PG1.1.1", {2026: Decimal(8)}),
        ("PG1.1.2", {}),
        ("PG2.1.1", {2026: Decimal(1600)}),
    ]
