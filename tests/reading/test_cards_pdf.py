"""Bordered target cards in PDFs: read by heading, every value with its page and box."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.reading.cards import read_grids, read_pdf_cards
from ingest.reading.grid import Cell, Grid
from plans.document import (
    Citation,
    Kind,
    Method,
    ObjectiveEntry,
    PlanDocument,
    Severity,
)
from plans.document_json import dumps
from tests.drawing import HEADING, TABLE, DrawnCard, draw

CORPUS = Path(__file__).parents[3] / "shared" / "data" / "corpus"

SECTIONS = {
    "Amaç": "A2: Güvenli ve yaşanabilir bir kent kurmak",
    "Hedef": "H2.1: Parkların bakımını düzenli yaparak kişi başına düşen yeşil alanı artırmak",
    "Sorumlu Birim": "Park ve Bahçeler Müdürlüğü",
    "İşbirliği Yapılacak Birim(ler)": "Fen İşleri Müdürlüğü, Zabıta Müdürlüğü",
    "Riskler": "• Kuraklık yaşanması\n• Bütçenin yetersiz kalması nedeniyle bakımın aksaması",
    "Faaliyet ve Projeler": "• Damla sulama kurulması",
    "Maliyet Tahmini": "12.500.000,50 TL",
    "Tespitler": "• Parkların dağılımı dengesizdir",
    "İhtiyaçlar": "• Sulama personeli\n• Bakım aracı",
}
ROWS = [
    [
        "PG2.1.1 Yeni park sayısı (adet)",
        "%60",
        "4",
        "6",
        "8",
        "10",
        "12",
        "14",
        "6 ayda bir",
        "Yılda bir",
    ],
    [
        "PG2.1.2 Memnuniyet oranı (%)",
        "40,0",
        "-",
        "%70",
        "75%",
        "80%",
        "85%",
        "90%",
        "Yılda bir",
        "Yılda bir",
    ],
]
OFFICIAL = list(SECTIONS)
CARD = DrawnCard(ROWS, sections=SECTIONS, order=[*OFFICIAL[:4], TABLE, *OFFICIAL[4:]])


def only_objective(document: PlanDocument) -> ObjectiveEntry:
    [(_, objective)] = document.objectives()
    return objective


@pytest.mark.parametrize(
    "order",
    [
        [*OFFICIAL[:4], TABLE, *OFFICIAL[4:]],
        [*OFFICIAL[:2], TABLE, *OFFICIAL[2:]],
        [*OFFICIAL, TABLE],
        [*OFFICIAL[:2], *reversed(OFFICIAL[2:]), TABLE],
    ],
    ids=["units-first", "table-first", "table-last", "sections-reversed"],
)
def test_a_card_is_read_by_its_headings_in_any_order(
    tmp_path: Path, order: list[str]
) -> None:
    path = draw(tmp_path / "card.pdf", replace(CARD, order=order))

    document = read_pdf_cards(path)

    objective = only_objective(document)
    first, second = objective.indicators
    assert (document.goals[0].code, document.goals[0].title) == (
        "A2",
        "Güvenli ve yaşanabilir bir kent kurmak",
    )
    assert (objective.code, objective.title) == ("H2.1", SECTIONS["Hedef"][6:])
    assert objective.responsible_unit == "Park ve Bahçeler Müdürlüğü"
    assert objective.cooperating_units == ("Fen İşleri Müdürlüğü", "Zabıta Müdürlüğü")
    assert objective.risks == (
        "Kuraklık yaşanması",
        "Bütçenin yetersiz kalması nedeniyle bakımın aksaması",
    )
    assert objective.activities == ("Damla sulama kurulması",)
    assert objective.findings == ("Parkların dağılımı dengesizdir",)
    assert objective.needs == ("Sulama personeli", "Bakım aracı")
    assert objective.cost_estimate.total == Decimal("12500000.5")
    assert (first.code, first.name, first.unit) == (
        "PG2.1.1",
        "Yeni park sayısı",
        "adet",
    )
    assert [first.weight_percent, first.baseline_value] == [60, 4]
    assert dict(first.targets) == {2025: 6, 2026: 8, 2027: 10, 2028: 12, 2029: 14}
    assert [second.weight_percent, second.baseline_value] == [40, None]
    assert second.unit == "%"
    assert (second.monitoring_frequency, first.monitoring_frequency) == (
        "Yılda bir",
        "6 ayda bir",
    )
    assert document.period == (2025, 2029)
    assert document.unassigned == ()


def cited(document: PlanDocument) -> Iterator[tuple[str, Citation]]:
    for goal in document.goals:
        yield from goal.citations.items()
    for _, objective in document.objectives():
        yield from objective.citations.items()
    for _, indicator in document.indicators():
        yield from indicator.citations.items()


def test_every_value_knows_the_page_and_box_it_stands_in(tmp_path: Path) -> None:
    document = read_pdf_cards(draw(tmp_path / "card.pdf", CARD))

    places = dict(cited(document))

    assert {
        "title",
        "responsible_unit",
        "cooperating_units.1",
        "risks.1",
        "cost_estimate.total",
    } <= set(places)
    assert {"name", "weight_percent", "targets.2029", "monitoring_frequency"} <= set(
        places
    )
    for field, place in places.items():
        assert place.page == 1, field
        assert place.box is not None, field
        x0, top, x1, bottom = place.box
        assert 0 <= x0 < x1 <= 596, field
        assert 0 <= top < bottom <= 842, field


def test_items_of_one_cell_stand_in_boxes_of_their_own(tmp_path: Path) -> None:
    objective = only_objective(read_pdf_cards(draw(tmp_path / "card.pdf", CARD)))

    first, second = (objective.citations[f"risks.{i}"] for i in (0, 1))

    assert first.box is not None
    assert second.box is not None
    assert first.box[3] <= second.box[1]
    assert first.text == "• Kuraklık yaşanması"


@pytest.mark.parametrize(
    ("title", "institution"),
    [
        ("Akçapınar Belediyesi 2025-2029 Stratejik Planı", "Akçapınar Belediyesi"),
        ("T.C. BOZDAĞ BÜYÜKŞEHİR BELEDİYESİ", "BOZDAĞ BÜYÜKŞEHİR BELEDİYESİ"),
        ("BOZDAĞ BELEDİYESİ · 2025–2029 STRATEJİK PLANI", "BOZDAĞ BELEDİYESİ"),
        ("İdare Adı: BOZDAĞ BELEDİYESİ", "BOZDAĞ BELEDİYESİ"),
        ("Hedef Kartları", None),
    ],
    ids=["with-period", "capitals", "dot", "labelled", "none"],
)
def test_the_institution_is_what_a_line_of_its_own_says(
    tmp_path: Path, title: str, institution: str | None
) -> None:
    document = read_pdf_cards(draw(tmp_path / "card.pdf", title, CARD))

    assert document.institution == institution


def test_a_year_before_the_printed_period_is_the_baseline(tmp_path: Path) -> None:
    heading = ["2024" if "Başlangıç" in text else text for text in HEADING]

    document = read_pdf_cards(
        draw(
            tmp_path / "card.pdf",
            "2025-2029 STRATEJİK PLANI",
            replace(CARD, heading=heading),
        )
    )

    first = only_objective(document).indicators[0]
    assert first.baseline_value == 4
    assert first.baseline_label == "2024"
    assert sorted(first.targets) == [2025, 2026, 2027, 2028, 2029]


def test_other_years_are_read_from_the_heading(tmp_path: Path) -> None:
    years = dict(
        zip(HEADING[3:8], ["2015", "2016", "2017", "2018", "2019"], strict=True)
    )
    heading = [years.get(text, text) for text in HEADING]

    document = read_pdf_cards(
        draw(tmp_path / "card.pdf", replace(CARD, heading=heading))
    )

    assert document.period == (2015, 2019)
    assert only_objective(document).indicators[0].targets[2019] == 14


def test_years_may_be_printed_as_places_in_the_plan(tmp_path: Path) -> None:
    heading = [*HEADING[:3], *(f"Planın {n}. Yılı" for n in range(1, 6)), *HEADING[8:]]

    document = read_pdf_cards(
        draw(
            tmp_path / "card.pdf",
            "2025-2029 Stratejik Planı",
            replace(CARD, heading=heading),
        )
    )

    assert only_objective(document).indicators[0].targets[2027] == 10


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("PG 2.1.1. Yeni park sayısı (adet)", "PG2.1.1"),
        ("P.G.2.1.1 Yeni park sayısı (adet)", "PG2.1.1"),
        ("2.1.1 Yeni park sayısı (adet)", "PG2.1.1"),
        ("PG2.1.1: Yeni park\nsayısı\n(adet)", "PG2.1.1"),
    ],
)
def test_codes_are_read_in_every_print(tmp_path: Path, printed: str, code: str) -> None:
    rows = [[printed, *ROWS[0][1:]], ROWS[1]]

    first = only_objective(
        read_pdf_cards(draw(tmp_path / "card.pdf", replace(CARD, rows=rows)))
    ).indicators[0]

    assert (first.code, first.name, first.unit) == (code, "Yeni park sayısı", "adet")


def test_a_word_that_a_line_end_broke_is_put_together_again(tmp_path: Path) -> None:
    sections = SECTIONS | {"Riskler": "• Kurumların iş birliği yap-\nmaması"}

    objective = only_objective(
        read_pdf_cards(draw(tmp_path / "card.pdf", replace(CARD, sections=sections)))
    )

    assert objective.risks == ("Kurumların iş birliği yapmaması",)
    assert objective.citations["risks.0"].text == "• Kurumların iş birliği yap-\nmaması"


def test_strategies_are_not_activities(tmp_path: Path) -> None:
    sections = {
        ("Stratejiler" if k == "Faaliyet ve Projeler" else k): v
        for k, v in SECTIONS.items()
    }
    card = DrawnCard(ROWS, sections=sections)

    objective = only_objective(read_pdf_cards(draw(tmp_path / "card.pdf", card)))

    assert (objective.strategies, objective.activities) == (
        ("Damla sulama kurulması",),
        (),
    )


def test_several_cards_on_a_page_share_their_goal(tmp_path: Path) -> None:
    other = SECTIONS | {"Hedef": "H2.2: Ağaç dikmek", "Riskler": "• Don olayı"}
    rows = [[row[0].replace("2.1.", "2.2."), *row[1:]] for row in ROWS]

    document = read_pdf_cards(
        draw(tmp_path / "cards.pdf", CARD, replace(CARD, sections=other, rows=rows))
    )

    [goal] = document.goals
    assert [objective.code for objective in goal.objectives] == ["H2.1", "H2.2"]
    assert goal.objectives[1].risks == ("Don olayı",)
    assert [one.code for one in goal.objectives[1].indicators] == ["PG2.2.1", "PG2.2.2"]


def test_a_card_goes_on_over_the_end_of_a_page(tmp_path: Path) -> None:
    rows = [
        [f"PG2.1.{n} Yapılan bakım sayısı {'uzun ad ' * 12}(adet)", "%5", *ROWS[0][2:]]
        for n in range(1, 21)
    ]

    document = read_pdf_cards(draw(tmp_path / "card.pdf", replace(CARD, rows=rows)))

    objective = only_objective(document)
    assert [one.code for one in objective.indicators] == [
        f"PG2.1.{n}" for n in range(1, 21)
    ]
    assert {one.citations["name"].page for one in objective.indicators} == {1, 2}
    assert objective.needs == ("Sulama personeli", "Bakım aracı")
    assert {one.targets[2029] for one in objective.indicators} == {14}


def reasons(document: PlanDocument, where: str) -> list[tuple[Severity, str]]:
    return [
        (issue.severity, issue.text)
        for issue in document.issues
        if issue.where.endswith(where)
    ]


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


def test_a_document_without_a_card_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = draw(
        tmp_path / "other.pdf", "Tespitler", "Nüfus 316.262 kişidir.", "Riskler"
    )

    document = read_pdf_cards(path)

    assert document.kind is Kind.REFUSED
    assert document.refusal is not None
    assert "hedef kartı bulunamadı" in document.refusal
    assert document.goals == ()


def test_a_file_that_is_no_pdf_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing more")

    document = read_pdf_cards(path)

    assert (document.kind, document.refusal) == (
        Kind.REFUSED,
        "PDF dosyası bozuk ya da eksik; açılamadı.",
    )


# --- the vocabulary alone, on grids made by hand ----------------------------------------------------


def grid(*rows: list[str | None]) -> Grid:
    """Return a ruled grid; None continues the cell to its left."""
    made: list[tuple[Cell | None, ...]] = []
    zero = Decimal(0)
    for row in rows:
        cells: list[Cell | None] = [None] * len(row)
        for at, text in enumerate(row):
            if text is not None:
                width = next(
                    (n for n in range(1, len(row) - at) if row[at + n] is not None),
                    len(row) - at,
                )
                line = Cell(text, 1)
                cells[at] = Cell(text, 1, lines=(line,), width=width)
        made.append(tuple(cells))
    return Grid(tuple(made), 1, (zero, zero, zero, zero))


HEAD: list[list[str | None]] = [
    ["Amaç", "A1: Bir", None, None],
    ["Hedef", "H1.1: İki", None, None],
]
TARGETS: list[list[str | None]] = [
    ["Performans Göstergeleri", "Hedefe Etkisi (%)", "2025", "2026"],
    ["PG1.1.1 Sayı (adet)", "100", "1", "2"],
]


def test_a_cost_table_by_year_inside_the_card_is_read() -> None:
    document = read_grids(
        [
            grid(
                *HEAD,
                *TARGETS,
                ["Maliyet Tahmini", "2025", "2026", "Toplam"],
                ["", "1.000 ₺", "2.000,50 TL", "3.000,50 ₺"],
            )
        ]
    )

    cost = only_objective(document).cost_estimate
    assert cost.by_year == {2025: 1000, 2026: Decimal("2000.5")}
    assert cost.total == Decimal("3000.5")


def test_unit_and_mark_may_have_columns_of_their_own() -> None:
    heading: list[str | None] = [
        "Gösterge Kodu",
        "Gösterge Adı",
        "Ölçü Birimi",
        "Kümülatif mi?",
        "Hedefe Etkisi",
        "2025",
    ]
    rows: list[list[str | None]] = [
        ["PG1.1.1", "Taşınan yolcu sayısı", "milyon kişi", "Evet", "70", "5"],
        ["PG1.1.2", "Memnuniyet oranı", "%", "Hayır", "30", "80"],
    ]
    wide: list[list[str | None]] = [[*row, None, None] for row in HEAD]

    first, second = only_objective(read_grids([grid(*wide, heading, *rows)])).indicators

    assert (first.name, first.unit, first.cumulative) == (
        "Taşınan yolcu sayısı",
        "milyon kişi",
        True,
    )
    assert (second.name, second.unit, second.cumulative) == (
        "Memnuniyet oranı",
        "%",
        False,
    )
    assert (first.method, second.method) == (Method.CUMULATIVE, Method.LEVEL)


def test_a_cost_with_a_lira_sign_is_read() -> None:
    document = read_grids(
        [grid(*HEAD, *TARGETS, ["Maliyet Tahmini", "138.155.000 ₺", None, None])]
    )

    assert only_objective(document).cost_estimate.total == 138155000


def test_a_doubtful_cost_is_null_with_an_issue() -> None:
    document = read_grids(
        [grid(*HEAD, *TARGETS, ["Maliyet Tahmini", "106.781,346 ₺", None, None])]
    )

    assert only_objective(document).cost_estimate.total is None
    assert reasons(document, "cost_estimate.total") == [
        (Severity.ERROR, "106.781,346 ₺")
    ]


def test_a_repeated_heading_of_the_same_card_begins_no_new_one() -> None:
    document = read_grids(
        [
            grid(*HEAD, *TARGETS),
            grid(*HEAD, TARGETS[0], ["PG1.1.2 Diğer (adet)", "0", "3", "4"]),
        ]
    )

    assert [one.code for one in only_objective(document).indicators] == [
        "PG1.1.1",
        "PG1.1.2",
    ]


def test_a_table_that_only_shares_words_with_a_card_is_none() -> None:
    lookalike = grid(
        ["Amaç", "Hedef", "Riskler", "Tespitler"], ["A1", "H1.1", "Kuraklık", "Yok"]
    )

    assert read_grids([lookalike]).kind is Kind.REFUSED


def test_a_code_that_occurs_twice_is_flagged_at_both_places() -> None:
    document = read_grids([grid(*HEAD, *TARGETS, TARGETS[1])])

    assert len(reasons(document, ".code")) == 2


def test_no_text_of_the_table_is_dropped_in_silence() -> None:
    document = read_grids(
        [grid(*HEAD, *TARGETS, ["Açıklama notu", "Veriler geçicidir", None, None])]
    )

    assert [fragment.text for fragment in document.unassigned] == [
        "Açıklama notu\nVeriler geçicidir"
    ]


def test_rows_without_ruling_lines_below_a_heading_are_kept_for_a_person() -> None:
    loose = Grid(((Cell("PG1.1.1 Sayı (adet)", 1), Cell("100 1 2", 1)),), 1)

    parts = grid(
        *([label, "x", None, None] for label in ("Riskler", "Tespitler", "İhtiyaçlar"))
    )
    kept = read_grids([grid(*HEAD, TARGETS[0]), loose, parts])
    assert [fragment.text for fragment in kept.unassigned] == [
        "PG1.1.1 Sayı (adet)\n100 1 2"
    ]
    assert [
        issue.severity for issue in kept.issues if issue.where.endswith(".indicators")
    ] == [Severity.WARNING]


# --- the corpus beside the repository --------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "d01_seed003_kart",
        "d03_landscape_rotated",
        "d04_split_repeat",
        "d05_two_per_page",
        "d07_codes_weights_costs",
        "d15_excel_printed",
        "d17_name_over_rows",
    ],
)
def test_bordered_documents_of_the_corpus_are_read_whole(
    name: str, tmp_path: Path
) -> None:
    source = CORPUS / "dev" / f"{name}.pdf"
    if not source.exists():
        pytest.skip("the corpus is not beside this repository")
    prediction = tmp_path / "prediction.json"
    result = tmp_path / "result.json"

    prediction.write_text(dumps(read_pdf_cards(source)), encoding="utf-8")
    subprocess.run(
        [
            sys.executable,
            CORPUS / "score.py",
            source.with_suffix(".truth.json"),
            prediction,
            "--json",
            result,
        ],
        check=True,
        capture_output=True,
    )

    assert json.loads(result.read_text(encoding="utf-8"))["f1"] == 1.0
