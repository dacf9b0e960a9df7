"""Tables of a plan as CSV: separators, encodings, and decimal marks that the file itself shows."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.recognise import read_document
from ingest.reading.workbook import read_columns
from plans.document import IndicatorEntry, Kind, PlanDocument

HEADING = [
    "Amaç",
    "Hedef",
    "Kod",
    "Gösterge",
    "Birim",
    "Etki (%)",
    "Mevcut Durum",
    "2025",
    "2026",
]
TITLES = [
    "A1: Güzel, temiz kent",
    "H1.1: Yeşil; ağaçlı",
    "PG1.1.1",
    'Dikilen "ağaç"',
    "adet",
]


def written(separator: str, *rows: list[str]) -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=separator).writerows([HEADING, *rows])
    return file.getvalue()


def read(text: str, encoding: str = "utf-8") -> PlanDocument:
    document = read_columns(text.encode(encoding))
    assert document is not None
    return document


def only_indicator(document: PlanDocument) -> IndicatorEntry:
    [(_, indicator)] = document.indicators()
    return indicator


@pytest.mark.parametrize(
    "separator", [";", ",", "\t"], ids=["semicolon", "comma", "tab"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1254", "utf-16"])
def test_every_separator_and_encoding(separator: str, encoding: str) -> None:
    text = written(separator, [*TITLES, "100", "1.250,5", "13.654", "x"])

    document = read(text, encoding)

    [(_, objective)] = document.objectives()
    assert (document.goals[0].title, objective.title) == (
        "Güzel, temiz kent",
        "Yeşil; ağaçlı",
    )
    indicator = only_indicator(document)
    assert (indicator.name, indicator.unit) == ('Dikilen "ağaç"', "adet")
    assert indicator.baseline_value == Decimal("1250.5")
    assert indicator.targets == {2025: Decimal(13654), 2026: None}
    assert indicator.citations["targets.2025"].cell == "CSV!H2"


def test_title_rows_above_the_table_name_institution_and_period() -> None:
    titles = "Çamlıbel Belediyesi;;;;;;;;\n2025-2026 Stratejik Planı;;;;;;;;\n"

    document = read(titles + written(";", [*TITLES, "100", "1", "2", "3"]))

    assert (document.institution, document.period) == (
        "Çamlıbel Belediyesi",
        (2025, 2026),
    )


def test_a_machines_decimal_points_are_read_once_one_of_them_is_certain() -> None:
    document = read(written(",", [*TITLES, "62.5", "0.125", "12.5%", "7"]))

    indicator = only_indicator(document)
    assert indicator.weight_percent == Decimal("62.5")
    assert indicator.baseline_value == Decimal("0.125")
    assert indicator.targets == {2025: Decimal("12.5"), 2026: Decimal(7)}
    assert any("62.5" in issue.reason for issue in document.issues)


def test_beside_decimal_points_three_digits_could_be_either() -> None:
    document = read(written(",", [*TITLES, "62.5", "1", "13.654", "7"]))

    assert only_indicator(document).targets[2025] is None
    assert [
        issue.text for issue in document.issues if "targets.2025" in issue.where
    ] == ["13.654"]


def test_beside_turkish_print_a_point_before_one_digit_stays_unread() -> None:
    document = read(written(";", [*TITLES, "62,5", "1.5", "13.654", "7"]))

    indicator = only_indicator(document)
    assert indicator.baseline_value is None
    assert indicator.targets[2025] == 13654


def test_codes_are_no_decimals() -> None:
    titles = ["A1", "1.1", "1.1.1", "Ağaç", "adet"]

    assert only_indicator(
        read(written(";", [*titles, "100", "1", "13.654", "7"]))
    ).targets[2025] == Decimal(13654)


@pytest.mark.parametrize(
    "text",
    [
        "a;b\n1;2\n",
        "Ad;Soyad;Telefon\nAyşe;Yılmaz;1\n",
        "Bugün hava güzel, sonra kar, yağmur.",
    ],
    ids=["too narrow", "other columns", "prose"],
)
def test_other_text_is_no_table_of_a_plan(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")

    assert read_columns(text.encode()) is None
    assert read_document(path).kind is Kind.REFUSED


@given(st.binary(max_size=300))
def test_no_bytes_raise(content: bytes) -> None:
    read_columns(content)


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["C", "Z"]),
        min_size=1,
        max_size=40,
    ).filter(lambda name: any(letter.isalpha() for letter in name))
)
def test_a_name_comes_through_whatever_separators_and_quotes_it_has(name: str) -> None:
    titles = [*TITLES[:3], f"Ağaç {name} sayısı", "adet"]

    for separator in (";", ","):
        found = only_indicator(
            read(written(separator, [*titles, "100", "1", "2", "3"]))
        )

        assert found.citations["name"].text == titles[3]
