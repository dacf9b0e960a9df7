"""What a cell of a workbook says for certain: numbers, formulas, notes, what is hidden."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ingest.reading import plan_table_cards, sheet, sheet_values
from ingest.reading.recognise import read_document
from plans.document import PlanDocument, Severity
from plans.document_json import dumps, loads
from tests.reading.sheets import (
    FIRST,
    Reader,
    indicators,
    issue_of,
    one,
    reasons,
    simple,
)
from tests.workbooks import FORMATS, Content, Formula, WrittenSheet, by_year


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


def test_what_is_hidden_is_left_out_and_told_of(read: Reader) -> None:
    document = read(
        simple(
            one(D="PG2.1.1"),
            one(D="PG2.1.2", E="Gizli gösterge"),
            one(D="PG2.1.3"),
            hidden_rows=[3],
            hidden_columns=["J"],
        ),
        WrittenSheet([["PG9.9.9", "eski taslak"]], name="Taslak", is_hidden=True),
    )

    assert list(indicators(document)) == ["PG2.1.1", "PG2.1.3"]
    assert indicators(document)["PG2.1.1"].targets == {
        2024: Decimal(6),
        2026: Decimal(8),
    }
    rows = issue_of(document, sheet.HIDDEN_ROWS.format(which="3"))
    assert "Gizli gösterge" in rows.text
    assert rows.citation is not None
    assert rows.citation.cell == "Sayfa1!A3"
    assert sheet.HIDDEN_COLUMNS.format(which="J") in reasons(document)
    draft = issue_of(document, sheet.HIDDEN_SHEET.format(which="Taslak"))
    assert "eski taslak" in draft.text


def test_text_numbers_are_read_as_print_and_number_cells_for_certain(
    read: Reader,
) -> None:
    [indicator] = indicators(
        read(simple(one(H="13.654", I="1.5", J=1.5, K=12.125)))
    ).values()

    assert indicator.baseline_value == 13654
    assert indicator.targets == by_year(2024, None, 1.5, 12.125)


def test_formulas_count_by_the_result_that_was_kept(read: Reader) -> None:
    document = read(
        simple(one(H=Formula("=2+3", 5), I=Formula("=1/0", "#DIV/0!"), J=7))
    )

    [indicator] = indicators(document).values()
    assert indicator.baseline_value == 5
    assert indicator.targets[2024] is None
    issue = issue_of(document, sheet_values.FORMULA_ERROR)
    assert issue.where.endswith("targets.2024")
    assert issue.severity is Severity.ERROR


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_a_formula_that_was_never_computed_is_told_of(
    suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"plan.{suffix}"
    path.write_bytes(FORMATS[suffix](simple(one(I=Formula("=2+3", None)))))

    document = read_document(path)

    assert indicators(document)["PG2.1.1"].targets[2024] is None
    assert sheet_values.UNCALCULATED in reasons(document, "targets.2024")


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_a_note_at_a_cell_is_shown_with_its_value(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"plan.{suffix}"
    noted = simple(one(), notes={"I2": "Meclis kararı bekleniyor"})
    path.write_bytes(FORMATS[suffix](noted))

    document = read_document(path)

    assert indicators(document)["PG2.1.1"].targets[2024] == 6
    [reason] = [one for one in reasons(document, "targets.2024") if "not var" in one]
    assert "Meclis kararı bekleniyor" in reason


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("http://127.0.0.1:9/";"tıkla")',
        "+90 hattı",
        "-1 derece",
        "@x",
    ],
)
def test_what_looks_like_a_formula_stays_a_text(read: Reader, text: str) -> None:
    assert indicators(read(simple(one(E=text))))["PG2.1.1"].name == text


def test_evet_and_hayir_say_whether_an_indicator_is_cumulative(read: Reader) -> None:
    rows: list[list[Content]] = [
        ["Hedef", "Kod", "Gösterge", "Etki", "2024", "Kümülatif mi?"],
        [FIRST, "PG2.1.1", "A", 50, 5, "Evet"],
        [FIRST, "PG2.1.2", "B", 50, 5, "Hayır"],
    ]

    found = indicators(read(WrittenSheet(rows)))

    assert [one.cumulative for one in found.values()] == [True, False]


def test_codes_typed_as_numbers_and_codes_missing(read: Reader) -> None:
    rows: list[list[Content]] = [
        ["Hedef Kodu", "Hedef", "Kod", "Gösterge", "Etki", "2024"],
        [2.1, "Atık", "2.1.1", "A", 50, 5],
        [2.1, "Atık", None, "B", 50, 5],
    ]

    document = read(WrittenSheet(rows))

    [(_, objective)] = document.objectives()
    assert objective.code == "H2.1"
    assert [(one.code, one.printed_code) for one in objective.indicators] == [
        ("PG2.1.1", "2.1.1"),
        ("PG2.1.2", ""),
    ]
    assert plan_table_cards.UNCODED in reasons(document, "indicators[1].code")
