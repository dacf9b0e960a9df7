"""The source document 003: a target card whose reading order is broken, and the same card as a PDF."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.reading.cards import read_pdf_cards, read_text_cards
from ingest.reading.text import read_lines
from plans.document import CostEntry, ObjectiveEntry, PlanDocument
from tests.reading.printed_cards import accounted, letters, only_objective

TEXT = Path(__file__).parents[2] / "fixtures" / "sources" / "ilce-hedef-karti-h4-1.txt"
PDF = (
    Path(__file__).parents[3]
    / "shared" / "data" / "corpus" / "dev" / "d01_seed003_kart.pdf"
)  # fmt: skip


@pytest.fixture(scope="module")
def document() -> PlanDocument:
    lines = read_lines(TEXT.read_bytes())
    assert lines is not None
    return read_text_cards(lines)


@pytest.fixture(scope="module")
def objective(document: PlanDocument) -> ObjectiveEntry:
    return only_objective(document)


def test_goal_objective_units_and_cost_are_read(
    document: PlanDocument, objective: ObjectiveEntry
) -> None:
    assert document.institution is None
    assert document.period == (2020, 2024)
    assert [goal.code for goal in document.goals] == ["A4"]
    assert document.goals[0].title == (
        "İlçemizdeki sosyal yardımlarla sosyal hizmetler arasındaki bağlantıyı güçlendirmek"
    )
    assert objective.code == "H4.1"
    assert objective.title is not None
    assert objective.title.endswith("diğer kurumlarla işbirliği içinde sunmak.")
    assert objective.responsible_unit == "Sosyal Destek Hizmetleri Müdürlüğü"
    assert objective.cooperating_units == (
        "Kadın ve Aile Hizmetleri Müdürlüğü",
        "Halkla İlişkiler Müdürlüğü",
        "İşletme ve İştirakler Müdürlüğü",
    )
    assert objective.cost_estimate == CostEntry(Decimal(138155000))


@pytest.mark.parametrize(
    ("at", "unit", "weight", "baseline", "targets"),
    [
        (0, "adet", 25, 13654, [15000] * 5),
        (1, "%", 20, None, [85] * 5),
        (2, "%", 20, None, [85] * 5),
        (3, "kişi", 25, 25, [50, 100, 150, 200, 250]),
        (4, "%", 10, None, [100] * 5),
    ],
)
def test_each_row_of_the_table_is_complete(
    objective: ObjectiveEntry,
    at: int,
    unit: str,
    weight: int,
    baseline: int | None,
    targets: list[int],
) -> None:
    indicator = objective.indicators[at]

    assert indicator.code == f"PG4.1.{at + 1}"
    assert indicator.unit == unit
    assert [indicator.weight_percent, indicator.baseline_value] == [weight, baseline]
    assert indicator.baseline_label == "2019 (6 aylık)"
    assert list(indicator.targets) == [2020, 2021, 2022, 2023, 2024]
    assert list(indicator.targets.values()) == targets
    assert indicator.monitoring_frequency == "6 ayda bir"
    assert indicator.reporting_frequency == "Yılda bir"


def test_two_runs_of_bullets_wait_for_a_person(document: PlanDocument) -> None:
    first, second = document.unassigned

    assert (len(first.items), len(second.items)) == (11, 8)
    assert first.items[0].startswith("Vatandaşın yapılan yardımları")
    assert "olumsuz etkilenmesi,  sosyal" in first.items[4], "unaltered, blanks too"
    assert first.items[-1].endswith("verilerin düzenli olarak girilmesi")
    assert second.items[0] == (
        "İhtiyaç sahibi vatandaşları İstihdama yönlendirmedeki zorluklar"
    )
    assert second.text.split("\n")[1].startswith("● Düzenli")
    assert {first.where, second.where} == {"goals[0].objectives[0]"}


def test_the_second_run_may_begin_with_no_sign_at_all(document: PlanDocument) -> None:
    lines = read_lines(TEXT.read_bytes())
    assert lines is not None
    plain = [replace(line, text=line.text.replace("\uf097", "")) for line in lines]

    assert [fragment.items for fragment in read_text_cards(plain).unassigned] == [
        fragment.items for fragment in document.unassigned
    ]


def test_no_fragment_of_the_page_disappears() -> None:
    text = TEXT.read_text(encoding="utf-8")

    assert accounted(text) == letters([text])


def test_the_same_card_as_a_pdf_says_the_same_and_places_the_runs(
    objective: ObjectiveEntry, document: PlanDocument
) -> None:
    if not PDF.exists():
        pytest.skip("the corpus is not beside this repository")

    drawn = read_pdf_cards(PDF)

    placed = only_objective(drawn)
    assert drawn.unassigned == ()
    assert [(one.code, one.name, one.targets) for one in placed.indicators] == [
        (one.code, one.name, one.targets) for one in objective.indicators
    ]
    first, second = (
        [" ".join(item.split()) for item in fragment.items]
        for fragment in document.unassigned
    )
    assert [*placed.findings, *placed.needs] == first
    assert [*placed.risks, *placed.activities] == second
