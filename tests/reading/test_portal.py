"""Pages of the participation portal: the three of the source documents, and more real ones."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ingest.reading.headings import Mark, marks
from ingest.reading.portal import looks_like_portal, read_portal
from plans.document import Method, PlanDocument, Severity
from plans.turkish import tidy
from tests.reading.portal_pages import PAGE, indicators, lines_of, only_objective, read

FIXTURES = Path(__file__).parents[2] / "fixtures"
SOURCES = [
    FIXTURES / "sources" / name
    for name in (
        "izmir-bb-hedef-4-3.txt",
        "izmir-bb-hedef-4-2.txt",
        "istanbul-bb-hedef-5-2.txt",
    )
]
PAGES = [*SOURCES, *sorted((FIXTURES / "portal").glob("*.txt"))]


def read_file(path: Path) -> PlanDocument:
    return read(path.read_text(encoding="utf-8"))


def reasons(document: PlanDocument, where: str) -> list[str]:
    return [issue.reason for issue in document.issues if issue.where == where]


def test_the_first_izmir_page_is_read_whole() -> None:
    document = read_file(SOURCES[0])
    (goal,) = document.goals
    objective = only_objective(document)

    assert (goal.code, goal.printed_code, goal.published_completion) == (
        "A4",
        "AMAÇ 04",
        Decimal(47),
    )
    assert goal.title is not None
    assert goal.title.startswith("İzmirlileri kendilerine")
    assert (objective.code, objective.printed_code) == ("H4.3", "HEDEF 4.3")
    assert objective.responsible_unit == "Sosyal Hizmetler Dairesi Başkanlığı"
    assert objective.cooperating_units == (
        "Sosyal Projeler Dairesi Başkanlığı",
        "Etüd ve Projeler Dairesi Başkanlığı",
    )
    assert objective.cost_estimate.total == Decimal("688146210")
    assert [
        len(texts) for texts in (objective.risks, objective.findings, objective.needs)
    ] == [2, 3, 4]
    assert [entry.code for entry in objective.indicators] == [
        f"PG4.3.{n}" for n in range(1, 9)
    ]
    assert [entry.weight_percent for entry in objective.indicators] == [
        10,
        10,
        20,
        5,
        15,
        10,
        25,
        5,
    ]
    assert [entry.unit for entry in objective.indicators] == [
        "kişi",
        "kişi",
        "₺",
        "kişi",
        "kişi",
        "kişi",
        "adet",
        "%",
    ]
    assert {entry.data_year for entry in objective.indicators} == {2022}
    assert objective.indicators[2].name == "Yapılan Nakdi Yardım Tutarı"
    assert document.issues == ()


def test_the_second_izmir_page_has_eleven_indicators_that_weigh_a_hundred() -> None:
    document = read_file(SOURCES[1])

    assert only_objective(document).cost_estimate.total == Decimal("425933893.75")
    assert [entry.code for entry in indicators(document)][-2:] == [
        "PG4.2.10",
        "PG4.2.11",
    ]
    assert sum(entry.weight_percent or 0 for entry in indicators(document)) == 100


def test_a_line_joined_by_ampersands_is_several_items() -> None:
    document = read_file(SOURCES[2])
    objective = only_objective(document)

    assert len(objective.findings) == len(objective.needs) == 5
    assert objective.findings[1] == "Hızlı Kentleşme ve Göç Sorununun Varlığı"
    assert objective.needs[0].endswith("Politikalar Geliştirilmesi")
    assert objective.citations["findings.1"].confidence == Decimal("0.8")
    assert len(reasons(document, "goals[0].objectives[0].findings[0]")) == 1


def test_the_method_is_proposed_from_the_print() -> None:
    document = read_file(SOURCES[2])
    first, second, _, last = indicators(document)

    assert (first.unit, first.cumulative, first.method) == (
        "adet",
        True,
        Method.CUMULATIVE,
    )
    assert (second.cumulative, second.method) == (None, Method.ANNUAL)
    assert last.method is Method.LEVEL
    assert reasons(document, "goals[0].objectives[0].indicators[1].method")


def test_every_value_says_on_which_line_it_stands() -> None:
    document = read_file(SOURCES[0])
    (goal,) = document.goals
    objective = only_objective(document)
    indicator = objective.indicators[0]

    assert goal.citations["published_completion"].line == 6
    assert (
        objective.citations["cost_estimate.total"].line,
        objective.citations["cost_estimate.total"].text,
    ) == (
        27,
        "688.146.210,0 ₺",
    )
    assert [objective.citations[f"needs.{n}"].line for n in range(4)] == [
        34,
        35,
        36,
        37,
    ]
    assert [
        indicator.citations[name].line
        for name in ("code", "data_year", "name", "unit", "weight_percent")
    ] == [
        38,
        39,
        40,
        40,
        42,
    ]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_line_of_a_page_disappears(path: Path) -> None:
    lines = lines_of(path.read_text(encoding="utf-8"))
    document = read_portal(lines)
    (goal,) = document.goals
    objective = only_objective(document)
    cited = {c.line for c in [*goal.citations.values(), *objective.citations.values()]}
    cited |= {
        c.line for entry in objective.indicators for c in entry.citations.values()
    }
    kept = {
        text for fragment in document.unassigned for text in fragment.text.splitlines()
    }

    def is_accounted_for(mark: Mark) -> bool:
        is_heading = mark.part is not None and not mark.rest and mark.code is None
        return is_heading or mark.line.line in cited or tidy(mark.line.text) in kept

    assert [mark.line.text for mark in marks(lines) if not is_accounted_for(mark)] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_real_page_is_known_as_one_of_the_portal(path: Path) -> None:
    assert looks_like_portal(lines_of(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("name", "weights", "warning"),
    [
        ("19.3605.0.4.3", [0, 3, 6, 0, 43, 34, 11], "%97"),
        ("19.3605.0.6.1", [40, 40, 19, 0], "%99"),
    ],
)
def test_weights_that_do_not_sum_to_a_hundred_and_repeated_codes_are_warnings(
    name: str, weights: list[int], warning: str
) -> None:
    document = read_file(FIXTURES / "portal" / f"{name}.txt")
    where = "goals[0].objectives[0].indicators"

    assert [entry.weight_percent for entry in indicators(document)] == weights
    assert [warning in reason for reason in reasons(document, where)] == [True]
    assert (
        len(reasons(document, f"{where}[1].code"))
        == len(reasons(document, f"{where}[3].code"))
        == 1
    )
    assert reasons(document, f"{where}[3].weight_percent") != []
    assert {entry.data_year for entry in indicators(document)} == {None}
    assert Severity.ERROR not in {issue.severity for issue in document.issues}


def test_a_plain_sentence_under_a_heading_is_one_item() -> None:
    document = read_file(FIXTURES / "portal" / "19.3500.0.4.1.txt")
    objective = only_objective(document)

    assert objective.cooperating_units == ("Strateji Geliştirme Dairesi Başkanlığı",)
    assert [
        len(texts) for texts in (objective.risks, objective.findings, objective.needs)
    ] == [1, 1, 1]
    assert document.issues == ()


def test_the_head_of_the_page_is_kept_as_one_fragment() -> None:
    document = read(PAGE)

    assert [fragment.text for fragment in document.unassigned] == [
        "Bu proje Avrupa Birliği tarafından finanse edilmektedir.\nYÜZÖLÇÜMÜ: 5.461 km² NÜFUS: 15.655.924"
    ]
    assert (document.institution, document.period, document.issues) == (None, None, ())
