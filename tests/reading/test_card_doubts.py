"""What a drawn card leaves in doubt: null with its text, flagged, or proposed with a reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.reading.cards import read_pdf_cards
from plans.document import (
    Method,
    Severity,
)
from tests.drawing import HEADING, DrawnCard, draw
from tests.reading.parks_card import (
    CARD,
    ROWS,
    SECTIONS,
    only_objective,
    reasons,
)


@pytest.mark.parametrize("printed", ["yeni", "10-12", "≥ 8", "1.5"])
def test_an_unreadable_figure_is_null_with_its_text_and_an_issue(
    tmp_path: Path, printed: str
) -> None:
    rows = [[*ROWS[0][:3], printed, *ROWS[0][4:]], ROWS[1]]

    document = read_pdf_cards(draw(tmp_path / "card.pdf", replace(CARD, rows=rows)))

    first = only_objective(document).indicators[0]
    assert first.targets[2025] is None
    assert first.citations["targets.2025"].text == printed
    assert reasons(document, "indicators[0].targets.2025") == [
        (Severity.ERROR, printed)
    ]


def test_what_was_expected_and_not_found_is_said(tmp_path: Path) -> None:
    kept = {
        k: v
        for k, v in SECTIONS.items()
        if k not in {"Sorumlu Birim", "Maliyet Tahmini", "Tespitler"}
    }
    rows = [
        [
            "PG2.1.1 Yeni park sayısı (adet)",
            "%60",
            "4",
            "6",
            "",
            "10",
            "12",
            "14",
            "",
            "",
        ]
    ]

    document = read_pdf_cards(
        draw(tmp_path / "card.pdf", DrawnCard(rows, sections=kept))
    )

    path = "goals[0].objectives[0]"
    found = {(issue.where, issue.severity) for issue in document.issues}
    assert (f"{path}.responsible_unit", Severity.WARNING) in found
    assert (f"{path}.cost_estimate", Severity.WARNING) in found
    assert (f"{path}.findings", Severity.NOTICE) in found
    texts = [
        issue.reason for issue in document.issues if issue.where == f"{path}.indicators"
    ]
    assert any("60" in text for text in texts), "weights do not reach 100"
    assert reasons(document, f"{path}.indicators")[1] == (Severity.WARNING, "2026")


def test_a_half_year_baseline_is_flagged_against_full_years(tmp_path: Path) -> None:
    heading = [("2024 (6 aylık)" if "Başlangıç" in text else text) for text in HEADING]

    document = read_pdf_cards(
        draw(tmp_path / "card.pdf", replace(CARD, heading=heading))
    )

    assert only_objective(document).indicators[0].baseline_label == "2024 (6 aylık)"
    flagged = [
        issue.where
        for issue in document.issues
        if issue.where.endswith("baseline_value")
    ]
    assert flagged == ["goals[0].objectives[0].indicators[0].baseline_value"]


def test_the_mark_kumulatif_proposes_the_method_and_says_why(tmp_path: Path) -> None:
    rows = [["PG2.1.1 Yeni park sayısı (adet, kümülatif)", *ROWS[0][1:]], ROWS[1]]

    document = read_pdf_cards(draw(tmp_path / "card.pdf", replace(CARD, rows=rows)))

    first, second = only_objective(document).indicators
    assert (first.method, first.cumulative, first.unit) == (
        Method.CUMULATIVE,
        True,
        "adet",
    )
    assert (second.method, second.cumulative) == (Method.LEVEL, None)
    assert [severity for severity, _ in reasons(document, "indicators[0].method")] == [
        Severity.NOTICE
    ]


def test_a_removed_indicator_is_kept_as_withdrawn(tmp_path: Path) -> None:
    rows = [
        *ROWS,
        [
            "PG2.1.3 Eski gösterge (adet) (KALDIRILDI)",
            "-",
            "-",
            "-",
            "-",
            "-",
            "-",
            "-",
            "",
            "",
        ],
    ]

    document = read_pdf_cards(draw(tmp_path / "card.pdf", replace(CARD, rows=rows)))

    third = only_objective(document).indicators[2]
    assert (third.withdrawn, third.name, third.unit) == (True, "Eski gösterge", "adet")
    assert not [issue for issue in document.issues if "[2]" in issue.where]
