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

from ingest.reading.cards import read_pdf_cards
from plans.document import (
    Citation,
    Kind,
    PlanDocument,
)
from plans.document_json import dumps
from tests.drawing import HEADING, TABLE, DrawnCard, draw
from tests.reading.parks_card import (
    CARD,
    OFFICIAL,
    ROWS,
    SECTIONS,
    only_objective,
)

CORPUS = Path(__file__).parents[3] / "shared" / "data" / "corpus"


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
